package io.kaocheng.scoring.quality;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.quality.QualityFinding.State;
import io.kaocheng.scoring.quality.QualityRule.Severity;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Refused;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Each rule: fires, and is silent just beyond its limit. */
class LinterTest {

    private static final String COMPLETION = "{'rule':'completion'}";

    private final ArrayNode children = Shape.JSON.arrayNode();
    private final Map<Code, IndicatorDefinition> definitions = new HashMap<>();
    private final Map<Code, Described> descriptions = new HashMap<>();
    private final SortedMap<Code, Linter.Known> others = new TreeMap<>();
    private @Nullable JsonNode evaluators;
    private QualityRules rules = QualityRules.DEFAULTS;

    // ---- Q1

    @Test
    void quantity_before_quality() {
        scheme("output 81", "quality 19");
        assertThat(open(QualityRule.Q1)).containsExactly("重数量轻质量：产出 81 分，质量 19 分");
    }

    @Test
    void a_quarter_of_the_weight_of_output_is_quality_enough() {
        scheme("output 80", "quality 20");
        assertThat(open(QualityRule.Q1)).isEmpty();
    }

    @Test
    void little_output_needs_no_quality() {
        scheme("output 19.99", "benefit 80.01");
        assertThat(open(QualityRule.Q1)).isEmpty();
        scheme("output 20", "benefit 80");
        assertThat(open(QualityRule.Q1)).hasSize(1);
    }

    // ---- Q2

    @Test
    void short_term() {
        scheme("output 90.01 stage=output", "benefit 9.99 stage=outcome");
        assertThat(open(QualityRule.Q2)).containsExactly("重短期轻长期：成效与长效指标仅 9.99 分");
        scheme("output 90 stage=output", "benefit 10 stage=outcome");
        assertThat(open(QualityRule.Q2)).isEmpty();
    }

    @Test
    void what_aims_at_the_long_term_counts_once() {
        scheme("output 95 stage=output", "benefit 5 stage=outcome horizon=long_term");
        assertThat(open(QualityRule.Q2)).hasSize(1);
        scheme("output 90 stage=output", "benefit 10 stage=process horizon=long_term");
        assertThat(open(QualityRule.Q2)).isEmpty();
    }

    @Test
    void an_attribute_missing_for_more_than_a_fifth_of_the_weight_is_not_checked() {
        scheme("output 79.99 stage=output", "benefit 20.01");
        assertThat(states(QualityRule.Q2)).containsExactly(State.NOT_CHECKED);
        assertThat(all(QualityRule.Q2).getFirst().zh()).isEqualTo("未检查：环节未填的指标占 20.01 分");
        scheme("output 80 stage=output", "benefit 20");
        assertThat(states(QualityRule.Q2)).containsExactly(State.OPEN);
    }

    @Test
    void of_a_tree_beside_evaluators_a_fifth_of_the_tree_is_too_much() {
        evaluators = json("{'tree':'50','groups':[{'group':'leaders','weight':'50'}]}");
        scheme("output 79 stage=output", "benefit 21");
        assertThat(states(QualityRule.Q2)).containsExactly(State.NOT_CHECKED);
        scheme("output 80 stage=output", "benefit 20");
        assertThat(states(QualityRule.Q2)).containsExactly(State.OPEN);
    }

    @Test
    void of_units_own_indicators_nothing_is_known() {
        children.removeAll();
        node("output 79 stage=output", children);
        children.add(
                json(
                        "{'kind':'own','code':'own','weight':'21','indicatorLight':{'on':'achievement','green':'0.9','red':'0.6'}}"));
        assertThat(states(QualityRule.Q2)).containsExactly(State.NOT_CHECKED);
    }

    // ---- Q3

    @Test
    void a_dimension_without_weight() {
        scheme("output 40", "quality 20", "efficiency 20", "benefit 20");
        assertThat(open(QualityRule.Q3)).containsExactly("缺少满意度类指标");
        scheme("output 40", "quality 20", "efficiency 20", "benefit 10", "satisfaction 10");
        assertThat(open(QualityRule.Q3)).isEmpty();
    }

    // ---- Q4

