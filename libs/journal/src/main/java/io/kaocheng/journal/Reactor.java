package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reacts to entries of journals: records entries of its own, or stores an effect to be performed.
 * Runs in the transaction that moves its checkpoint, so each entry has its effect exactly once.
 * Never run by a rebuild.
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
     * Called when an entry could not be processed; its stream is blocked for this reactor from here
     * on. Called before the other entries of the same transaction are reacted to, some of which may
     * have been recorded before it.
     */
    default void parked(Connection connection, Code region, Position position, String subject)
            throws SQLException {}

    /**
     * Called once per transaction in which entries were parked, after all its other entries were
     * reacted to.
     */
    default void incomplete(Connection connection, Code region) throws SQLException {}

    /** Called when the last parked entry of the region was processed; nothing is missing now. */
    default void complete(Connection connection, Code region) throws SQLException {}

    /**
     * Called when what was received of a journal is not what its owner has: what the reactor keeps
     * of it is void, and is to be made from the owner's entries. Its checkpoint is at their end
     * already. What it has recorded meanwhile stays recorded.
     *
     * @param pages all the entries, in order
     * @throws java.io.UncheckedIOException by the pages, where the owner does not answer
     */
    default void reread(
            Connection connection, Code region, Journal journal, Iterable<List<Recorded>> pages)
            throws SQLException {}

    /**
     * Called when the last transaction of the region was rolled back; state kept in memory for it
     * must be discarded.
     */
    default void rolledBack(Code region) {}

    /** Called when the last transaction of the region was committed. */
    default void committed(Code region) {}
}
