package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.RegisterKey;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/** A region's journal, read once, in order, each entry once. */
public interface EntryCursor extends Closeable {

    /**
     * The next entry; null after the last.
     *
     * @throws IOException where the source cannot be reached, or lacks an entry
     */
    @Nullable Item next() throws IOException, InterruptedException;

    @Override
    void close();

    /** An entry's place, and what of it scoring needs. */
    sealed interface Item {

        long sequence();

        /** Its stream; {@code ?} where not even that can be read. */
        String subject();
    }

    /** One that scoring needs. */
    record Needed(long sequence, Fact fact) implements Item {
        @Override
        public String subject() {
            return fact.subject();
        }
    }

    /** One about an observation: nearly all are, so these are taken without their event. */
    record Figure(RegisterKey key, ObservationChange change) implements Item {
        @Override
        public long sequence() {
            return change.sequence();
        }

        @Override
        public String subject() {
            return ObservationEvent.subject(key.holder(), key.indicator(), key.period());
        }
    }

    /** One that scoring does not need. */
    record Unneeded(long sequence, String subject) implements Item {}

    /** One of which this build does not know what it says. */
    record Unreadable(long sequence, String subject) implements Item {}
}
