package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A stream or fact, besides the command's own stream, that its decision depends on. */
public sealed interface Reference {

    /** One stream of the same journal and region. */
    record Stream<S>(StreamKind<?, S, ?> kind, String subject) implements Reference {}

    /**
     * Streams of one kind that a query over own views finds, for rules about siblings.
     *
     * @param query selects subjects of the kind, in one column; its first parameter is the region
     * @param parameters the further parameters, bound as JDBC objects
     */
    record Streams<S>(StreamKind<?, S, ?> kind, String query, List<Object> parameters)
            implements Reference {
        public Streams {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Facts of other journals from own tables that a projector keeps, read in the same transaction.
     * They may be behind their journal; the answer names the positions relied on, and a rule that
     * must hold exactly defines what a later entry of the other journal changes.
     *
     * <p>Implementations that are equal are read once per transaction.
     */
    non-sealed interface Facts<T> extends Reference {

        /**
         * Reads the facts and the checkpoints of the projector that keeps them, both as of the same
         * instant: in one statement, since each statement of a transaction sees what was committed
         * when it began, or under a lock without which neither changes.
         */
        FactsAsOf<T> read(Connection connection, Code region) throws SQLException;
    }

    /**
     * Facts of other journals as of an instant.
     *
     * @param upTo the position up to which each journal had been processed at that instant
     */
    record FactsAsOf<T>(T facts, Map<Journal, Long> upTo) {
        public FactsAsOf {
            upTo = Map.copyOf(upTo);
        }
    }
}
