package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.Sources;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Sentence;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.search.ReverseIndex;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The order of evaluation, step by step. */
class EngineTest {

    // ---- missing figures: weights 30/30/40, achievements .9/.8/none

    @Test
    void a_missing_part_is_shared_or_zero_or_the_peers_mean() {
        assertThat(total(gap().score("a", policy("share")))).isEqualTo("85.00");
        assertThat(total(gap().score("a", policy("zero")))).isEqualTo("51.00");
        assertThat(total(gap().value("b", "z", "70").score("a", policy("peer-mean"))))
                .isEqualTo("79.00");
        assertThat(total(gap().score("a", policy("full-mark")))).isEqualTo("91.00");
        assertThat(total(gap().score("a", policy("leave-out")))).isEqualTo("85.00");
    }

    @Test
    void coverage_counts_what_is_owed_and_leaves_out_what_is_not() {
        assertThat(gap().score("a", policy("share")).coverage()).isEqualByComparingTo("0.6");
        assertThat(gap().score("a", policy("zero")).coverage()).isEqualByComparingTo("0.6");
        assertThat(gap().score("a", policy("leave-out")).coverage()).isEqualByComparingTo("1");
    }

    @Test
    void by_default_what_is_owed_and_not_sent_is_zero_and_what_does_not_apply_is_shared() {
        UnitScore owed = gap().score("a", json -> {});
        assertThat(total(owed)).isEqualTo("51.00");
        assertThat(light(owed, "z")).isEqualTo(Light.MISSING);
        UnitScore exempt = gap().none("a", "z", "not-applicable").score("a", json -> {});
        assertThat(total(exempt)).isEqualTo("85.00");
        assertThat(light(exempt, "z")).isEqualTo(Light.GREY);
        UnitScore blocked = gap().none("a", "z", "blocked").score("a", json -> {});
        assertThat(total(blocked)).isEqualTo("85.00");
        assertThat(light(blocked, "z")).isEqualTo(Light.MISSING);
        assertThat(blocked.indicator(code("z")).orElseThrow().reason()).isEqualTo(Reasons.BLOCKED);
    }

    @Test
    void an_exemption_weighs_more_than_a_figure() {
        Simple simple = gap().value("a", "z", "100");
        simple.facts.exemption(
                code("a"),
                code("z"),
                YEAR,
                new Exemption(Reasons.NOT_APPLICABLE, List.of(simple.next(Journal.INDICATORS))));
        assertThat(total(simple.score("a", json -> {}))).isEqualTo("85.00");
    }

    @Test
    void a_peer_mean_without_peers_is_shared() {
        assertThat(total(gap().score("a", policy("peer-mean")))).isEqualTo("85.00");
    }

    @Test
    void the_latest_earlier_figure_within_a_year_is_carried_forward_as_provisional() {
        Simple simple = gap().value("a", "z", YEAR.previous(), "50");
        UnitScore carried = simple.score("a", policy("carry-forward"));
        assertThat(total(carried)).isEqualTo("71.00");
        assertThat(carried.indicator(code("z")).orElseThrow().provisional()).isTrue();
        assertThat(carried.coverage()).isEqualByComparingTo("0.6");
        assertThat(total(gap().score("a", policy("carry-forward")))).isEqualTo("85.00");
    }

    @Test
    void a_unit_without_any_figure_has_no_total_no_rank_and_no_grade() {
        Simple simple = gap();
        UnitScore nothing = simple.score("b", grades("0.15", "0.2").andThen(policy("share")));
        assertThat(nothing.total()).isEmpty();
        assertThat(nothing.rank()).isEmpty();
        assertThat(nothing.grade()).isEmpty();
        assertThat(nothing.coverage()).isEqualByComparingTo("0");
        assertThat(Derivation.of(nothing).sentence().zh()).isEqualTo("b 无可评分内容");
        assertThat(Recompute.of(Derivation.of(nothing)).holds()).isTrue();
    }

    @Test
    void an_empty_class_has_no_scores() {
        assertThat(new Simple().completion("x", "100").score().units()).isEmpty();
    }

