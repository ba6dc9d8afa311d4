package io.kaocheng.journal;

import io.kaocheng.contracts.Journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps one view of the own journal, in the transaction that appends to it. Can be thrown away and
 * made again from the journal.
 */
public interface Projection {

    /** The journal it is made from. */
    Journal journal();

    /** The view's name, unique within the service. */
    String view();

    /** Empties the view. */
    void clear(Connection connection) throws SQLException;

    /** Takes entries in, in journal order; one statement per kind of row, not one per entry. */
    void apply(Connection connection, List<Recorded> entries) throws SQLException;
}
