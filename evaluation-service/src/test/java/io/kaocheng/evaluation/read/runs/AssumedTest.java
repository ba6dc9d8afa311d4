package io.kaocheng.evaluation.read.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.read.runs.Assumption.About;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class AssumedTest {

    private static final Names NAMES =
            Names.always(
                    Map.of(
                            "unit/edu", "教育局",
                            "indicator/rate", "入园率",
                            "class/bureaus", "市直部门"),
                    false);

    private static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static Scheme scheme(int version, String output, String quality, String green) {
        return Scheme.read(
                        json(
                                """
                                {'scheme':'annual','version':%d,'cycle':'2026','unitClass':'bureaus','periods':['year'],
                                 'tree':{'kind':'block','code':'total','children':[
                                  {'kind':'block','code':'output','name':'产出','weight':'%s','children':[
                                   {'kind':'indicator','indicator':'rate','weight':'100','light':{'on':'achievement','green':'%s','red':'0.6'}}]},
                                  {'kind':'block','code':'quality','name':'质量','weight':'%s','children':[
                                   {'kind':'indicator','indicator':'calls','weight':'100','light':{'on':'achievement','green':'0.9','red':'0.6'}}]}]}}
                                """
                                        .formatted(version, output, green, quality)))
                .orThrow();
    }

    private static IndicatorDefinition definition(int version, String cap) {
        return IndicatorDefinition.read(
                        json(
                                "{'indicator':'rate','version':%d,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':{'rule':'completion','cap':'%s'}}"
                                        .formatted(version, cap)))
                .orThrow();
    }

    private static TargetSet target(String value) {
        return new TargetSet(
                Code.of("edu"),
                null,
                Code.of("rate"),
                Period.ofYear(2026),
                new BigDecimal(value),
                null,
                List.of());
    }

    private static RegionFacts enacted() {
        RegionFacts facts = new RegionFacts();
        facts.suppose(scheme(1, "70", "30", "0.9"));
        facts.suppose(definition(1, "1"));
        facts.suppose(target("95"));
        return facts;
    }

    private static List<String> sentences(Overlay overlay) {
        return Assumed.changes(overlay, enacted(), NAMES).stream()
                .map(one -> one.sentence().zh())
                .toList();
    }

    @Test
    void other_weights_are_told_by_the_blocks_names_with_what_they_were() {
        assertThat(
                        sentences(
                                new Overlay(
                                        List.of(),
                                        List.of(scheme(2, "60", "40", "0.95")),
                                        List.of())))
                .containsExactly("产出：权重 70 → 60", "入园率：亮灯规则绿灯线 0.9 → 0.95", "质量：权重 30 → 40");
    }

    @Test
    void what_is_chosen_from_a_list_is_told_by_its_word() {
        ObjectNode lowest = (ObjectNode) scheme(2, "70", "30", "0.9").write();
        lowest.put("otherwise", "zero").put("countsFrom", "approved");
        ((ObjectNode) lowest.at("/tree/children/0")).put("aggregation", "geometric");
        Overlay overlay = new Overlay(List.of(), List.of(Scheme.read(lowest).orThrow()), List.of());
        assertThat(sentences(overlay))
                .contains(
                        "产出：合成方式 加权算术平均 → 加权几何平均",
                        "annual：计入时点 报送后 → 审核通过后",
                        "annual：其余无数据处理 不计分，权重由同级分摊 → 按 0 分计");
    }

    @Test
    void another_rule_is_told_by_the_indicators_name() {
        List<Assumption> changes =
                Assumed.changes(
                        new Overlay(List.of(definition(2, "1.2")), List.of(), List.of()),
                        enacted(),
                        NAMES);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().about()).isEqualTo(About.INDICATOR);
        assertThat(changes.getFirst().version()).isEqualTo(2);
        assertThat(changes.getFirst().sentence().en()).isEqualTo("入园率: rule cap 1 → 1.2");
    }

    @Test
    void another_target_is_told_beside_the_one_that_held() {
        assertThat(sentences(new Overlay(List.of(), List.of(), List.of(target("98")))))
                .containsExactly("教育局 入园率 2026：目标值 95 → 98");
    }

    private static TargetSet each(String kind, String value) {
        return new TargetSet(
                Code.of("edu"),
                null,
                Code.of("rate"),
                Period.ofYear(2026),
                new BigDecimal(value),
                null,
                List.of(),
                kind);
    }

    private static Overlay assuming(TargetSet target) {
        return new Overlay(List.of(), List.of(), List.of(target));
    }

    @Test
    void a_target_for_each_month_is_told_beside_what_held_in_them() {
        RegionFacts facts = enacted();
        facts.suppose(each("month", "90"));
        Assumption change = Assumed.changes(assuming(each("month", "98")), facts, NAMES).getFirst();
        assertThat(change.sentence().zh()).isEqualTo("教育局 入园率 2026 每月：目标值 90 → 98");
        assertThat(change.sentence().en()).isEqualTo("教育局 入园率 2026 each month: target 90 → 98");
        assertThat(change.each()).isEqualTo(Period.Kind.MONTH);

        facts.suppose(
                new TargetSet(
                        Code.of("edu"),
                        null,
                        Code.of("rate"),
                        Period.parse("202603"),
                        new BigDecimal("91"),
                        null,
                        List.of()));
        assertThat(Assumed.changes(assuming(each("month", "98")), facts, NAMES).getFirst().before())
                .isEqualTo("90 / 91");
        assertThat(Assumed.changes(assuming(each("quarter", "98")), facts, NAMES).getFirst())
                .extracting(Assumption::before, one -> one.sentence().zh())
                .containsExactly(null, "教育局 入园率 2026 每季度：目标值 无 → 98");
    }

    @Test
    void a_target_for_each_month_that_is_stored_holds_for_each_month() {
        RegionFacts facts = enacted();
        Overlay.stored(assuming(each("month", "98")).write()).over(facts);
        Code edu = Code.of("edu");
        Code rate = Code.of("rate");
        assertThat(facts.target(edu, edu, rate, Period.parse("202607")).orElseThrow().value())
                .isEqualByComparingTo("98");
        assertThat(facts.target(edu, edu, rate, Period.parse("2026Q1"))).isEmpty();
        assertThat(facts.target(edu, edu, rate, Period.ofYear(2026)).orElseThrow().value())
                .isEqualByComparingTo("95");
    }

    @Test
    void targets_that_are_supposed_for_other_spans_are_others_though_their_figures_are_equal() {
        assertThat(List.of(each("month", "98"), each("quarter", "98"), target("98")))
                .extracting(
                        one -> {
                            RegionFacts facts = new RegionFacts();
                            facts.suppose(one);
                            return facts.targetMarks();
                        })
                .doesNotHaveDuplicates();
    }

    @Test
    void a_list_of_a_units_own_indicators_is_told_beside_the_one_that_held() {
        RegionFacts facts = enacted();
        assertThat(Assumed.changes(own("100"), facts, NAMES).getFirst().sentence().zh())
                .isEqualTo("教育局 duties 2026：个性指标 无 → 入园率 100");
        own("100").over(facts);
        Assumption change = Assumed.changes(own("60"), facts, NAMES).getFirst();
        assertThat(change.sentence().en())
                .isEqualTo("教育局 duties 2026: own indicators 入园率 100 → 入园率 60");
        assertThat(change.unit()).isEqualTo(Code.of("edu"));
        assertThat(change.place()).isEqualTo("duties");
    }

    private static Overlay own(String weight) {
        return new Overlay(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Overlay.AssumedList(
                                Code.of("edu"),
                                Code.of("annual"),
                                Code.of("duties"),
                                Period.ofYear(2026),
                                List.of(
                                        new OwnListEvent.OwnListItem(
                                                Code.of("rate"), new BigDecimal(weight))))));
    }

    @Test
    void what_is_as_it_was_is_no_change() {
        assertThat(
                        sentences(
                                new Overlay(
                                        List.of(definition(2, "1")),
                                        List.of(scheme(2, "70", "30", "0.9")),
                                        List.of())))
                .isEmpty();
    }

    @Test
    void what_did_not_exist_is_told_as_new() {
        Overlay overlay = new Overlay(List.of(), List.of(scheme(1, "70", "30", "0.9")), List.of());
        assertThat(Assumed.changes(overlay, new RegionFacts(), NAMES))
                .extracting(one -> one.sentence().zh())
                .containsExactly("annual：整体 新设");
    }
}
