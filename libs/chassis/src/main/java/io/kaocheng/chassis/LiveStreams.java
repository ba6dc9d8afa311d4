package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;
import io.smallrye.mutiny.Multi;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Streams of events that stay open: each ends with the token it was opened by, and there are only
 * so many of one caller and so many in all, so that readers of streams keep nobody else waiting.
 */
@ApplicationScoped
public class LiveStreams {

    private final int perCaller;
    private final int inAll;
    private final Clock clock;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    @jakarta.inject.Inject
    LiveStreams(ChassisConfig config, Clock clock) {
        this(config.limits().streams(), config.limits().allStreams(), clock);
    }

    LiveStreams(int perCaller, int inAll, Clock clock) {
        this.perCaller = perCaller;
        this.inAll = inAll;
        this.clock = clock;
    }

    /**
     * The events, until the caller's token ends.
     *
     * @throws Problem 429 where the caller has too many open already, 503 where all have
     */
    public <T> Multi<T> of(Caller caller, Multi<T> events) {
        return of(caller.subject(), caller.until().orElse(null), events);
    }

    <T> Multi<T> of(String subject, @Nullable Instant until, Multi<T> events) {
        acquire(subject);
        Multi<T> bounded =
                until == null
                        ? events
                        : events.select().first(positive(Duration.between(clock.instant(), until)));
        return bounded.onTermination().invoke(() -> release(subject));
    }

    private static Duration positive(Duration left) {
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private synchronized void acquire(String subject) {
        int mine = open.getOrDefault(subject, 0);
        if (mine >= perCaller) {
            throw refused(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "at most " + perCaller + " streams of one caller are open at once; close one",
                    "每个调用方至多同时打开 " + perCaller + " 个事件流，请先关闭其他事件流");
        }
        if (all >= inAll) {
            throw refused(
                    ProblemCode.UNAVAILABLE,
                    "too many streams are open just now; ask again later",
                    "当前打开的事件流过多，请稍后重试");
        }
        open.put(subject, mine + 1);
        all++;
    }

    private static Problem refused(ProblemCode code, String english, String chinese) {
        return new Problem(
                code,
                List.of(new Finding(null, null, null, code, english, chinese)),
                Map.of("Retry-After", "5"));
    }

    private synchronized void release(String subject) {
        all--;
        open.computeIfPresent(subject, (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open. */
    synchronized int open() {
        return all;
    }
}
