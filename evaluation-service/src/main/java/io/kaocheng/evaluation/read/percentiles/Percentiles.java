package io.kaocheng.evaluation.read.percentiles;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.exact.Percentile;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    /** The figures that a bound is a percentile of. */
    Found of(Code indicator, Bound bound) {
        return of(indicator, bound.period(), bound.of(), bound.unitClass());
    }

    Found of(Code indicator, Period period, Bound.Of of, @Nullable Code unitClass) {
        Set<Code> classes = new TreeSet<>();
        switch (of) {
            case CLASS -> {
                if (unitClass != null) {
                    classes.add(unitClass);
                }
            }
            case REGION -> classes.addAll(facts.classesIn(period));
        }
        Map<Code, BigDecimal> figures = new TreeMap<>();
        for (Code each : classes) {
            for (UnitScore unit :
                    Engines.current()
                            .score(new Cohort(each, period, scheme(indicator, each, period)), facts)
                            .units()) {
                BigDecimal value = unit.indicators().getFirst().value();
                if (value != null) {
                    figures.put(unit.unit(), value);
                }
            }
        }
        return new Found(figures);
    }

    /** A scheme by which the engine makes the figures of one indicator: nothing is scored by it. */
    private static SchemeInForce scheme(Code indicator, Code unitClass, Period period) {
        Scheme scheme =
                Scheme.read(
                                Shape.parse(
                                                """
                                                {"scheme":"percentile","version":1,"from":"%s","unitClass":"%s","periods":["%s"],
                                                 "engine":"kc-2","tree":{"kind":"block","code":"figures","weighting":"equal","children":[
                                                  {"kind":"indicator","indicator":"%s","light":{"on":"value","green":"0","red":"0"}}]}}
                                                """
                                                        .formatted(
                                                                period,
                                                                unitClass,
                                                                Shape.kebab(period.kind()),
                                                                indicator)
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .orThrow())
                        .orThrow();
        return new SchemeInForce(scheme, List.of());
    }
}
