package io.kaocheng.contracts.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Period;

import java.time.LocalDate;

/** The rounds in which figures are reported, one for each period. */
public sealed interface RoundEvent extends MonitoringEvent {

    Period period();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(period());
    }

    static String subject(Period period) {
        return "round/" + period;
    }

    /**
     * The last day on which a period's figures were in time is over. From then on the period is
     * scored, whether or not anything was reported for it.
     *
     * @param due the last day on which a figure was in time
     */
    record RoundFellDue(Period period, LocalDate due) implements RoundEvent {}
}
