package io.kaocheng.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.ProblemCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class LiveStreamsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private final LiveStreams streams = new LiveStreams(2, 3, Clock.fixed(NOW, ZoneOffset.UTC));

    private AssertSubscriber<Object> open(String subject) {
        return streams.of(subject, null, Multi.createFrom().nothing())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
    }

    @Test
    void one_caller_has_so_many_open_and_all_together_so_many() {
        AssertSubscriber<Object> first = open("li");
        open("li");
        Problem mine = catchThrowableOfType(Problem.class, () -> open("li"));
        assertThat(mine.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(mine.headers()).containsKey("Retry-After");
        open("wang");
        Problem all = catchThrowableOfType(Problem.class, () -> open("chen"));
        assertThat(all.code()).isEqualTo(ProblemCode.UNAVAILABLE);

        first.cancel();
        assertThat(streams.open()).isEqualTo(2);
        open("chen");
        assertThat(streams.open()).isEqualTo(3);
    }

    @Test
    void a_stream_ends_with_the_token_it_was_opened_by() {
        AssertSubscriber<Object> over =
                streams.of("li", NOW.minusSeconds(1), Multi.createFrom().nothing())
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));
        over.awaitCompletion(Duration.ofSeconds(5));
        AssertSubscriber<Object> soon =
                streams.of("li", NOW.plusMillis(50), Multi.createFrom().nothing())
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));
        soon.awaitCompletion(Duration.ofSeconds(5));
        assertThat(streams.open()).isZero();
    }
}
