package io.kaocheng.evaluation.react;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
import io.kaocheng.policy.Role;
import io.kaocheng.testkit.Person;
import io.kaocheng.testkit.Servers;
import io.kaocheng.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ParkedScoresIT {

    private static final Code REGION = Code.of("parked-scores");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject DataSource source;
    @Inject LiveScoring scoring;

    private record Scores(long all, long incomplete) {}

    @Test
    void
            scores_published_before_an_entry_could_not_be_read_say_afterwards_that_they_are_incomplete()
                    throws Exception {
        List<Event> year =
                Histories.history(new Random(7)).entries.stream().map(Recorded::event).toList();
        Topics topics = new Topics(REGION);
        topics.record(year);
        Scores before = await(scores -> scores.all() > 0);
        assertThat(before.incomplete()).isZero();

        topics.recordUnreadable(
                new ObservationSubmitted(
                        Histories.UNITS.get(3),
                        Histories.A,
                        Period.ofMonth(2026, 5),
                        new Figures(new BigDecimal("77"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        Scores after = await(scores -> scores.incomplete() > 0);
        assertThat(after.incomplete()).isEqualTo(after.all());
    }

    private static final Code OFFICIAL = Code.of("parked-official");

    @Test
    void an_official_score_keeps_its_figures_and_says_where_an_entry_it_rests_on_was_parked_since()
            throws Exception {
        List<Event> year =
                Histories.history(new Random(7)).entries.stream().map(Recorded::event).toList();
        Topics topics = new Topics(OFFICIAL);
        topics.record(year);
        long end = topics.head(Journal.MONITORING);
        awaitTaken(topics);
        List<String> periods =
                column("select distinct period from score where region = ? order by 1");
        assertThat(periods).hasSizeGreaterThan(1);
        String within = periods.getFirst();
        // As by a run that was cut before live scoring had come to the next figure, and others that
        // were cut here.
        promote(within, end + 1);
        List<String> figures = column(FIGURES);

        topics.recordUnreadable(
                new ObservationSubmitted(
                        Histories.UNITS.get(3),
                        Histories.A,
                        Period.ofMonth(2026, 5),
                        new Figures(new BigDecimal("77"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        awaitTaken(topics);
        assertThat(column(INCOMPLETE)).containsExactly(within);
        assertThat(column(FIGURES)).isEqualTo(figures);
        Person.of(Role.OFFICE, "li", OFFICIAL)
                .asks()
                .get("/api/v1/regions/" + OFFICIAL + "/scores/" + Histories.CLASS + "/" + within)
                .then()
                .statusCode(200)
                .body("units.incomplete", everyItem(is(true)))
                .body("units.run", everyItem(is(RUN)));

        // An entry that another subscriber could not read is none that scores lack.
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement another =
                            connection.prepareStatement(
                                    """
                            insert into parked (region, subscriber, journal, sequence, subject, document, reason)
                            select region, 'known-names', journal, sequence, subject, document, reason
                            from parked
                            where region = ?
                            """);
                    PreparedStatement delete =
                            connection.prepareStatement(
                                    "delete from parked where region = ? and subscriber = 'live-scoring'")) {
                another.setString(1, OFFICIAL.value());
                another.executeUpdate();
                delete.setString(1, OFFICIAL.value());
                delete.executeUpdate();
            }
            scoring.complete(connection, OFFICIAL);
            connection.commit();
        }
        scoring.committed(OFFICIAL);
        assertThat(column(INCOMPLETE)).isEmpty();
        assertThat(column(FIGURES)).isEqualTo(figures);
    }

    private static final String RUN = "a".repeat(64);
    private static final String INCOMPLETE =
            """
            select distinct period
            from score
            where region = ? and document like '%"incomplete":true%'
            """;
    private static final String FIGURES =
            """
            select unit || ' ' || period || ' ' || coalesce(trim_scale(total)::text, '-') || ' ' || coalesce(rank::text, '-')
            from score
            where region = ?
            order by 1
            """;

    /** Makes what is published the result of a promoted run, of which one period was cut later. */
    private void promote(String period, long monitoring) throws SQLException {
        execute(
                """
                insert into run_result (region, run, period, unit_class, unit, after, digest, changed)
                select region, '%s', period, unit_class, unit,
                       case when period = '%s' then regexp_replace(document, 'monitoring@\\d+', 'monitoring@%d')
                            else document end,
                       '', false
                from score
                where region = ?
                """
                        .formatted(RUN, period, monitoring));
        execute(
                """
                insert into official (region, unit_class, period, run, epoch)
                select distinct region, unit_class, period, '%s', 1
                from score
                where region = ?
                """
                        .formatted(RUN));
        execute("insert into official_epoch (region, epoch) values (?, 1)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, OFFICIAL.value());
            statement.executeUpdate();
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, OFFICIAL.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private void awaitTaken(Topics topics) throws SQLException {
        List<String> all = new ArrayList<>();
        for (Journal journal : List.of(Journal.GOALS, Journal.INDICATORS, Journal.MONITORING)) {
            all.add(journal + "@" + topics.head(journal));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> received = List.of();
        while (!received.equals(all)) {
            assertThat(System.nanoTime()).as(received + " of " + all).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            received =
                    column(
                            """
                            select journal || '@' || position
                            from checkpoint
                            where region = ? and subscriber = 'live-scoring'
                            order by journal
                            """);
        }
    }

    private interface Condition {
        boolean holds(Scores scores);
    }

    private Scores await(Condition condition) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Scores scores = scores();
        while (!condition.holds(scores)) {
            assertThat(System.nanoTime()).as(scores.toString()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            scores = scores();
        }
        return scores;
    }

    private Scores scores() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select count(*), count(*) filter (where document like '%"incomplete":true%')
                        from score
                        where region = ?
                        """)) {
            select.setString(1, REGION.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Scores(row.getLong(1), row.getLong(2));
            }
        }
    }
}
