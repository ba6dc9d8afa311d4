package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Reads this service's journals from the event store. */
public final class History {

    private final DataSource source;

    public History(DataSource source) {
        this.source = source;
    }

    /** The documents after {@code after}, in order, at most {@code limit}. */
    public List<String> entries(Journal journal, Code region, long after, int limit)
            throws SQLException {
        return Transactions.in(
                source, connection -> entries(connection, journal, region, after, limit));
    }

    /** The same within a transaction. */
    static List<String> entries(
            Connection connection, Journal journal, Code region, long after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document
                from entry
                where region = ? and journal = ? and sequence > ?
                order by sequence
                limit ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            select.setLong(3, after);
            select.setInt(4, limit);
            return texts(select);
        }
    }

    /** The documents of one stream, in order; empty where there is no such stream. */
    public List<String> stream(Journal journal, Code region, String subject) throws SQLException {
        return stream(journal, region, subject, 0, Integer.MAX_VALUE);
    }

    /**
     * The documents of one stream after a version of it, in order; empty at the end, and where
     * there is no such stream.
     *
     * @param limit how many at most
     */
    public List<String> stream(Journal journal, Code region, String subject, int version, int limit)
            throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                    select e.document
                    from stream s
                    cross join lateral unnest(s.sequences[?:?]) as p (sequence)
                    join entry e on e.region = s.region and e.journal = s.journal and e.sequence = p.sequence
                    where s.region = ? and s.journal = ? and reverse(s.subject) collate "C" = reverse(?)
                    order by e.sequence
                    """)) {
                        select.setInt(1, version + 1);
                        select.setInt(2, (int) Math.min(Integer.MAX_VALUE, (long) version + limit));
                        select.setString(3, region.value());
                        select.setString(4, journal.toString());
                        select.setString(5, subject);
                        return texts(select);
                    }
                });
    }

    /**
     * Where one stream stands; its kind's initial state where it has no entries.
     *
     * @throws CorruptStreamException where the journal holds what this build cannot read
     */
    public <S> S state(Journal journal, Code region, StreamKind<?, S, ?> kind, String subject)
            throws SQLException {
        S state = kind.decider().initial();
        for (String document : stream(journal, region, subject)) {
            try {
                state = kind.evolve(state, Entry.read(document).event(), subject);
            } catch (UnreadableEntryException e) {
                throw new CorruptStreamException(
                        "the own journal holds what this build cannot read", e);
            }
        }
        return state;
    }

    /** The projectors whose views do not hold all of the journal of every region. */
    public Set<String> incompleteViews(Journal journal, List<Projector> projectors)
            throws SQLException {
        return Transactions.in(source, c -> incompleteViews(c, journal, projectors));
    }

    /** The same within a transaction. */
    static Set<String> incompleteViews(
            Connection connection, Journal journal, List<Projector> projectors)
            throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select distinct n.name
                        from journal j
                        cross join unnest(?::text[]) as n (name)
                        where j.journal = ? and j.last_sequence > 0 and not n.name = any (j.projected)
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", projectors.stream().map(Projector::name).toArray()));
            select.setString(2, journal.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** How many entries the region's journal has. */
    public long head(Journal journal, Code region) throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                    select last_sequence
                    from journal
                    where region = ? and journal = ?
                    """)) {
                        select.setString(1, region.value());
                        select.setString(2, journal.toString());
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? row.getLong(1) : 0L;
                        }
                    }
                });
    }

    /**
     * The sequence of the last entry recorded at or before a moment; 0 where there is none.
     * Sequences are dense and recorded times never decrease, so it is found by binary search: about
     * 20 key lookups in a million entries.
     *
     * @throws UnreadableEntryException where an entry on the way cannot be read
     * @throws CorruptStreamException where one is missing
     */
    public long recordedBy(Journal journal, Code region, Instant moment)
            throws SQLException, UnreadableEntryException {
        long before = 0;
        long after = head(journal, region) + 1;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            List<String> entry = entries(journal, region, middle - 1, 1);
            if (entry.isEmpty()) {
                throw new CorruptStreamException(
                        journal + "@" + middle + " of " + region + " is not there");
            }
            if (Entry.read(entry.getFirst()).recordedTime().isAfter(moment)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return before;
    }

    /**
     * The sequence of the last entry of certain types, at a position or before; 0 where there is
     * none. Read backwards from there, so that its cost is what lies in between.
     *
     * @param types as in the entries, with journal and version
     */
    public long lastOf(Journal journal, Code region, long upTo, Set<String> types)
            throws SQLException {
        return lastOf(journal, region, 0, upTo, types);
    }

    /** The same of the entries after {@code after}; read no further back. */
    public long lastOf(Journal journal, Code region, long after, long upTo, Set<String> types)
            throws SQLException {
        if (types.isEmpty()) {
            return 0;
        }
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                    select sequence
                    from entry
                    where region = ? and journal = ? and sequence > ? and sequence <= ?
                      and document::json ->> 'type' = any (?)
                    order by sequence desc
                    limit 1
                    """)) {
                        select.setString(1, region.value());
                        select.setString(2, journal.toString());
                        select.setLong(3, after);
                        select.setLong(4, upTo);
                        select.setArray(5, connection.createArrayOf("text", types.toArray()));
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? row.getLong(1) : 0L;
                        }
                    }
                });
    }

    /**
     * The documents of certain types after {@code after} and up to {@code upTo} by their sequences,
     * in order, at most {@code limit}.
     */
    static SortedMap<Long, String> entriesOf(
            Connection connection,
            Journal journal,
            Code region,
            long after,
            long upTo,
            Set<String> types,
            int limit)
            throws SQLException {
        SortedMap<Long, String> documents = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select sequence, document
                from entry
                where region = ? and journal = ? and sequence > ? and sequence <= ?
                  and document::json ->> 'type' = any (?)
                order by sequence
                limit ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            select.setLong(3, after);
            select.setLong(4, upTo);
            select.setArray(5, connection.createArrayOf("text", types.toArray()));
            select.setInt(6, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    documents.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return documents;
    }

    private static List<String> texts(PreparedStatement select) throws SQLException {
        List<String> documents = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                documents.add(rows.getString(1));
            }
        }
        return documents;
    }
}