    @Test
    void one_indicator_that_weighs_too_much() {
        scheme("output 30.01", "quality 30", "benefit 39.99");
        assertThat(all(QualityRule.Q4))
                .extracting(QualityFinding::pointer)
                .containsExactly("/tree/children/0", "/tree/children/2");
        scheme("output 30", "quality 30", "benefit 30", "efficiency 10");
        assertThat(open(QualityRule.Q4)).isEmpty();
    }

    @Test
    void one_family_that_weighs_too_much() {
        scheme(
                "output 20.01 family=gdp",
                "quality 20 family=gdp",
                "benefit 29.99",
                "efficiency 30");
        assertThat(open(QualityRule.Q4)).containsExactly("指标片面：同族指标 gdp 占 40.01 分");
        scheme("output 20 family=gdp", "quality 20 family=gdp", "benefit 30", "efficiency 30");
        assertThat(open(QualityRule.Q4)).isEmpty();
    }

    @Test
    void an_indicator_within_a_mix_weighs_what_the_tree_leaves() {
        evaluators = json("{'tree':'30','groups':[{'group':'leaders','weight':'70'}]}");
        scheme("output 100");
        assertThat(open(QualityRule.Q4)).isEmpty();
    }

    // ---- Q5

    @Test
    void nobody_asks_the_public() {
        evaluators = json("{'tree':'80','groups':[{'group':'leaders','weight':'20'}]}");
        scheme("output 50", "quality 50");
        assertThat(open(QualityRule.Q5)).hasSize(1);
        scheme("output 50", "satisfaction 50");
        assertThat(open(QualityRule.Q5)).isEmpty();
    }

    @Test
    void an_evaluator_group_of_enterprises_is_asked() {
        evaluators = json("{'tree':'80','groups':[{'group':'enterprise','weight':'20'}]}");
        scheme("output 50", "quality 50");
        assertThat(open(QualityRule.Q5)).isEmpty();
    }

    // ---- Q8

    @Test
    void a_vague_definition() {
        assertThat(open(QualityRule.Q8, described("output definition=进一步加强督查督办工作")))
                .containsExactly("表述含糊：“进一步、加强”");
        assertThat(open(QualityRule.Q8, described("output definition=督办3次以上,进一步加强整改"))).isEmpty();
    }

    @Test
    void a_region_has_its_own_vague_words() {
        rules = QualityRules.read(json("{'words':{'vague':['狠抓']}}")).orThrow();
        assertThat(open(QualityRule.Q8, described("output definition=加强督查"))).isEmpty();
        assertThat(open(QualityRule.Q8, described("output definition=狠抓落实"))).hasSize(1);
    }

    // ---- Q9

    @Test
    void a_definition_too_short_is_an_error() {
        List<QualityFinding> found = all(QualityRule.Q9, whole("一二三四五六七八九"));
        assertThat(found).extracting(QualityFinding::pointer).containsExactly("/about/definition");
        assertThat(found).extracting(QualityFinding::severity).containsExactly(Severity.ERROR);
        assertThat(all(QualityRule.Q9, whole("一二三四五六七八九十"))).isEmpty();
    }

