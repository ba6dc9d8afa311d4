package io.kaocheng.evaluation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(30)
class SingleFlightTest {

    private final SingleFlight<String, String> flights = new SingleFlight<>();
    private final AtomicInteger makings = new AtomicInteger();

    @Test
    void who_asks_while_another_makes_it_gets_the_same() throws Exception {
        AtomicReference<@Nullable String> second = new AtomicReference<>();
        Thread other =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    try {
                                        second.set(flights.get("a", this::make));
                                    } catch (IOException | InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        String first =
                flights.get(
                        "a",
                        () -> {
                            other.start();
                            while (other.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            return make();
                        });
        other.join();
        assertThat(first).isEqualTo("made");
        assertThat(second.get()).isEqualTo("made");
        assertThat(makings.get()).isEqualTo(1);
    }

    @Test
    void others_do_not_wait_for_what_they_did_not_ask_for() throws Exception {
        assertThat(flights.get("a", () -> "a and " + flights.get("b", () -> "b")))
                .isEqualTo("a and b");
    }

    private String make() {
        makings.incrementAndGet();
        return "made";
    }

    @Test
    void what_was_made_is_not_kept() throws Exception {
        flights.get("a", () -> "once");
        assertThat(flights.get("a", () -> "again")).isEqualTo("again");
    }

    @Test
    void a_failure_reaches_who_asked_and_the_next_tries_again() throws Exception {
        assertThatThrownBy(
                        () ->
                                flights.get(
                                        "a",
                                        () -> {
                                            throw new IOException("the source is away");
                                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("the source is away");
        assertThat(flights.get("a", () -> "made")).isEqualTo("made");
    }
}
