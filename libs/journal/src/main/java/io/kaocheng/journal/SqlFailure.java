package io.kaocheng.journal;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/**
 * The kind of a failure that PostgreSQL, its driver or the connection pool reports; only the first
 * two are worth a retry. Classified by SQLSTATE class (PostgreSQL manual, Appendix A).
 */
public enum SqlFailure {
    /** The database cannot be reached, is starting or stopping, or has no room or time left. */
    CONNECTION,
    /** Another transaction was in the way: a serialization failure, a deadlock, a lock timeout. */
    SERIALIZATION,
    /** The rows violate a constraint, or a value does not fit its column. */
    CONSTRAINT,
    /** The statement is wrong, or forbidden to this role. */
    DEFECT;

    /** Whether the same work may succeed when it is tried again. */
    public boolean isTransient() {
        return this == CONNECTION || this == SERIALIZATION;
    }

    /** Classifies a failure; one without a SQLSTATE comes from the pool or the driver. */
    public static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return failure.getCause() instanceof SQLException cause ? of(cause) : CONNECTION;
        }
        return switch (state) {
            case "40001", "40P01", "55P03", "55006" -> SERIALIZATION;
            // Canceled by a timeout or an operator; a write sent to a standby.
            case "57014", "25006" -> CONNECTION;
            default ->
                    switch (state.substring(0, 2)) {
                        case "08", "53", "57", "58" -> CONNECTION;
                        case "22", "23", "44" -> CONSTRAINT;
                        default ->
                                failure instanceof SQLTransientException
                                                || failure instanceof SQLRecoverableException
                                        ? CONNECTION
                                        : DEFECT;
                    };
        };
    }
}