    @Test
    void whoever_answers_for_it_is_to_be_named() {
        List<QualityFinding> found =
                all(
                        QualityRule.Q9,
                        new Described(
                                code("x"),
                                "x",
                                null,
                                null,
                                null,
                                "一二三四五六七八九十",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(found)
                .extracting(f -> f.severity() + " " + f.pointer())
                .containsExactly(
                        "ERROR /about/unitOfMeasure",
                        "WARNING /about/source",
                        "WARNING /owner",
                        "WARNING /about/supplier");
    }

    // ---- Q10

    @Test
    void an_indicator_outside_control() {
        assertThat(open(QualityRule.Q10, described("output control=none"))).hasSize(1);
        assertThat(open(QualityRule.Q10, described("output control=partial"))).isEmpty();
    }

    @Test
    void too_much_outside_control() {
        scheme("output 79.99 control=full", "benefit 20.01 control=partial");
        assertThat(open(QualityRule.Q10)).containsExactly("被考核单位难以控制的指标占 20.01 分");
        scheme("output 80 control=full", "benefit 20 control=none");
        assertThat(open(QualityRule.Q10)).isEmpty();
    }

    // ---- Q11

    @Test
    void an_indicator_that_its_units_report_themselves() {
        scheme("output 95 supplier=stats", "benefit 5 supplier=assessed");
        assertThat(all(QualityRule.Q11))
                .extracting(QualityFinding::pointer)
                .containsExactly("/tree/children/1");
        scheme("output 95.01 supplier=stats", "benefit 4.99 supplier=assessed");
        assertThat(open(QualityRule.Q11)).isEmpty();
    }

    @Test
    void a_second_source_is_enough() {
        scheme("output 95 supplier=stats", "benefit 5 supplier=assessed second=抽查");
        assertThat(open(QualityRule.Q11)).isEmpty();
    }

    @Test
    void too_much_that_units_report_themselves() {
        rules = QualityRules.read(json("{'limits':{'q11':['99','50']}}")).orThrow();
        scheme("output 49.99 supplier=stats", "benefit 50.01 supplier=assessed");
        assertThat(open(QualityRule.Q11)).containsExactly("自报自评，无第二来源的指标合计 50.01 分");
        scheme("output 50 supplier=stats", "benefit 50 supplier=assessed");
        assertThat(open(QualityRule.Q11)).isEmpty();
    }

    // ---- Q12

    @Test
    void a_denominator_that_the_assessed_units_alone_know() {
        IndicatorDefinition rate =
                definition(
                        "x",
                        COMPLETION,
                        ",'formula':{'op':'quotient','numerator':{'op':'own'},'denominator':{'op':'indicator','indicator':'all'}}");
        other(described("output supplier=assessed").as("all", "总数"));
        assertThat(open(QualityRule.Q12, described("output supplier=stats"), rate)).hasSize(1);
        other(described("output supplier=stats").as("all", "总数"));
        assertThat(open(QualityRule.Q12, described("output supplier=assessed"), rate)).isEmpty();
    }

    @Test
    void a_figure_reported_as_two_has_its_own_denominator() {
        IndicatorDefinition ratio = definition("x", COMPLETION, ",'factor':'100'");
        assertThat(open(QualityRule.Q12, described("output supplier=assessed"), ratio)).hasSize(1);
        assertThat(open(QualityRule.Q12, described("output supplier=assessed second=抽查"), ratio))
                .isEmpty();
        assertThat(
                        open(
                                QualityRule.Q12,
                                described("output supplier=assessed"),
                                definition("x", COMPLETION, "")))
                .isEmpty();
    }

    // ---- Q13

    @Test
    void a_table_with_a_hole() {
        JsonNode torn =
                json(
                        "{'indicator':'x','version':1,'effectiveFrom':'2025','direction':'up','frequency':'month','rule':{'rule':'steps','steps':[{'to':'1','achievement':'0'},{'from':'2','achievement':'1'}]}}");
        List<QualityFinding> found =
                switch (IndicatorDefinition.read(torn)) {
                    case Reading.Read<IndicatorDefinition> _ -> List.of();
                    case Reading.Findings<IndicatorDefinition>(var list) ->
                            Linter.unreadable(list, rules);
                };
        assertThat(found)
                .extracting(f -> f.rule() + " " + f.severity() + " " + f.pointer())
                .containsExactly("Q13 ERROR /rule/steps/1/from");
    }

    // ---- Q14

    @Test
    void all_or_nothing_is_a_cliff() {
        scheme("output 94", "benefit 6 rule={'rule':'reached'}");
        assertThat(open(QualityRule.Q14)).containsExactly("断崖：benefit 差一点即失 6 分（占 6 分）");
    }

    @Test
    void a_jump_of_a_fifth_is_none() {
        assertThat(jumps("{'rule':'hurdle-and-rank','part':'0.21'}")).isTrue();
        assertThat(jumps("{'rule':'hurdle-and-rank','part':'0.20'}")).isFalse();
        assertThat(jumps("{'rule':'completion','floor':'0.21'}")).isTrue();
        assertThat(jumps("{'rule':'completion','floor':'0.2'}")).isFalse();
        assertThat(jumps("{'rule':'completion'}")).isFalse();
        assertThat(steps("0.21")).isTrue();
        assertThat(steps("0.2")).isFalse();
        assertThat(bands("0.21")).isTrue();
        assertThat(bands("0.2")).isFalse();
        assertThat(deduction("2.1", "floor")).isTrue();
        assertThat(deduction("2.1", "proportional")).isFalse();
        assertThat(deduction("2", "ceiling")).isFalse();
        assertThat(jumps("{'rule':'efficacy'}")).isFalse();
        assertThat(jumps("{'rule':'thirds'}")).isFalse();
    }

    @Test
    void an_indicator_without_a_version_is_not_checked() {
        scheme("output 100");
        definitions.clear();
        assertThat(states(QualityRule.Q14)).containsExactly(State.NOT_CHECKED);
    }

    // ---- Q15

    @Test
    void more_fines_are_no_achievement() {
        assertThat(open(QualityRule.Q15, described("output").as("x", "罚没收入"))).hasSize(1);
        assertThat(open(QualityRule.Q15, described("output").as("x", "税收收入"))).isEmpty();
    }

    @Test
    void fewer_complaints_that_units_count_themselves_are_none() {
        IndicatorDefinition down = definition("x", "{'rule':'control'}", "");
        assertThat(
                        open(
                                QualityRule.Q15,
                                described("output supplier=assessed").as("x", "投诉率"),
                                down))
                .hasSize(1);
        assertThat(open(QualityRule.Q15, described("output supplier=letters").as("x", "投诉率"), down))
                .isEmpty();
        assertThat(
                        all(QualityRule.Q15, described("output").as("x", "投诉率"), down).stream()
                                .map(QualityFinding::state))
                .containsExactly(State.NOT_CHECKED);
    }

    // ---- Q16

    @Test
    void a_name_like_anothers() {
        other(described("satisfaction unit=%").as("b", "群众满意率"));
        assertThat(open(QualityRule.Q16, described("satisfaction unit=%").as("x", "群众满意度")))
                .containsExactly("名称与 b 群众满意率 近似");
        assertThat(open(QualityRule.Q16, described("satisfaction unit=分").as("x", "群众满意度")))
                .isEmpty();
    }

    @Test
    void the_same_formula_in_another_order() {
        String sum =
                ",'formula':{'op':'sum','of':[{'op':'indicator','indicator':'%s'},{'op':'indicator','indicator':'%s'}]}";
        others.put(
                code("b"),
                new Linter.Known(
                        described("output").as("b", "乙"),
                        definition("b", COMPLETION, sum.formatted("m", "n"))));
        assertThat(
                        open(
                                QualityRule.Q16,
                                described("output").as("x", "甲"),
                                definition("x", COMPLETION, sum.formatted("n", "m"))))
                .containsExactly("公式与 b 乙 相同");
        assertThat(
                        open(
                                QualityRule.Q16,
                                described("output").as("x", "甲"),
                                definition("x", COMPLETION, sum.formatted("n", "o"))))
                .isEmpty();
    }

    @Test
    void own_observations_make_the_same_formula_another() {
        String own = ",'formula':{'op':'year-to-date','of':{'op':'own'}}";
        others.put(
                code("b"),
                new Linter.Known(
                        described("output").as("b", "乙"), definition("b", COMPLETION, own)));
        assertThat(
                        open(
                                QualityRule.Q16,
                                described("output").as("x", "甲"),
                                definition("x", COMPLETION, own)))
                .isEmpty();
    }

    // ---- Q17

    @Test
    void an_indicator_that_weighs_next_to_nothing() {
        scheme("output 99.01", "benefit 0.99");
        assertThat(all(QualityRule.Q17))
                .extracting(QualityFinding::severity)
                .containsExactly(Severity.INFO);
        scheme("output 99", "benefit 1");
        assertThat(all(QualityRule.Q17)).isEmpty();
    }

    @Test
    void weights_that_do_not_total_a_hundred() {
        List<QualityFinding> found =
                switch (Scheme.read(document("output 50", "benefit 49"))) {
                    case Reading.Read<Scheme> _ -> List.of();
                    case Reading.Findings<Scheme>(var list) -> Linter.unreadable(list, rules);
                };
        assertThat(found)
                .extracting(f -> f.rule() + " " + f.severity() + " " + f.pointer())
                .containsExactly("Q17 ERROR /tree/children");
    }

    @Test
    void thirds_are_compared_without_the_noise_of_divisions() {
        rules = QualityRules.read(json("{'limits':{'q10':['100']}}")).orThrow();
        children.removeAll();
        ObjectNode block = children.addObject();
        block.put("kind", "block").put("code", "b").put("weight", "100").put("weighting", "equal");
        for (String code : List.of("a", "b", "c")) {
            ArrayNode parts = block.withArray("children");
            node("output 1 control=none code=" + code, parts);
            ((ObjectNode) parts.get(parts.size() - 1)).remove("weight");
        }
        assertThat(open(QualityRule.Q10)).isEmpty();
        rules = QualityRules.read(json("{'limits':{'q10':['99.9999']}}")).orThrow();
        assertThat(open(QualityRule.Q10)).hasSize(1);
    }

    // ---- Q18

    @Test
    void too_much_is_judged() {
        evaluators =
                json(
                        "{'tree':'80','groups':[{'group':'leaders','weight':'10'},{'group':'public','weight':'10'}]}");
        scheme("output 74 nature=quantitative", "benefit 26 nature=qualitative");
        assertThat(open(QualityRule.Q18)).containsExactly("主观评分占 30.8 分");
        scheme("output 75 nature=quantitative", "benefit 25 nature=qualitative");
        assertThat(open(QualityRule.Q18)).isEmpty();
    }

    @Test
    void grades_are_judged_whatever_the_description_says() {
        scheme(
                "output 69 nature=quantitative",
                "benefit 31 nature=quantitative"
                        + " rule={'rule':'grade-table','full':'10','grades':[{'grade':'a','marks':'10'}]}");
        assertThat(open(QualityRule.Q18)).containsExactly("主观评分占 31 分");
    }

    // ---- Q19

    @Test
    void results_only() {
        scheme("output 99 stage=output", "quality 1 stage=outcome");
        assertThat(all(QualityRule.Q19))
                .extracting(QualityFinding::severity)
                .containsExactly(Severity.INFO);
        scheme("output 99 stage=output", "quality 1 stage=process");
        assertThat(all(QualityRule.Q19)).isEmpty();
    }

    @Test
    void process_before_results() {
        scheme(
                "output 30 stage=process",
                "quality 20.01 stage=input",
                "benefit 49.99 stage=outcome");
        assertThat(open(QualityRule.Q19)).containsExactly("重过程轻结果：投入与过程占 50.01 分");
        scheme("output 30 stage=process", "quality 20 stage=input", "benefit 50 stage=outcome");
        assertThat(open(QualityRule.Q19)).isEmpty();
    }

    // ---- Q20

    @Test
    void too_many_figures_by_hand() {
        rules = QualityRules.read(json("{'limits':{'q20':['1']}}")).orThrow();
        scheme("output 50 collection=manual", "quality 50 collection=manual frequency=year");
        assertThat(open(QualityRule.Q20)).containsExactly("报送负担：每单位每月人工报送 1.08 项");
        scheme("output 50 collection=manual", "quality 50 collection=survey");
        assertThat(open(QualityRule.Q20)).isEmpty();
    }

    @Test
    void what_a_system_has_already() {
        other(described("output unit=件 collection=system").as("b", "办件数量"));
        assertThat(
                        open(
                                QualityRule.Q20,
                                described("output unit=件 collection=manual").as("x", "办件数量")))
                .containsExactly("报送负担：b 办件数量 已有系统数据");
        assertThat(
                        open(
                                QualityRule.Q20,
                                described("output unit=件 collection=system").as("x", "办件数量")))
                .isEmpty();
        assertThat(
                        open(
                                QualityRule.Q20,
                                described("output unit=件 collection=manual").as("x", "接访")))
                .isEmpty();
    }

    // ---- the rules themselves

    @Test
    void a_rule_that_is_off_did_not_pass() {
        rules = QualityRules.read(json("{'off':[{'rule':'q3','reason':'本县不分维度'}]}")).orThrow();
        scheme("output 100");
        assertThat(states(QualityRule.Q3)).containsExactly(State.NOT_CHECKED);
        assertThat(all(QualityRule.Q3).getFirst().zh()).isEqualTo("未检查：规则已停用：本县不分维度");
    }

    @Test
    void limits_are_those_of_a_rule_and_complete() {
        assertThatThrownBy(
                        () ->
                                QualityRules.read(
                                                json(
                                                        "{'limits':{'q4':['30'],'q3':['1'],'x':['1'],'q2':['-1']},'off':[{'rule':'y','reason':'z'}]}"))
                                        .orThrow())
                .isInstanceOf(Refused.class);
        assertThat(
                        QualityRules.read(json("{'limits':{'q4':['25','35']}}"))
                                .orThrow()
                                .limit(QualityRule.Q4, 1))
                .isEqualByComparingTo("35");
    }

    @Test
    void an_error_cannot_be_waived() {
        QualityFinding error = all(QualityRule.Q9, whole("短")).getFirst();
        assertThat(error.canBeWaived()).isFalse();
        assertThatThrownBy(error::waived).isInstanceOf(IllegalArgumentException.class);
        scheme("output 100");
        assertThat(all(QualityRule.Q4).getFirst().waived().state()).isEqualTo(State.WAIVED);
    }

    // ---- effective weights

    @Test
    void weights_multiply_down_the_tree() {
        children.removeAll();
        node("output 75", children);
        ObjectNode block = children.addObject();
        block.put("kind", "block").put("code", "quality").put("weight", "25");
        ArrayNode parts = block.putArray("children");
        node("quality 33 code=water-quality", parts);
        node("quality 67 code=accuracy", parts);
        EffectiveWeights.Place place =
                EffectiveWeights.of(Scheme.read(document()).orThrow()).indicators().get(1);
        assertThat(place.path())
                .extracting(Code::value)
                .containsExactly("total", "quality", "water-quality");
        assertThat(place.pointer()).isEqualTo("/tree/children/1/children/0");
        assertThat(place.weight()).isEqualByComparingTo("8.25");
    }

    @Test
    void what_is_watched_weighs_nothing() {
        children.removeAll();
        node("output 100", children);
        node("quality 1", children);
        ((ObjectNode) children.get(1)).put("watched", true).remove("weight");
        assertThat(EffectiveWeights.of(Scheme.read(document()).orThrow()).indicators())
                .extracting(p -> p.weight().toPlainString() + " " + p.watched())
                .containsExactly("100 false", "0 true");
        assertThat(all(QualityRule.Q17)).isEmpty();
    }

    // ---- given

    private void scheme(String... indicators) {
        document(indicators);
    }

    private JsonNode document(String... indicators) {
        if (indicators.length > 0) {
            children.removeAll();
            for (String indicator : indicators) {
                node(indicator, children);
            }
        }
        ObjectNode json =
                (ObjectNode)
                        json(
                                "{'scheme':'s','version':1,'cycle':'2025','unitClass':'c','periods':['year']}");
        ObjectNode tree = json.putObject("tree");
        tree.put("kind", "block").put("code", "total").set("children", children);
        if (evaluators != null) {
            json.set("evaluators", evaluators);
        }
        return json;
    }

    /** Dimension and weight, then what else is known; the dimension is the code. */
    private void node(String text, ArrayNode into) {
        Words words = Words.of(text);
        String code = words.get("code") == null ? words.dimension() : words.get("code");
        into.add(
                json(
                        "{'kind':'indicator','indicator':'%s','weight':'%s','light':{'on':'achievement','green':'0.9','red':'0.6'}}"
                                .formatted(code, words.weight())));
        descriptions.put(code(code), words.described(code, code));
        String rule = words.get("rule");
        definitions.put(
                code(code),
                definition(
                        code,
                        rule == null ? COMPLETION : rule,
                        "",
                        words.get("frequency") == null ? "month" : words.get("frequency")));
    }

    private static IndicatorDefinition definition(String code, String rule, String more) {
        return definition(code, rule, more, "month");
    }

    private static IndicatorDefinition definition(
            String code, String rule, String more, String frequency) {
        String direction = rule.contains("'control'") ? "down" : "up";
        return IndicatorDefinition.read(
                        json(
                                "{'indicator':'%s','version':1,'effectiveFrom':'2025','direction':'%s','frequency':'%s','rule':%s%s}"
                                        .formatted(code, direction, frequency, rule, more)))
                .orThrow();
    }

    private void other(Described described) {
        others.put(described.indicator(), new Linter.Known(described, null));
    }

    private boolean jumps(String rule) {
        scheme("output 100 rule=" + rule);
        return !open(QualityRule.Q14).isEmpty();
    }

    private boolean steps(String by) {
        return jumps(
                "{'rule':'steps','steps':[{'to':'1','achievement':'0.5'},{'from':'1','to':'2','achievement':'0.6'},{'from':'2','achievement':'%s'}]}"
                        .formatted(
                                new java.math.BigDecimal("0.6").add(new java.math.BigDecimal(by))));
    }

    private boolean bands(String worst) {
        return jumps(
                "{'rule':'banded-efficacy','standards':[{'value':'90','coefficient':'1'},{'value':'60','coefficient':'%s'}]}"
                        .formatted(worst));
    }

    private boolean deduction(String perStep, String counting) {
        return jumps(
                "{'rule':'threshold-deduction','perStep':'%s','full':'10','counting':'%s'}"
                        .formatted(perStep, counting));
    }

    private static Sketch described(String text) {
        return new Sketch(Words.of(text));
    }

    private static Described whole(String definition) {
        return new Described(
                code("x"),
                "x",
                Described.Dimension.OUTPUT,
                Described.Nature.QUANTITATIVE,
                "件",
                definition,
                "业务系统",
                code("office"),
                null,
                null,
                null,
                null,
                code("stats"),
                null,
                null);
    }

    /** An indicator described in a few words. */
    private record Sketch(Words words) {
        Described as(String code, String name) {
            return words.described(code, name);
        }
    }

    private record Words(String dimension, String weight, Map<String, String> more) {
        static Words of(String text) {
            String[] words = text.split(" ", -1);
            Map<String, String> more = new HashMap<>();
            String weight = "0";
            for (int i = 1; i < words.length; i++) {
                int at = words[i].indexOf('=');
                if (at < 0) {
                    weight = words[i];
                } else {
                    more.put(words[i].substring(0, at), words[i].substring(at + 1));
                }
            }
            return new Words(words[0], weight, more);
        }

        @Nullable String get(String name) {
            return more.get(name);
        }

        private <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
            String text = more.get(name);
            return text == null
                    ? null
                    : Enum.valueOf(type, text.toUpperCase(java.util.Locale.ROOT));
        }

        private @Nullable Code named(String name) {
            String text = more.get(name);
            return text == null ? null : code(text);
        }

        Described described(String code, String name) {
            return new Described(
                    code(code),
                    name,
                    Described.Dimension.valueOf(dimension.toUpperCase(java.util.Locale.ROOT)),
                    constant(Described.Nature.class, "nature"),
                    more.get("unit"),
                    more.get("definition"),
                    null,
                    null,
                    constant(Described.Stage.class, "stage"),
                    constant(Described.Horizon.class, "horizon"),
                    constant(Described.Control.class, "control"),
                    named("family"),
                    named("supplier"),
                    more.get("second"),
                    constant(Described.Collection.class, "collection"));
        }
    }

    // ---- then

    private List<QualityFinding> all(QualityRule rule) {
        return Linter.scheme(
                        Scheme.read(document()).orThrow(),
                        code -> Optional.ofNullable(definitions.get(code)),
                        code -> Optional.ofNullable(descriptions.get(code)),
                        rules)
                .stream()
                .filter(f -> f.rule() == rule)
                .toList();
    }

    private List<QualityFinding> all(
            QualityRule rule, Described described, IndicatorDefinition definition) {
        return Linter.version(definition, described, others, rules).stream()
                .filter(f -> f.rule() == rule)
                .toList();
    }

    private List<QualityFinding> all(QualityRule rule, Described described) {
        return all(rule, described, definition("x", COMPLETION, ""));
    }

    private List<String> open(QualityRule rule) {
        return sentences(all(rule));
    }

    private List<String> open(QualityRule rule, Described described) {
        return sentences(all(rule, described));
    }

    private List<String> open(QualityRule rule, Sketch described) {
        return open(rule, described.as("x", "x"));
    }

    private List<String> open(
            QualityRule rule, Described described, IndicatorDefinition definition) {
        return sentences(all(rule, described, definition));
    }

    private List<String> open(QualityRule rule, Sketch described, IndicatorDefinition definition) {
        return open(rule, described.as("x", "x"), definition);
    }

    private List<State> states(QualityRule rule) {
        return all(rule).stream().map(QualityFinding::state).toList();
    }

    private static List<String> sentences(List<QualityFinding> findings) {
        return findings.stream().filter(QualityFinding::isOpen).map(QualityFinding::zh).toList();
    }
}
