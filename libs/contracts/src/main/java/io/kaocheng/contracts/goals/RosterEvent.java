package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Who answers for what in a unit: responsibility, not permission. {@code duty} is {@code head},
 * {@code deputy}, {@code leader-in-charge}, {@code liaison} or {@code data-officer}; {@code person}
 * is an opaque subject id.
 */
public sealed interface RosterEvent extends GoalsEvent.Unscored {

    Code unit();

    String duty();

    String person();

    LocalDate from();

    @Override
    default String subject() {
        return "roster/" + unit();
    }

    /** A person has a duty in a unit from a day on. */
    record DutyAssigned(Code unit, String duty, String person, LocalDate from)
            implements RosterEvent {}

    /**
     * A person has a duty no longer.
     *
     * @param from the first day without it
     */
    record DutyEnded(Code unit, String duty, String person, LocalDate from, @Nullable String reason)
            implements RosterEvent {}

    /**
     * An assignment was entered by mistake. The person never had the duty.
     *
     * @param from the day of the assignment
     */
    record DutyWithdrawn(Code unit, String duty, String person, LocalDate from, String reason)
            implements RosterEvent {}
}
