package io.kaocheng.bench;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.infra.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tables for those who only insert: equal to the journal's, index and all, in the same database, so
 * that they share its disk, its log and its settings. And the rows for them, equal to what the
 * journal makes of the same figures.
 */
final class BareTables {

    static final String AT_ONCE = "bare.copied_at_once";
    static final String COPIED = "bare.copied";
    static final String INSERTED = "bare.inserted";

    /** The bare endpoint's, for those with a token and for everybody. */
    static final String FIGURES = "bare.figure";

    static final String OPEN_FIGURES = "bare.open_figure";

    private static final String ACTOR = "7d9f1c52-3a64-3b0e-9a55-0d2f6a1c8e47";

    private BareTables() {}

    static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema bare");
            for (String table : List.of(AT_ONCE, COPIED, INSERTED)) {
                statement.execute(
                        "create table %s (like public.entry including all)".formatted(table));
            }
            for (String table : List.of(FIGURES, OPEN_FIGURES)) {
                statement.execute(
                        """
                        create table %s (
                            number    bigint  not null generated always as identity,
                            unit      text    not null,
                            indicator text    not null,
                            period    text    not null,
                            value     numeric not null,
                            primary key (unit, indicator, period)
                        )
                        """
                                .formatted(table));
            }
        }
    }

    /** A row of a table of entries. */
    record Row(long sequence, String document) {}

    /** The rows that follow {@code head}. */
    static List<Row> rows(List<Figure> figures, long head) {
        Instant now = Instant.now();
        List<Row> rows = new ArrayList<>(figures.size());
        for (Figure figure : figures) {
            long sequence = head + rows.size() + 1;
            rows.add(new Row(sequence, document(SubmittedRegion.REGION, figure, sequence, now)));
        }
        return rows;
    }

    private static String document(Code region, Figure figure, long sequence, Instant now) {
        ObservationSubmitted event =
                new ObservationSubmitted(
                        figure.unit(),
                        figure.indicator(),
                        figure.period(),
                        new Figures(figure.value(), null, null),
                        null,
                        null,
                        ACTOR,
                        null,
                        true);
        EntryType type = EntryType.of(event);
        return Entry.document(
                new UUID(now.toEpochMilli() << 16 | 0x7000, sequence),
                region,
                Journal.MONITORING,
                sequence,
                event.subject(),
                1,
                type.name(),
                now.atOffset(ZoneOffset.UTC),
                now,
                ACTOR,
                null,
                null,
                "00-%032x-%016x-00".formatted(sequence, sequence),
                ContractJson.write(event));
    }

    /** Parts of at most that many. */
    static <T> List<List<T>> parts(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }
}
