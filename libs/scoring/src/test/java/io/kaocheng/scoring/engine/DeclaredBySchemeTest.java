package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What a scheme of the second engine can say, place by place. */
class DeclaredBySchemeTest {

    private static final String LIGHT =
            "'light':{'on':'achievement','green':'0.9','red':'0.6','levels':4}";

    private static Consumer<ObjectNode> tree(String children) {
        return tree("", children);
    }

    private static Consumer<ObjectNode> tree(String more, String children) {
        return scheme -> {
            scheme.put("engine", "kc-2");
            scheme.set("noData", json("{'not-sent':'zero'}"));
            scheme.set(
                    "tree",
                    json(
                            "{'kind':'block','code':'root','weighting':'equal',%s'children':[%s]}"
                                    .formatted(more, children)));
        };
    }

    private static String leaf(String indicator, String more) {
        return "{'kind':'indicator','indicator':'%s',%s%s}".formatted(indicator, more, LIGHT);
    }

    private static void holds(CohortScores scores) {
        scores.units()
                .forEach(
                        unit ->
                                assertThat(Recompute.of(Derivation.of(unit)).differences())
                                        .isEmpty());
    }

    private static Simple abc() {
        return new Simple().units("a", "b", "c").completion("x", null).completion("y", null);
    }

    // ---- missing figures, place by place

    @Test
    void the_nearest_word_on_a_missing_figure_wins_over_the_block_and_the_scheme() {
        Simple simple = abc().value("a", "x", "80");
        assertThat(total(simple.score("a", tree(leaf("x", "") + "," + leaf("y", "")))))
                .isEqualTo("40.00");
        String share = "'missing':[{'reason':'not-sent','policy':'share'}],";
        String full = "'missing':[{'reason':'not-sent','policy':'full-mark'}],";
        assertThat(total(simple.score("a", tree(share, leaf("x", "") + "," + leaf("y", "")))))
                .isEqualTo("80.00");
        assertThat(total(simple.score("a", tree(share, leaf("x", "") + "," + leaf("y", full)))))
                .isEqualTo("90.00");
    }

    @Test
    void a_missing_figure_is_carried_from_the_nearest_period_before_then_after_and_says_so() {
        Simple simple = abc().value("a", "x", "80");
        simple.value("a", "y", Period.ofYear(2023), "10")
                .value("a", "y", Period.ofYear(2028), "50");
        assertThat(carried(simple, "{'forward':2,'back':1}")).isEqualTo("80.00 false null");
        assertThat(carried(simple, "{'forward':3,'back':2}")).isEqualTo("45.00 true 2023");
        assertThat(carried(simple, "{'forward':2,'back':2}")).isEqualTo("65.00 true 2028");
        UnitScore score =
                simple.score("a", tree(leaf("x", "") + "," + leaf("y", carry("{'back':2}"))));
        assertThat(score.coverage()).isEqualByComparingTo("0.5");
        assertThat(Derivation.of(score).write().toString())
                .contains("缺数，用 2028 的数值", "imputed from 2028");
        holds(simple.score(tree(leaf("x", "") + "," + leaf("y", carry("{'back':2}")))));
    }

    private static String carry(String how) {
        return "'missing':[{'reason':'not-sent','carry':%s}],".formatted(how);
    }

    private static String carried(Simple simple, String how) {
        UnitScore score = simple.score("a", tree(leaf("x", "") + "," + leaf("y", carry(how))));
        IndicatorResult y = score.indicator(code("y")).orElseThrow();
        return total(score) + " " + (y.imputed() == Imputed.CARRIED) + " " + y.figureOf();
    }

