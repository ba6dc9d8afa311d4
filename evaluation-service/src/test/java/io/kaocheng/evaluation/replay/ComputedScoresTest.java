package io.kaocheng.evaluation.replay;

import static io.kaocheng.evaluation.facts.Histories.REGION;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.JournalSource;
import io.kaocheng.evaluation.replay.ScoresAsOf.Known;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class ComputedScoresTest {

    private final History history = ReplayTest.eventful(new Random(1573));
    private final AtomicInteger readings = new AtomicInteger();
    private Runnable whileReading = () -> {};
    private final ComputedScores scores =
            new ComputedScores(
                    (region, cut) -> {},
                    (region, cut) -> {
                        if (readings.incrementAndGet() == 1) {
                            whileReading.run();
                        }
                        return Fold.at(
                                new JournalSource(
                                        (journal, _, after, limit) ->
                                                history.documents(journal, after)
                                                        .limit(limit)
                                                        .toList()),
                                region,
                                cut,
                                Fold.ProgressListener.NONE);
                    });

    @Test
    void two_that_ask_for_a_past_table_at_the_same_time_have_it_scored_once() throws Exception {
        AtomicReference<@Nullable List<Known>> second = new AtomicReference<>();
        Thread other =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    try {
                                        second.set(scores.at(REGION, null, history.cut()));
                                    } catch (IOException | InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        whileReading =
                () -> {
                    other.start();
                    while (other.getState() != Thread.State.WAITING && other.isAlive()) {
                        Thread.onSpinWait();
                    }
                };

        List<Known> first = scores.at(REGION, null, history.cut());

        other.join();
        assertThat(first).isNotEmpty();
        assertThat(second.get()).isSameAs(first);
        assertThat(readings.get()).isEqualTo(1);
    }
}
