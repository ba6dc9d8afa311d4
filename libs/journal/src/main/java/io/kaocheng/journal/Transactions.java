package io.kaocheng.journal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Runs work in one transaction: committed when it returns, rolled back when it throws. */
final class Transactions {

    private Transactions() {}

    interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    static <T extends @Nullable Object> T in(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, before);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            cause.addSuppressed(second);
        }
    }

    private static void restore(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException closed) {
            // The connection is broken; the pool finds that out when it is given back.
        }
    }
}
