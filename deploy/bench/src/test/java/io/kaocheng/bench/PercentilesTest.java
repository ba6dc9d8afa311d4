package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class PercentilesTest {

    @Test
    void of_a_hundred_the_nth_is_the_nth_percentile() {
        long[] nanos = LongStream.rangeClosed(1, 100).map(ms -> (101 - ms) * 1_000_000).toArray();

        assertThat(Percentiles.of(nanos)).isEqualTo(new Percentiles(50, 95, 99, 100));
    }

    @Test
    void of_few_the_percentile_is_one_that_was_measured() {
        assertThat(Percentiles.of(new long[] {3_000_000, 1_000_000, 2_000_000}))
                .isEqualTo(new Percentiles(2, 3, 3, 3));
    }

    @Test
    void one_slow_of_two_hundred_is_the_slowest_and_not_the_99th() {
        long[] nanos =
                LongStream.range(0, 200).map(i -> i == 7 ? 900_000_000 : 1_000_000).toArray();

        assertThat(Percentiles.of(nanos)).isEqualTo(new Percentiles(1, 1, 1, 900));
    }

    @Test
    void of_nothing_there_are_none() {
        assertThatThrownBy(() -> Percentiles.of(new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
