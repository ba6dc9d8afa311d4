package io.kaocheng.evaluation.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import java.util.List;

/**
 * The figures of one indicator as the engine makes them, whatever scheme the class has: its version
 * in force then, its formula, its accumulation, of the period alone whatever its target's course.
 * Nothing is scored by it.
 */
public final class SingleIndicator {

    private SingleIndicator() {}

    /** Of the units of a class on the period's last day; each has this indicator alone. */
    public static List<UnitScore> scored(
            RegionFacts facts, Code indicator, Code unitClass, Period period) {
        return Engines.current()
                .score(
                        new Cohort(unitClass, period, scheme(indicator, unitClass, period)),
                        new WithoutTargets(facts))
                .units();
    }

    private static SchemeInForce scheme(Code indicator, Code unitClass, Period period) {
        ObjectNode scheme = JsonNodeFactory.instance.objectNode();
        scheme.put("scheme", "figures")
                .put("version", 1)
                .put("from", period.toString())
                .put("unitClass", unitClass.value())
                .put("engine", EngineId.KC_2.id());
        scheme.putArray("periods").add(Shape.kebab(period.kind()));
        ObjectNode tree = scheme.putObject("tree");
        tree.put("kind", "block").put("code", "figures").put("weighting", "equal");
        ObjectNode leaf = tree.putArray("children").addObject();
        leaf.put("kind", "indicator").put("indicator", indicator.value());
        leaf.putObject("light").put("on", "value").put("green", "0").put("red", "0");
        return new SchemeInForce(Scheme.read(scheme).orThrow(), List.of());
    }
}