    @Test
    void an_indicator_without_a_version_in_force_is_named_as_such() {
        Simple simple = new Simple().units("a").completion("x", null).value("a", "x", "80");
        simple.nodes.add(
                new Scheme.IndicatorNode(
                        code("ghost"),
                        null,
                        null,
                        new Scheme.LightRule(Scheme.LightOn.ACHIEVEMENT, d("1"), d("0"), 3)));
        UnitScore score = simple.score().units().getFirst();
        assertThat(total(score)).isEqualTo("80.00");
        assertThat(score.indicator(code("ghost")).orElseThrow().reason())
                .isEqualTo(Reasons.NO_VERSION);
    }

    @Test
    void only_approved_figures_count_where_the_scheme_demands_it() {
        Simple simple = new Simple().units("a").completion("x", "100");
        simple.facts.observation(
                code("a"),
                code("x"),
                YEAR,
                new Observation.Reported(d("80"), false, false, List.of()));
        assertThat(total(simple.score("a", json -> {}))).isEqualTo("80.00");
        UnitScore waiting = simple.score("a", json -> json.put("countsFrom", "approved"));
        assertThat(total(waiting)).isEqualTo("0.00");
        assertThat(waiting.indicators().getFirst().reason()).isEqualTo(Reasons.NOT_APPROVED);
    }

    @Test
    void a_declared_gap_counts_only_once_approved_where_the_scheme_demands_it() {
        Simple simple = new Simple().units("a").completion("x", "50").completion("y", "50");
        simple.value("a", "y", "80");
        simple.facts.observation(
                code("a"),
                code("x"),
                YEAR,
                new Observation.NoFigure(Reasons.NOT_APPLICABLE, false, false, List.of()));
        assertThat(total(simple.score("a", json -> {}))).isEqualTo("80.00");
        assertThat(total(simple.score("a", json -> json.put("countsFrom", "approved"))))
                .isEqualTo("40.00");
    }

    private static Simple gap() {
        return new Simple()
                .units("a", "b")
                .completion("x", "30")
                .completion("y", "30")
                .completion("z", "40")
                .value("a", "x", "90")
                .value("a", "y", "80");
    }

    private static Consumer<ObjectNode> policy(String policy) {
        return json -> json.withObject("noData").put("not-sent", policy);
    }

    // ---- aggregation

    @Test
    void equal_weights_share_exactly_and_the_remainder_is_a_line_of_its_own() {
        Simple simple = new Simple().units("a");
        for (String indicator : List.of("x", "y", "z")) {
            simple.completion(indicator, null);
        }
        simple.value("a", "x", "100").value("a", "y", "100").value("a", "z", "1");
        UnitScore score = simple.score().units().getFirst();
        assertThat(score.exactTotal().orElseThrow()).isEqualByComparingTo("67");
        Derivation block = Derivation.of(score).children().getFirst().children().getFirst();
        assertThat(block.children())
                .filteredOn(c -> c.kind() == DerivationKind.REMAINDER)
                .singleElement()
                .satisfies(c -> assertThat(c.contribution()).isEqualByComparingTo("6.7E-33"));
    }

    @Test
    void the_geometric_mean_punishes_unevenness_and_a_zero() {
        assertThat(aggregated(Scheme.Aggregation.GEOMETRIC, "50", "50", "40", "90"))
                .isEqualTo("60.00");
        assertThat(aggregated(Scheme.Aggregation.GEOMETRIC, "50", "50", "0", "90"))
                .isEqualTo("0.00");
        assertThat(aggregated(Scheme.Aggregation.GEOMETRIC, "25", "75", "16", "81"))
                .isEqualTo("54.00");
        assertThat(aggregated(Scheme.Aggregation.GEOMETRIC, "30", "70", "70", "70"))
                .isEqualTo("70.00");
    }

    @Test
    void a_sum_adds_full_marks_and_is_out_of_their_total() {
        assertThat(aggregated(Scheme.Aggregation.SUM, "600", "400", "50", "100"))
                .isEqualTo("700.00");
    }

