package io.kaocheng.evaluation.history;

import static io.kaocheng.evaluation.facts.Histories.REGION;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.evaluation.replay.ReplayTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class PastFactsTest {

    private final History history = ReplayTest.eventful(new Random(1573));
    private final Source source =
            new JournalSource(
                    (journal, region, after, limit) ->
                            history.documents(journal, after).limit(limit).toList());

    private final AtomicInteger folds = new AtomicInteger();
    private Runnable whileFolding = () -> {};
    private final PastFacts facts =
            new PastFacts(
                    () -> {
                        if (folds.incrementAndGet() == 1) {
                            whileFolding.run();
                        }
                        return source;
                    });

    @Test
    void two_that_look_at_one_cut_at_the_same_time_have_it_folded_once() throws Exception {
        AtomicReference<@Nullable Fold> second = new AtomicReference<>();
        Thread other =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    try {
                                        second.set(facts.at(REGION, history.cut()));
                                    } catch (IOException | InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        whileFolding =
                () -> {
                    other.start();
                    while (other.getState() != Thread.State.WAITING && other.isAlive()) {
                        Thread.onSpinWait();
                    }
                };

        Fold first = facts.at(REGION, history.cut());

        other.join();
        assertThat(second.get()).isSameAs(first);
        assertThat(folds.get()).isEqualTo(1);
    }

    @Test
    void what_was_folded_is_kept_for_who_asks_next() throws Exception {
        Fold first = facts.at(REGION, history.cut());
        assertThat(facts.at(REGION, history.cut())).isSameAs(first);
        assertThat(folds.get()).isEqualTo(1);
    }
}
