package io.kaocheng.goals.ownlist;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.OwnListEvent.OwnListItem;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.OwnList;
import io.kaocheng.goals.ownlist.OwnListDecider.SetOwnList;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.scoring.facts.OwnList.Item;
import io.kaocheng.scoring.facts.OwnListCheck;
import io.kaocheng.shape.Finding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The indicators a unit has of its own in a block of a scheme: set as another person granted, from
 * a period on. What is measured and by which scheme is another service's: it must be there when the
 * list is asked for, and still when it is granted.
 */
public final class OwnListDecider implements RowsDecider<SetOwnList, OwnList, OwnListEvent> {

    private static final StreamKind<SetOwnList, List<OwnList>, OwnListEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new OwnListDecider()), OwnListEvent.class);

    /** The stream of a list, for others to refer to. */
    static Reference.Stream<List<OwnList>> at(Key key) {
        return KIND.at(key.subject());
    }

    /** Whose list, in which block of which scheme. */
    public record Key(Code unit, Code scheme, Code block) {
        String subject() {
            return OwnListEvent.subject(unit, scheme, block);
        }
    }

    /**
     * A list as it is asked for.
     *
     * @param from the first period for which it holds
     */
    public record ProposedList(
            Key key, Period from, List<OwnListItem> items, Assessment.Lookup assessment) {
        public ProposedList {
            items = List.copyOf(items);
        }

        /** The list that stands, and what the rules depend on. */
        public List<Reference> references() {
            return List.of(at(key), UnitDecider.at(key.unit()), CycleDecider.all(), assessment);
        }

        /** What keeps it from being set; nothing where it may be. */
        public Decision.Reasons wrong(References references) {
            Decision.Reasons wrong = new Decision.Reasons();
            OwnListCheck.Asked asked =
                    new OwnListCheck.Asked(
                            key.unit(),
                            key.scheme(),
                            key.block(),
                            from,
                            items.stream().map(i -> new Item(i.indicator(), i.weight())).toList());
            for (Finding found : OwnListCheck.check(asked, new KnownNow(assessment, references))) {
                wrong.add(
                        new Rejection(
                                ProblemCode.ofCode(found.code()).orElse(ProblemCode.INVALID_FIELD),
                                found.pointer().substring(1),
                                found.en(),
                                found.zh()));
            }
            return wrong;
        }

        /** What it changes, as the list stands; it must not be {@link #wrong}. */
        public OwnListChange change(References references) {
            List<OwnList> lists = references.state(KIND, key.subject());
            OwnList before = null;
            for (OwnList list : lists) {
                boolean begun = !list.since().firstMonth().isAfter(from.firstMonth());
                if (begun
                        && (before == null
                                || !list.since()
                                        .firstMonth()
                                        .isBefore(before.since().firstMonth()))) {
                    before = list;
                }
            }
            return new OwnListChange(
                    key.unit(),
                    key.scheme(),
                    key.block(),
                    from,
                    lists.size(),
                    before == null ? List.of() : before.items(),
                    items);
        }
    }

    /** What is known under the region's lock. */
    private record KnownNow(Assessment.Lookup assessment, References references)
            implements OwnListCheck.Known {

        @Override
        public Optional<OwnListCheck.Blocks> scheme(Code scheme) {
            return Optional.ofNullable(references.facts(assessment).schemes().get(scheme));
        }

        @Override
        public Optional<OwnListCheck.Measure> indicator(Code indicator) {
            return Optional.ofNullable(references.facts(assessment).indicators().get(indicator));
        }

        @Override
        public Optional<List<OwnListCheck.Classed>> classes(Code unit) {
            return UnitDecider.classes(references, unit)
                    .map(
                            classes ->
                                    classes.stream()
                                            .map(
                                                    one ->
                                                            new OwnListCheck.Classed(
                                                                    one.from(), one.unitClass()))
                                            .toList());
        }

        @Override
        public Optional<Period> cycle(Code cycle) {
            return CycleDecider.period(references, cycle);
        }

        @Override
        public Map<Code, Period> closed() {
            return CycleDecider.closed(references);
        }

        @Override
        public Optional<YearMonth> next(OwnListCheck.Asked asked, YearMonth after) {
            Key key = new Key(asked.unit(), asked.scheme(), asked.block());
            return references.state(KIND, key.subject()).stream()
                    .map(list -> list.since().firstMonth())
                    .filter(begin -> begin.isAfter(after))
                    .min(Comparator.naturalOrder());
        }
    }

    /** {@code by} asked for the list by the request, {@code approver} grants it. */
    public record SetOwnList(
            ProposedList proposed, String reason, String by, String approver, Code request) {
        public Change<SetOwnList, List<OwnList>, OwnListEvent> change() {
            return KIND.change(proposed.key().subject(), this).referringTo(proposed.references());
        }
    }

    /** The indicators a unit has of its own in a block, from a period on until a later list. */
    @Schema(name = "OwnIndicators")
    public record OwnList(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "departments-2026") Code scheme,
            @Schema(examples = "duties") Code block,
            @Schema(description = "the first period for which it holds", examples = "2026")
                    Period since,
            @Schema(description = "with their weights in the block, which total 100")
                    List<OwnListItem> items,
            @Schema(examples = "三定方案明确的职能目标") String reason,
            @Schema(description = "who granted it, by subject id", examples = "leader-wang")
                    String by,
            @Schema(description = "by which it was asked for", examples = "duties-1") Code request,
            @Schema(description = "which of the unit's lists in the block it is, from 1")
                    int version) {
        public OwnList {
            items = List.copyOf(items);
        }
    }

    @Override
    public Decision<OwnListEvent> decide(
            SetOwnList command, List<OwnList> known, References references) {
        ProposedList proposed = command.proposed();
        if (known.stream().anyMatch(list -> list.request().equals(command.request()))) {
            return unchanged();
        }
        Decision.Reasons wrong = proposed.wrong(references);
        if (wrong.any()) {
            return wrong.reject();
        }
        if (command.by().equals(command.approver())) {
            return reject(
                    ProblemCode.APPROVER_IS_AUTHOR,
                    "a list is approved by another person than the one who asks for it",
                    "个性指标须由申请人以外的人批准");
        }
        Key key = proposed.key();
        return accept(
                new OwnIndicatorsSet(
                        key.unit(),
                        key.scheme(),
                        key.block(),
                        proposed.from(),
                        proposed.items(),
                        command.reason(),
                        command.approver(),
                        command.request()));
    }

    /** In the order in which they were set: of two that begin alike the later one holds. */
    @Override
    public List<OwnList> evolve(List<OwnList> known, OwnListEvent event) {
        List<OwnList> all = new ArrayList<>(known);
        switch (event) {
            case OwnIndicatorsSet e ->
                    all.add(
                            new OwnList(
                                    e.unit(),
                                    e.scheme(),
                                    e.block(),
                                    e.from(),
                                    e.items(),
                                    e.reason(),
                                    e.by(),
                                    e.request(),
                                    known.size() + 1));
        }
        return List.copyOf(all);
    }
}
