package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class CopiedRowsIT {

    private static final String COLUMNS = "number, text, decimal, truth, small, one";

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());

    private record Row(
            long number, @Nullable String text, @Nullable BigDecimal decimal, boolean truth) {
        int small() {
            return (int) number;
        }
    }

    @Test
    void whatever_a_text_holds_comes_back_as_it_was() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (String text :
                List.of(
                        "",
                        "\\N",
                        "\\.",
                        ".",
                        "a\tb\nc\rd\\e",
                        "\\",
                        "\b\f\u000b\u0001\u007f",
                        "\"quoted\", {braced}",
                        "考成 – é 𝟙 \uD83D\uDE00",
                        "null")) {
            rows.add(new Row(rows.size(), text, new BigDecimal("-0.10"), true));
        }
        rows.add(new Row(rows.size(), null, null, false));
        rows.add(new Row(Long.MIN_VALUE, "x".repeat(200_000), new BigDecimal("1E-30"), false));
        rows.add(new Row(-1, "", new BigDecimal("0"), true));
        rows.add(new Row(-2, "", new BigDecimal("0.000"), true));
        rows.add(new Row(-3, "", new BigDecimal("-99999999.9999"), true));
        rows.add(new Row(-4, "", new BigDecimal("10000"), true));
        rows.add(new Row(Long.MAX_VALUE, "x", new BigDecimal("12345678901234567890.5"), true));
        Random random = new Random(7);
        String letters = "\\\t\n\r\bNt.a\"考\uD83D";
        for (int i = 1_000; i < 6_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) {
                char letter = letters.charAt(random.nextInt(letters.length()));
                text.append(letter);
                if (Character.isHighSurrogate(letter)) {
                    text.append('\uDE00');
                }
            }
            rows.add(
                    new Row(
                            i,
                            text.toString(),
                            BigDecimal.valueOf(random.nextLong(), random.nextInt(20)),
                            random.nextBoolean()));
        }
        try (Connection connection = database.owner().getConnection()) {
            table(connection);
            copy(connection, rows);
            assertThat(stored(connection)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void a_day_and_a_moment_come_back_to_the_microsecond_before_and_after_2000() throws Exception {
        List<LocalDate> days =
                List.of(
                        LocalDate.of(2026, 11, 28),
                        LocalDate.of(2000, 1, 1),
                        LocalDate.of(1999, 12, 31),
                        LocalDate.of(1949, 10, 1));
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table dated (day date, moment timestamptz)");
            CopiedRows.into(
                    connection,
                    "dated",
                    "day, moment",
                    to -> {
                        for (LocalDate day : days) {
                            to.day(day).moment(moment(day)).end();
                        }
                        to.day(null).moment(null).end();
                    });
            List<@Nullable LocalDate> readDays = new ArrayList<>();
            List<@Nullable Instant> readMoments = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select day, moment from dated")) {
                while (rows.next()) {
                    readDays.add(rows.getObject(1, LocalDate.class));
                    OffsetDateTime at = rows.getObject(2, OffsetDateTime.class);
                    readMoments.add(at == null ? null : at.toInstant());
                }
            }
            assertThat(readDays)
                    .startsWith(days.toArray(LocalDate[]::new))
                    .endsWith((LocalDate) null);
            assertThat(readMoments)
                    .startsWith(days.stream().map(CopiedRowsIT::moment).toArray(Instant[]::new))
                    .endsWith((Instant) null);
        }
    }

    private static Instant moment(LocalDate day) {
        return day.atTime(23, 59, 59, 123_456_000).toInstant(ZoneOffset.UTC);
    }

    @Test
    void a_decimal_without_a_unit_digit_is_the_same_number() throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            table(connection);
            copy(connection, List.of(new Row(1, "", new BigDecimal("12E+30"), true)));
            assertThat(stored(connection).getFirst().decimal())
                    .isEqualByComparingTo(new BigDecimal("12E+30"));
        }
    }

    @Test
    void where_a_row_cannot_be_made_none_is_there_and_the_connection_can_be_used()
            throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            table(connection);
            connection.setAutoCommit(false);
            assertThatThrownBy(
                            () ->
                                    CopiedRows.into(
                                            connection,
                                            "copied",
                                            COLUMNS,
                                            to -> {
                                                for (int i = 0; i < 50_000; i++) {
                                                    write(to, new Row(i, "x", null, true));
                                                }
                                                throw new IllegalStateException("a defect");
                                            }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a defect");
            connection.rollback();
            assertThat(stored(connection)).isEmpty();
        }
    }

    @Test
    void a_row_that_is_there_already_is_refused_with_all_others() throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            table(connection);
            copy(connection, List.of(new Row(1, "before", null, true)));
            connection.setAutoCommit(false);
            assertThatThrownBy(
                            () ->
                                    copy(
                                            connection,
                                            List.of(
                                                    new Row(2, "new", null, true),
                                                    new Row(1, "again", null, true))))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("copied_pkey");
            connection.rollback();
            assertThat(stored(connection)).containsExactly(new Row(1, "before", null, true));
        }
    }

    @Test
    void no_rows_are_no_rows() throws Exception {
        try (Connection connection = database.owner().getConnection()) {
            table(connection);
            copy(connection, List.of());
            assertThat(stored(connection)).isEmpty();
        }
    }

    private static void table(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table copied (place serial, number bigint primary key, text text, decimal numeric, truth boolean, small integer, one bigint[])");
        }
    }

    private static void copy(Connection connection, List<Row> rows) throws SQLException {
        CopiedRows.into(
                connection,
                "copied",
                COLUMNS,
                to -> {
                    for (Row row : rows) {
                        write(to, row);
                    }
                });
    }

    private static void write(CopiedRows to, Row row) throws SQLException {
        to.number(row.number())
                .text(row.text())
                .decimal(row.decimal())
                .truth(row.truth())
                .integer(row.small())
                .onlyNumber(row.number())
                .end();
    }

    private static List<Row> stored(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select number, text, decimal, truth, small, one from copied order by place")) {
            while (row.next()) {
                assertThat(row.getInt(5)).isEqualTo((int) row.getLong(1));
                assertThat((Long[]) row.getArray(6).getArray()).containsExactly(row.getLong(1));
                rows.add(
                        new Row(
                                row.getLong(1),
                                row.getString(2),
                                row.getBigDecimal(3),
                                row.getBoolean(4)));
            }
        }
        return rows;
    }
}
