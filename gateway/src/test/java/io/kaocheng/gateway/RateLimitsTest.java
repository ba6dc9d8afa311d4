package io.kaocheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

class RateLimitsTest {

    private static final Caller KNOWN = new Caller.Verified("edu-system");
    private static final Caller ADDRESS = new Caller.Unverified("192.0.2.1");

    // One request in a quarter of an hour: nothing flows back while a test runs.
    private final RateLimits limits = new RateLimits(1, Duration.ofMinutes(15), 2, 100);

    @Test
    void a_caller_who_has_used_up_the_burst_is_told_how_long_to_wait() {
        limits.count(ADDRESS);
        limits.count(ADDRESS);
        assertThat(limits.count(ADDRESS)).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void one_caller_uses_up_nothing_of_another() {
        IntStream.range(0, 50).forEach(_ -> limits.count(ADDRESS));
        assertThat(limits.count(KNOWN)).isZero();
        assertThat(limits.count(new Caller.Unverified("192.0.2.2"))).isZero();
    }

    @Test
    void a_subject_and_an_address_of_the_same_name_are_two_callers() {
        IntStream.range(0, 50).forEach(_ -> limits.count(new Caller.Verified("192.0.2.1")));
        assertThat(limits.count(ADDRESS)).isZero();
    }

    @Test
    void only_so_many_callers_are_remembered_and_a_crowd_makes_no_known_one_forgotten() {
        IntStream.range(0, 50).forEach(_ -> limits.count(KNOWN));
        IntStream.range(0, 10_000).forEach(i -> limits.count(new Caller.Unverified("a" + i)));
        assertThat(limits.remembered()).isEqualTo(101);
        assertThat(limits.count(KNOWN)).isPositive();
    }
}
