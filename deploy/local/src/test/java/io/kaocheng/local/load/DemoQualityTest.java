package io.kaocheng.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.local.demo.DemoCounty;
import io.kaocheng.scoring.quality.Described;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.quality.Linter.Known;
import io.kaocheng.scoring.quality.QualityFinding;
import io.kaocheng.scoring.quality.QualityFinding.State;
import io.kaocheng.scoring.quality.QualityRule;
import io.kaocheng.scoring.quality.QualityRule.Severity;
import io.kaocheng.scoring.quality.QualityRules;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is questionable about the county's schemes. */
class DemoQualityTest {

    private final SortedMap<Code, Known> indicators = new TreeMap<>();
    private final SortedMap<String, Scheme> schemes = new TreeMap<>();
    private final List<Item> waivers = new ArrayList<>();

    @BeforeEach
    void read(@TempDir Path path) {
        DemoCounty.write(path);
        List<BadRow> wrong = new ArrayList<>();
        Folder folder = Folder.read(path, wrong);
        assertThat(wrong).isEmpty();
        for (Item proposal : folder.indicators()) {
            String code = proposal.body().path("indicator").asText();
            Item version = Objects.requireNonNull(folder.versions().get(code), code);
            ObjectNode json = version.body().deepCopy();
            JsonNode about = json.remove("about");
            json.put("indicator", code).put("version", 1);
            indicators.put(
                    Code.of(code),
                    new Known(
                            described(proposal.body(), about),
                            IndicatorDefinition.read(json).orThrow()));
        }
        for (Item scheme : folder.schemes()) {
            ObjectNode json = scheme.body().deepCopy();
            json.put("version", 1).put("engine", "kc-2");
            schemes.put(json.path("scheme").asText(), Scheme.read(json).orThrow());
        }
        waivers.addAll(folder.waivers());
    }

    @Test
    void of_the_departments_three_indicators_are_cliffs() {
        assertThat(open("department-2025", it -> it))
                .filteredOn(f -> f.rule() == QualityRule.Q14)
                .extracting(f -> f.values().get("w") + " " + f.values().get("i"))
                .containsExactly("6 政策文件解读率", "6.25 规范性文件合法性审查率", "6.6 改革成果推广数");
    }

    @Test
    void of_the_departments_nothing_else_is_open_but_a_figure_they_report_themselves() {
        assertThat(open("department-2025", it -> it))
                .filteredOn(f -> f.rule() != QualityRule.Q14)
                .extracting(f -> f.rule() + " " + f.zh())
                .containsExactly("Q11 自报自评，无第二来源：政策文件解读率 占 6 分");
    }

    @Test
    void without_stage_control_and_supplier_four_rules_are_not_checked() {
        UnaryOperator<Described> bare =
                d ->
                        new Described(
                                d.indicator(),
                                d.name(),
                                d.dimension(),
                                d.nature(),
                                d.unitOfMeasure(),
                                d.definition(),
                                d.source(),
                                d.owner(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                d.collection());
        assertThat(found("department-2025", bare))
                .filteredOn(f -> f.state() == State.NOT_CHECKED)
                .extracting(QualityFinding::rule)
                .containsExactly(QualityRule.Q2, QualityRule.Q10, QualityRule.Q11, QualityRule.Q19);
        assertThat(open("department-2025", bare))
                .extracting(QualityFinding::rule)
                .containsOnly(QualityRule.Q14);
    }

    @Test
    void what_is_waived_was_found() {
        assertThat(waivers).hasSize(1);
        ObjectNode waiver = waivers.getFirst().body();
        assertThat(open(waiver.path("scheme").asText(), it -> it))
                .anyMatch(
                        f ->
                                f.rule().code().value().equals(waiver.path("rule").asText())
                                        && f.pointer().equals(waiver.path("pointer").asText())
                                        && f.canBeWaived());
    }

    @Test
    void no_indicator_has_an_error() {
        indicators.forEach(
                (code, it) -> {
                    IndicatorDefinition definition = it.definition();
                    assertThat(definition).isNotNull();
                    assertThat(
                                    Linter.version(
                                            definition,
                                            it.described(),
                                            indicators,
                                            QualityRules.DEFAULTS))
                            .as(code.value())
                            .noneMatch(f -> f.severity() == Severity.ERROR);
                });
    }

    private List<QualityFinding> found(String scheme, UnaryOperator<Described> as) {
        return Linter.scheme(
                Objects.requireNonNull(schemes.get(scheme), scheme),
                code -> Optional.ofNullable(indicators.get(code)).map(Known::definition),
                code -> Optional.ofNullable(indicators.get(code)).map(Known::described).map(as),
                QualityRules.DEFAULTS);
    }

    private List<QualityFinding> open(String scheme, UnaryOperator<Described> as) {
        return found(scheme, as).stream().filter(QualityFinding::isOpen).toList();
    }

    private static Described described(JsonNode proposal, @Nullable JsonNode about) {
        JsonNode more = about == null ? proposal : about;
        return new Described(
                Code.of(proposal.path("indicator").asText()),
                proposal.path("name").asText(),
                constant(Described.Dimension.class, proposal.path("dimension")),
                constant(Described.Nature.class, proposal.path("nature")),
                more.path("unitOfMeasure").textValue(),
                more.path("definition").textValue(),
                more.path("source").textValue(),
                code(proposal.path("owner")),
                constant(Described.Stage.class, proposal.path("stage")),
                constant(Described.Horizon.class, proposal.path("horizon")),
                constant(Described.Control.class, proposal.path("control")),
                code(proposal.path("family")),
                code(more.path("supplier")),
                more.path("secondSource").textValue(),
                constant(Described.Collection.class, more.path("collection")));
    }

    private static @Nullable Code code(JsonNode text) {
        return text.isTextual() ? Code.of(text.asText()) : null;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, JsonNode text) {
        return text.isTextual()
                ? Enum.valueOf(type, text.asText().replace('-', '_').toUpperCase(Locale.ROOT))
                : null;
    }
}
