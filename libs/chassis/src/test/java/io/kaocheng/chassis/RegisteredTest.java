package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What is there is asked for once, what is not is refused, and who cannot be reached is left alone.
 */
class RegisteredTest {

    private static final Code QINGHE = Code.of("qinghe");
    private static final Code BUREAUS = Code.of("bureaus");

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private @Nullable IOException away;
    private boolean interrupted;

    private final Registered registered =
            new Registered(
                    new Registered.Registry() {
                        @Override
                        public boolean hasRegion(Code region)
                                throws IOException, InterruptedException {
                            return answer(region.value(), QINGHE.value());
                        }

                        @Override
                        public boolean hasClass(Code region, Code unitClass)
                                throws IOException, InterruptedException {
                            return answer(region + "/" + unitClass, QINGHE + "/" + BUREAUS);
                        }
                    },
                    ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private boolean answer(String of, String there) throws IOException, InterruptedException {
        asked.add(of);
        if (away != null) {
            throw away;
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        return of.equals(there);
    }

    @AfterEach
    void forget_the_interruption() {
        Thread.interrupted();
    }

    @Test
    void what_is_there_is_asked_for_once() {
        registered.require(QINGHE, BUREAUS);
        registered.require(QINGHE, BUREAUS);

        assertThat(asked).containsExactly("qinghe", "qinghe/bureaus");
        assertThat(registered.isKnown(QINGHE, BUREAUS)).isTrue();
        assertThat(registered.isKnown(QINGHE, null)).isTrue();
    }

    @Test
    void a_region_that_is_not_there_is_refused_by_its_name_and_its_class_not_asked_for() {
        assertThatThrownBy(() -> registered.require(Code.of("nowhere"), BUREAUS))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND);
                            assertThat(problem.findings().getFirst().english()).contains("nowhere");
                        });
        assertThat(asked).containsExactly("nowhere");
    }

    @Test
    void a_class_that_is_not_there_is_refused_by_its_name() {
        assertThatThrownBy(() -> registered.require(QINGHE, Code.of("towns")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.findings().getFirst().english())
                                        .contains("towns"));
        assertThat(registered.isKnown(QINGHE, Code.of("towns"))).isFalse();
    }

    @Test
    void whoever_answers_with_an_error_refuses_nothing_and_is_asked_again() {
        away = new IOException("answered 500");
        registered.require(QINGHE, BUREAUS);
        registered.require(QINGHE, BUREAUS);
        assertThat(asked).containsExactly("qinghe", "qinghe");
        assertThat(registered.isKnown(QINGHE, null)).isFalse();
    }

    @Test
    void whoever_cannot_be_reached_refuses_nothing_and_is_left_alone_for_a_while() {
        away = new ConnectException("away");
        registered.require(QINGHE, BUREAUS);
        registered.require(Code.of("nowhere"), null);
        assertThat(asked).containsExactly("qinghe");

        away = null;
        now = now.plus(Registered.PAUSE);
        registered.require(QINGHE, BUREAUS);
        assertThat(registered.isKnown(QINGHE, BUREAUS)).isTrue();
    }

    @Test
    void what_was_interrupted_is_no_answer() {
        interrupted = true;

        assertThatThrownBy(() -> registered.require(QINGHE, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
