package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Table of entries a subscriber could not process, with all later ones of their streams. */
final class ParkedEntries {

    /** Placeholder for the subject of an entry whose envelope cannot be read. */
    static final String UNKNOWN = "?";

    private ParkedEntries() {}

    /**
     * An entry that could not be processed.
     *
     * @param subscriber the name of the one that failed
     * @param subject its stream; {@code ?} where not even that could be read
     */
    record Parked(
            String subscriber,
            Position position,
            String subject,
            String document,
            String reason,
            Instant parkedAt) {

        /** Key of the blocked stream: subscriber, journal and subject. */
        String stream() {
            return key(subscriber, position.journal(), subject);
        }
    }

    static String key(String subscriber, Journal journal, String subject) {
        return subscriber + " " + journal + " " + subject;
    }

    /** How many a region has. */
    static long count(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select count(*)
                        from parked
                        where region = ?
                        """)) {
            select.setString(1, region.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * The parked entries of a region, by journal and sequence.
     *
     * @param last the one they follow; null for the first
     * @param most how many at most
     */
    static List<Parked> after(Connection connection, Code region, @Nullable Parked last, int most)
            throws SQLException {
        List<Parked> parked = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select subscriber, journal, sequence, subject, document, reason, parked_at
                from parked
                where region = ? and (journal, sequence, subscriber) > (?, ?, ?)
                order by journal, sequence, subscriber
                limit ?
                """)) {
            select.setString(1, region.value());
            select.setString(2, last == null ? "" : last.position().journal().toString());
            select.setLong(3, last == null ? 0 : last.position().sequence());
            select.setString(4, last == null ? "" : last.subscriber());
            select.setInt(5, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    parked.add(
                            new Parked(
                                    rows.getString(1),
                                    new Position(Journal.parse(rows.getString(2)), rows.getLong(3)),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getString(6),
                                    rows.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return parked;
    }

    /** Keys of the region's blocked streams; see {@link #key}. */
    static Set<String> streams(Connection connection, Code region) throws SQLException {
        Set<String> streams = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select distinct subscriber, journal, subject
                from parked
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    streams.add(
                            key(
                                    rows.getString(1),
                                    Journal.parse(rows.getString(2)),
                                    rows.getString(3)));
                }
            }
        }
        return streams;
    }

    static void insert(
            Connection connection,
            Code region,
            String subscriber,
            Position position,
            String subject,
            String document,
            String why)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into parked (subscriber, journal, region, sequence, subject, document, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            insert.setString(1, subscriber);
            insert.setString(2, position.journal().toString());
            insert.setString(3, region.value());
            insert.setLong(4, position.sequence());
            insert.setString(5, subject);
            insert.setString(6, document.replace("\u0000", ""));
            insert.setString(7, why.replace("\u0000", ""));
            insert.executeUpdate();
        }
    }

    /** Forgets what is parked of a region's journal, for all subscribers. */
    static void deleteAll(Connection connection, Code region, Journal journal) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from parked
                where region = ? and journal = ?
                """)) {
            delete.setString(1, region.value());
            delete.setString(2, journal.toString());
            delete.executeUpdate();
        }
    }

    /** Deletes a parked entry; false where it was not parked any more. */
    static boolean delete(Connection connection, Code region, Parked parked) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from parked
                where subscriber = ? and region = ? and journal = ? and sequence = ?
                """)) {
            delete.setString(1, parked.subscriber());
            delete.setString(2, region.value());
            delete.setString(3, parked.position().journal().toString());
            delete.setLong(4, parked.position().sequence());
            return delete.executeUpdate() > 0;
        }
    }
}
