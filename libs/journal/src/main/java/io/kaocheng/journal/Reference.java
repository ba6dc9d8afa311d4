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

        /** The name of the projector whose tables are read. */
        String projector();

        /**
         * @param positions the projector's checkpoints, by journal; may serve as a cache key
         */
        T read(Connection connection, Code region, Map<Journal, Long> positions)
                throws SQLException;
    }
}
