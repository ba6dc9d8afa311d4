package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

/** The life of an assessment cycle. */
public sealed interface CycleEvent extends GoalsEvent {

    Code cycle();

    @Override
    default String subject() {
        return "cycle/" + cycle();
    }

    /**
     * An assessment cycle was opened. {@code period} is what the cycle assesses, usually a year;
     * observations are taken for periods within it.
     */
    record CycleOpened(Code cycle, String name, Period period) implements CycleEvent {}

    /**
     * The cycle was closed. No figure of its period is submitted, corrected, withdrawn or reviewed
     * any more, no target of it set or adjusted.
     */
    record CycleClosed(Code cycle, String reason) implements CycleEvent {}
}
