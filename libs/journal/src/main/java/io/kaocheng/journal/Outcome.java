package io.kaocheng.journal;

import java.util.List;
import java.util.UUID;

/** What became of one change. */
public sealed interface Outcome {

    /** An entry as told to the caller. */
    record EntryRef(UUID id, long sequence) {}

    /**
     * @param streamVersion the stream's version after it
     */
    record Recorded(List<EntryRef> entries, int streamVersion) implements Outcome {
        public Recorded {
            entries = List.copyOf(entries);
        }
    }

    /** What was asked for held already. */
    record Unchanged(int streamVersion) implements Outcome {}

    record Refused(Rejection reason) implements Outcome {}

    /** The stream has moved on since the caller saw it. */
    record Stale(int expected, int found) implements Outcome {}
}
