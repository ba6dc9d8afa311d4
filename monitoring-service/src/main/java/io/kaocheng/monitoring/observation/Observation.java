package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.jspecify.annotations.Nullable;

/** The state of an observation. */
public sealed interface Observation {

    record Absent() implements Observation {}

    record Submitted(Figures figures, String by) implements Observation {}

    record Approved(Figures figures) implements Observation {}

    /** Sent back: counts for nothing until it is submitted again. */
    record Returned(Figures figures) implements Observation {}

    record NoData(String reason, @Nullable String note) implements Observation {}

    record Withdrawn() implements Observation {}
}
