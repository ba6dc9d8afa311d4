package io.kaocheng.goals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.goals.goal.Decomposition.Asked;
import io.kaocheng.goals.goal.Decomposition.Found;
import io.kaocheng.goals.goal.Decomposition.Mode;
import io.kaocheng.goals.goal.Decomposition.Part;
import io.kaocheng.goals.goal.Decomposition.Verdict;
import io.kaocheng.scoring.rule.Direction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class DecompositionTest {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    private static Found found(
            Mode mode, @Nullable Direction direction, String whole, String... values) {
        return Decomposition.of(
                new Asked(mode, new BigDecimal(whole), direction, TOLERANCE, Map.of()),
                parts(values));
    }

    private static List<Part> parts(String... values) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            parts.add(new Part(unit(i), values[i].isEmpty() ? null : new BigDecimal(values[i])));
        }
        return parts;
    }

    private static Code unit(int i) {
        return Code.of("unit-" + (char) ('a' + i));
    }

    private static Found is(Verdict verdict, String total, String difference, String perCent) {
        return new Found(
                verdict,
                new BigDecimal(total),
                new BigDecimal(difference),
                new BigDecimal(perCent));
    }

    @Test
    void parts_that_sum_to_990_of_1000_leave_a_gap_of_one_per_cent() {
        assertThat(found(Mode.SUM, Direction.UP, "1000", "300", "280", "250", "160"))
                .isEqualTo(is(Verdict.GAP, "990", "-10", "1.0"));
    }

    @Test
    void parts_that_sum_to_1010_of_1000_are_inflated_by_one_per_cent() {
        Found found = found(Mode.SUM, Direction.UP, "1000", "320", "280", "250", "160");
        assertThat(found).isEqualTo(is(Verdict.INFLATED, "1010", "10", "1.0"));
        BigDecimal whole = new BigDecimal("1000");
        assertThat(found.exceeds(new BigDecimal("0.05"), whole)).isFalse();
        assertThat(found.exceeds(new BigDecimal("0.01"), whole)).isFalse();
        assertThat(found.exceeds(new BigDecimal("0.0099"), whole)).isTrue();
    }

    @Test
    void a_sum_is_tolerated_by_its_share_and_half_a_unit_of_each_part() {
        // 5 for the share and 1 for two parts.
        assertThat(found(Mode.SUM, Direction.UP, "1000", "500", "494").verdict())
                .isEqualTo(Verdict.CONSERVED);
        assertThat(found(Mode.SUM, Direction.UP, "1000", "500", "493").verdict())
                .isEqualTo(Verdict.GAP);
        assertThat(found(Mode.SUM, Direction.UP, "1000", "500", "506").verdict())
                .isEqualTo(Verdict.CONSERVED);
        assertThat(found(Mode.SUM, Direction.UP, "1000", "500", "507").verdict())
                .isEqualTo(Verdict.INFLATED);
        // With one decimal it is 5.1.
        assertThat(found(Mode.SUM, Direction.UP, "1000.0", "500", "494.9").verdict())
                .isEqualTo(Verdict.CONSERVED);
        assertThat(found(Mode.SUM, Direction.UP, "1000.0", "500", "494.8").verdict())
                .isEqualTo(Verdict.GAP);
    }

    @Test
    void where_less_is_better_more_is_a_gap_and_less_is_inflated() {
        assertThat(found(Mode.SUM, Direction.DOWN, "1000", "510", "500").verdict())
                .isEqualTo(Verdict.GAP);
        assertThat(found(Mode.SUM, Direction.DOWN, "1000", "490", "500").verdict())
                .isEqualTo(Verdict.INFLATED);
    }

    @Test
    void where_neither_more_nor_less_is_better_every_deviation_is_a_gap() {
        for (Direction direction : List.of(Direction.ON_TARGET, Direction.RANGE)) {
            assertThat(found(Mode.SUM, direction, "1000", "510", "500").verdict())
                    .isEqualTo(Verdict.GAP);
            assertThat(found(Mode.SUM, direction, "1000", "490", "500").verdict())
                    .isEqualTo(Verdict.GAP);
            assertThat(found(Mode.SUM, direction, "1000", "500", "500").verdict())
                    .isEqualTo(Verdict.CONSERVED);
        }
        assertThat(found(Mode.SUM, null, "1000", "510", "500").verdict()).isEqualTo(Verdict.GAP);
    }

    @Test
    void the_mean_is_weighted_by_the_base_and_told_with_two_decimals_more() {
        Found found =
                Decomposition.of(
                        new Asked(
                                Mode.MEAN,
                                new BigDecimal("95"),
                                Direction.UP,
                                TOLERANCE,
                                Map.of(
                                        unit(0), new BigDecimal("1200"),
                                        unit(1), new BigDecimal("800"),
                                        unit(2), new BigDecimal("500"))),
                        parts("96", "94", "95"));
        assertThat(found).isEqualTo(is(Verdict.CONSERVED, "95.16", "0.16", "0.2"));
    }

    @Test
    void without_a_base_the_mean_is_the_plain_one() {
        assertThat(found(Mode.MEAN, Direction.UP, "95", "97", "93").verdict())
                .isEqualTo(Verdict.CONSERVED);
        // 0.475 for the share and half a unit: below 94.025 it is a gap.
        assertThat(found(Mode.MEAN, Direction.UP, "95", "95", "93.05").verdict())
                .isEqualTo(Verdict.CONSERVED);
        assertThat(found(Mode.MEAN, Direction.UP, "95", "95", "93.04").verdict())
                .isEqualTo(Verdict.GAP);
        assertThat(found(Mode.MEAN, Direction.UP, "95", "97", "95").verdict())
                .isEqualTo(Verdict.INFLATED);
    }

    @Test
    void the_greatest_is_to_be_the_whole() {
        assertThat(found(Mode.MAX, Direction.DOWN, "5", "4", "5", "3"))
                .isEqualTo(is(Verdict.CONSERVED, "5", "0", "0.0"));
        assertThat(found(Mode.MAX, Direction.DOWN, "5", "4", "6", "3"))
                .isEqualTo(is(Verdict.GAP, "6", "1", "20.0"));
        assertThat(found(Mode.MAX, Direction.DOWN, "5", "4", "3", "3").verdict())
                .isEqualTo(Verdict.INFLATED);
    }

    @Test
    void of_the_same_for_all_the_one_that_falls_short_decides() {
        assertThat(found(Mode.SAME, Direction.UP, "95", "95", "96", "94"))
                .isEqualTo(is(Verdict.GAP, "94", "-1", "1.1"));
        assertThat(found(Mode.SAME, Direction.DOWN, "5", "5", "4", "6"))
                .isEqualTo(is(Verdict.GAP, "6", "1", "20.0"));
    }

    @Test
    void where_none_of_the_same_falls_short_the_strictest_decides() {
        assertThat(found(Mode.SAME, Direction.UP, "95", "95", "96", "95"))
                .isEqualTo(is(Verdict.INFLATED, "96", "1", "1.1"));
        assertThat(found(Mode.SAME, Direction.DOWN, "5", "5", "4"))
                .isEqualTo(is(Verdict.INFLATED, "4", "-1", "20.0"));
        assertThat(found(Mode.SAME, Direction.UP, "95", "95", "95"))
                .isEqualTo(is(Verdict.CONSERVED, "95", "0", "0.0"));
        assertThat(found(Mode.SAME, Direction.ON_TARGET, "95", "95", "97", "94"))
                .isEqualTo(is(Verdict.GAP, "97", "2", "2.1"));
        assertThat(found(Mode.SAME, null, "95", "95", "94").verdict()).isEqualTo(Verdict.GAP);
    }

    @Test
    void a_part_without_figure_makes_it_incomplete_and_so_do_no_parts_at_all() {
        Found incomplete = new Found(Verdict.INCOMPLETE, null, null, null);
        for (Mode mode : Mode.values()) {
            assertThat(found(mode, Direction.UP, "1000", "500", "")).isEqualTo(incomplete);
            assertThat(found(mode, Direction.UP, "1000")).isEqualTo(incomplete);
        }
        assertThat(incomplete.exceeds(BigDecimal.ZERO, BigDecimal.ONE)).isFalse();
    }

    @Test
    void of_nothing_there_is_no_per_cent() {
        assertThat(found(Mode.SUM, Direction.UP, "0", "2", "0"))
                .isEqualTo(
                        new Found(
                                Verdict.INFLATED, new BigDecimal("2"), new BigDecimal("2"), null));
    }

    private static Map<Code, BigDecimal> shares(String... shares) {
        Map<Code, BigDecimal> all = new LinkedHashMap<>();
        for (int i = 0; i < shares.length; i++) {
            all.put(unit(i), new BigDecimal(shares[i]));
        }
        return all;
    }

    @Test
    void a_thousand_in_thirds_is_334_333_333() {
        assertThat(Decomposition.shared(new BigDecimal("1000"), shares("1", "1", "1")))
                .isEqualTo(shares("334", "333", "333"));
    }

    @Test
    void shares_are_kept_when_the_whole_changes() {
        Map<Code, BigDecimal> shares = shares("0.40", "0.35", "0.25");
        assertThat(Decomposition.shared(new BigDecimal("1000"), shares))
                .isEqualTo(shares("400", "350", "250"));
        assertThat(Decomposition.shared(new BigDecimal("900"), shares))
                .isEqualTo(shares("360", "315", "225"));
    }

    @Test
    void the_largest_remainder_is_rounded_up_first() {
        assertThat(Decomposition.shared(new BigDecimal("10.0"), shares("1", "1", "5")))
                .isEqualTo(shares("1.4", "1.4", "7.2"));
        assertThat(Decomposition.shared(new BigDecimal("-10"), shares("1", "1", "1")))
                .isEqualTo(shares("-3", "-3", "-4"));
    }

    @Property(tries = 300)
    void shares_sum_to_the_whole_exactly_and_none_is_off_by_a_unit(
            @ForAll @BigRange(min = "-100000", max = "100000") @Scale(2) BigDecimal whole,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        Map<Code, BigDecimal> shares = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            shares.put(unit(i), BigDecimal.valueOf(weights.get(i)));
        }
        Map<Code, BigDecimal> parts = Decomposition.shared(whole, shares);
        assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        BigDecimal total = BigDecimal.valueOf(weights.stream().mapToInt(w -> w).sum());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(whole.scale());
        parts.forEach(
                (of, part) ->
                        assertThat(
                                        part.multiply(total)
                                                .subtract(whole.multiply(shares.get(of)))
                                                .abs())
                                .isLessThan(unit.multiply(total)));
    }

    @Property(tries = 300)
    void the_order_of_the_parts_does_not_matter(
            @ForAll Mode mode,
            @ForAll Direction direction,
            @ForAll @BigRange(min = "1", max = "1000") @Scale(1) BigDecimal whole,
            @ForAll @Size(min = 1, max = 8)
                    List<@BigRange(min = "0", max = "300") @Scale(1) BigDecimal> values,
            @ForAll long seed) {
        List<Part> parts = new ArrayList<>();
        Map<Code, BigDecimal> base = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(new Part(unit(i), values.get(i)));
            base.put(unit(i), BigDecimal.valueOf(i + 1));
        }
        Asked asked = new Asked(mode, whole, direction, TOLERANCE, base);
        Found inOrder = Decomposition.of(asked, parts);
        List<Part> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Decomposition.of(asked, shuffled)).isEqualTo(inOrder);
        Map<Code, BigDecimal> reversed = new LinkedHashMap<>();
        parts.reversed().forEach(one -> reversed.put(one.unit(), base.get(one.unit())));
        assertThat(Decomposition.shared(whole, reversed))
                .isEqualTo(Decomposition.shared(whole, base));
    }
}
