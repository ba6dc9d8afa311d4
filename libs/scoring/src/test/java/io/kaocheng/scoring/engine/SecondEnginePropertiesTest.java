package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.Manual;
import io.kaocheng.scoring.OneChanged;
import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Laws of the second engine. */
class SecondEnginePropertiesTest {

    private static final List<Light> WORST_FIRST =
            List.of(Light.MISSING, Light.RED, Light.ORANGE, Light.YELLOW, Light.GREY, Light.GREEN);

    /** A class, one of whose figures can be replaced by a better one. */
    private record Drawn(
            Simple simple,
            Cohort cohort,
            IndicatorDefinition definition,
            Period at,
            BigDecimal value,
            boolean up) {

        Code indicator() {
            return definition.indicator();
        }

        boolean grows() {
            return definition.rule() instanceof Rule.GrowthMix;
        }

        UnitScore with(BigDecimal other) {
            return Engine.score(
                            cohort,
                            new OneChanged(
                                    simple.facts,
                                    Region.unit(0),
                                    indicator(),
                                    at,
                                    new Observation.Reported(other, true, false, List.of())))
                    .units()
                    .getFirst();
        }
    }

    @Property(tries = 1500)
    void a_better_figure_never_gives_a_worse_light_nor_a_worse_total_of_ones_own(
            @ForAll long seed) {
        Random random = new Random(seed);
        Drawn drawn = draw(random);
        BigDecimal change = BigDecimal.valueOf(1 + random.nextInt(30_000), 2);
        UnitScore before = drawn.with(drawn.value());
        UnitScore after =
                drawn.with(drawn.up() ? drawn.value().add(change) : drawn.value().subtract(change));
        IndicatorResult worse = before.indicator(drawn.indicator()).orElseThrow();
        IndicatorResult better = after.indicator(drawn.indicator()).orElseThrow();
        assertThat(WORST_FIRST.indexOf(better.light()))
                .as("%s became %s", worse, better)
                .isGreaterThanOrEqualTo(WORST_FIRST.indexOf(worse.light()));
        assertThat(after.exactTotal().isPresent()).isEqualTo(before.exactTotal().isPresent());
        // A growth that cannot be scored is still part of its class's: the better it is, the less
        // the others contribute, whose mean stands in for it.
        boolean ofOthers = worse.policy() == Scheme.NoData.PEER_MEAN && drawn.grows();
        if (before.exactTotal().isPresent() && !ofOthers) {
            assertThat(rounded(after.exactTotal().orElseThrow()))
                    .as("%s became %s", worse, better)
                    .isGreaterThanOrEqualTo(rounded(before.exactTotal().orElseThrow()));
        }
        assertThat(Recompute.of(Derivation.of(after)).differences()).isEmpty();
    }

