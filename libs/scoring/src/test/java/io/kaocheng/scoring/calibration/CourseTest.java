package io.kaocheng.scoring.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class CourseTest {

    @Test
    void a_seasonal_course_is_the_mean_of_the_years_shares() {
        assertThat(Course.seasonal(List.of(cumulative(10, 20, 30, 40), cumulative(18, 24, 36, 42))))
                .hasValue(shares("0.1250", "0.3250", "0.6250", "1.0000"));
    }

    @Test
    void one_year_is_no_season() {
        assertThat(Course.seasonal(List.of(cumulative(10, 20)))).isEmpty();
    }

    @Test
    void figures_that_fall_within_a_year_have_no_season() {
        assertThat(Course.seasonal(List.of(cumulative(10, 20), cumulative(10, -5)))).isEmpty();
    }

    @Test
    void a_year_of_nothing_has_no_shares() {
        assertThat(Course.seasonal(List.of(cumulative(10, 20), cumulative(0, 0)))).isEmpty();
    }

    @Test
    void a_level_climbs_from_its_base_by_equal_steps() {
        assertThat(Course.fromBase(new BigDecimal("40"), new BigDecimal("45"), 4))
                .hasValue(shares("0.916667", "0.944444", "0.972222", "1.000000"));
    }

    @Test
    void no_course_leads_back_to_a_target_or_through_nothing() {
        assertThat(Course.fromBase(new BigDecimal("50"), new BigDecimal("45"), 4)).isEmpty();
        assertThat(Course.fromBase(new BigDecimal("-5"), new BigDecimal("45"), 4)).isEmpty();
    }

    @Test
    void an_even_course_asks_for_the_same_in_every_part() {
        assertThat(Course.even(3)).isEqualTo(shares("0.333333", "0.666667", "1.000000"));
    }

    private static List<BigDecimal> cumulative(int... parts) {
        List<BigDecimal> sums = new ArrayList<>();
        int sum = 0;
        for (int part : parts) {
            sum += part;
            sums.add(BigDecimal.valueOf(sum));
        }
        return sums;
    }

    private static List<BigDecimal> shares(String... shares) {
        return Stream.of(shares).map(BigDecimal::new).toList();
    }
}
