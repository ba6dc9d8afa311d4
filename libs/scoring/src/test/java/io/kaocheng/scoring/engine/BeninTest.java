package io.kaocheng.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.BeninFigures;
import io.kaocheng.scoring.BeninFigures.Row;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.InMemoryFacts;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Real figures with the scores, lights and ranks their publisher printed (SDSN, Benin SDG index
 * 2023): an oracle this project had no part in.
 */
class BeninTest {

    private static final Code CLASS = Code.of("departments");
    private static final Period PERIOD = Period.ofYear(2023);

    private final CohortScores scores = score();

    @Test
    void all_584_indicator_scores_are_as_published() {
        List<Row> expected = BeninFigures.rows("expected_indicator_scores.csv");
        List<String> different = new ArrayList<>();
        for (Row row : expected) {
            IndicatorResult result = indicator(row);
            BigDecimal exact = Optional.ofNullable(result.exactScore()).orElseThrow();
            if (exact.subtract(new BigDecimal(row.at("score")))
                            .abs()
                            .compareTo(new BigDecimal("0.001"))
                    > 0) {
                different.add(row + " but " + exact);
            }
        }
        assertThat(expected).hasSize(584);
        assertThat(different).isEmpty();
    }

    @Test
    void all_584_lights_are_as_published() {
        List<String> different = new ArrayList<>();
        for (Row row : BeninFigures.rows("expected_indicator_scores.csv")) {
            Light light = indicator(row).light();
            if (!light.toString().equals(row.at("light"))) {
                different.add(row + " but " + light);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void all_52_dimension_scores_and_ranks_are_as_published() {
        List<Row> expected = BeninFigures.rows("expected_dimension_scores.csv");
        List<String> different = new ArrayList<>();
        for (Row row : expected) {
            BlockResult block = unit(row).block(Code.of(row.code("dimension"))).orElseThrow();
            BigDecimal exact = Optional.ofNullable(block.exactScore()).orElseThrow();
            boolean same =
                    exact.subtract(new BigDecimal(row.at("score")))
                                            .abs()
                                            .compareTo(new BigDecimal("0.001"))
                                    <= 0
                            && Integer.valueOf(row.at("rank")).equals(block.rank());
            if (!same) {
                different.add(row + " but " + block);
            }
        }
        assertThat(expected).hasSize(52);
        assertThat(different).isEmpty();
    }

    @Test
    void the_one_missing_value_is_left_out_and_named() {
        List<IndicatorResult> missing =
                scores.units().stream()
                        .flatMap(unit -> unit.indicators().stream())
                        .filter(result -> result.reason() != null)
                        .toList();
        assertThat(missing)
                .singleElement()
                .satisfies(
                        result -> {
                            assertThat(result.reason()).isEqualTo(Reasons.NOT_SENT);
                            assertThat(result.score()).isNull();
                            assertThat(result.light()).isEqualTo(Light.MISSING);
                        });
    }

    private IndicatorResult indicator(Row row) {
        return unit(row).indicator(Code.of(row.code("indicator"))).orElseThrow();
    }

    private UnitScore unit(Row row) {
        return scores.unit(Code.of(row.code("unit"))).orElseThrow();
    }

    private static CohortScores score() {
        InMemoryFacts facts = new InMemoryFacts();
        long sequence = 1;
        for (Row row : BeninFigures.rows("units.csv")) {
            facts.member(
                    CLASS,
                    PERIOD,
                    Code.of(row.code("unit")),
                    new Position(Journal.GOALS, sequence++));
        }
        Map<String, List<Scheme.Node>> blocks = new TreeMap<>();
        for (Row row : BeninFigures.rows("indicators.csv")) {
            Code indicator = Code.of(row.code("indicator"));
            facts.indicator(
                    new IndicatorDefinition(
                            indicator,
                            1,
                            PERIOD,
                            row.at("direction").equals("HIGHER") ? Direction.UP : Direction.DOWN,
                            Period.Kind.YEAR,
                            IndicatorDefinition.Accumulation.LAST,
                            BigDecimal.ONE,
                            null,
                            new Rule.Between(BigDecimal.ONE, null, null)));
            facts.classTarget(
                    CLASS,
                    indicator,
                    new Target(
                            PERIOD,
                            new BigDecimal(row.at("target")),
                            new BigDecimal(row.at("floor")),
                            List.of(),
                            List.of(new Position(Journal.GOALS, sequence++))));
            blocks.computeIfAbsent(row.code("dimension"), k -> new ArrayList<>())
                    .add(
                            new Scheme.IndicatorNode(
                                    indicator,
                                    null,
                                    null,
                                    new Scheme.LightRule(
                                            Scheme.LightOn.VALUE,
                                            new BigDecimal(row.at("green")),
                                            new BigDecimal(row.at("red")),
                                            4)));
        }
        for (Row row : BeninFigures.rows("observations.csv")) {
            // Published with up to 15 decimals; the suite's decimals end at 12.
            BigDecimal value = new BigDecimal(row.at("value"));
            facts.observation(
                    Code.of(row.code("unit")),
                    Code.of(row.code("indicator")),
                    PERIOD,
                    new Observation.Reported(
                            value.scale() > 12 ? value.setScale(12, RoundingMode.HALF_UP) : value,
                            true,
                            false,
                            List.of(new Position(Journal.MONITORING, sequence++))));
        }
        List<Scheme.Node> dimensions = new ArrayList<>();
        blocks.forEach(
                (dimension, nodes) ->
                        dimensions.add(
                                new Scheme.Block(
                                        Code.of(dimension),
                                        null,
                                        null,
                                        Scheme.Weighting.EQUAL,
                                        Scheme.Aggregation.ARITHMETIC,
                                        nodes)));
        Scheme scheme =
                Schemes.of(
                        CLASS,
                        new Scheme.Block(
                                Code.of("index"),
                                null,
                                null,
                                Scheme.Weighting.EQUAL,
                                Scheme.Aggregation.ARITHMETIC,
                                dimensions),
                        json -> json.withObject("noData").put("not-sent", "share"));
        return Engine.score(new Cohort(CLASS, PERIOD, new SchemeInForce(scheme, List.of())), facts);
    }
}
