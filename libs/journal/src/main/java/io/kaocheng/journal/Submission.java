package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Changes to one region's journal that are asked for together. */
public record Submission(
        Code region,
        List<Change<?, ?, ?>> changes,
        Mode mode,
        Origin origin,
        @Nullable IdempotencyKey key) {

    public Submission {
        changes = List.copyOf(changes);
    }

    /** What becomes of the good changes where another is refused. */
    public enum Mode {
        /** Nothing is recorded. */
        ATOMIC,
        /** They are recorded; the refused ones are told. */
        PARTIAL,
        /** Nothing is recorded in any case; the answer is what PARTIAL would give. */
        DRY_RUN
    }

    /**
     * A caller's name for a request.
     *
     * @param bodyHash of everything that makes the request what it is: method, path and body
     */
    public record IdempotencyKey(String key, String bodyHash) {}
}
