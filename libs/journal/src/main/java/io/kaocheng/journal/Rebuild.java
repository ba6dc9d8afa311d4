package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Rebuilds a projector's view from the journals while the service runs: into shadow tables, in
 * steps, up to the view's position; then, in one transaction, the remaining entries are applied and
 * the view is replaced. Readers see the old view until then.
 *
 * <p>A view of an own journal is replaced as a whole: the shadow tables take the place of the old
 * ones, and appends wait for the last step, of at most {@value #ENTRIES_PER_STEP} entries a region.
 * A view of others' journals is replaced region by region: the region's rows are exchanged, and
 * only this region waits. Owners are asked between transactions, never within one.
 *
 * <p>Cost: each entry of the projector's journals once; one connection.
 */
public final class Rebuild {

    private static final int ENTRIES_PER_STEP = 1_000;

    private final Connection connection;
    private final Projector projector;
    private final Map<RegionJournal, Long> done = new HashMap<>();
    private long count;

    private Rebuild(Connection connection, Projector projector) {
        this.connection = connection;
        this.projector = projector;
    }

    /** A rebuild of the same view is under way. */
    public static final class UnderWayException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        UnderWayException(String projector) {
            super("the view " + projector + " is being rebuilt already");
        }
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
        try (Connection connection = source.getConnection()) {
            lock(connection, projector);
            try {
                return new Rebuild(connection, projector).ofOwn(journal);
            } finally {
                unlock(connection, projector);
            }
        }
    }

    /**
     * Rebuilds a view of an own journal that does not hold all of it, as one that is new. Waits for
     * another instance of the service that does the same.
     *
     * @return how many entries were read; absent where the view holds all of the journal
     * @throws CorruptStreamException where the journal holds what this build cannot read
     */
    public static OptionalLong ofNewOwn(DataSource source, Journal journal, Projector projector)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!isIncomplete(connection, journal, projector)) {
                return OptionalLong.empty();
            }
            await(connection, projector);
            try {
                return isIncomplete(connection, journal, projector)
                        ? OptionalLong.of(new Rebuild(connection, projector).ofOwn(journal))
                        : OptionalLong.empty();
            } finally {
                unlock(connection, projector);
            }
        }
    }

    private static boolean isIncomplete(Connection connection, Journal journal, Projector projector)
            throws SQLException {
        return Transactions.in(
                connection,
                c -> !History.incompleteViews(c, journal, List.of(projector)).isEmpty());
    }

    /**
     * Rebuilds a view of others' journals up to its checkpoints, from the journals' owners, region
     * by region. What is parked for the projector stays parked.
     *
     * @return how many entries were read
     * @throws UnderWayException where another rebuild of it has not ended
     * @throws IOException where an owner does not answer; the regions before have the new view
     *     then, the others the old one
     */
    public static long ofOthers(DataSource source, Projector projector, Inbox.Owners owners)
            throws IOException, SQLException, InterruptedException {
        return ofOthers(source, projector, owners, null);
    }

    /** The same of one region only; of all where it is null. */
    static long ofOthers(
            DataSource source, Projector projector, Inbox.Owners owners, @Nullable Code region)
            throws IOException, SQLException, InterruptedException {
        try (Connection connection = source.getConnection()) {
            lock(connection, projector);
            try {
                Rebuild rebuild = new Rebuild(connection, projector);
                for (Code one : region == null ? rebuild.regions() : List.of(region)) {
                    rebuild.ofOthers(one, owners);
                }
                return rebuild.count;
            } finally {
                unlock(connection, projector);
            }
        }
    }

    private List<Code> regions() throws SQLException {
        return Transactions.in(
                connection,
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement(
                                    """
                            select distinct region
                            from checkpoint
                            where subscriber = ?
                            order by region
                            """)) {
                        select.setString(1, projector.name());
                        List<Code> regions = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                regions.add(Code.of(rows.getString(1)));
                            }
                        }
                        return regions;
                    }
                });
    }

    private static void lock(Connection connection, Projector projector) throws SQLException {
        if (!call(
                connection,
                """
                select pg_try_advisory_lock(hashtext(?))
                """,
                projector)) {
            throw new UnderWayException(projector.name());
        }
    }

    private static void await(Connection connection, Projector projector) throws SQLException {
        var _ =
                call(
                        connection,
                        """
                        select pg_advisory_lock(hashtext(?)) is not null
                        """,
                        projector);
    }

    private static void unlock(Connection connection, Projector projector) {
        try {
            var _ =
                    call(
                            connection,
                            """
                            select pg_advisory_unlock(hashtext(?))
                            """,
                            projector);
        } catch (SQLException broken) {
            // PostgreSQL releases it with the connection, which the pool closes then.
        }
    }

    private static boolean call(Connection connection, String statement, Projector projector)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(statement)) {
            select.setString(1, "rebuild-" + projector.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Keeps a view from being rebuilt until the transaction ends: what is written to its tables out
     * of turn, as a parked entry is, would be written to rows that are replaced.
     *
     * @throws UnderWayException where it is being rebuilt now
     */
    static void preventRebuild(Connection connection, Projector projector) throws SQLException {
        if (!call(
                connection,
                """
                select pg_try_advisory_xact_lock_shared(hashtext(?))
                """,
                projector)) {
            throw new UnderWayException(projector.name());
        }
    }

    private long ofOwn(Journal journal) throws SQLException {
        inShadow(this::beginShadow);
        boolean any = true;
        while (any) {
            any = false;
            for (Map.Entry<RegionJournal, Long> end :
                    Transactions.in(connection, _ -> ends(journal, "")).entrySet()) {
                // A step at a time, so that what comes meanwhile does not keep it from ending.
                if (end.getValue() - done(end.getKey()) > ENTRIES_PER_STEP) {
                    inShadow(() -> step(end.getKey(), end.getValue()));
                    any = true;
                }
            }
        }
        inShadow(
                () -> {
                    stepTo(ends(journal, "for update"));
                    // A region whose first entry came meanwhile had no row to be locked. Whoever
                    // wrote to the tables has committed once they are locked, and no other will.
                    for (String table : projector.tables()) {
                        execute(
                                "lock table public."
                                        + escaped(table)
                                        + " in access exclusive mode");
                    }
                    stepTo(ends(journal, ""));
                    call("swap_shadow");
                    complete(journal);
                });
        return count;
    }

    /** Up to where the own journal goes in each region. */
    private Map<RegionJournal, Long> ends(Journal journal, String locking) throws SQLException {
        Map<RegionJournal, Long> ends = new LinkedHashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select region, last_sequence
                        from journal
                        where journal = ?
                        order by region
                        """
                                + locking)) {
            select.setString(1, journal.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ends.put(
                            new RegionJournal(Code.of(rows.getString(1)), journal),
                            rows.getLong(2));
                }
            }
        }
        return ends;
    }

    /** Notes that the view holds all of the own journal. */
    private void complete(Journal journal) throws SQLException {
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

    private void stepTo(Map<RegionJournal, Long> ends) throws SQLException {
        for (Map.Entry<RegionJournal, Long> end : ends.entrySet()) {
            while (done(end.getKey()) < end.getValue()) {
                step(end.getKey(), end.getValue());
            }
        }
    }

    private void step(RegionJournal place, long end) throws SQLException {
        long at = done(place);
        int limit = (int) Math.min(ENTRIES_PER_STEP, end - at);
        List<String> documents =
                History.entries(connection, place.journal(), place.region(), at, limit);
        if (documents.isEmpty()) {
            throw new CorruptStreamException(place + " ends before " + end);
        }
        apply(place, documents);
    }

    private void ofOthers(Code region, Inbox.Owners owners)
            throws IOException, SQLException, InterruptedException {
        inShadow(this::beginShadow);
        boolean replaced = false;
        while (!replaced) {
            for (RegionJournal place : journals(region)) {
                long end = position(place);
                while (done(place) < end) {
                    int limit = (int) Math.min(ENTRIES_PER_STEP, end - done(place));
                    List<String> documents =
                            owners.entries(place.journal(), region, done(place), limit);
                    if (documents.isEmpty()) {
                        throw new CorruptStreamException(place + " ends before " + end);
                    }
                    inShadow(() -> apply(place, documents));
                }
            }
            // What the inbox may apply until the lock is held is with the owner already, mostly.
            Map<Journal, List<String>> ahead = new EnumMap<>(Journal.class);
            for (RegionJournal place : journals(region)) {
                ahead.put(
                        place.journal(),
                        owners.entries(place.journal(), region, done(place), ENTRIES_PER_STEP));
            }
            replaced = inShadow(() -> replace(region, ahead));
        }
    }

    private List<RegionJournal> journals(Code region) {
        return projector.journals().stream()
                .map(journal -> new RegionJournal(region, journal))
                .toList();
    }

    private long position(RegionJournal place) throws SQLException {
        return Transactions.in(
                connection,
                c -> Checkpoints.read(c, place.region()).position(projector, place.journal()));
    }

    /**
     * Applies the last entries and exchanges the region's rows.
     *
     * @param ahead entries that follow those that were applied
     * @return false where the inbox has meanwhile applied more than these
     */
    private boolean replace(Code region, Map<Journal, List<String>> ahead) throws SQLException {
        Checkpoints checkpoints = Checkpoints.lock(connection, region, List.of(projector));
        Map<RegionJournal, List<String>> last = new LinkedHashMap<>();
        for (RegionJournal place : journals(region)) {
            long missing = checkpoints.position(projector, place.journal()) - done(place);
            List<String> documents = ahead.getOrDefault(place.journal(), List.of());
            if (missing > documents.size()) {
                return false;
            }
            last.put(place, documents.subList(0, (int) Math.max(0, missing)));
        }
        for (Map.Entry<RegionJournal, List<String>> documents : last.entrySet()) {
            apply(documents.getKey(), documents.getValue());
        }
        for (String table : projector.tables()) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            """
                            delete from public.%s
                            where region = ?
                            """
                                    .formatted(escaped(table)))) {
                delete.setString(1, region.value());
                delete.executeUpdate();
            }
            execute(
                    """
                    insert into public.%1$s
                    select *
                    from shadow.%1$s
                    """
                            .formatted(escaped(table)));
        }
        beginShadow();
        return true;
    }

    private long done(RegionJournal place) {
        return done.getOrDefault(place, 0L);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private interface Question {
        boolean ask() throws SQLException;
    }

    private void inShadow(Step step) throws SQLException {
        var _ =
                inShadow(
                        () -> {
                            step.run();
                            return true;
                        });
    }

    /** In a transaction in which the tables' names are those of the shadow tables. */
    private boolean inShadow(Question question) throws SQLException {
        return Transactions.in(
                connection,
                _ -> {
                    execute("set local search_path = shadow, public");
                    return question.ask();
                });
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String escaped(String table) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(table);
    }

    private void beginShadow() throws SQLException {
        call("begin_shadow");
    }

    private void call(String function) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("select public." + function + "(?)")) {
            call.setArray(1, connection.createArrayOf("text", projector.tables().toArray()));
            call.execute();
        }
    }

    private void apply(RegionJournal place, List<String> documents) throws SQLException {
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
                throw new CorruptStreamException(place + " holds what is no entry");
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
        done.merge(place, (long) documents.size(), Long::sum);
        count += documents.size();
    }
}
