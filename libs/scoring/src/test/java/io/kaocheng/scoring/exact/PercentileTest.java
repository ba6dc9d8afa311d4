package io.kaocheng.scoring.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class PercentileTest {

    private static String of(String share, String... figures) {
        return Percentile.of(
                        List.of(figures).stream().map(BigDecimal::new).toList(),
                        new BigDecimal(share))
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }

    /** By {@code percentile_cont} of PostgreSQL and {@code PERCENTILE.INC} of spreadsheets. */
    @Test
    void figures_are_interpolated_between_the_two_nearest() {
        assertThat(of("0.5", "4", "1", "3", "2")).isEqualTo("2.5");
        assertThat(of("0.9", "10", "20", "30", "40", "50")).isEqualTo("46");
        assertThat(of("0.25", "600", "630", "660", "700")).isEqualTo("622.5");
        assertThat(of("0", "7", "3")).isEqualTo("3");
        assertThat(of("1", "7", "3")).isEqualTo("7");
        assertThat(of("0.3", "5")).isEqualTo("5");
        assertThat(of("0.5", "-10", "10")).isEqualTo("0");
        assertThat(of("0.5", "100", "300")).isEqualTo("200");
        assertThat(of("0.5")).isEqualTo("none");
    }

    @Test
    void a_percentile_is_between_0_and_1() {
        for (String share : List.of("-0.1", "1.01", "90")) {
            assertThatThrownBy(() -> of(share, "1")).hasMessageContaining(share);
        }
    }

    @Property
    void it_lies_between_the_least_and_the_greatest_and_rises_with_its_share(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -999, max = 999) Integer> numbers,
            @ForAll @IntRange(max = 100) int a,
            @ForAll @IntRange(max = 100) int b) {
        List<BigDecimal> figures = numbers.stream().map(BigDecimal::valueOf).toList();
        BigDecimal low =
                Percentile.of(figures, BigDecimal.valueOf(Math.min(a, b), 2)).orElseThrow();
        BigDecimal high =
                Percentile.of(figures, BigDecimal.valueOf(Math.max(a, b), 2)).orElseThrow();
        assertThat(low).isLessThanOrEqualTo(high);
        assertThat(low).isGreaterThanOrEqualTo(figures.stream().sorted().findFirst().orElseThrow());
    }
}
