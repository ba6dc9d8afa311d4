package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The checkpoint of each subscriber per journal of a region: the sequence of the last entry it has
 * processed. Read under a lock that is held to the end of the transaction, so that a region's
 * transactions are serialized, entries of different journals included. Rows are always locked in
 * the same order, so that two instances cannot deadlock.
 */
final class Checkpoints {

    /** Why a region's journals are halted while one of them is read again. */
    static final String BEING_REREAD = "is being read again";

    /** Why a journal is halted that was halted for another reason, until it has caught up. */
    static final String BEHIND = "has yet to catch up";

    private static final String SELECT =
            """
            select subscriber, journal, position, halted
            from checkpoint
            where region = ?
            order by subscriber, journal
            """;

    private static final String FOR_UPDATE = SELECT + "for update";

    private static final String SOON =
            """
            set local lock_timeout = '1s'
            """;

    private static final String WHENEVER =
            """
            set local lock_timeout to default
            """;

    private static final String FOR_UPDATE_SOON = SOON + ";" + FOR_UPDATE + ";" + WHENEVER;

    private record Key(String subscriber, Journal journal) {}

    private record Row(long position, @Nullable String halted) {}

    private final Code region;
    private final Map<Key, Row> rows;
    private final Map<Key, Long> moved = new LinkedHashMap<>();

    private Checkpoints(Code region, Map<Key, Row> rows) {
        this.region = region;
        this.rows = rows;
    }

    /**
     * Locks the checkpoints of all subscribers of the service; makes those that are not there.
     * Waits for whoever has locked them.
     */
    static Checkpoints lock(
            Connection connection, Code region, Collection<? extends Subscriber> subscribers)
            throws SQLException {
        return lock(connection, region, subscribers, false);
    }

    /**
     * The same, waiting a second at most.
     *
     * @throws SQLException of the kind {@link SqlFailure#SERIALIZATION} where they are locked
     *     longer
     */
    static Checkpoints lockSoon(
            Connection connection, Code region, Collection<? extends Subscriber> subscribers)
            throws SQLException {
        return lock(connection, region, subscribers, true);
    }

