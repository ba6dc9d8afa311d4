package io.kaocheng.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Queries of the database's content over a connection that is not measured. */
final class Stored {

    static final String JOURNAL = "public.entry";

    private static final String OBSERVATION = "kaocheng.monitoring.observation-";

    private final Connection connection;

    Stored(Connection connection) {
        this.connection = connection;
    }

    /** The last number given out in a table of entries. */
    long head(String table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select coalesce(max(sequence), 0)
                        from %s
                        where region = ? and journal = ?
                        """
                                .formatted(table))) {
            select.setString(1, SubmittedRegion.REGION.value());
            select.setString(2, Journal.MONITORING.toString());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The figures of a table of entries after a number. */
    List<String> figures(String table, long after) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select document
                        from %s
                        where region = ? and journal = ? and sequence > ?
                        """
                                .formatted(table))) {
            select.setString(1, SubmittedRegion.REGION.value());
            select.setString(2, Journal.MONITORING.toString());
            select.setLong(3, after);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    JsonNode entry = ContractJson.mapper().readTree(rows.getString(1));
                    // The journal holds alerts, too.
                    if (entry.path("type").asText().startsWith(OBSERVATION)) {
                        lines.add(Figure.lineOf(entry));
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(table + " holds what is no entry", e);
        }
        return lines;
    }

    /** The last number given out in a table of the bare endpoint. */
    long bareHead(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select coalesce(max(number), 0)
                                from %s
                                """
                                        .formatted(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The figures of a table of the bare endpoint after a number. */
    List<String> bareFigures(String table, long after) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select unit, indicator, period, value
                        from %s
                        where number > ?
                        """
                                .formatted(table))) {
            select.setLong(1, after);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(
                            Figure.line(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    Objects.requireNonNull(rows.getBigDecimal(4))));
                }
            }
        }
        return lines;
    }

    /** Whether the relay has brought everything to Kafka. */
    boolean isRelayed() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select bool_and(coalesce(c.sequence, 0) = j.last_sequence)
                                from journal j
                                left join relay_cursor c on c.journal = j.journal and c.region = j.region
                                """)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
