package io.kaocheng.journal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** The outcome of one change. */
public sealed interface Outcome {

    /** Reference to a recorded entry, as returned to the caller. */
    record EntryRef(UUID id, long sequence) {}

    /**
     * @param streamVersion the stream's version after it
     * @param result the decider's typed result as JSON; absent where it has none
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

    /** The state already is what the command asks for; nothing was recorded. */
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
