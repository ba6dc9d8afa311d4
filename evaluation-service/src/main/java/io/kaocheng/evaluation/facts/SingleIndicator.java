package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The figures of one indicator as the engine makes them, whatever scheme the class has: its version
 * in force then, its formula, its accumulation. Nothing is scored by it.
 */
public final class SingleIndicator {

    private SingleIndicator() {}

    /** Of the units of a class on the period's last day; each has this indicator alone. */
    public static List<UnitScore> scored(
            RegionFacts facts, Code indicator, Code unitClass, Period period) {
        return Engines.current()
                .score(new Cohort(unitClass, period, scheme(indicator, unitClass, period)), facts)
                .units();
    }

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
