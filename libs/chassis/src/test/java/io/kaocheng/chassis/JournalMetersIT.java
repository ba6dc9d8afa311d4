package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;

import javax.sql.DataSource;

/** What the metrics say of a service's tables. */
class JournalMetersIT {

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private JournalMeters meters(DataSource source) {
        return new JournalMeters(
                source,
                EnumSet.of(Journal.EVALUATION, Journal.SCORES),
                List.of(),
                new TopicEnds("127.0.0.1:1"),
                metrics);
    }

    private void given(String... statements) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private double gauge(String name, String... tags) {
        return metrics.get(name).tags(tags).gauge().value();
    }

    private void journal(String region, int entries, int sent) throws SQLException {
        given(
                """
                insert into journal (region, journal, last_sequence) values ('%s', 'scores', %d)
                """
                        .formatted(region, entries),
                """
                insert into entry (region, journal, sequence, document)
                select '%s', 'scores', n,
                  json_build_object('recordedtime', clock_timestamp() - make_interval(mins => 60 - n))
                from generate_series(1, %d) n
                """
                        .formatted(region, entries));
        if (sent > 0) {
            given(
                    """
                    insert into relay_cursor (journal, region, sequence) values ('scores', '%s', %d)
                    """
                            .formatted(region, sent));
        }
    }

    @Test
    void what_is_recorded_and_not_sent_is_counted_over_all_regions_with_the_age_of_the_oldest()
            throws Exception {
        journal("east", 10, 10);
        journal("west", 20, 15);
        // Of this one nothing was ever sent.
        journal("north", 3, 0);
        meters(database.service()).measure();
        assertThat(gauge("kaocheng.relay.lag.entries", "journal", "scores")).isEqualTo(8);
        assertThat(gauge("kaocheng.relay.lag.seconds", "journal", "scores"))
                .isCloseTo(59 * 60, within(30.0));
        assertThat(gauge("kaocheng.relay.lag.entries", "journal", "evaluation")).isZero();
        assertThat(gauge("kaocheng.relay.lag.seconds", "journal", "evaluation")).isZero();
    }

    @Test
    void what_catches_up_is_seen_the_next_time() throws Exception {
        journal("east", 10, 4);
        JournalMeters meters = meters(database.service());
        meters.measure();
        assertThat(gauge("kaocheng.relay.lag.entries", "journal", "scores")).isEqualTo(6);
        given("update relay_cursor set sequence = 10");
        meters.measure();
        assertThat(gauge("kaocheng.relay.lag.entries", "journal", "scores")).isZero();
        assertThat(gauge("kaocheng.relay.lag.seconds", "journal", "scores")).isZero();
    }

    @Test
    void a_region_that_waits_for_two_owners_is_one_region() throws Exception {
        given(
                """
                insert into checkpoint (region, subscriber, journal, position, halted)
                values ('east', 'live-scoring', 'goals', 3, 'the owner does not answer'),
                  ('east', 'live-scoring', 'indicators', 1, 'the owner does not answer'),
                  ('west', 'live-scoring', 'goals', 9, null)
                """,
                """
                insert into parked (subscriber, journal, region, sequence, subject, document, reason)
                values ('live-scoring', 'goals', 'east', 4, 'unit/one', '{}', 'v9'),
                  ('names', 'goals', 'east', 4, 'unit/one', '{}', 'v9'),
                  ('live-scoring', 'goals', 'east', 6, 'unit/one', '{}', 'v9'),
                  ('live-scoring', 'goals', 'west', 2, 'unit/two', '{}', 'v9')
                """);
        meters(database.service()).measure();
        assertThat(gauge("kaocheng.inbox.halted.regions")).isEqualTo(1);
        assertThat(gauge("kaocheng.inbox.parked.regions")).isEqualTo(2);
        assertThat(gauge("kaocheng.inbox.parked.entries")).isEqualTo(3);
    }

    @Test
    void without_the_database_there_are_no_figures_instead_of_the_last_ones() throws Exception {
        journal("east", 10, 4);
        JournalMeters meters = meters(database.service());
        meters.measure();
        assertThat(metrics.find("kaocheng.relay.lag.entries").gauges()).isNotEmpty();
        given("alter table relay_cursor rename to relay_cursor_gone");
        meters.measure();
        assertThat(metrics.find("kaocheng.relay.lag.entries").gauges()).isEmpty();
        assertThat(metrics.find("kaocheng.inbox.halted.regions").gauges()).isEmpty();
        given("alter table relay_cursor_gone rename to relay_cursor");
        meters.measure();
        assertThat(gauge("kaocheng.relay.lag.entries", "journal", "scores")).isEqualTo(6);
    }
}