    @Test
    void the_marks_of_an_absent_part_of_a_sum_are_spread_over_the_others() {
        Simple simple = new Simple().units("a").completion("x", "600").completion("y", "400");
        simple.value("a", "x", "50").none("a", "y", "not-applicable");
        assertThat(total(sum(simple))).isEqualTo("500.00");
        assertThat(sum(simple).blocks().getFirst().full()).isEqualByComparingTo("1000");
    }

    @Test
    void a_sum_within_a_mean_is_weighed_out_of_its_full_marks() {
        Simple simple = new Simple().units("a").completion("x", "40").completion("y", "60");
        simple.completion("z", "50").value("a", "x", "50").value("a", "y", "100");
        simple.value("a", "z", "20");
        Scheme.Block inner =
                new Scheme.Block(
                        code("inner"),
                        null,
                        d("50"),
                        Scheme.Weighting.WEIGHTS,
                        Scheme.Aggregation.SUM,
                        simple.nodes.subList(0, 2));
        UnitScore score = tree(simple, Scheme.Aggregation.ARITHMETIC, inner, simple.nodes.get(2));
        assertThat(total(score)).isEqualTo("50.00");
        assertThat(score.block(code("inner")).orElseThrow().score()).isEqualByComparingTo("80");
    }

    private static String aggregated(
            Scheme.Aggregation aggregation, String w1, String w2, String a, String b) {
        Simple simple = new Simple().units("a").completion("x", w1).completion("y", w2);
        simple.value("a", "x", a).value("a", "y", b);
        return total(tree(simple, aggregation, simple.nodes.toArray(Scheme.Node[]::new)));
    }

    private static UnitScore sum(Simple simple) {
        return tree(simple, Scheme.Aggregation.SUM, simple.nodes.toArray(Scheme.Node[]::new));
    }

