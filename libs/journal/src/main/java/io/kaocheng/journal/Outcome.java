package io.kaocheng.journal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What became of one change. */
public sealed interface Outcome {

    /** An entry as told to the caller. */
    record EntryRef(UUID id, long sequence) {}

    /**
     * @param streamVersion the stream's version after it
     * @param result what the decider tells besides, as JSON; absent where it tells nothing
     */
    record Recorded(List<EntryRef> entries, int streamVersion, @Nullable JsonNode result)
            implements Outcome {
        public Recorded {
            entries = List.copyOf(entries);
        }

        public Recorded(List<EntryRef> entries, int streamVersion) {
            this(entries, streamVersion, null);
        }
    }

    /** What was asked for held already. */
    record Unchanged(int streamVersion, @Nullable JsonNode result) implements Outcome {
        public Unchanged(int streamVersion) {
            this(streamVersion, null);
        }
    }

    /**
     * @param reasons at least one
     */
    record Refused(List<Rejection> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        /** The first reason. */
        public Rejection reason() {
            return reasons.getFirst();
        }
    }

    /** The stream has moved on since the caller saw it. */
    record Stale(int expected, int found) implements Outcome {}
}
