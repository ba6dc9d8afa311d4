package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpreadTest {

    @Test
    void the_median_is_the_middle_one_or_between_the_two_middle_ones() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 9));
        assertThat(Spread.of(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(new Spread(1, 3, 9));
        assertThat(Spread.of(List.of(0.5))).isEqualTo(new Spread(0.5, 0.5, 0.5));
    }

    @Test
    void one_outlier_moves_the_spread_and_not_the_median() {
        assertThat(Spread.of(List.of(1.0, 1.1, 1.2, 1.3, 100.0)))
                .isEqualTo(new Spread(1, 1.2, 100));
    }

    @Test
    void of_nothing_there_is_no_median() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
