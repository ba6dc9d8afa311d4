package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.GroupingEvent.UnitGrouped;
import io.kaocheng.contracts.goals.GroupingEvent.UnitUngrouped;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.GroupDecider.Group;
import io.kaocheng.goals.unit.GroupingDecider.GroupingCommand;
import io.kaocheng.goals.unit.GroupingDecider.Membership;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.RowsDecider;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.FromPath;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which groups a unit is in, since when and until when. Of the groups of a set it is in one at a
 * time: a new one ends the one before.
 */
public final class GroupingDecider
        implements RowsDecider<GroupingCommand, Membership, GroupingEvent> {

    private static final StreamKind<GroupingCommand, List<Membership>, GroupingEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new GroupingDecider()), GroupingEvent.class);

    /** What may be asked of a unit's groups; {@code from} is the day from which it is to hold. */
    public sealed interface GroupingCommand {
        Code unit();

        Code unitGroup();

        LocalDate from();

        default Change<GroupingCommand, List<Membership>, GroupingEvent> change() {
            return KIND.change("grouping/" + unit(), this)
                    .referringTo(List.of(UnitDecider.at(unit()), GroupDecider.at(unitGroup())));
        }
    }

    @Schema(name = "UnitGrouping")
    public record GroupUnit(
            @FromPath Code unit,
            @Schema(examples = "inland") Code unitGroup,
            @Schema(description = "the first day in it", examples = "2026-01-01") LocalDate from)
            implements GroupingCommand {}

    @Schema(name = "UnitUngrouping")
    public record UngroupUnit(
            @FromPath Code unit,
            @Schema(examples = "inland") Code unitGroup,
            @Schema(
                            description =
                                    "the first day without it; where it was never to be in it, the first day in it",
                            examples = "2026-07-01")
                    LocalDate from,
            @Schema(examples = "行政区划调整") @NotBlank @Size(max = 1_000) String reason)
            implements GroupingCommand {}

    /** A unit's time in a group, from its first day until the first day without it. */
    @Schema(name = "UnitGroupMembership")
    public record Membership(
            @Schema(examples = "qingshan-town") Code unit,
            @Schema(examples = "inland") Code unitGroup,
            @Schema(
                            description = "the set of groups of which it is in one at a time",
                            examples = "terrain")
                    @Nullable Code exclusiveWithin,
            LocalDate since,
            @Nullable LocalDate until,
            @Schema(description = "why it ended", examples = "行政区划调整") @Nullable String reason) {

        /** Whether the unit cannot be in both at a time. */
        private boolean excludes(Code other, @Nullable Code within) {
            return unitGroup.equals(other) || (within != null && within.equals(exclusiveWithin));
        }
    }

    @Override
    public Decision<GroupingEvent> decide(
            GroupingCommand command, List<Membership> known, References references) {
        Code unit = command.unit();
        LocalDate from = command.from();
        return switch (references.state(UnitDecider.KIND, "unit/" + unit)) {
            case Unit.Unregistered() ->
                    reject(ProblemCode.UNKNOWN_UNIT, "there is no unit " + unit, "没有单位 " + unit);
            case Unit.Abolished(var end, _, _) when comesTooLate(command, end) ->
                    reject(
                            ProblemCode.UNIT_ENDED,
                            "from",
                            "the unit ended on " + end,
                            "单位已于 " + end + " 撤销");
            case Unit state when from.isBefore(state.history().getFirst().from()) ->
                    no(
                            "the unit exists from " + state.history().getFirst().from(),
                            "单位自 " + state.history().getFirst().from() + " 起设立");
            case Unit.Active _, Unit.Abolished _ ->
                    switch (command) {
                        case GroupUnit(_, var group, _) ->
                                GroupDecider.find(references, group)
                                        .map(found -> group(unit, found, from, known))
                                        .orElseGet(
                                                () ->
                                                        reject(
                                                                ProblemCode.UNKNOWN_GROUP,
                                                                "unitGroup",
                                                                "there is no group " + group,
                                                                "没有分组 " + group));
                        case UngroupUnit(_, var group, _, var reason) ->
                                ungroup(new UnitUngrouped(unit, group, from, reason), known);
                    };
        };
    }

    /** A unit may leave a group after its end, which corrects what was entered. */
    private static boolean comesTooLate(GroupingCommand command, LocalDate end) {
        return switch (command) {
            case GroupUnit(_, _, var from) -> !from.isBefore(end);
            case UngroupUnit _ -> false;
        };
    }

    private static Decision<GroupingEvent> group(
            Code unit, Group group, LocalDate from, List<Membership> known) {
        Code within = group.exclusiveWithin();
        UnitGrouped grouped = new UnitGrouped(unit, group.unitGroup(), within, from);
        List<GroupingEvent> events = new ArrayList<>();
        for (Membership held : known) {
            LocalDate until = held.until();
            if (!held.excludes(group.unitGroup(), within)) {
                continue;
            }
            boolean same = held.unitGroup().equals(group.unitGroup());
            if (same && held.since().equals(from) && until == null) {
                return unchanged();
            }
            boolean open = until == null && !same && !from.isBefore(held.since());
            if (open) {
                events.add(new UnitUngrouped(unit, held.unitGroup(), from, null));
            } else if (until == null || from.isBefore(until)) {
                return overlaps(held);
            }
        }
        events.add(grouped);
        return new Decision.Accepted<>(events);
    }

    private static Decision<GroupingEvent> ungroup(
            UnitUngrouped ungrouped, List<Membership> known) {
        Membership held = null;
        for (Membership membership : known) {
            held = membership.unitGroup().equals(ungrouped.unitGroup()) ? membership : held;
        }
        if (held == null) {
            return reject(
                    ProblemCode.NOT_FOUND,
                    "unitGroup",
                    ungrouped.unit() + " was never in the group " + ungrouped.unitGroup(),
                    ungrouped.unit() + " 从未在分组 " + ungrouped.unitGroup() + " 中");
        }
        if (ungrouped.from().equals(held.until())) {
            return unchanged();
        }
        return held.until() == null && !ungrouped.from().isBefore(held.since())
                ? accept(ungrouped)
                : overlaps(held);
    }

    private static Decision<GroupingEvent> overlaps(Membership held) {
        String span = held.since() + "–" + (held.until() == null ? "" : held.until());
        return no(
                "does not fit with the time in the group " + held.unitGroup() + ", " + span,
                "与在分组 " + held.unitGroup() + " 的时间（" + span + "）不符");
    }

    private static Decision<GroupingEvent> no(String english, String chinese) {
        return reject(ProblemCode.WRONG_STATE, "from", english, chinese);
    }

    /** In the order in which they were entered; what ended on its first day never was. */
    @Override
    public List<Membership> evolve(List<Membership> known, GroupingEvent event) {
        List<Membership> all = new ArrayList<>(known);
        Membership held =
                all.stream()
                        .filter(m -> m.until() == null && m.unitGroup().equals(event.unitGroup()))
                        .findFirst()
                        .orElse(null);
        boolean fits =
                switch (event) {
                    case UnitGrouped(var unit, var group, var within, var from) ->
                            held == null
                                    && all.add(
                                            new Membership(unit, group, within, from, null, null));
                    case UnitUngrouped(_, _, var from, _)
                            when held != null && from.equals(held.since()) ->
                            all.remove(held);
                    case UnitUngrouped(var unit, var group, var from, var reason) ->
                            held != null
                                    && Collections.replaceAll(
                                            all,
                                            held,
                                            new Membership(
                                                    unit,
                                                    group,
                                                    held.exclusiveWithin(),
                                                    held.since(),
                                                    from,
                                                    reason));
                };
        if (!fits) {
            throw new CorruptStreamException("no " + event + " can follow " + known);
        }
        return List.copyOf(all);
    }
}
