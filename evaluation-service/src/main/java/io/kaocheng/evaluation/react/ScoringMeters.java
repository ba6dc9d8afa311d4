package io.kaocheng.evaluation.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.Recorded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures how quick live scoring is.
 *
 * <ul>
 *   <li>{@code kaocheng.scoring.live}: a batch of entries of a region, from its facts to its
 *       scores, without the commit
 *   <li>{@code kaocheng.submit.to.score}: an entry of the monitoring journal, from when it was
 *       recorded until the scores it bears on were committed. What was recorded before this
 *       instance started is not counted: it would measure how long the service was away.
 * </ul>
 */
@ApplicationScoped
class ScoringMeters {

    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private final Timer batches;
    private final Timer submissions;
    private final Clock clock;
    private final Instant started;
    private final Map<Code, List<Instant>> uncommitted = new ConcurrentHashMap<>();

    ScoringMeters(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
        this.batches =
                timer("kaocheng.scoring.live", "A batch of a region, from its facts to its scores")
                        .register(metrics);
        this.submissions =
                timer(
                                "kaocheng.submit.to.score",
                                "An entry, from when it was recorded until its scores were committed")
                        .register(metrics);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).publishPercentiles(QUANTILES);
    }

    /** A batch was scored, or nothing in it bore on scores. */
    void recordBatch(Duration time) {
        batches.record(time);
    }

    /** Scores that follow from these entries were recorded, in a transaction that is still open. */
    void scored(Code region, List<Recorded> entries) {
        List<Instant> submitted =
                entries.stream()
                        .filter(entry -> entry.position().journal() == Journal.MONITORING)
                        .map(Recorded::recordedTime)
                        .filter(at -> !at.isBefore(started))
                        .toList();
        uncommitted.put(region, submitted);
    }

    /** The region's transaction has been committed. */
    void committed(Code region) {
        List<Instant> submitted = uncommitted.remove(region);
        if (submitted != null) {
            Instant now = clock.instant();
            submitted.forEach(at -> submissions.record(Duration.between(at, now)));
        }
    }

    /** The region's transaction has not taken place; its entries come again. */
    void rolledBack(Code region) {
        uncommitted.remove(region);
    }
}
