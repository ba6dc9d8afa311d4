package io.kaocheng.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private record Row(Map<String, String> cells) {
        String at(String name) {
            return Optional.ofNullable(cells.get(name)).orElseThrow();
        }
    }

    private final CohortScores scores = score();

    @Test
    void all_584_indicator_scores_are_as_published() {
        List<Row> expected = rows("expected_indicator_scores.csv");
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
        for (Row row : rows("expected_indicator_scores.csv")) {
            Light light = indicator(row).light();
            if (!light.toString().equals(row.at("light"))) {
                different.add(row + " but " + light);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void all_52_dimension_scores_and_ranks_are_as_published() {
        List<Row> expected = rows("expected_dimension_scores.csv");
        List<String> different = new ArrayList<>();
        for (Row row : expected) {
            BlockResult block = unit(row).block(code(row.at("dimension"))).orElseThrow();
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
        return unit(row).indicator(code(row.at("indicator"))).orElseThrow();
    }

    private UnitScore unit(Row row) {
        return scores.unit(code(row.at("unit"))).orElseThrow();
    }

    private static CohortScores score() {
        InMemoryFacts facts = new InMemoryFacts();
        long sequence = 1;
        for (Row row : rows("units.csv")) {
            facts.member(
                    CLASS, PERIOD, code(row.at("unit")), new Position(Journal.GOALS, sequence++));
        }
        Map<String, List<Scheme.Node>> blocks = new TreeMap<>();
        for (Row row : rows("indicators.csv")) {
            Code indicator = code(row.at("indicator"));
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
            blocks.computeIfAbsent(row.at("dimension"), k -> new ArrayList<>())
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
        for (Row row : rows("observations.csv")) {
            // Published with up to 15 decimals; the suite's decimals end at 12.
            BigDecimal value = new BigDecimal(row.at("value"));
            facts.observation(
                    code(row.at("unit")),
                    code(row.at("indicator")),
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
                                        code(dimension),
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

    /** The published codes have underscores, which ours do not. */
    private static Code code(String published) {
        return Code.of(published.replace('_', '-'));
    }

    private static List<Row> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file), StandardCharsets.UTF_8);
            List<String> names = cells(lines.getFirst());
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /**
     * {@code shared/data} stands beside the checkout, wherever that is. The figures belong to
     * others and are not part of it, so where they are missing the test is counted as skipped.
     */
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/benin-2023");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Assumptions.abort(
                "the Benin figures are not here: shared/data/benin-2023 must stand beside the checkout");
    }
}
