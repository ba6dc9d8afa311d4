package io.kaocheng.evaluation.react;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.journal.Recorded;
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
