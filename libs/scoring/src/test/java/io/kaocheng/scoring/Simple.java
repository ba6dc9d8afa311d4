package io.kaocheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.InMemoryFacts;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A class scored by a few indicators, written down in as few words as a test needs. */
public final class Simple {

    public static final Code CLASS = Code.of("towns");
    public static final Period YEAR = Period.ofYear(2026);

    public final InMemoryFacts facts = new InMemoryFacts();
    public final List<Scheme.Node> nodes = new ArrayList<>();
    public Period period = YEAR;
    private long sequence = 1;

    public static Code code(String text) {
        return Code.of(text);
    }

    public static BigDecimal d(String text) {
        return new BigDecimal(text);
    }

    public static JsonNode json(String text) {
        try {
            return Shape.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    public Position next(Journal journal) {
        return new Position(journal, sequence++);
    }

    public Simple period(Period scored) {
        period = scored;
        return this;
    }

    public Simple units(String... units) {
        for (String unit : units) {
            facts.member(CLASS, period, code(unit), next(Journal.GOALS));
        }
        return this;
    }

    /** Completion of a target of 100, so that a figure is a score; light from achievement. */
    public Simple completion(String indicator, @Nullable String weight) {
        return indicator(indicator, weight, Direction.UP, "{'rule':'completion','cap':'10'}")
                .target(indicator, "100");
    }

    public Simple indicator(
            String indicator, @Nullable String weight, Direction direction, String rule) {
        return definition(
                "{'indicator':'%s','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'%s','rule':%s}"
                        .formatted(
                                indicator,
                                Shape.kebab(direction),
                                Shape.kebab(period.kind()),
                                rule),
                weight);
    }

    public Simple definition(String json, @Nullable String weight) {
        return definition(
                json,
                weight,
                new Scheme.LightRule(Scheme.LightOn.ACHIEVEMENT, d("0.9"), d("0.6"), 3));
    }

    public Simple definition(String json, @Nullable String weight, Scheme.LightRule light) {
        IndicatorDefinition definition = IndicatorDefinition.read(json(json)).orThrow();
        facts.indicator(definition, next(Journal.INDICATORS));
        nodes.add(
                new Scheme.IndicatorNode(
                        definition.indicator(), weight == null ? null : d(weight), null, light));
        return this;
    }

    public Simple target(String indicator, String value) {
        facts.classTarget(
                CLASS, code(indicator), Target.of(period, d(value), List.of(next(Journal.GOALS))));
        return this;
    }

    public Simple value(String unit, String indicator, String value) {
        return value(unit, indicator, period, value);
    }

    public Simple value(String unit, String indicator, Period of, String value) {
        facts.observation(
                code(unit),
                code(indicator),
                of,
                new Observation.Reported(d(value), true, false, List.of(next(Journal.MONITORING))));
        return this;
    }

    public Simple none(String unit, String indicator, String reason) {
        facts.observation(
                code(unit),
                code(indicator),
                period,
                new Observation.NoFigure(
                        code(reason), true, false, List.of(next(Journal.MONITORING))));
        return this;
    }

    public Cohort cohort(Consumer<ObjectNode> more) {
        boolean weighed = nodes.getFirst().weight() != null;
        Scheme scheme =
                Schemes.of(
                        CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                weighed ? Scheme.Weighting.WEIGHTS : Scheme.Weighting.EQUAL,
                                Scheme.Aggregation.ARITHMETIC,
                                nodes),
                        more);
        return new Cohort(CLASS, period, new SchemeInForce(scheme, List.of()));
    }

    public CohortScores score() {
        return score(json -> {});
    }

    public CohortScores score(Consumer<ObjectNode> more) {
        return Engine.score(cohort(more), facts);
    }

    public UnitScore score(String unit, Consumer<ObjectNode> more) {
        return score(more).unit(code(unit)).orElseThrow();
    }

    public static String total(UnitScore unit) {
        return unit.total().map(BigDecimal::toPlainString).orElse("none");
    }
}
