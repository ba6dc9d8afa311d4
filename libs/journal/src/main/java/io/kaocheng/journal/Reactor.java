package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Does something about entries of journals: records entries of its own, or writes down an effect to
 * be performed. Takes effect in the transaction that moves its checkpoint, so an entry that comes
 * again changes nothing. Never run again by a rebuild.
 */
public non-sealed interface Reactor extends Subscriber {

    /**
     * Whether it also reacts to entries that were recorded before this service first ran with it.
     */
    default boolean reactsToHistory() {
        return false;
    }

    /**
     * Reacts to entries of one region, in the order of their journals, within the inbox's
     * transaction.
     *
     * @param entries of the families it handles only; at least one
     */
    void react(Connection connection, Code region, List<Recorded> entries) throws SQLException;

    /**
     * An entry could not be taken in, and its stream stands still for this reactor from here on.
     */
    default void parked(Connection connection, Code region, Position position, String subject)
            throws SQLException {}

    /** The last parked entry of the region was taken in after all; nothing is missing now. */
    default void complete(Connection connection, Code region) throws SQLException {}

    /**
     * The last transaction of the region did not commit: whatever was kept in memory for it is
     * void.
     */
    default void rolledBack(Code region) {}

    /** The last transaction of the region committed. */
    default void committed(Code region) {}
}
