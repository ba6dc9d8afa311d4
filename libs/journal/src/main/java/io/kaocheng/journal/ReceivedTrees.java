package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hash trees of what was received of a region's journals, read and written within a transaction
 * that holds the region's checkpoints.
 */
final class ReceivedTrees {

    /**
     * @param compared the size at which the owner's tree was the same, when it was asked last
     * @param contradiction how the owner's differs; null where it does not, as far as is known
     */
    record Row(HashTree tree, long compared, @Nullable String contradiction) {}

    private final Code region;
    private final Map<Journal, Row> rows;
    private final Set<Journal> changed = EnumSet.noneOf(Journal.class);

    private ReceivedTrees(Code region, Map<Journal, Row> rows) {
        this.region = region;
        this.rows = rows;
    }

    static ReceivedTrees of(Connection connection, Code region) throws SQLException {
        Map<Journal, Row> rows = new EnumMap<>(Journal.class);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, size, peaks, compared, contradiction
                from received_tree
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            Journal.parse(row.getString(1)),
                            new Row(
                                    new HashTree(row.getLong(2), row.getBytes(3)),
                                    row.getLong(4),
                                    row.getString(5)));
                }
            }
        }
        return new ReceivedTrees(region, rows);
    }

    Row of(Journal journal) {
        Row row = rows.get(journal);
        return row == null ? new Row(new HashTree(), 0, null) : row;
    }

    boolean isContradicted(Journal journal) {
        return of(journal).contradiction() != null;
    }

    /**
     * Appends an entry. One that was there before says nothing new, but may be another than the one
     * that was appended: the owner is asked again.
     */
    void append(Journal journal, long sequence, String document) {
        Row row = of(journal);
        long size = row.tree().size();
        if (sequence == size + 1) {
            row.tree().add(document.getBytes(StandardCharsets.UTF_8));
            put(journal, row);
        } else if (sequence <= size && row.compared() >= sequence) {
            put(
                    journal,
                    new Row(
                            row.tree(),
                            Math.min(row.compared(), sequence - 1),
                            row.contradiction()));
        }
    }

    void put(Journal journal, Row row) {
        rows.put(journal, row);
        changed.add(journal);
    }

    void save(Connection connection) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into received_tree (region, journal, size, peaks, compared, contradiction)
                values (?, ?, ?, ?, ?, ?)
                on conflict (region, journal) do update
                set size = excluded.size,
                    peaks = excluded.peaks,
                    compared = excluded.compared,
                    contradiction = excluded.contradiction
                """)) {
            for (Journal journal : changed) {
                Row row = of(journal);
                upsert.setString(1, region.value());
                upsert.setString(2, journal.toString());
                upsert.setLong(3, row.tree().size());
                upsert.setBytes(4, row.tree().peaks());
                upsert.setLong(5, row.compared());
                upsert.setString(6, row.contradiction());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /**
     * Of which journals the owner is to be asked: more was received since, or what was received
     * before trees were kept is not in one.
     *
     * @param all whether also those of which nothing is new, and those that differed: what was
     *     found by looking at everything is taken back by that only
     */
    static List<RegionJournal> due(Connection connection, boolean all) throws SQLException {
        List<RegionJournal> due = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select c.region, c.journal
                from checkpoint c
                left join received_tree t on t.region = c.region and t.journal = c.journal
                group by c.region, c.journal, t.size, t.compared, t.contradiction
                having max(c.position) > 0
                  and (? or t.size is null
                    or t.contradiction is null
                      and (t.size > t.compared or t.size < max(c.position)))
                order by c.region, c.journal
                """)) {
            select.setBoolean(1, all);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(
                            new RegionJournal(
                                    Code.of(rows.getString(1)), Journal.parse(rows.getString(2))));
                }
            }
        }
        return due;
    }

    /** Enters the region's journals of which a reading again did not come to its end. */
    static void rereadWhatWasNot(Connection connection, Code region) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into reread_due (region, journal)
                        select region, journal
                        from received_tree
                        where region = ? and contradiction = ?
                        on conflict (region, journal) do nothing
                        """)) {
            insert.setString(1, region.value());
            insert.setString(2, Checkpoints.BEING_REREAD);
            insert.executeUpdate();
        }
    }

    /** The journals that a new build, or one that ended meanwhile, has to read again. */
    static List<RegionJournal> toReread(Connection connection) throws SQLException {
        List<RegionJournal> due = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select region, journal
                                from reread_due
                                order by region, journal
                                """);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                due.add(
                        new RegionJournal(
                                Code.of(rows.getString(1)), Journal.parse(rows.getString(2))));
            }
        }
        return due;
    }

    /** Notes that it was read again. */
    static void wasReread(Connection connection, RegionJournal place) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                        delete from reread_due
                        where region = ? and journal = ?
                        """)) {
            delete.setString(1, place.region().value());
            delete.setString(2, place.journal().toString());
            delete.executeUpdate();
        }
    }
}
