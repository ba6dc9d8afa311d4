package io.kaocheng.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.local.demo.DemoCounty;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.IndicatorResult;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.InMemoryFacts;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Reading;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class DemoScoredTest {

    private static final Period DECEMBER = Period.parse("202512");

    private final List<CohortScores> december = new ArrayList<>();

    @BeforeEach
    void score(@TempDir Path path) {
        DemoCounty.write(path);
        List<BadRow> findings = new ArrayList<>();
        Folder folder = Folder.read(path, findings);
        assertThat(findings).isEmpty();
        InMemoryFacts facts = new InMemoryFacts();
        for (Item unit : folder.units()) {
            facts.member(code(unit, "unitClass"), DECEMBER, code(unit, "unit"));
        }
        folder.versions()
                .forEach(
                        (indicator, version) -> {
                            ObjectNode json = version.body().deepCopy();
                            json.remove("about");
                            json.put("indicator", indicator).put("version", 1);
                            facts.indicator(read(IndicatorDefinition.read(json)));
                        });
        for (Item target : folder.targets()) {
            List<Target.Milestone> course = new ArrayList<>();
            for (JsonNode share : target.body().path("course")) {
                course.add(
                        new Target.Milestone(
                                Period.parse(share.get("period").asText()),
                                decimal(share.get("share"))));
            }
            JsonNode floor = target.body().get("floor");
            Target set =
                    new Target(
                            Period.parse(target.body().get("period").asText()),
                            decimal(target.body().get("value")),
                            floor == null ? null : decimal(floor),
                            course,
                            List.of());
            if (target.body().has("unit")) {
                facts.unitTarget(code(target, "unit"), code(target, "indicator"), set);
            } else {
                facts.classTarget(code(target, "unitClass"), code(target, "indicator"), set);
            }
        }
        for (Item list : folder.ownLists()) {
            List<OwnList.Item> items = new ArrayList<>();
            for (JsonNode item : list.body().path("items")) {
                items.add(
                        new OwnList.Item(
                                Code.of(item.get("indicator").asText()),
                                decimal(item.get("weight"))));
            }
            facts.ownList(
                    code(list, "unit"),
                    code(list, "scheme"),
                    code(list, "block"),
                    new OwnList(Period.parse(list.body().get("from").asText()), items, List.of()));
        }
        for (Item row : folder.observations()) {
            facts.observation(
                    code(row, "unit"),
                    code(row, "indicator"),
                    Period.parse(row.body().get("period").asText()),
                    observation(row.body()));
        }
        for (Item scheme : folder.schemes()) {
            ObjectNode json = scheme.body().deepCopy();
            // By which the suite drafts what names none.
            json.put("version", 1).put("engine", "kc-2");
            december.add(
                    Engine.score(
                            new Cohort(
                                    code(scheme, "unitClass"),
                                    DECEMBER,
                                    new SchemeInForce(read(Scheme.read(json)), List.of())),
                            facts));
        }
    }

    @Test
    void every_light_is_on_the_first_screen() {
        Set<Light> seen = EnumSet.noneOf(Light.class);
        units().forEach(
                        unit ->
                                unit.indicators()
                                        .forEach(indicator -> seen.add(indicator.light())));

        assertThat(seen).containsExactlyInAnyOrder(Light.values());
    }

    @Test
    void every_unit_has_a_total_and_they_differ_as_in_real_life() {
        List<BigDecimal> totals = units().stream().map(unit -> unit.total().orElseThrow()).toList();

        assertThat(totals).hasSize(48);
        assertThat(totals)
                .allSatisfy(
                        total ->
                                assertThat(total)
                                        .isBetween(new BigDecimal("30"), new BigDecimal("105")));
        assertThat(totals).anySatisfy(total -> assertThat(total).isLessThan(new BigDecimal("75")));
        assertThat(totals)
                .anySatisfy(total -> assertThat(total).isGreaterThan(new BigDecimal("85")));
    }

    @Test
    void most_figures_are_good_and_no_rule_lacks_what_it_needs() {
        List<IndicatorResult> results =
                units().stream().flatMap(unit -> unit.indicators().stream()).toList();

        assertThat(results.stream().filter(it -> it.light() == Light.GREEN).count())
                .isGreaterThan(results.size() / 3);
        assertThat(results)
                .extracting(it -> String.valueOf(it.reason()))
                .containsOnly("null", "not-applicable", "not-sent", "blocked");
    }

    private List<UnitScore> units() {
        return december.stream().flatMap(cohort -> cohort.units().stream()).toList();
    }

    private static Observation observation(ObjectNode row) {
        if (row.has("noData")) {
            return new Observation.NoFigure(
                    Code.of(row.get("noData").asText()), true, false, List.of());
        }
        if (row.has("value")) {
            return new Observation.Reported(decimal(row.get("value")), true, false, List.of());
        }
        return new Observation.Ratio(
                decimal(row.get("numerator")),
                decimal(row.get("denominator")),
                true,
                false,
                List.of());
    }

    private static <T> T read(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(T value) -> value;
            case Reading.Findings<T> wrong -> throw new AssertionError(wrong.toString());
        };
    }

    private static Code code(Item item, String field) {
        return Code.of(item.body().get(field).asText());
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asText());
    }
}
