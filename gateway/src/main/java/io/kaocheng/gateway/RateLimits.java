package io.kaocheng.gateway;

import io.github.bucket4j.Bucket;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much more each caller may ask for just now. Only so many callers are remembered, of each kind
 * apart: a crowd of unknown addresses cannot make a known caller forgotten.
 */
final class RateLimits {

    private final long requests;
    private final Duration within;
    private final long burst;
    private final Map<Caller.Verified, Bucket> verified;
    private final Map<Caller.Unverified, Bucket> unverified;

    RateLimits(GatewayConfig.Limits limits) {
        this(limits.requestsPerSecond(), Duration.ofSeconds(1), limits.burst(), limits.callers());
    }

    RateLimits(long requests, Duration within, long burst, int callers) {
        this.requests = requests;
        this.within = within;
        this.burst = burst;
        this.verified = leastRecentlyUsed(callers);
        this.unverified = leastRecentlyUsed(callers);
    }

    /** Counts one request; zero where it may pass, else how long the caller should wait. */
    Duration count(Caller caller) {
        Bucket bucket =
                switch (caller) {
                    case Caller.Verified known -> verified.computeIfAbsent(known, _ -> full());
                    case Caller.Unverified other -> unverified.computeIfAbsent(other, _ -> full());
                };
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How many callers are remembered. */
    int remembered() {
        return verified.size() + unverified.size();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(requests, within))
                .build();
    }

    private static <C extends Caller> Map<C, Bucket> leastRecentlyUsed(int most) {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<C, Bucket> eldest) {
                        return size() > most;
                    }
                });
    }
}