    private static Checkpoints lock(
            Connection connection,
            Code region,
            Collection<? extends Subscriber> subscribers,
            boolean soon)
            throws SQLException {
        String query = soon ? FOR_UPDATE_SOON : FOR_UPDATE;
        List<Key> wanted = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            for (Journal journal : subscriber.journals()) {
                wanted.add(new Key(subscriber.name(), journal));
            }
        }
        Map<Key, Row> rows = select(connection, region, query);
        if (!rows.keySet().containsAll(wanted)) {
            // Whoever makes them in another transaction is waited for as its lock would be.
            wait(connection, soon ? SOON : WHENEVER);
            insert(connection, region, subscribers);
            wait(connection, WHENEVER);
            rows = select(connection, region, query);
        }
        return new Checkpoints(region, rows);
    }

    private static void wait(Connection connection, String how) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute(how);
        }
    }

    /** Reads them without a lock. */
    static Checkpoints read(Connection connection, Code region) throws SQLException {
        return new Checkpoints(region, select(connection, region, SELECT));
    }

    private static Map<Key, Row> select(Connection connection, Code region, String query)
            throws SQLException {
        Map<Key, Row> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, region.value());
            boolean found = select.execute();
            while (!found) {
                // Of the setting before it.
                found = select.getMoreResults();
            }
            try (ResultSet row = select.getResultSet()) {
                while (row.next()) {
                    rows.put(
                            new Key(row.getString(1), Journal.parse(row.getString(2))),
                            new Row(row.getLong(3), row.getString(4)));
                }
            }
        }
        return rows;
    }

    /**
     * A projector starts at the first entry, and so does a reactor that reacts to history; any
     * other reactor starts at the checkpoint of the service's other subscribers.
     */
    private static void insert(
            Connection connection, Code region, Collection<? extends Subscriber> subscribers)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into checkpoint (region, subscriber, journal, position)
                select ?, ?, n.journal, case when ? then 0 else coalesce((
                  select max(c.position)
                  from checkpoint c
                  where c.region = ? and c.journal = n.journal), 0) end
                from unnest(?::text[]) as n (journal)
                on conflict do nothing
                """)) {
            for (Subscriber subscriber : subscribers) {
                insert.setString(1, region.value());
                insert.setString(2, subscriber.name());
                insert.setBoolean(
                        3,
                        switch (subscriber) {
                            case Projector _ -> true;
                            case Reactor reactor -> reactor.reactsToHistory();
                        });
                insert.setString(4, region.value());
                insert.setArray(
                        5,
                        connection.createArrayOf(
                                "text",
                                subscriber.journals().stream().map(Journal::toString).toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    long position(Subscriber subscriber, Journal journal) {
        Key key = new Key(subscriber.name(), journal);
        Long now = moved.get(key);
        if (now != null) {
            return now;
        }
        Row row = rows.get(key);
        return row == null ? 0 : row.position();
    }

    /** The position that all subscribers of a journal have reached; absent where it has none. */
    OptionalLong reached(Collection<? extends Subscriber> subscribers, Journal journal) {
        return subscribers.stream()
                .filter(s -> s.journals().contains(journal))
                .mapToLong(s -> position(s, journal))
                .min();
    }

    /** The position that any subscriber of a journal has reached. */
    long furthest(Collection<? extends Subscriber> subscribers, Journal journal) {
        return subscribers.stream()
                .filter(s -> s.journals().contains(journal))
                .mapToLong(s -> position(s, journal))
                .max()
                .orElse(0);
    }

    /**
     * Whether a journal of the region is halted: entries are missing and its owner is unavailable.
     */
    boolean isHalted(Journal journal) {
        return rows.entrySet().stream()
                .anyMatch(r -> r.getKey().journal() == journal && r.getValue().halted() != null);
    }

    /** Whether every one of these journals of the region is halted. */
    boolean areHalted(Collection<Journal> journals) {
        return journals.stream().allMatch(this::isHalted);
    }

    void move(Subscriber subscriber, Journal journal, long position) {
        moved.put(new Key(subscriber.name(), journal), position);
    }

    /** Stores the checkpoints that were moved. */
    void save(Connection connection) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update checkpoint as c
                set position = n.position
                from unnest(?::text[], ?::text[], ?::bigint[]) as n (subscriber, journal, position)
                where c.region = ? and c.subscriber = n.subscriber and c.journal = n.journal
                """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "text", moved.keySet().stream().map(Key::subscriber).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            moved.keySet().stream().map(k -> k.journal().toString()).toArray()));
            update.setArray(3, connection.createArrayOf("bigint", moved.values().toArray()));
            update.setString(4, region.value());
            update.executeUpdate();
        }
    }

    /**
     * A halted journal of a region: entries are missing here and its owner cannot provide them.
     *
     * @param position up to which all subscribers have it
     */
    record Halted(Code region, Journal journal, long position, String reason, Instant since) {}

    /** Marks a journal of a region as halted or, with a null reason, as not halted any more. */
    static void halt(Connection connection, Code region, Journal journal, @Nullable String reason)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update checkpoint
                set halted = ?,
                    halted_at = case when ?::text is null then null else coalesce(halted_at, clock_timestamp()) end
                where region = ? and journal = ? and halted is distinct from ?
                """)) {
            update.setString(1, reason);
            update.setString(2, reason);
            update.setString(3, region.value());
            update.setString(4, journal.toString());
            update.setString(5, reason);
            update.executeUpdate();
        }
    }

    /**
     * Marks journals of a region that are halted for one reason, or for none, as halted for
     * another.
     *
     * @param was null for those that are not halted
     */
    static void haltInstead(Connection connection, Code region, @Nullable String was, String reason)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update checkpoint
                set halted = ?,
                    halted_at = coalesce(halted_at, clock_timestamp())
                where region = ? and halted is not distinct from ?
                """)) {
            update.setString(1, reason);
            update.setString(2, region.value());
            update.setString(3, was);
            update.executeUpdate();
        }
    }

    /** The halted journals of all regions. */
    static List<Halted> halted(Connection connection) throws SQLException {
        return halted(connection, "");
    }

    /**
     * Those whose missing entries are to be fetched; not those that contradict their owner or are
     * being read again.
     */
    static List<Halted> waiting(Connection connection) throws SQLException {
        return halted(
                connection,
                """
                and halted <> '%s'
                and not exists (
                  select from received_tree t
                  where t.region = c.region and t.journal = c.journal
                    and t.contradiction is not null)
                """
                        .formatted(BEING_REREAD));
    }

    private static List<Halted> halted(Connection connection, String which) throws SQLException {
        List<Halted> halted = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                select region, journal, min(position), max(halted), min(halted_at)
                from checkpoint c
                where halted is not null
                """
                                        + which
                                        + """
                group by region, journal
                order by region, journal
                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                halted.add(
                        new Halted(
                                Code.of(rows.getString(1)),
                                Journal.parse(rows.getString(2)),
                                rows.getLong(3),
                                rows.getString(4),
                                rows.getTimestamp(5).toInstant()));
            }
        }
        return halted;
    }
}
