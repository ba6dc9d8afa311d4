package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Rebuilds a projector's view from the journals while the service runs: into shadow tables, in
 * steps, up to the view's position; then, in one transaction that blocks writers of the view, the
 * remaining entries are applied and the shadow tables replace the old ones. Readers see the old
 * view until then.
 *
 * <p>Cost: each entry of the projector's journals once. Appends to the journal wait only for the
 * last step, of at most {@value #ENTRIES_PER_STEP} entries a region.
 */
public final class Rebuild {

    private static final int ENTRIES_PER_STEP = 1_000;

    private final DataSource source;
    private final Projector projector;
    private final Entries entries;
    private final Ends ends;
    private final Map<Place, Long> done = new HashMap<>();
    private long count;

    private record Place(Journal journal, Code region) {}

    private Rebuild(DataSource source, Projector projector, Entries entries, Ends ends) {
        this.source = source;
        this.projector = projector;
        this.entries = entries;
        this.ends = ends;
    }

    /** A rebuild of the same view is under way. */
    public static final class UnderWayException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        UnderWayException(String projector) {
            super("the view " + projector + " is being rebuilt already");
        }
    }

    /** The documents of a journal after a sequence, dense and in order. */
    private interface Entries {
        List<String> after(
                Connection connection, Journal journal, Code region, long sequence, int limit)
                throws SQLException;
    }

    /** Up to where the view goes, and what keeps it there. */
    private interface Ends {
        Map<Place, Long> read(Connection connection, boolean lock) throws SQLException;

        /** Notes that the view holds all of it. */
        void finish(Connection connection) throws SQLException;
    }

    /**
     * Rebuilds a view of an own journal.
     *
     * @return how many entries were read
     * @throws UnderWayException where another rebuild of it has not ended
     * @throws CorruptStreamException where the journal holds what this build cannot read
     */
    public static long ofOwn(DataSource source, Journal journal, Projector projector)
            throws SQLException {
        Ends ends =
                new Ends() {
                    @Override
                    public Map<Place, Long> read(Connection connection, boolean lock)
                            throws SQLException {
                        return ends(
                                connection,
                                """
                                select journal, region, last_sequence
                                from journal
                                where journal = ?
                                order by region\
                                """
                                        + (lock ? " for update" : ""),
                                journal.toString());
                    }

                    @Override
                    public void finish(Connection connection) throws SQLException {
                        try (PreparedStatement update =
                                connection.prepareStatement(
                                        """
                                update journal
                                set projected = array_append(array_remove(projected, ?), ?)
                                where journal = ?
                                """)) {
                            update.setString(1, projector.name());
                            update.setString(2, projector.name());
                            update.setString(3, journal.toString());
                            update.executeUpdate();
                        }
                    }
                };
        return new Rebuild(source, projector, History::entries, ends).run();
    }

    /**
     * Rebuilds a view of others' journals up to its checkpoints, from the journals' owners. What is
     * parked for the projector stays parked.
     *
     * @return how many entries were read
     * @throws UnderWayException where another rebuild of it has not ended
     * @throws UncheckedIOException where an owner does not answer; the old view stays then
     */
    public static long ofOthers(DataSource source, Projector projector, Inbox.Owners owners)
            throws SQLException {
        Ends ends =
                new Ends() {
                    @Override
                    public Map<Place, Long> read(Connection connection, boolean lock)
                            throws SQLException {
                        return ends(
                                connection,
                                """
                                select journal, region, position
                                from checkpoint
                                where subscriber = ?
                                order by region, subscriber, journal\
                                """
                                        + (lock ? " for update" : ""),
                                projector.name());
                    }

                    @Override
                    public void finish(Connection connection) {}
                };
        Entries asked =
                (_, journal, region, sequence, limit) -> {
                    try {
                        return owners.entries(journal, region, sequence, limit);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted while asking an owner", e);
                    }
                };
        return new Rebuild(source, projector, asked, ends).run();
    }

    private static Map<Place, Long> ends(Connection connection, String query, String parameter)
            throws SQLException {
        Map<Place, Long> ends = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, parameter);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ends.put(
                            new Place(Journal.parse(rows.getString(1)), Code.of(rows.getString(2))),
                            rows.getLong(3));
                }
            }
        }
        return ends;
    }

    private long run() throws SQLException {
        try (Connection alone = source.getConnection()) {
            if (!lock(alone, "select pg_try_advisory_lock(hashtext(?))")) {
                throw new UnderWayException(projector.name());
            }
            try {
                return fill();
            } finally {
                var _ = lock(alone, "select pg_advisory_unlock(hashtext(?))");
            }
        }
    }

    private boolean lock(Connection connection, String statement) throws SQLException {
        return lock(connection, statement, projector.name());
    }

    private static boolean lock(Connection connection, String statement, String view)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(statement)) {
            select.setString(1, "rebuild-" + view);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Keeps a view from being rebuilt until the transaction ends: what is written to its tables out
     * of turn, as a parked entry is, would be written to those that are replaced.
     *
     * @throws UnderWayException where it is being rebuilt now
     */
    static void keepOff(Connection connection, Projector projector) throws SQLException {
        if (!lock(
                connection,
                "select pg_try_advisory_xact_lock_shared(hashtext(?))",
                projector.name())) {
            throw new UnderWayException(projector.name());
        }
    }

    private long fill() throws SQLException {
        inShadow(connection -> call(connection, "begin_shadow"));
        boolean any = true;
        while (any) {
            any = false;
            for (Map.Entry<Place, Long> end :
                    Transactions.in(source, c -> ends.read(c, false)).entrySet()) {
                // A step at a time, so that what comes meanwhile does not keep it from ending.
                if (end.getValue() - done.getOrDefault(end.getKey(), 0L) > ENTRIES_PER_STEP) {
                    inShadow(connection -> step(connection, end.getKey(), end.getValue()));
                    any = true;
                }
            }
        }
        inShadow(
                connection -> {
                    stepTo(connection, ends.read(connection, true));
                    // A region whose first entry came meanwhile had no row to be locked. Whoever
                    // wrote to the tables has committed once they are locked, and no other will.
                    for (String table : projector.tables()) {
                        try (Statement lock = connection.createStatement()) {
                            lock.execute(
                                    "lock table public."
                                            + connection
                                                    .unwrap(PGConnection.class)
                                                    .escapeIdentifier(table)
                                            + " in access exclusive mode");
                        }
                    }
                    stepTo(connection, ends.read(connection, false));
                    call(connection, "swap_shadow");
                    ends.finish(connection);
                });
        return count;
    }

    private void stepTo(Connection connection, Map<Place, Long> places) throws SQLException {
        for (Map.Entry<Place, Long> end : places.entrySet()) {
            while (done.getOrDefault(end.getKey(), 0L) < end.getValue()) {
                step(connection, end.getKey(), end.getValue());
            }
        }
    }

    private void step(Connection connection, Place place, long end) throws SQLException {
        long at = done.getOrDefault(place, 0L);
        int limit = (int) Math.min(ENTRIES_PER_STEP, end - at);
        List<String> documents =
                entries.after(connection, place.journal(), place.region(), at, limit);
        if (documents.isEmpty()) {
            throw new SQLException(
                    place.journal() + " of " + place.region() + " ends before " + end);
        }
        apply(connection, place, documents);
        done.put(place, at + documents.size());
        count += documents.size();
    }

    private interface Step {
        void run(Connection connection) throws SQLException;
    }

    private void inShadow(Step step) throws SQLException {
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    try (Statement path = connection.createStatement()) {
                        path.execute("set local search_path = shadow, public");
                    }
                    step.run(connection);
                    return null;
                });
    }

    private void call(Connection connection, String function) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("select public." + function + "(?)")) {
            call.setArray(1, connection.createArrayOf("text", projector.tables().toArray()));
            call.execute();
        }
    }

    private void apply(Connection connection, Place place, List<String> documents)
            throws SQLException {
        Set<String> parked = ParkedEntries.streams(connection, place.region());
        List<Recorded> read = new ArrayList<>();
        for (String document : documents) {
            ReceivedEntry received = ReceivedEntry.of(place.journal(), document);
            Entry entry = received.entry();
            String stream =
                    ParkedEntries.key(
                            projector.name(),
                            place.journal(),
                            entry == null ? ParkedEntries.UNKNOWN : entry.subject());
            if (parked.contains(stream) || !received.mayConcern(projector)) {
                continue;
            }
            if (entry == null) {
                throw new CorruptStreamException(
                        place.journal() + " of " + place.region() + " holds what is no entry");
            }
            try {
                read.add(Recorded.of(entry));
            } catch (UnreadableEntryException e) {
                throw new CorruptStreamException(
                        "the view "
                                + projector.name()
                                + " cannot be made of what this build cannot read",
                        e);
            }
        }
        Appender.project(connection, projector, read);
    }
}
