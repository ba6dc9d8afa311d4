package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The state of an observation. */
public sealed interface Observation {

    /** Source, note and reason as they were given last. */
    record Remarks(@Nullable String source, @Nullable String note, @Nullable String reason) {

        static final Remarks NONE = new Remarks(null, null, null);

        /** With what is given in the place of what was. */
        Remarks and(
                @Nullable String newSource, @Nullable String newNote, @Nullable String newReason) {
            return new Remarks(
                    newSource == null ? source : newSource,
                    newNote == null ? note : newNote,
                    newReason == null ? reason : newReason);
        }
    }

    /**
     * A figure as it was reported last. A correction keeps the day of what it corrects.
     *
     * @param by who reported it, who may not approve it
     * @param statedDay the day it was reported on, where that was stated
     */
    record Reported(Figures figures, String by, @Nullable LocalDate statedDay) {}

    Remarks remarks();

    record Absent() implements Observation {
        @Override
        public Remarks remarks() {
            return Remarks.NONE;
        }
    }

    record Submitted(Reported reported, Remarks remarks) implements Observation {}

    record Approved(Reported reported, Remarks remarks) implements Observation {}

    /**
     * Sent back: counts for nothing until it is submitted again.
     *
     * @param reported absent where it was no figure that was sent back
     */
    record Returned(@Nullable Reported reported, Remarks remarks) implements Observation {}

    /**
     * @param absence why there is no figure
     */
    record NoData(String absence, Remarks remarks) implements Observation {}

    record Withdrawn(Remarks remarks) implements Observation {}
}
