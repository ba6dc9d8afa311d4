package io.kaocheng.evaluation.react;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.journal.Recorded;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

class ScoringMetersTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Code EAST = Code.of("east");
    private static final Code WEST = Code.of("west");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = START;
    private final ScoringMeters meters =
            new ScoringMeters(metrics, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private Timer submitted() {
        return metrics.get("kaocheng.submit.to.score").timer();
    }

    private static Recorded entry(Code region, Journal journal, Event event, long millis) {
        return new Recorded(
                new UUID(0, millis),
                region,
                new Position(journal, 1),
                event.subject(),
                1,
                START.plusMillis(millis),
                "someone",
                null,
                null,
                event);
    }

    private static Recorded figure(Code region, long millis) {
        return entry(
                region,
                Journal.MONITORING,
                new ObservationApproved(Code.of("one"), Code.of("rate"), Period.ofYear(2025)),
                millis);
    }

    @Test
    void every_figure_counts_from_when_it_was_recorded_until_its_scores_are_committed() {
        now = START.plusMillis(500);
        meters.scored(EAST, List.of(figure(EAST, 100), figure(EAST, 300)));
        assertThat(submitted().count()).isZero();
        now = START.plusMillis(600);
        meters.committed(EAST);
        assertThat(submitted().count()).isEqualTo(2);
        assertThat(submitted().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500 + 300);
        meters.committed(EAST);
        assertThat(submitted().count()).isEqualTo(2);
    }

    @Test
    void what_is_rolled_back_counts_only_when_it_comes_again() {
        meters.scored(EAST, List.of(figure(EAST, 100)));
        meters.scored(WEST, List.of(figure(WEST, 100)));
        meters.rolledBack(EAST);
        now = START.plusMillis(900);
        meters.committed(EAST);
        assertThat(submitted().count()).isZero();
        meters.scored(EAST, List.of(figure(EAST, 100)));
        meters.committed(EAST);
        meters.committed(WEST);
        assertThat(submitted().count()).isEqualTo(2);
    }

    @Test
    void what_was_recorded_before_the_start_and_what_no_department_sent_is_not_counted() {
        Event cycle = new CycleOpened(Code.of("2025"), "2025", Period.ofYear(2025));
        meters.scored(
                EAST,
                List.of(figure(EAST, -1), entry(EAST, Journal.GOALS, cycle, 5), figure(EAST, 0)));
        now = START.plusMillis(10);
        meters.committed(EAST);
        assertThat(submitted().count()).isEqualTo(1);
    }

    @Test
    void batches_are_timed_by_themselves() {
        meters.recordBatch(Duration.ofMillis(7));
        Timer batches = metrics.get("kaocheng.scoring.live").timer();
        assertThat(batches.count()).isEqualTo(1);
        assertThat(batches.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
        assertThat(batches.takeSnapshot().percentileValues()).hasSize(3);
    }
}
