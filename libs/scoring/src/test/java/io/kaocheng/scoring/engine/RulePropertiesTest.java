package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.scoring.Manual;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.EngineId;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Laws of the single rules. */
class RulePropertiesTest {

    @Property(tries = 2000)
    void a_better_figure_never_earns_less(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 9999) int kind,
            @ForAll boolean up,
            @ForAll @IntRange(min = 1, max = 100_000) int by) {
        Random random = new Random(seed);
        Rule rule = Manual.figureRule(kind, up, random);
        Direction direction = up ? Direction.UP : Direction.DOWN;
        if (!rule.directions().contains(direction) || rule instanceof Rule.Steps && !up) {
            return;
        }
        List<Sample> samples = samples(random, BigDecimal.ONE);
        BigDecimal value = samples.getFirst().value();
        BigDecimal change = BigDecimal.valueOf(by, 3);
        if (value == null) {
            return;
        }
        BigDecimal better = up ? value.add(change) : value.subtract(change);
        if (rule instanceof Rule.RatioToBest && better.signum() <= 0) {
            return;
        }
        List<Sample> improved = new ArrayList<>(samples);
        improved.set(0, with(samples.getFirst(), better));
        Optional<BigDecimal> before = first(rule, direction, samples);
        Optional<BigDecimal> after = first(rule, direction, improved);
        if (before.isPresent() && after.isPresent()) {
            assertThat(after.get()).as(rule.toString()).isGreaterThanOrEqualTo(before.get());
        }
    }

    @Property(tries = 500)
    void nearer_to_the_target_never_earns_less(@ForAll long seed) {
        Random random = new Random(seed);
        Rule rule = new Rule.Closeness(new BigDecimal("0.5"), null, null);
        BigDecimal target = figure(random);
        BigDecimal far = figure(random);
        BigDecimal near = far.add(target).divide(BigDecimal.valueOf(2));
        assertThat(one(rule, Direction.ON_TARGET, near, target))
                .isGreaterThanOrEqualTo(one(rule, Direction.ON_TARGET, far, target));
    }

    @Property(tries = 1000)
    void another_unit_of_measure_changes_nothing_where_the_rule_compares_figures_with_figures(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 9999) int kind,
            @ForAll @IntRange(min = -6, max = 6) int power) {
        Random random = new Random(seed);
        Rule rule = Manual.figureRule(kind, true, random);
        if (!scaleFree(rule)) {
            return;
        }
        Direction direction =
                rule.directions().contains(Direction.UP)
                        ? Direction.UP
                        : rule.directions().iterator().next();
        BigDecimal scale = BigDecimal.ONE.scaleByPowerOfTen(power);
        assertThat(
                        first(rule, direction, samples(new Random(seed), scale))
                                .map(BigDecimal::stripTrailingZeros))
                .isEqualTo(
                        first(rule, direction, samples(new Random(seed), BigDecimal.ONE))
                                .map(BigDecimal::stripTrailingZeros));
    }

    @Property(tries = 1000)
    void an_achievement_is_never_negative_and_keeps_to_its_cap(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 9999) int kind,
            @ForAll boolean up) {
        Random random = new Random(seed);
        Rule rule = Manual.figureRule(kind, up, random);
        Direction direction =
                rule.directions().contains(up ? Direction.UP : Direction.DOWN)
                        ? up ? Direction.UP : Direction.DOWN
                        : rule.directions().iterator().next();
        BigDecimal most =
                rule instanceof Rule.Completion(BigDecimal cap, _)
                        ? cap
                        : rule instanceof Rule.Efficacy efficacy && !efficacy.clamped()
                                ? new BigDecimal("1000000")
                                : BigDecimal.ONE;
        first(rule, direction, samples(random, BigDecimal.ONE))
                .ifPresent(
                        achieved ->
                                assertThat(achieved)
                                        .as(rule.toString())
                                        .isBetween(BigDecimal.ZERO, most));
    }

    private static boolean scaleFree(Rule rule) {
        return switch (rule) {
            case Rule.Completion _, Rule.Between _, Rule.Control _, Rule.Closeness _ -> true;
            case Rule.Reached _, Rule.Ranked _ -> true;
            case Rule.RatioToBest _, Rule.RangeShare _, Rule.GrowthMix _ -> true;
            case Rule.ThresholdDeduction _, Rule.AgainstMean _, Rule.Efficacy _ -> false;
            case Rule.BandedEfficacy _, Rule.Steps _, Rule.Thirds _ -> false;
            case Rule.GradeTable _, Rule.Satisfaction _, Rule.Timeliness _ -> false;
        };
    }

    private static List<Sample> samples(Random random, BigDecimal scale) {
        BigDecimal target = figure(random).multiply(scale);
        BigDecimal floor = target.multiply(new BigDecimal("0.5"));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            samples.add(
                    new Sample(
                            Region.unit(i),
                            figure(random).multiply(scale),
                            target,
                            floor,
                            figure(random).multiply(scale),
                            List.of(),
                            null,
                            null));
        }
        return samples;
    }

    private static Sample with(Sample sample, @Nullable BigDecimal value) {
        return new Sample(
                sample.unit(),
                value,
                sample.target(),
                sample.floor(),
                sample.before(),
                List.of(),
                null,
                null);
    }

    private static BigDecimal figure(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
    }

    private static BigDecimal one(
            Rule rule, Direction direction, BigDecimal value, BigDecimal target) {
        return first(rule, direction, List.of(Sample.of(Region.unit(0), value, target, null)))
                .orElseThrow();
    }

    private static Optional<BigDecimal> first(
            Rule rule, Direction direction, List<Sample> samples) {
        Achievements.Peers peers = Achievements.survey(EngineId.KC_1, rule, direction, samples);
        return switch (Achievements.of(rule, direction, samples.getFirst(), 0, peers)) {
            case Outcome.Achieved(BigDecimal achievement) -> Optional.of(achievement);
            case Outcome.Undefined _ -> Optional.empty();
        };
    }
}
