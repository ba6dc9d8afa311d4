package io.kaocheng.evaluation.react;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How long a run is tried before those that wait behind it get their turn. */
class RunsConsumerTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void a_run_whose_source_stays_away_does_not_keep_the_others_waiting() {
        assertThat(over(new IOException("the owner cannot be reached"), Duration.ZERO)).isTrue();
        assertThat(over(new SQLException("away", "08006"), Duration.ZERO)).isTrue();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_failure_that_cannot_be_recorded_ends_the_task_and_not_the_consumer() {
        assertThat(over(new SQLException("no such table", "42P01"), LONG)).isTrue();
        assertThat(over(new IllegalStateException("a defect"), LONG)).isTrue();
        assertThat(over(new StackOverflowError(), LONG)).isTrue();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_run_that_is_given_up_is_not_over() {
        assertThat(RunsConsumer.isOver("one", attempts::incrementAndGet, () -> true, LONG))
                .isFalse();
        assertThat(
                        RunsConsumer.isOver(
                                "one", attempts::incrementAndGet, () -> attempts.get() > 0, LONG))
                .isFalse();
        assertThat(attempts).hasValue(1);
    }

    private boolean over(Throwable failure, Duration patience) {
        return RunsConsumer.isOver(
                "one",
                () -> {
                    attempts.incrementAndGet();
                    switch (failure) {
                        case IOException io -> throw io;
                        case SQLException sql -> throw sql;
                        case RuntimeException defect -> throw defect;
                        case Error error -> throw error;
                        default -> throw new AssertionError(failure);
                    }
                },
                () -> false,
                patience);
    }
}
