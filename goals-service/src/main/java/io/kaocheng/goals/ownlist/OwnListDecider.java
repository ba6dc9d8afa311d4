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
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    private static final BigDecimal TOTAL = new BigDecimal(100);

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
            Assessment known = references.facts(assessment);
            Decision.Reasons wrong = new Decision.Reasons();
            CycleDecider.closedWithin(from.firstMonth(), next(references), references)
                    .ifPresent(wrong::add);
            wrong.unless(
                    UnitDecider.exists(references, key.unit()),
                    ProblemCode.UNKNOWN_UNIT,
                    "unit",
                    "there is no unit " + key.unit() + "; register it first",
                    "没有单位 " + key.unit() + "，请先登记");
            addWrongBlock(known, wrong);
            addWrongItems(known, wrong);
            BigDecimal total =
                    items.stream()
                            .map(OwnListItem::weight)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            return wrong.unless(
                    total.compareTo(TOTAL) == 0,
                    ProblemCode.WEIGHTS_UNBALANCED,
                    "items",
                    "the weights total " + total.toPlainString() + "; they must total 100",
                    "权重合计为 " + total.toPlainString() + "，须为 100");
        }

        /** The first month of the list that begins after this one; null where none does. */
        private @Nullable YearMonth next(References references) {
            return references.state(KIND, key.subject()).stream()
                    .map(list -> list.since().firstMonth())
                    .filter(begin -> begin.isAfter(from.firstMonth()))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        private void addWrongBlock(Assessment known, Decision.Reasons wrong) {
            Assessment.Blocks blocks = known.schemes().get(key.scheme());
            wrong.unless(
                            blocks != null,
                            ProblemCode.INVALID_FIELD,
                            "scheme",
                            "there is no enacted scheme " + key.scheme(),
                            "没有已启用的考核方案 " + key.scheme())
                    .unless(
                            blocks == null || blocks.own().contains(key.block()),
                            ProblemCode.INVALID_FIELD,
                            "block",
                            "the scheme "
                                    + key.scheme()
                                    + " has no block "
                                    + key.block()
                                    + " of units' own indicators",
                            "考核方案 " + key.scheme() + " 没有个性指标维度 " + key.block());
        }

        private void addWrongItems(Assessment known, Decision.Reasons wrong) {
            Assessment.Blocks blocks = known.schemes().get(key.scheme());
            Set<Code> seen = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                Code indicator = items.get(i).indicator();
                String at = "items/" + i + "/indicator";
                Assessment.Measure measure = known.indicators().get(indicator);
                Period retired = measure == null ? null : measure.retired();
                wrong.unless(
                                seen.add(indicator),
                                ProblemCode.INVALID_FIELD,
                                at,
                                indicator + " is in the list twice",
                                "指标 " + indicator + " 重复")
                        .unless(
                                blocks == null || !blocks.fixed().contains(indicator),
                                ProblemCode.INVALID_FIELD,
                                at,
                                "the scheme "
                                        + key.scheme()
                                        + " scores "
                                        + indicator
                                        + " for all its units already",
                                "考核方案 " + key.scheme() + " 已对全部单位考核指标 " + indicator)
                        .unless(
                                measure != null,
                                ProblemCode.UNKNOWN_INDICATOR,
                                at,
                                "no enacted version of indicator " + indicator,
                                "指标 " + indicator + " 没有生效版本")
                        .unless(
                                retired == null || retired.beginsAfter(from),
                                ProblemCode.INVALID_FIELD,
                                at,
                                "indicator " + indicator + " was retired from " + retired,
                                "指标 " + indicator + " 已自 " + retired + " 起停用")
                        .unless(
                                measure == null || !measure.comparesTheClass(),
                                ProblemCode.INVALID_FIELD,
                                at,
                                "the rule of "
                                        + indicator
                                        + " compares units, and not all have it; its peers must name a"
                                        + " group whose units share it (peers: group:<code>)",
                                "指标 "
                                        + indicator
                                        + " 的计分规则须在单位之间比较，而并非各单位均有该指标，须以 peers:group:<代码>"
                                        + " 指定共有该指标的分组");
            }
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
