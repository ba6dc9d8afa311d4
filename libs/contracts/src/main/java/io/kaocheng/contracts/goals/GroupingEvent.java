package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Which groups a unit is in. A unit counts to the groups it is in on a period's last day. */
public sealed interface GroupingEvent extends GoalsEvent {

    Code unit();

    Code unitGroup();

    LocalDate from();

    @Override
    default String subject() {
        return "grouping/" + unit();
    }

    /**
     * A unit is in a group from a day on.
     *
     * @param exclusiveWithin the set of groups of which it is in one at a time; absent where the
     *     group is in none
     */
    record UnitGrouped(Code unit, Code unitGroup, @Nullable Code exclusiveWithin, LocalDate from)
            implements GroupingEvent {}

    /**
     * A unit is in a group no longer.
     *
     * @param from the first day without it; that of the grouping where it was mistaken
     * @param reason absent where it went to another group of the same set
     */
    record UnitUngrouped(Code unit, Code unitGroup, LocalDate from, @Nullable String reason)
            implements GroupingEvent {}
}
