package io.kaocheng.evaluation.read.percentiles;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.SingleIndicator;
import io.kaocheng.scoring.engine.BlockResult;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.exact.Percentile;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.rule.Bound;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of units in a period as the engine makes them, with their percentile. They are those
 * of an indicator whatever scheme the class has: its version in force then, its formula, its
 * accumulation.
 */
final class Percentiles {

    private final RegionFacts facts;

    Percentiles(RegionFacts facts) {
        this.facts = facts;
    }

    /**
     * @param figures by unit, in their order
     */
    record Found(Map<Code, BigDecimal> figures) {
        Optional<BigDecimal> percentile(BigDecimal share) {
            return Percentile.of(figures.values(), share);
        }
    }

    /**
     * Which figures a percentile is of.
     *
     * @param indicator whose figures; null where it is of scores
     * @param block whose scores; null where it is of figures
     */
    record Asked(
            @Nullable Code indicator,
            @Nullable Code block,
            Period period,
            Among of,
            @Nullable Code unitClass) {
        /** Those of a bound; a parameter of a rule is of the indicator whose rule it is. */
        static Asked of(@Nullable Code own, Bound bound) {
            return new Asked(
                    bound.block() == null && bound.indicator() == null ? own : bound.indicator(),
                    bound.block(),
                    bound.period(),
                    bound.of(),
                    bound.unitClass());
        }
    }

    Found of(Asked asked) {
        Period period = asked.period();
        Set<Code> classes = new TreeSet<>();
        Set<Code> grouped = new HashSet<>();
        switch (asked.of().kind()) {
            case CLASS -> {
                if (asked.unitClass() != null) {
                    classes.add(asked.unitClass());
                }
            }
            case REGION -> classes.addAll(facts.classesIn(period));
            case GROUP -> {
                Code group = Objects.requireNonNull(asked.of().group(), "group");
                for (Member member : facts.grouped(group, period)) {
                    grouped.add(member.unit());
                    facts.classOf(member.unit(), period).ifPresent(classes::add);
                }
            }
            case BELOW -> throw new IllegalArgumentException("figures are of no units below");
        }
        boolean all = asked.of().kind() != Among.Kind.GROUP;
        Map<Code, BigDecimal> figures = new TreeMap<>();
        for (Code each : classes) {
            for (UnitScore unit : scored(asked, each)) {
                BigDecimal value = value(asked, unit);
                if (value != null && (all || grouped.contains(unit.unit()))) {
                    figures.put(unit.unit(), value);
                }
            }
        }
        return new Found(figures);
    }

    private List<UnitScore> scored(Asked asked, Code unitClass) {
        Code indicator = asked.indicator();
        if (indicator != null) {
            return SingleIndicator.scored(facts, indicator, unitClass, asked.period());
        }
        return facts.scheme(unitClass, asked.period())
                .map(
                        inForce ->
                                Engines.named(inForce.scheme().scoredBy().id())
                                        .score(
                                                new Cohort(unitClass, asked.period(), inForce),
                                                facts)
                                        .units())
                .orElse(List.of());
    }

    private static @Nullable BigDecimal value(Asked asked, UnitScore unit) {
        Code block = asked.block();
        if (block == null) {
            return unit.indicators().getFirst().value();
        }
        return unit.blocks().getFirst().code().equals(block)
                ? unit.total().orElse(null)
                : unit.block(block).map(BlockResult::score).orElse(null);
    }
}