    @Test
    void a_missing_figure_is_the_mean_of_the_class_or_that_of_a_named_unit_and_not_covered() {
        Simple simple = abc().value("a", "x", "80").value("b", "x", "1").value("c", "x", "1");
        simple.value("b", "y", "20").value("c", "y", "60").value("elsewhere", "y", "90");
        assertThat(substituted(simple, "{}")).isEqualTo("60.00 SUBSTITUTED 0.5");
        assertThat(substituted(simple, "{'unit':'elsewhere'}")).isEqualTo("85.00 SUBSTITUTED 0.5");
        CohortScores scores =
                simple.score(
                        tree(
                                leaf("x", "")
                                        + ","
                                        + leaf(
                                                "y",
                                                "'missing':[{'reason':'not-sent','substitute':{}}],")));
        holds(scores);
        Position ofB = position(scores, "b", "y");
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(ofB))
                .extracting(ReverseIndex.AffectedUnit::unit)
                .contains(code("a"), code("b"));
    }

    private static String substituted(Simple simple, String by) {
        UnitScore score =
                simple.score(
                        "a",
                        tree(
                                leaf("x", "")
                                        + ","
                                        + leaf(
                                                "y",
                                                "'missing':[{'reason':'not-sent','substitute':%s}],"
                                                        .formatted(by))));
        return total(score)
                + " "
                + score.indicator(code("y")).orElseThrow().imputed()
                + " "
                + score.coverage().stripTrailingZeros();
    }

    private static Position position(CohortScores scores, String unit, String indicator) {
        return Workings.leaves(scores.unit(code(unit)).orElseThrow().workings().tree()).stream()
                .filter(leaf -> leaf.node().indicator().equals(code(indicator)))
                .flatMap(leaf -> Workings.weighed(leaf.cell()).stream())
                .filter(entry -> entry.journal() == Journal.MONITORING)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_word_on_missing_figures_is_one_of_three() {
        assertThat(
                        switch (Scheme.read(
                                json(
                                        """
                                        {'scheme':'s','version':1,'cycle':'c','unitClass':'u','periods':['year'],'engine':'kc-2',
                                         'tree':{'kind':'block','code':'root','weighting':'equal','children':[%s]}}"""
                                                .formatted(
                                                        leaf(
                                                                "x",
                                                                "'missing':[{'reason':'not-sent'}],"))))) {
                            case Reading.Findings<Scheme>(var found) -> found;
                            case Reading.Read<Scheme> _ -> List.<Finding>of();
                        })
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/tree/children/0/missing/0/policy", "one-of"));
    }

    // ---- watched only

    @Test
    void what_is_only_watched_has_value_and_light_and_counts_for_nothing() {
        Simple simple = abc().value("a", "x", "80").value("a", "y", "30");
        CohortScores scores =
                simple.score(tree(leaf("x", "") + "," + leaf("y", "'watched':true,")));
        UnitScore score = scores.units().getFirst();
        assertThat(total(score)).isEqualTo("80.00");
        assertThat(score.coverage()).isEqualByComparingTo("1");
        IndicatorResult y = score.indicator(code("y")).orElseThrow();
        assertThat(y.value()).isEqualByComparingTo("30");
        assertThat(y.light()).isEqualTo(Light.RED);
        assertThat(y.score()).isNull();
        assertThat(y.contribution()).isNull();
        assertThat(y.watched()).isTrue();
        holds(scores);
        assertThat(Derivation.of(score).write().toString())
                .contains("指标 y 仅监测，红灯", "indicator y is only watched, red");
        assertThat(
                        simple.score(tree(leaf("x", "") + "," + leaf("y", "'watched':true,")))
                                .units()
                                .get(1)
                                .coverage())
                .isEqualByComparingTo("0");
    }

    // ---- units that end within the period

    @Test
    void a_unit_that_ended_is_scored_for_the_part_it_existed_as_the_scheme_says() {
        assertThat(ended(""))
                .containsExactly("a 30.00 1 null", "b 20.00 2 null", "z 50.00 null unit-ended");
        assertThat(ended("score"))
                .containsExactly("a 30.00 2 null", "b 20.00 3 null", "z 50.00 1 null");
        assertThat(ended("leave-out")).containsExactly("a 30.00 1 null", "b 20.00 2 null");
    }

    /** Monthly figures; the last one stands for the year. */
    private static List<String> ended(String partialYear) {
        Simple simple = new Simple().units("a", "b");
        simple.facts.ended(
                Simple.CLASS,
                Simple.YEAR,
                code("z"),
                LocalDate.of(2026, 7, 1),
                simple.next(Journal.GOALS));
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month','accumulation':'mean','rule':{'rule':'completion'}}",
                null);
        simple.target("x", "100");
        for (int month = 1; month <= 12; month++) {
            simple.value("a", "x", Period.ofMonth(2026, month), "30");
            simple.value("b", "x", Period.ofMonth(2026, month), "20");
            if (month < 7) {
                simple.value("z", "x", Period.ofMonth(2026, month), "50");
            }
        }
        CohortScores scores =
                simple.score(
                        scheme -> {
                            scheme.put("engine", "kc-2");
                            if (!partialYear.isEmpty()) {
                                scheme.put("partialYear", partialYear);
                            }
                        });
        holds(scores);
        assertThat(scores.units())
                .allSatisfy(unit -> assertThat(unit.indicators().getFirst().partial()).isFalse());
        return scores.units().stream()
                .map(
                        u ->
                                u.unit()
                                        + " "
                                        + total(u)
                                        + " "
                                        + u.rank().orElse(null)
                                        + " "
                                        + u.unranked().orElse(null))
                .toList();
    }

    // ---- lights of blocks

    @Test
    void a_block_is_lit_by_its_score_its_worst_its_two_worst_or_by_shares_of_weight() {
        assertThat(lit("{'of':'score','green':'90','red':'60','levels':4}", "95", "80"))
                .isEqualTo(Light.YELLOW);
        assertThat(lit("{'of':'worst'}", "95", "80", "50")).isEqualTo(Light.RED);
        assertThat(lit("{'of':'worst'}", "95", "95", "80")).isEqualTo(Light.YELLOW);
        assertThat(lit("{'of':'share','share':'0.5'}", "95", "95", "50")).isEqualTo(Light.GREEN);
        assertThat(lit("{'of':'share','share':'0.3'}", "95", "95", "50")).isEqualTo(Light.RED);
        assertThat(lit("{'of':'share','share':'0.5'}", "95", "70", "50")).isEqualTo(Light.ORANGE);
    }

    /**
     * The rule of the goal lights of the Africa SDG Index and Dashboards (questions and answers
     * 11): the mean of the two worst indicators of a goal, red where both are red, green where all
     * are green. Its hold at orange is ours. The published data for Benin 2023 has lights of
     * indicators and none of goals, so the cases are made.
     */
    @Test
    void the_two_worst_indicators_light_a_goal_and_a_red_one_holds_it_down() {
        String rule =
                "{'of':'two-worst-mean','green':'80','red':'40','levels':4,'atMost':'orange'}";
        assertThat(lit(rule, "100", "90", "75")).isEqualTo(Light.GREEN);
        assertThat(lit(rule, "100", "70", "65")).isEqualTo(Light.YELLOW);
        assertThat(lit(rule, "100", "100", "55")).isEqualTo(Light.ORANGE);
        assertThat(lit(rule, "100", "30", "20")).isEqualTo(Light.RED);
        assertThat(lit(rule, "65")).isEqualTo(Light.YELLOW);
    }

    private static Light lit(String rule, String... values) {
        Simple simple = new Simple().units("a");
        StringBuilder children = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            simple.completion("x" + i, null).value("a", "x" + i, values[i]);
            children.append(i == 0 ? "" : ",").append(leaf("x" + i, ""));
        }
        UnitScore score =
                simple.score("a", tree("'light':%s,".formatted(rule), children.toString()));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        Light light = Objects.requireNonNull(score.blocks().getFirst().light());
        assertThat(Derivation.of(score).write().toString()).contains("\"light\":\"" + light + "\"");
        return light;
    }

    // ---- more operations

    @Test
    void formulas_know_signs_ends_and_what_to_do_without() {
        assertThat(made("{'op':'absolute','of':{'op':'constant','value':'-7'}}")).isEqualTo("7.00");
        assertThat(made("{'op':'minimum','of':[{'op':'constant','value':'7'},{'op':'own'}]}"))
                .isEqualTo("7.00");
        assertThat(made("{'op':'maximum','of':[{'op':'constant','value':'7'},{'op':'own'}]}"))
                .isEqualTo("30.00");
        assertThat(
                        made(
                                "{'op':'if-missing','of':{'op':'indicator','indicator':'nothing'},'otherwise':{'op':'own'}}"))
                .isEqualTo("30.00");
        // (10 × 1 + 20 × 2 + 30 × 3) ÷ 6
        assertThat(
                        made(
                                "{'op':'weighted-year-to-date','of':{'op':'own'},'by':{'op':'indicator','indicator':'heads'}}"))
                .isEqualTo("23.33");
    }

    private static String made(String formula) {
        Simple simple = new Simple().period(Period.ofMonth(2026, 3)).units("a");
        simple.completion("heads", null).completion("nothing", null);
        simple.nodes.clear();
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month','formula':%s,'rule':{'rule':'completion'}}"
                        .formatted(formula),
                "100");
        simple.target("x", "100");
        for (int m = 1; m <= 3; m++) {
            simple.value("a", "x", Period.ofMonth(2026, m), m + "0");
            simple.value("a", "heads", Period.ofMonth(2026, m), Integer.toString(m));
        }
        assertThat(Formula.read(json(formula)).orThrow().references()).isNotNull();
        UnitScore score = simple.score("a", scheme -> scheme.put("engine", "kc-2"));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return total(score);
    }
}
