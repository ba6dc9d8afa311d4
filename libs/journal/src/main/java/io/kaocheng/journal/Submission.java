package io.kaocheng.journal;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Changes to one region's journal that are asked for together, to one stream or to several.
 *
 * @param effect what else is written in the same transaction where anything is recorded; absent for
 *     almost all
 */
public record Submission(
        Code region,
        List<Change<?, ?, ?>> changes,
        Mode mode,
        Origin origin,
        @Nullable IdempotencyKey key,
        @Nullable Effect effect) {

    public Submission {
        changes = List.copyOf(changes);
    }

    public Submission(
            Code region,
            List<Change<?, ?, ?>> changes,
            Mode mode,
            Origin origin,
            @Nullable IdempotencyKey key) {
        this(region, changes, mode, origin, key, null);
    }

    /** All of the changes or none, without a key and without an effect. */
    public static Submission atomic(Code region, List<Change<?, ?, ?>> changes, Origin origin) {
        return new Submission(region, changes, Mode.ATOMIC, origin, null, null);
    }

    /** The same submission with something else written in its transaction. */
    public Submission with(Effect more) {
        return new Submission(region, changes, mode, origin, key, more);
    }

    /** What becomes of the good changes where another is refused. */
    public enum Mode {
        /** Nothing is recorded. */
        ATOMIC,
        /** They are recorded; the refused ones are reported. */
        PARTIAL,
        /** Nothing is recorded in any case; the answer is what PARTIAL would give. */
        DRY_RUN
    }

    /**
     * A caller's name for a request.
     *
     * @param bodyHash of everything that makes the request what it is: method, path and body
     * @param formerHash as it is in receipts that were stored before the method was part of it;
     *     null where there are none
     */
    public record IdempotencyKey(String key, String bodyHash, @Nullable String formerHash) {
        public IdempotencyKey(String key, String bodyHash) {
            this(key, bodyHash, null);
        }

        /** Whether a receipt with that hash answers the same request. */
        boolean covers(String stored) {
            return stored.equals(bodyHash) || stored.equals(formerHash);
        }
    }

    /**
     * Writes to other tables, or to another journal this service owns, what follows from the
     * entries just recorded, before their transaction commits. Where it fails nothing of the
     * submission is recorded.
     */
    @FunctionalInterface
    public interface Effect {
        void apply(Connection connection, List<Recorded> entries) throws SQLException;
    }
}
