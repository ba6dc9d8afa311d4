package io.kaocheng.scoring.rule;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Parameters of a rule that are percentiles of figures. */
class BoundTest {

    private static final String VERSION =
            """
            {'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',
             'rule':{'rule':'between','floor':'10','target':'%s'}%s}
            """;

    private static String bound(String at, String more) {
        return """
               ,'bounds':[{'at':'%s','percentile':'0.9','of':'class','unitClass':'towns','period':'2025',
                'cut':'goals@8 indicators@9 monitoring@48','value':'90','count':24%s}]
               """
                .formatted(at, more);
    }

    private static List<String> findings(String version) {
        return switch (IndicatorDefinition.read(json(version))) {
            case Reading.Read<IndicatorDefinition> _ -> List.of();
            case Reading.Findings<IndicatorDefinition>(var list) ->
                    list.stream().map(Finding::pointer).toList();
        };
    }

    @Test
    void a_bound_is_of_a_parameter_that_has_its_value() {
        assertThat(findings(VERSION.formatted("90", bound("/rule/target", "")))).isEmpty();
        assertThat(findings(VERSION.formatted("90.0", bound("/rule/target", "")))).isEmpty();
        assertThat(findings(VERSION.formatted("91", bound("/rule/target", ""))))
                .containsExactly("/bounds/0/value");
        for (String nowhere : List.of("/rule/rule", "/rule/steps/0/to", "/rule/cap")) {
            assertThat(findings(VERSION.formatted("90", bound(nowhere, ""))))
                    .as(nowhere)
                    .containsExactly("/bounds/0/value");
        }
        assertThat(findings(VERSION.formatted("90", bound("/direction", ""))))
                .containsExactly("/bounds/0/at");
    }

    @Test
    void the_figures_are_of_a_class_or_of_the_region() {
        String region =
                bound("/rule/target", "")
                        .replace("'of':'class','unitClass':'towns'", "'of':'region'");
        assertThat(findings(VERSION.formatted("90", region))).isEmpty();
        assertThat(findings(VERSION.formatted("90", region.replace("'region'", "'class'"))))
                .containsExactly("/bounds/0/unitClass");
    }

    @Test
    void a_version_without_bounds_keeps_its_hash() {
        IndicatorDefinition plain =
                IndicatorDefinition.read(json(VERSION.formatted("90", ""))).orThrow();
        assertThat(plain.canonical()).doesNotContain("bounds");
        IndicatorDefinition derived =
                IndicatorDefinition.read(json(VERSION.formatted("90", bound("/rule/target", ""))))
                        .orThrow();
        assertThat(derived.hash()).isNotEqualTo(plain.hash());
        assertThat(IndicatorDefinition.read(derived.write()).orThrow()).isEqualTo(derived);
    }

    private static UnitScore score(String version) {
        Simple simple = new Simple().units("a").definition(version, "100").value("a", "x", "50");
        return simple.score("a", scheme -> scheme.put("engine", "kc-2"));
    }

    @Test
    void scores_are_the_same_and_the_explanation_says_what_the_parameter_is() {
        UnitScore derived = score(VERSION.formatted("90", bound("/rule/target", "")));
        assertThat(derived.total()).isEqualTo(score(VERSION.formatted("90", "")).total());
        Derivation why = Derivation.of(derived, code("x")).orElseThrow();
        assertThat(Recompute.of(Derivation.of(derived)).differences()).isEmpty();
        assertThat(why.write().toString())
                .contains(
                        "/rule/target 取 类别 towns 2025 的 24 个数值的第 90 百分位 90",
                        "/rule/target is 90, percentile 90 of 24 figures of the class towns in 2025");
    }
}