    private static UnitScore tree(
            Simple simple, Scheme.Aggregation aggregation, Scheme.Node... nodes) {
        Scheme scheme =
                Schemes.of(
                        CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                Scheme.Weighting.WEIGHTS,
                                aggregation,
                                List.of(nodes)));
        UnitScore score =
                Engine.score(
                                new Cohort(CLASS, YEAR, new SchemeInForce(scheme, List.of())),
                                simple.facts)
                        .units()
                        .getFirst();
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score;
    }

    // ---- caps and rounding

    @Test
    void an_indicators_cap_and_the_named_roundings_apply_in_order() {
        Simple simple = new Simple().units("a").completion("x", "50").completion("y", "50");
        simple.value("a", "x", "130").value("a", "y", "33.337");
        Scheme.IndicatorNode node = (Scheme.IndicatorNode) simple.nodes.getFirst();
        simple.nodes.set(
                0, new Scheme.IndicatorNode(node.indicator(), d("50"), d("1.2"), node.light()));
        assertThat(total(simple.score("a", json -> {}))).isEqualTo("76.67");
        UnitScore rounded =
                simple.score(
                        "a", json -> json.withObject("rounding").put("leaf", 1).put("total", 1));
        assertThat(rounded.indicator(code("y")).orElseThrow().exactScore())
                .isEqualByComparingTo("33.3");
        assertThat(total(rounded)).isEqualTo("76.70");
        assertThat(Recompute.of(Derivation.of(rounded)).differences()).isEmpty();
        UnitScore down =
                simple.score(
                        "a",
                        json ->
                                json.withObject("rounding")
                                        .put("block", 0)
                                        .put("mode", "down")
                                        .put("published", 0));
        assertThat(total(down)).isEqualTo("76");
    }

    // ---- evaluator mix

    @Test
    void sixty_of_92_and_forty_of_80_is_87_2() {
        Simple simple = rated("80");
        assertThat(total(simple.score("a", mix(0)))).isEqualTo("87.20");
    }

    @Test
    void the_highest_and_lowest_marks_are_dropped_if_more_remain() {
        Simple simple = rated("10", "79", "81", "100");
        assertThat(total(simple.score("a", mix(1)))).isEqualTo("87.20");
        assertThat(total(rated("80", "80").score("a", mix(1)))).isEqualTo("87.20");
    }

    @Test
    void each_group_has_its_own_mean_and_every_mark_is_cited_the_dropped_ones_too() {
        Simple simple = rated("10", "79", "81", "100");
        var superior = simple.next(Journal.EVALUATION);
        simple.facts.rating(
                code("a"), YEAR, new Rating(code("superior"), null, d("50"), List.of(superior)));
        UnitScore score =
                simple.score(
                        "a",
                        json ->
                                json.set(
                                        "evaluators",
                                        json(
                                                "{'tree':'0','groups':[{'group':'public','weight':'40'},"
                                                        + "{'group':'superior','weight':'60'}],'trim':1}")));
        assertThat(total(score)).isEqualTo("62.00");
        Derivation derivation = Derivation.of(score);
        assertThat(Sources.of(derivation)).contains(superior);
        simple.facts
                .ratings(code("a"), YEAR)
                .forEach(r -> assertThat(Sources.of(derivation)).containsAll(r.sources()));
        assertThat(Recompute.of(derivation).differences()).isEmpty();
        Derivation group =
                derivation.children().getFirst().children().stream()
                        .filter(c -> code("public").equals(c.code()))
                        .findFirst()
                        .orElseThrow();
        assertThat(group.sentence().en()).isEqualTo("public: mean mark 80, weight 40, gives 32");
        assertThat(group.terms().keySet())
                .containsExactly("dropped", "mark0001", "mark0002", "marks", "mean", "weight");
    }

    @Test
    void a_group_that_gave_no_mark_shares_its_weight() {
        UnitScore score = rated().score("a", mix(0));
        assertThat(total(score)).isEqualTo("92.00");
        assertThat(score.coverage()).isEqualByComparingTo("0.6");
    }

    private static Simple rated(String... marks) {
        Simple simple = new Simple().units("a").completion("x", "100").value("a", "x", "92");
        for (String mark : marks) {
            simple.facts.rating(
                    code("a"),
                    YEAR,
                    new Rating(
                            code("public"),
                            null,
                            d(mark),
                            List.of(simple.next(Journal.EVALUATION))));
        }
        return simple;
    }

    private static Consumer<ObjectNode> mix(int trim) {
        return json ->
                json.set(
                        "evaluators",
                        json(
                                "{'tree':'60','groups':[{'group':'public','weight':'40'}],'trim':%d}"
                                        .formatted(trim)));
    }

    // ---- bonuses, deductions, veto, scaling

    @Test
    void of_several_grants_for_one_item_the_highest_counts_and_caps_hold() {
        Simple simple = plain();
        bonus(simple, "prize", "national", "3");
        bonus(simple, "prize", "national", "5");
        bonus(simple, "prize", "city", "2");
        bonus(simple, "other", "press", "4");
        assertThat(total(simple.score("a", bonuses("{}")))).isEqualTo("91.00");
        assertThat(total(simple.score("a", bonuses("{'perItem':'3'}")))).isEqualTo("88.00");
        assertThat(total(simple.score("a", bonuses("{'perCategory':{'prize':'6'}}"))))
                .isEqualTo("90.00");
        UnitScore capped =
                simple.score("a", bonuses("{'perItem':'3','perCategory':{'prize':'4'},'cap':'5'}"));
        assertThat(total(capped)).isEqualTo("85.00");
        assertThat(Recompute.of(Derivation.of(capped)).differences()).isEmpty();
        assertThat(total(simple.score("a", json -> {}))).isEqualTo("80.00");
    }

    @Test
    void bonuses_may_only_break_ties() {
        Simple simple = plain().value("b", "x", "80").value("c", "x", "80");
        bonus(simple, "prize", "city", "2");
        CohortScores scores =
                simple.score(
                        bonuses("{'use':'tie-break'}").andThen(grades("0.34", "0.34", "by-bonus")));
        assertThat(scores.units()).extracting(EngineTest::rank).containsExactly(1, 2, 2);
        assertThat(scores.units()).extracting(Simple::total).containsOnly("80.00");
        assertThat(scores.units())
                .extracting(EngineTest::grade)
                .containsExactly("excellent", "pass", "pass");
    }

    @Test
    void deductions_are_per_incident_doubled_on_repeat_and_capped() {
        Simple simple = plain();
        incident(simple, "petition", 2, false);
        incident(simple, "petition", 1, true);
        incident(simple, "accident", 1, false);
        assertThat(total(simple.score("a", deductions("'each':'1','doubledOnRepeat':true", ""))))
                .isEqualTo("73.00");
        assertThat(total(simple.score("a", deductions("'each':'1'", "")))).isEqualTo("74.00");
        assertThat(total(simple.score("a", deductions("'each':'1','cap':'2'", ""))))
                .isEqualTo("75.00");
        UnitScore capped = simple.score("a", deductions("'each':'1','cap':'2'", ",'cap':'4.5'"));
        assertThat(total(capped)).isEqualTo("75.50");
        assertThat(Recompute.of(Derivation.of(capped)).differences()).isEmpty();
    }

    @Test
    void a_veto_zeroes_a_block_or_the_total_or_deducts_points_or_caps_the_grade() {
        assertThat(total(vetoed("{'effect':'zero-block','kind':'fraud','block':'root'}")))
                .isEqualTo("0.00");
        assertThat(total(vetoed("{'effect':'zero-total','kind':'fraud'}"))).isEqualTo("0.00");
        assertThat(total(vetoed("{'effect':'deduct','kind':'fraud','points':'7.5'}")))
                .isEqualTo("72.50");
        assertThat(total(vetoed("{'effect':'zero-total','kind':'other'}"))).isEqualTo("80.00");
        UnitScore capped = vetoed("{'effect':'cap-grade','kind':'fraud','grade':'pass'}");
        assertThat(total(capped)).isEqualTo("80.00");
        assertThat(grade(capped)).isEqualTo("pass");
        UnitScore barred = vetoed("{'effect':'bar-from-awards','kind':'fraud'}");
        assertThat(barred.barredFromAwards()).isTrue();
        assertThat(grade(barred)).isEqualTo("excellent");
    }

    @Test
    void a_veto_on_an_inner_block_removes_its_contribution() {
        Simple simple = new Simple().units("a").completion("x", "100").completion("y", "40");
        simple.value("a", "x", "50").value("a", "y", "90");
        simple.facts.veto(code("a"), YEAR, new Veto(code("fraud"), List.of()));
        Scheme.Block inner =
                new Scheme.Block(
                        code("inner"),
                        null,
                        d("60"),
                        Scheme.Weighting.WEIGHTS,
                        Scheme.Aggregation.ARITHMETIC,
                        simple.nodes.subList(0, 1));
        Scheme scheme =
                Schemes.of(
                        CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                Scheme.Weighting.WEIGHTS,
                                Scheme.Aggregation.ARITHMETIC,
                                List.of(inner, simple.nodes.get(1))),
                        json -> {
                            json.withObject("scaling").put("coefficient", "1.1");
                            json.set(
                                    "vetoes",
                                    json(
                                            "[{'effect':'zero-block','kind':'fraud','block':'inner'}]"));
                        });
        UnitScore score =
                Engine.score(
                                new Cohort(CLASS, YEAR, new SchemeInForce(scheme, List.of())),
                                simple.facts)
                        .units()
                        .getFirst();
        assertThat(total(score)).isEqualTo("39.60");
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
    }

    @Test
    void a_class_coefficient_multiplies_and_the_best_may_be_made_100() {
        Simple simple = plain().value("b", "x", "40");
        assertThat(
                        total(
                                simple.score(
                                        "a",
                                        json ->
                                                json.withObject("scaling")
                                                        .put("coefficient", "1.05"))))
                .isEqualTo("84.00");
        CohortScores scaled =
                simple.score(json -> json.withObject("scaling").put("between", "best-is-100"));
        assertThat(scaled.units()).extracting(Simple::total).startsWith("100.00", "50.00");
    }

    private static Simple plain() {
        return new Simple().units("a", "b", "c").completion("x", "100").value("a", "x", "80");
    }

    private static void bonus(Simple simple, String category, String item, String points) {
        simple.facts.bonus(
                code("a"),
                YEAR,
                new Bonus(
                        code(category),
                        code(item),
                        d(points),
                        List.of(simple.next(Journal.EVALUATION))));
    }

    private static void incident(Simple simple, String kind, int count, boolean repeated) {
        simple.facts.incident(
                code("a"),
                YEAR,
                new Incident(
                        code(kind), count, repeated, List.of(simple.next(Journal.EVALUATION))));
    }

    private static Consumer<ObjectNode> bonuses(String json) {
        return scheme -> scheme.set("bonuses", json(json));
    }

    private static Consumer<ObjectNode> deductions(String rule, String cap) {
        return scheme ->
                scheme.set(
                        "deductions",
                        json(
                                "{'kinds':[{'kind':'petition',%s},{'kind':'accident','each':'3'}]%s}"
                                        .formatted(rule, cap)));
    }

    private static UnitScore vetoed(String effect) {
        Simple simple = plain();
        simple.facts.veto(
                code("a"), YEAR, new Veto(code("fraud"), List.of(simple.next(Journal.EVALUATION))));
        UnitScore score =
                simple.score(
                        "a",
                        grades("1", "0")
                                .andThen(json -> json.set("vetoes", json("[" + effect + "]"))));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score;
    }

    // ---- ranks and grades

    @Test
    void ties_share_the_best_rank_unless_the_scheme_closes_the_gap() {
        Simple simple = scored("90", "80", "80", "70");
        assertThat(simple.score().units()).extracting(EngineTest::rank).containsExactly(1, 2, 2, 4);
        assertThat(simple.score(json -> json.put("ties", "dense")).units())
                .extracting(EngineTest::rank)
                .containsExactly(1, 2, 2, 3);
    }

    @Test
    void differences_below_the_compared_decimals_are_ties() {
        Simple simple = scored("80.0001", "80.0002");
        assertThat(simple.score().units()).extracting(EngineTest::rank).containsExactly(2, 1);
        assertThat(simple.score(json -> json.withObject("rounding").put("compared", 2)).units())
                .extracting(EngineTest::rank)
                .containsExactly(1, 1);
    }

    @Test
    void of_48_units_7_are_excellent_and_9_good() {
        String[] values = new String[48];
        for (int i = 0; i < 48; i++) {
            values[i] = Integer.toString(i + 1);
        }
        List<UnitScore> units = scored(values).score(grades("0.15", "0.2")).units();
        assertThat(units).filteredOn(u -> grade(u).equals("excellent")).hasSize(7);
        assertThat(units).filteredOn(u -> grade(u).equals("good")).hasSize(9);
        assertThat(units).filteredOn(u -> grade(u).equals("pass")).hasSize(32);
    }

    @Test
    void the_best_are_graded_best_whatever_the_order_of_their_codes() {
        assertThat(grades(scored("70", "90", "60", "80"), "0.25", "0.25"))
                .containsExactly("pass", "excellent", "pass", "good");
    }

    @Test
    void a_total_exactly_at_a_grades_floor_meets_it() {
        Simple simple = scored("60", "59.99");
        assertThat(
                        simple.score(
                                        json ->
                                                json.set(
                                                        "grades",
                                                        json(
                                                                "{'grades':[{'grade':'good','atLeast':'60'},{'grade':'pass'}]}")))
                                .units())
                .extracting(EngineTest::grade)
                .containsExactly("good", "pass");
    }

    @Test
    void tied_units_of_whom_only_some_fit_stay_out_together() {
        assertThat(grades(scored("90", "80", "80", "70"), "0.5", "0.5"))
                .containsExactly("excellent", "good", "good", "pass");
    }

    @Test
    void a_grade_has_a_floor_and_a_room_left_empty_is_not_filled_from_below() {
        Simple simple = scored("90", "59", "58", "57");
        assertThat(
                        simple.score(
                                        json ->
                                                json.set(
                                                        "grades",
                                                        json(
                                                                "{'grades':[{'grade':'excellent','atLeast':'60','quota':'0.5'},"
                                                                        + "{'grade':'pass'}]}")))
                                .units())
                .extracting(EngineTest::grade)
                .containsExactly("excellent", "pass", "pass", "pass");
    }

    @Test
    void a_quota_is_rounded_as_named() {
        assertThat(Rankings.room(Scheme.QuotaRounding.FLOOR, d("0.15"), 48)).isEqualTo(7);
        assertThat(Rankings.room(Scheme.QuotaRounding.HALF_UP, d("0.15"), 50)).isEqualTo(8);
        assertThat(Rankings.room(Scheme.QuotaRounding.HALF_UP, d("0.15"), 48)).isEqualTo(7);
        assertThat(Rankings.room(Scheme.QuotaRounding.CEILING, d("0.15"), 48)).isEqualTo(8);
    }

    private static Simple scored(String... values) {
        Simple simple = new Simple().completion("x", "100");
        for (int i = 0; i < values.length; i++) {
            String unit = "u" + (100 + i);
            simple.units(unit).value(unit, "x", values[i]);
        }
        return simple;
    }

    private static List<String> grades(Simple simple, String excellent, String good) {
        List<String> grades = new ArrayList<>();
        simple.score(grades(excellent, good)).units().forEach(u -> grades.add(grade(u)));
        return grades;
    }

    private static Consumer<ObjectNode> grades(String excellent, String good) {
        return grades(excellent, good, "leave-out");
    }

    private static Consumer<ObjectNode> grades(String excellent, String good, String ties) {
        return json ->
                json.set(
                        "grades",
                        json(
                                "{'grades':[{'grade':'excellent','quota':'%s'},{'grade':'good','quota':'%s'},{'grade':'pass'}],'ties':'%s'}"
                                        .formatted(excellent, good, ties)));
    }

    private static int rank(UnitScore unit) {
        return unit.rank().orElse(0);
    }

    private static String grade(UnitScore unit) {
        return unit.grade().map(Code::value).orElse("none");
    }

    // ---- lights

    @Test
    void three_and_four_lights_by_threshold_mirrored_where_lower_is_better() {
        Scheme.LightRule three = new Scheme.LightRule(Scheme.LightOn.VALUE, d("80"), d("60"), 3);
        Scheme.LightRule four = new Scheme.LightRule(Scheme.LightOn.VALUE, d("80"), d("60"), 4);
        Scheme.LightRule down = new Scheme.LightRule(Scheme.LightOn.VALUE, d("60"), d("80"), 4);
        assertThat(lights(three, false, "80", "79.9", "60", "59.9"))
                .containsExactly(Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED);
        assertThat(lights(four, false, "80", "79.9", "70", "69.9", "60", "59.9"))
                .containsExactly(
                        Light.GREEN,
                        Light.YELLOW,
                        Light.YELLOW,
                        Light.ORANGE,
                        Light.ORANGE,
                        Light.RED);
        assertThat(lights(down, true, "60", "60.1", "70", "70.1", "80", "80.1"))
                .containsExactly(
                        Light.GREEN,
                        Light.YELLOW,
                        Light.YELLOW,
                        Light.ORANGE,
                        Light.ORANGE,
                        Light.RED);
    }

    private static List<Light> lights(Scheme.LightRule rule, boolean lower, String... values) {
        List<Light> lights = new ArrayList<>();
        for (String value : values) {
            lights.add(Lights.of(rule, lower, d(value)));
        }
        return lights;
    }

    @Test
    void a_person_may_set_a_light_and_it_is_on_record() {
        Simple simple = plain();
        var entry = simple.next(Journal.MONITORING);
        simple.facts.light(
                code("a"), code("x"), YEAR, new LightOverride(Light.RED, List.of(entry)));
        UnitScore score = simple.score("a", json -> {});
        assertThat(light(score, "x")).isEqualTo(Light.RED);
        assertThat(score.indicators().getFirst().lightOverridden()).isTrue();
        assertThat(Sources.of(Derivation.of(score))).contains(entry);
    }

    private static Light light(UnitScore score, String indicator) {
        return score.indicator(code(indicator)).orElseThrow().light();
    }

    // ---- explanations

    @Test
    void the_reason_reads_as_a_sentence_with_the_numbers_filled_in() {
        Simple simple = new Simple().units("a").completion("x", "10").completion("y", "90");
        simple.value("a", "x", "85");
        Derivation rule =
                Derivation.of(simple.score("a", json -> {}), code("x"))
                        .orElseThrow()
                        .children()
                        .getFirst();
        assertThat(rule.sentence())
                .isEqualTo(
                        new Sentence(
                                "完成率 85 ÷ 100，得 8.50 分（满分 10）", "completion 85 ÷ 100: 8.50 of 10"));
    }

    @Test
    void a_rule_that_cannot_be_applied_has_a_reason() {
        Simple simple = new Simple().units("a").completion("x", "100").value("a", "x", "5");
        simple.target("x", "0");
        Derivation policy =
                Derivation.of(simple.score("a", json -> {}), code("x"))
                        .orElseThrow()
                        .children()
                        .getFirst();
        assertThat(policy.sentence().zh()).isEqualTo("目标值须大于 0：不计分，权重由同级分摊");
        assertThat(policy.children().getFirst().sentence().zh())
                .isEqualTo("a x 2026 无法计分：目标值须大于 0（实际完成值 5，目标 0，基准 –）");
        assertThat(policy.children().getFirst().sentence().en())
                .isEqualTo(
                        "a x 2026 cannot be scored: the target must be above 0 (actual 5, target 0, floor –)");
    }

    @Test
    void a_score_under_a_rank_rule_cites_the_peers_entries() {
        Simple simple =
                new Simple()
                        .units("a", "b")
                        .indicator("x", "100", Direction.UP, "{'rule':'rank-decay'}");
        simple.value("a", "x", "1").value("b", "x", "2");
        var entry =
                simple.facts
                        .observation(code("b"), code("x"), YEAR)
                        .orElseThrow()
                        .sources()
                        .getFirst();
        CohortScores scores = simple.score();
        assertThat(Sources.of(Derivation.of(scores.unit(code("a")).orElseThrow()))).contains(entry);
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(entry))
                .extracting(t -> t.unit().value() + "/" + Objects.requireNonNull(t.indicator()))
                .containsExactly("a/x", "b/x");
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(simple.next(Journal.SCORES)))
                .isEmpty();
    }

    @Test
    void what_is_shown_adds_up_to_what_is_shown() {
        Simple simple = new Simple().units("a");
        for (String indicator : List.of("x", "y", "z")) {
            simple.completion(indicator, null).value("a", indicator, "100");
        }
        ObjectNode json = Derivation.of(simple.score("a", more -> {})).write();
        assertThat(json.at("/children/0/children/0/children/0/shown/contribution").asText())
                .isEqualTo("33.33");
        assertThat(json.at("/children/0/children/0/shown").toString())
                .isEqualTo(
                        "{\"value\":\"100.00\",\"contribution\":\"100.00\",\"remainder\":\"0.01\"}");
    }

    @Test
    void a_falsified_derivation_is_found_out() {
        UnitScore score = plain().score("a", json -> {});
        ObjectNode json = Derivation.of(score).write();
        json.put("value", "99");
        assertThat(Recompute.of(Derivation.read(json)).holds()).isFalse();
        ObjectNode figure = Derivation.of(score).write();
        ((ObjectNode)
                        figure.at(
                                "/children/0/children/0/children/0/children/0/children/0/children/0"))
                .put("value", "70");
        assertThat(Recompute.of(Derivation.read(figure)).differences()).isNotEmpty();
    }

    @Test
    void a_block_is_ranked_by_itself() {
        List<UnitScore> units = scored("70", "90").score().units();
        assertThat(units).extracting(u -> u.blocks().getFirst().rank()).containsExactly(2, 1);
        assertThat(units.getFirst().blocks().getFirst().path()).containsExactly(code("root"));
        BigDecimal share = units.getFirst().indicators().getFirst().contribution();
        assertThat(share).isEqualByComparingTo("70");
    }
}
