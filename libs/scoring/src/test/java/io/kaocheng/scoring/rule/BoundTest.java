package io.kaocheng.scoring.rule;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

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
    void the_figures_may_be_of_a_group_and_of_nobody_below() {
        String group =
                bound("/rule/target", "")
                        .replace("'of':'class','unitClass':'towns'", "'of':'group:hills'");
        assertThat(findings(VERSION.formatted("90", group))).isEmpty();
        assertThat(findings(VERSION.formatted("90", group.replace("group:hills", "below"))))
                .containsExactly("/bounds/0/of");
        Bound read =
                Objects.requireNonNull(
                                IndicatorDefinition.read(json(VERSION.formatted("90", group)))
                                        .orThrow()
                                        .bounds())
                        .getFirst();
        assertThat(read.inWords().zh()).contains("取 分组 hills 2025 的 24 个数值");
        assertThat(read.inWords().en()).contains("24 figures of the group hills in 2025");
    }

    private static String scheme(String bounds) {
        return """
               {'scheme':'s','version':1,'cycle':'2026','unitClass':'towns','periods':['year'],'engine':'kc-2',
                'tree':{'kind':'block','code':'total','atLeast':{'share':'0.5','whenBelow':'unranked'},
                 'light':{'of':'score','green':'80','red':'60'},'children':[
                 {'kind':'indicator','indicator':'x','weight':'100','light':{'on':'value','green':'90','red':'50'}}]},
                'grades':{'grades':[{'grade':'good','atLeast':'85'},{'grade':'rest'}]}%s}
               """
                .formatted(bounds);
    }

    private static List<String> wrong(String scheme) {
        return switch (Scheme.read(json(scheme))) {
            case Reading.Read<Scheme> _ -> List.of();
            case Reading.Findings<Scheme>(var list) -> list.stream().map(Finding::pointer).toList();
        };
    }

    private static String threshold(String at, String value, String of) {
        return scheme(bound(at, "," + of).replace("'value':'90'", "'value':'" + value + "'"));
    }

    @Test
    void a_threshold_of_a_scheme_is_of_figures_or_scores_and_has_its_value() {
        assertThat(wrong(threshold("/tree/children/0/light/green", "90", "'indicator':'x'")))
                .isEmpty();
        assertThat(wrong(threshold("/tree/light/red", "60", "'block':'total'"))).isEmpty();
        assertThat(wrong(threshold("/grades/grades/0/atLeast", "85", "'block':'total'"))).isEmpty();
        assertThat(wrong(threshold("/tree/atLeast/share", "0.5", "'indicator':'x'"))).isEmpty();
        assertThat(wrong(threshold("/tree/light/red", "61", "'block':'total'")))
                .containsExactly("/bounds/0/value");
        assertThat(wrong(threshold("/tree/children/0/weight", "100", "'indicator':'x'")))
                .containsExactly("/bounds/0/at");
        assertThat(wrong(threshold("/tree/light/red", "60", "'block':'total','indicator':'x'")))
                .containsExactly("/bounds/0/indicator");
    }

    @Test
    void a_scheme_keeps_its_bounds_and_one_with_other_thresholds_has_none() {
        Scheme read =
                Scheme.read(json(threshold("/tree/light/red", "60", "'block':'total'"))).orThrow();
        assertThat(Scheme.read(read.write()).orThrow()).isEqualTo(read);
        assertThat(read.withEngine(read.engine()).bounds()).isEqualTo(read.bounds());
        assertThat(read.with(read.tree(), read.noData(), read.otherwise(), null).bounds()).isNull();
        assertThat(Scheme.read(json(scheme(""))).orThrow().canonical()).doesNotContain("bounds");
    }

    @Test
    void the_explanation_says_at_the_scheme_where_a_threshold_comes_from() {
        UnitScore graded =
                new Simple()
                        .units("a")
                        .definition(VERSION.formatted("90", ""), "100")
                        .value("a", "x", "50")
                        .score(
                                "a",
                                scheme -> {
                                    scheme.put("engine", "kc-2");
                                    JsonNode more =
                                            json(
                                                    scheme(
                                                            bound(
                                                                            "/grades/grades/0/atLeast",
                                                                            ",'block':'total'")
                                                                    .replace(
                                                                            "'value':'90'",
                                                                            "'value':'85'")));
                                    scheme.set("grades", more.get("grades"));
                                    scheme.set("bounds", more.get("bounds"));
                                });
        assertThat(Derivation.of(graded).write().toString())
                .contains(
                        "/grades/grades/0/atLeast 取 类别 towns 2025 的 24 个维度 total 得分的第 90 百分位 85",
                        "/grades/grades/0/atLeast is 85, percentile 90 of 24 scores in the block total of the class towns in 2025");
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
