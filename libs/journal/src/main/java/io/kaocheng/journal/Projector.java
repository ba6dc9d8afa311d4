package io.kaocheng.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps one view: of the own journal in the transaction that appends to it, of others' journals in
 * the inbox's. Can be rebuilt from the journal at any time, while the service runs, by {@link
 * Rebuild}.
 *
 * <p>Its statements name its tables without a schema, so that the same code fills the shadow tables
 * of a rebuild. A view of several journals must not depend on the order in which they come.
 */
public non-sealed interface Projector extends Subscriber {

    /**
     * All the tables it keeps; a migration has entered them in table {@code projected_table}. No
     * other projector writes to them.
     */
    List<String> tables();

    /**
     * Applies entries in journal order; one statement per kind of row, not one per entry.
     *
     * @param entries of the families it handles only; at least one
     */
    void apply(Connection connection, List<Recorded> entries) throws SQLException;
}