    /** Digits beyond the twentieth decimal are echoes of divisions. */
    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(20, RoundingMode.HALF_EVEN);
    }

    private static Drawn draw(Random random) {
        Simple simple =
                new Simple().period(random.nextBoolean() ? Period.ofMonth(2026, 5) : Simple.YEAR);
        int units = 1 + random.nextInt(4);
        for (int u = 0; u < units; u++) {
            simple.units(Region.unit(u).value());
        }
        List<IndicatorDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            IndicatorDefinition definition = definition(i, random);
            definitions.add(definition);
            simple.definition(
                    definition.write().toString(), null, light(definition.direction(), random));
            if (random.nextInt(8) > 0) {
                simple.facts.classTarget(CLASS, definition.indicator(), target(random));
            }
            for (int u = 0; u < units; u++) {
                for (Period period : Simple.YEAR.within(definition.frequency())) {
                    if (random.nextInt(6) > 0) {
                        simple.value(
                                Region.unit(u).value(),
                                definition.indicator().value(),
                                period,
                                figure(random).toPlainString());
                    }
                }
                for (Period period : Period.ofYear(2025).within(definition.frequency())) {
                    simple.value(
                            Region.unit(u).value(),
                            definition.indicator().value(),
                            period,
                            figure(random).toPlainString());
                }
            }
        }
        IndicatorDefinition changed = definitions.get(random.nextInt(definitions.size()));
        // A figure before the scored period may be the base of a growth: better is worse there.
        boolean grows = changed.rule() instanceof Rule.GrowthMix;
        List<Period> periods =
                (grows && changed.frequency().months() <= simple.period.kind().months()
                                ? simple.period
                                : Simple.YEAR)
                        .within(changed.frequency());
        Period at = periods.get(random.nextInt(periods.size()));
        return new Drawn(
                simple,
                simple.cohort(scheme -> settings(scheme, random)),
                changed,
                at,
                figure(random),
                changed.direction() == Direction.UP);
    }

    private static void settings(ObjectNode scheme, Random random) {
        scheme.put("engine", "kc-2");
        String[] policies = {"share", "zero", "peer-mean", "full-mark", "carry-forward"};
        scheme.withObject("noData").put("not-sent", policies[random.nextInt(2)]);
        scheme.put("otherwise", policies[random.nextInt(policies.length)]);
    }

    private static IndicatorDefinition definition(int i, Random random) {
        boolean up = random.nextBoolean();
        Direction direction = up ? Direction.UP : Direction.DOWN;
        Rule rule;
        do {
            rule = Manual.figureRule(random.nextInt(10_000), up, random);
        } while (!rule.directions().contains(direction) || rule instanceof Rule.Steps && !up);
        Period.Kind[] kinds = {Period.Kind.YEAR, Period.Kind.MONTH, Period.Kind.MONTH};
        IndicatorDefinition.Accumulation[] sums = IndicatorDefinition.Accumulation.values();
        return new IndicatorDefinition(
                code("indicator-" + i),
                1,
                Period.ofYear(2020),
                direction,
                kinds[random.nextInt(kinds.length)],
                sums[random.nextInt(sums.length)],
                BigDecimal.ONE,
                null,
                rule);
    }

    private static Scheme.LightRule light(Direction direction, Random random) {
        Scheme.LightOn on = List.of(Scheme.LightOn.values()).get(random.nextInt(3));
        boolean mirrored = direction == Direction.DOWN && on != Scheme.LightOn.ACHIEVEMENT;
        BigDecimal one = new BigDecimal("0.95");
        BigDecimal other = new BigDecimal("0.8");
        BigDecimal size = on == Scheme.LightOn.VALUE ? new BigDecimal("50") : BigDecimal.ONE;
        return new Scheme.LightRule(
                on,
                (mirrored ? other : one).multiply(size),
                (mirrored ? one : other).multiply(size),
                3 + random.nextInt(2));
    }

    private static Target target(Random random) {
        BigDecimal value = random.nextInt(6) == 0 ? BigDecimal.ZERO : figure(random);
        List<Target.Milestone> course =
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                milestone(random.nextInt(3) + 1, "0"),
                                milestone(4 + random.nextInt(4), "0.4"),
                                milestone(12, "1"));
        return new Target(
                Simple.YEAR,
                value,
                random.nextBoolean() ? null : figure(random),
                course,
                List.of());
    }

    private static Target.Milestone milestone(int month, String share) {
        return new Target.Milestone(Period.ofMonth(2026, month), new BigDecimal(share));
    }

    /** Of either sign, and often exactly 0. */
    private static BigDecimal figure(Random random) {
        return random.nextInt(8) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(random.nextInt(20_001) - 8_000, 2);
    }

    @Property(tries = 60)
    void what_the_second_engine_does_not_mend_it_scores_to_the_digit_as_the_first(
            @ForAll long seed, @ForAll boolean month) {
        Region.Made made = new Region(seed, false, 5, 20).make();
        Period period = month ? Region.MAY : Region.YEAR;
        CohortScores first = made.score(period);
        CohortScores second = made.by(EngineId.KC_2).score(period);
        for (int u = 0; u < first.units().size(); u++) {
            List<IndicatorResult> ones = first.units().get(u).indicators();
            List<IndicatorResult> others = second.units().get(u).indicators();
            for (int i = 0; i < ones.size(); i++) {
                if (!mended(made, ones.get(i).indicator())) {
                    assertThat(scored(others.get(i)))
                            .as(ones.get(i).toString())
                            .isEqualTo(scored(ones.get(i)));
                }
            }
        }
    }

    private static boolean mended(Region.Made made, Code indicator) {
        IndicatorDefinition definition =
                made.facts().indicator(indicator, Region.YEAR).orElseThrow().definition();
        return definition.rule() instanceof Rule.RatioToBest
                || definition.rule() instanceof Rule.GrowthMix
                || definition.formula() != null;
    }

    private static String scored(IndicatorResult result) {
        return result.value()
                + " "
                + result.achievement()
                + " "
                + result.exactScore()
                + " "
                + result.reason()
                + " "
                + result.policy();
    }
}
