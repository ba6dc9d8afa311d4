package io.kaocheng.evaluation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.Histories;
import io.kaocheng.evaluation.run.LaterEntry;
import io.kaocheng.journal.Recorded;
import io.kaocheng.journal.Reference;
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
class LaterEntriesIT {

    private static final Code REGION = Code.of("later-entries");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topics topics = new Topics(REGION);

    @Inject DataSource source;

    @Test
    void what_was_taken_in_since_the_owners_were_asked_is_found_when_it_is_decided()
            throws Exception {
        List<Event> year =
                Histories.history(new Random(7)).entries.stream().map(Recorded::event).toList();
        topics.record(year);
        Cut asked = received();
        Reference.FactsAsOf<LaterEntry> nothing = found(asked, Scope.ALL);
        assertThat(nothing.facts().position()).isNull();
        assertThat(Cut.of(nothing.upTo())).isEqualTo(asked);

        ObservationSubmitted figure =
                new ObservationSubmitted(
                        Histories.UNITS.get(3),
                        Histories.A,
                        Period.ofMonth(2026, 5),
                        new Figures(new BigDecimal("77"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false);
        topics.record(List.of(figure));
        Position later = new Position(Journal.MONITORING, topics.head(Journal.MONITORING));
        Cut now = received();
        Reference.FactsAsOf<LaterEntry> found = found(asked, Scope.ALL);
        assertThat(found.facts().position()).isEqualTo(later);
        assertThat(Cut.of(found.upTo())).isEqualTo(now);
        Scope another = new Scope(List.of(Code.of("another")), List.of(), List.of());
        assertThat(found(asked, another).facts().position()).isNull();
        assertThat(found(now, Scope.ALL).facts().position()).isNull();

        // What another subscriber could not read bears on no score.
        park("known-names", later.sequence() + 100);
        assertThat(found(now, Scope.ALL).facts().position()).isNull();

        // Nobody knows what it bears on.
        topics.recordUnreadable(figure);
        var _ = received();
        assertThat(found(now, another).facts().position())
                .isEqualTo(new Position(Journal.MONITORING, later.sequence() + 1));
    }

    private void park(String subscriber, long sequence) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                        insert into parked (region, subscriber, journal, sequence, subject, document, reason)
                        values (?, ?, 'monitoring', ?, 'observation/x', '{}', 'x')
                        """)) {
            insert.setString(1, REGION.value());
            insert.setString(2, subscriber);
            insert.setLong(3, sequence);
            insert.executeUpdate();
        }
    }

    private Reference.FactsAsOf<LaterEntry> found(Cut asked, Scope scope) throws SQLException {
        Manifest manifest =
                new Manifest("official", REGION, scope, asked, "kc-1", null, "scores@1", "x", "li");
        try (Connection connection = source.getConnection()) {
            return new LaterEntries(manifest, List.of(), asked, null).read(connection, REGION);
        }
    }

    /** Waits until live scoring has taken in all that is recorded. */
    private Cut received() throws SQLException {
        Cut all = Cut.NOTHING;
        for (Journal journal : List.of(Journal.GOALS, Journal.INDICATORS, Journal.MONITORING)) {
            all = all.with(journal, topics.head(journal));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!checkpoint().equals(all)) {
            assertThat(System.nanoTime()).as(checkpoint() + " of " + all).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return all;
    }

    private Cut checkpoint() throws SQLException {
        Cut received = Cut.NOTHING;
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select journal, position
                        from checkpoint
                        where region = ? and subscriber = 'live-scoring'
                        """)) {
            select.setString(1, REGION.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    received = received.with(Journal.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return received;
    }
}
