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

    /** The connection was lost in the commit: whether the database made it is not known. */
    static final class CommitLostException extends SQLException {
        private static final long serialVersionUID = 1;

        CommitLostException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }

    /**
     * @throws CommitLostException where the work was done and the commit was not acknowledged
     */
    static <T extends @Nullable Object> T in(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return in(connection, work);
        }
    }

    /** The same on a connection that is held for more than one transaction. */
    static <T extends @Nullable Object> T in(Connection connection, Work<T> work)
            throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            T result = work.run(connection);
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection, before);
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlFailure.of(e) == SqlFailure.CONNECTION ? new CommitLostException(e) : e;
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
