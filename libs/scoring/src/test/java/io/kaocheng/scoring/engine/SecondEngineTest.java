package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
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
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.shape.Finding;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the second engine computes otherwise than the first. */
class SecondEngineTest {

    private static final Scheme.LightRule COURSE =
            new Scheme.LightRule(Scheme.LightOn.COURSE, d("0.95"), d("0.8"), 3);

    // ---- a course that begins with 0

    @Test
    void before_the_first_share_of_a_course_nothing_is_due_and_the_weight_goes_to_the_siblings() {
        UnitScore march = beginning("0", "0", "0");
        assertThat(total(march)).isEqualTo("90.00");
        assertThat(march.coverage()).isEqualByComparingTo("1");
        assertThat(march.indicator(code("built")).orElseThrow())
                .extracting(IndicatorResult::light, r -> String.valueOf(r.reason()))
                .containsExactly(Light.GREY, "not-due");
        assertThat(Recompute.of(Derivation.of(march)).differences()).isEmpty();
    }

    @Test
    void who_is_ahead_of_a_course_that_has_not_begun_is_green() {
        UnitScore march = beginning("0", "0", "1");
        assertThat(total(march)).isEqualTo("90.00");
        assertThat(march.indicator(code("built")).orElseThrow().light()).isEqualTo(Light.GREEN);
    }

    private static UnitScore beginning(String... months) {
        Simple simple = new Simple().period(Period.ofMonth(2026, 3)).units("a");
        simple.completion("other", "40").value("a", "other", "90");
        sums(simple, "built", "60", "up", "{'rule':'completion'}");
        target(simple, "built", "100", null, "202606=0.4", "202612=1");
        for (int m = 1; m <= months.length; m++) {
            simple.value("a", "built", Period.ofMonth(2026, m), months[m - 1]);
        }
        return simple.score("a", SecondEngineTest::second);
    }

    // ---- retired indicators

    @Test
    void from_its_retirement_on_an_indicator_gives_its_weight_to_the_others_but_in_kc_1() {
        Simple simple = new Simple().period(Period.ofMonth(2026, 3)).units("a");
        simple.completion("other", "40").value("a", "other", "90");
        simple.completion("old", "60").value("a", "old", "50");
        simple.facts.retired(
                code("old"), Period.ofMonth(2026, 3), new Position(Journal.INDICATORS, 7));
        UnitScore second = simple.score("a", SecondEngineTest::second);
        assertThat(total(second)).isEqualTo("90.00");
        assertThat(second.coverage()).isEqualByComparingTo("1");
        IndicatorResult old = second.indicator(code("old")).orElseThrow();
        assertThat(String.valueOf(old.reason())).isEqualTo("retired");
        assertThat(Derivation.of(second).toString()).contains("indicators@7");
        assertThat(total(simple.score("a", scheme -> {}))).isEqualTo("66.00");
    }

    // ---- targets of 0 or less

    @Test
    void on_course_the_unit_with_half_the_planned_deficit_is_green_and_the_one_with_twice_is_red() {
        assertThat(List.of(deficit("-3"), deficit("-6"), deficit("-6.5"), deficit("-12")))
                .containsExactly(Light.GREEN, Light.GREEN, Light.YELLOW, Light.RED);
    }

    private static Light deficit(String byJune) {
        Simple simple = new Simple().period(Period.ofMonth(2026, 6)).units("a");
        sums(simple, "balance", "100", "up", "{'rule':'between'}");
        target(simple, "balance", "-12", "-24", "202606=0.5", "202612=1");
        for (int m = 1; m < 6; m++) {
            simple.value("a", "balance", Period.ofMonth(2026, m), "0");
        }
        simple.value("a", "balance", byJune);
        return light(simple, "balance");
    }

    @Test
    void where_exactly_nothing_is_planned_who_is_there_or_better_is_green() {
        assertThat(List.of(against("0", "down", "0"), against("0", "down", "-1")))
                .containsOnly(Light.GREEN);
        assertThat(List.of(against("0", "down", "1"), against("0", "up", "-1")))
                .containsOnly(Light.RED);
    }

    private static Light against(String target, String direction, String value) {
        Simple simple = new Simple().units("a");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'year','rule':{'rule':'reached'}}"
                        .formatted(direction),
                "100",
                direction.equals("up")
                        ? COURSE
                        : new Scheme.LightRule(Scheme.LightOn.COURSE, d("1"), d("1.2"), 3));
        target(simple, "x", target, null);
        simple.value("a", "x", value);
        return light(simple, "x");
    }

    @Test
    void a_state_without_a_course_is_held_against_its_whole_target_in_every_month() {
        Simple simple = new Simple().period(Period.ofMonth(2026, 3)).units("a");
        simple.definition(
                "{'indicator':'cover','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month','rule':{'rule':'completion'}}",
                "100",
                COURSE);
        target(simple, "cover", "90", null);
        simple.value("a", "cover", "45");
        assertThat(light(simple, "cover")).isEqualTo(Light.RED);
    }

    @Test
    void what_was_reported_is_never_shown_as_missing() {
        Simple simple = new Simple().units("a");
        simple.indicator("x", "100", Direction.UP, "{'rule':'completion'}")
                .target("x", "0")
                .value("a", "x", "5");
        assertThat(light(simple, "x")).isEqualTo(Light.GREY);
    }

    // ---- rates over a year

    @Test
    void a_rate_made_by_formula_is_that_of_the_sums_and_not_the_sum_of_the_rates() {
        String quotient =
                "{'op':'quotient','numerator':{'op':'indicator','indicator':'enrolled'},'denominator':{'op':'indicator','indicator':'children'},'factor':'100'}";
        assertThat(year(quotient)).isEqualTo("19.00");
        assertThat(
                        year(
                                "{'op':'difference','from':{'op':'constant','value':'100'},'take':%s}"
                                        .formatted(quotient)))
                .isEqualTo("81.00");
        assertThat(year("{'op':'indicator','indicator':'enrolled'}")).isEqualTo("190.00");
    }

    private static String year(String formula) {
        Simple simple = new Simple().units("a");
        sums(simple, "enrolled", null, "up", "{'rule':'completion'}");
        sums(simple, "children", null, "up", "{'rule':'completion'}");
        simple.nodes.clear();
        simple.definition(
                "{'indicator':'rate','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month','accumulation':'sum','formula':%s,'rule':{'rule':'completion','cap':'10'}}"
                        .formatted(formula),
                "100");
        target(simple, "rate", "100", null);
        String[][] months = {{"90", "100"}, {"100", "900"}};
        for (int m = 0; m < months.length; m++) {
            simple.value("a", "enrolled", Period.ofMonth(2026, m + 1), months[m][0]);
            simple.value("a", "children", Period.ofMonth(2026, m + 1), months[m][1]);
        }
        UnitScore score = simple.score("a", SecondEngineTest::second);
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        assertThat(score.indicators().getFirst().partial()).isTrue();
        return total(score);
    }

    @Test
    void a_frequency_that_changes_in_mid_year_leaves_each_stretch_its_own_figures() {
        assertThat(mixed("sum")).isEqualTo("36.00");
        assertThat(mixed("last")).isEqualTo("12.00");
        // (2 × 6 months + 12 × 3 + 12 × 3) ÷ 12
        assertThat(mixed("mean")).isEqualTo("7.00");
    }

    /** Two a month until June, then twelve a quarter. */
    private static String mixed(String accumulation) {
        Simple simple = new Simple().units("a");
        String json =
                "{'indicator':'x','version':%d,'effectiveFrom':'%s','direction':'up','frequency':'%s','accumulation':'%s','rule':{'rule':'completion'}}";
        simple.definition(json.formatted(2, "2026Q3", "quarter", accumulation), null);
        simple.nodes.clear();
        simple.definition(json.formatted(1, "2020", "month", accumulation), "100");
        target(simple, "x", "100", null);
        for (int m = 1; m <= 6; m++) {
            simple.value("a", "x", Period.ofMonth(2026, m), "2");
        }
        simple.value("a", "x", Period.parse("2026Q3"), "12");
        simple.value("a", "x", Period.parse("2026Q4"), "12");
        UnitScore score = simple.score("a", SecondEngineTest::second);
        assertThat(score.indicators().getFirst().partial()).isFalse();
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return total(score);
    }

    @Test
    void a_year_to_date_under_sum_is_refused_before_it_is_enacted() {
        assertThat(
                        refused(
                                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month','accumulation':'sum','formula':{'op':'year-to-date','of':{'op':'own'}},'rule':{'rule':'completion'}}"))
                .containsExactly(tuple("/tree/children/0/indicator", "accumulation-unsuited"));
    }

    // ---- the best possible figure is 0

    @Test
    void beside_a_best_of_0_the_others_get_nothing_or_what_is_left_of_one_plus_the_distance() {
        assertThat(accidents("full-or-nothing")).containsExactly("100.00", "0.00", "0.00");
        assertThat(accidents("plus-one")).containsExactly("100.00", "16.67", "1.96");
    }

    private static List<String> accidents(String zeroBest) {
        Simple simple = new Simple().units("a", "b", "c");
        simple.indicator(
                "accidents",
                "100",
                Direction.DOWN,
                "{'rule':'ratio-to-best','zeroBest':'%s'}".formatted(zeroBest));
        simple.value("a", "accidents", "0")
                .value("b", "accidents", "5")
                .value("c", "accidents", "50");
        CohortScores scores = simple.score(SecondEngineTest::second);
        scores.units()
                .forEach(
                        unit ->
                                assertThat(Recompute.of(Derivation.of(unit)).differences())
                                        .isEmpty());
        return scores.units().stream().map(Simple::total).toList();
    }

    @Test
    void where_a_best_of_0_is_possible_the_rule_must_say_what_it_gives() {
        assertThat(
                        refused(
                                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'down','frequency':'year','rule':{'rule':'ratio-to-best'}}"))
                .containsExactly(tuple("/tree/children/0/indicator", "zero-best-unsaid"));
    }

    // ---- published numbers decide

    @Test
    void totals_that_are_published_alike_share_a_rank_and_a_grade_begins_where_it_is_shown() {
        assertThat(standings("{}")).containsExactly("90.00 1 good", "90.00 1 good", "89.99 3 fair");
        assertThat(standings("{'compare':'exact'}"))
                .containsExactly("90.00 2 fair", "90.00 1 good", "89.99 3 fair");
    }

    private static List<String> standings(String rounding) {
        Simple simple = new Simple().units("a", "b", "c").completion("x", "100");
        simple.value("a", "x", "89.996").value("b", "x", "90").value("c", "x", "89.99");
        return simple
                .score(
                        scheme -> {
                            second(scheme);
                            scheme.set("rounding", json(rounding));
                            scheme.set(
                                    "grades",
                                    json(
                                            "{'grades':[{'grade':'good','atLeast':'90'},{'grade':'fair'}]}"));
                        })
                .units()
                .stream()
                .map(
                        unit ->
                                total(unit)
                                        + " "
                                        + unit.rank().orElseThrow()
                                        + " "
                                        + unit.grade().orElseThrow())
                .toList();
    }

    @Test
    void a_scheme_of_the_first_engine_cannot_ask_for_what_only_the_second_does() {
        Simple simple = new Simple().units("a").completion("x", "100");
        assertThat(
                        findings(
                                simple.cohort(
                                                scheme ->
                                                        scheme.set(
                                                                "rounding",
                                                                json("{'compare':'exact'}")))
                                        .scheme()
                                        .scheme(),
                                simple))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/rounding/compare", "needs-engine"));
        assertThat(
                        findings(
                                simple.cohort(scheme -> scheme.put("scoredWhen", "due"))
                                        .scheme()
                                        .scheme(),
                                simple))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(tuple("/scoredWhen", "needs-engine"));
    }

    // ---- minimum coverage

    @Test
    void a_block_with_too_little_data_has_no_score_and_its_weight_goes_to_the_others() {
        Simple simple = new Simple().units("a");
        simple.completion("x", null).completion("y", null).completion("z", null);
        simple.value("a", "x", "40").value("a", "z", "80");
        UnitScore score =
                simple.score("a", thin("'atLeast':{'share':'0.6','whenBelow':'withhold'},"));
        assertThat(total(score)).isEqualTo("80.00");
        assertThat(score.block(code("pair")).orElseThrow())
                .extracting(BlockResult::score, b -> String.valueOf(b.reason()))
                .containsExactly(null, "insufficient-coverage");
        assertThat(score.indicator(code("x")).orElseThrow().contribution()).isNull();
        assertThat(score.coverage()).isEqualByComparingTo("0.75");
        Derivation derivation = Derivation.of(score);
        assertThat(Recompute.of(derivation).differences()).isEmpty();
        assertThat(derivation.write().toString())
                .contains("板块 pair 覆盖率 50%,数据不足,不计分", "block pair: coverage 50 %, too little");
        assertThat(
                        total(
                                simple.score(
                                        "a",
                                        thin("'atLeast':{'children':1,'whenBelow':'withhold'},"))))
                .isEqualTo("60.00");
    }

    /** A block of x and y, and z beside it. */
    private static Consumer<ObjectNode> thin(String more) {
        return scheme -> {
            second(scheme);
            scheme.set("noData", json("{'not-sent':'share'}"));
            scheme.set(
                    "tree",
                    json(
                            """
                            {'kind':'block','code':'root','weighting':'equal','children':[
                             {'kind':'block','code':'pair',%s'weighting':'equal','children':[
                              {'kind':'indicator','indicator':'x','light':{'on':'achievement','green':'0.9','red':'0.6'}},
                              {'kind':'indicator','indicator':'y','light':{'on':'achievement','green':'0.9','red':'0.6'}}]},
                             {'kind':'indicator','indicator':'z','light':{'on':'achievement','green':'0.9','red':'0.6'}}]}"""
                                    .formatted(more)));
        };
    }

    /**
     * As the Sustainable Development Report 2024 says of its index (methods summary, A.1;
     * dashboards.sdgindex.org/chapters/methodology): countries that miss data on more than 20 per
     * cent of the indicators have neither score nor rank, and are shown all the same. Here the
     * score is kept; {@code withhold} would take it, too.
     */
    @Test
    void an_unranked_unit_keeps_its_total_and_leaves_ranks_quotas_and_peers() {
        Simple simple = new Simple().units("a", "b", "c", "d");
        simple.indicator("place", null, Direction.UP, "{'rule':'rank-decay','step':'0.5'}");
        simple.completion("x", null).completion("y", null).completion("z", null);
        String[][] figures = {
            {"a", "9", "90", "90", "90"}, {"b", "10", "80", null, null},
            {"c", "8", "70", "70", "70"}, {"d", "7", "60", "60", "60"}
        };
        String[] indicators = {"place", "x", "y", "z"};
        for (String[] row : figures) {
            for (int i = 0; i < indicators.length; i++) {
                if (row[i + 1] != null) {
                    simple.value(row[0], indicators[i], row[i + 1]);
                }
            }
        }
        CohortScores scores =
                simple.score(
                        scheme -> {
                            second(scheme);
                            scheme.set("noData", json("{'not-sent':'share'}"));
                            scheme.withObject("tree")
                                    .set("atLeast", json("{'share':'0.8','whenBelow':'unranked'}"));
                            scheme.set(
                                    "grades",
                                    json(
                                            "{'grades':[{'grade':'first','quota':'0.34'},{'grade':'rest'}]}"));
                        });
        assertThat(
                        scores.units().stream()
                                .map(
                                        u ->
                                                u.unit()
                                                        + " "
                                                        + total(u)
                                                        + " "
                                                        + u.rank().orElse(null)
                                                        + " "
                                                        + u.grade().orElse(null)
                                                        + " "
                                                        + u.unranked().orElse(null)))
                .containsExactly(
                        "a 92.50 1 first null",
                        "b 90.00 null null insufficient-coverage",
                        "c 65.00 2 rest null",
                        "d 45.00 3 rest null");
        assertThat(scores.units().get(1).blocks().getFirst().rank()).isNull();
        scores.units()
                .forEach(
                        unit ->
                                assertThat(Recompute.of(Derivation.of(unit)).differences())
                                        .isEmpty());
        assertThat(Derivation.of(scores.units().get(1)).sentence().en())
                .isEqualTo("b: published score 90, not ranked: too little has data");
    }

    /** That rule as the report has it: a fifth may be missing, and not more. */
    @Test
    void a_unit_that_misses_more_than_a_fifth_is_withheld_from_the_ranking() {
        Simple simple = new Simple().units("a", "b", "c", "d");
        for (String indicator : List.of("v", "w", "x", "y", "z")) {
            simple.completion(indicator, null);
            simple.value("a", indicator, "90").value("c", indicator, "70");
        }
        for (String indicator : List.of("v", "w", "x")) {
            simple.value("b", indicator, "100").value("d", indicator, "80");
        }
        simple.value("d", "y", "80");
        CohortScores scores =
                simple.score(
                        scheme -> {
                            second(scheme);
                            scheme.set("noData", json("{'not-sent':'share'}"));
                            scheme.withObject("tree")
                                    .set("atLeast", json("{'share':'0.8','whenBelow':'withhold'}"));
                        });
        assertThat(
                        scores.units().stream()
                                .map(u -> u.unit() + " " + total(u) + " " + u.rank().orElse(null))
                                .toList())
                .containsExactly("a 90.00 1", "b none null", "c 70.00 3", "d 80.00 2");
    }

    // ---- helpers

    private static void second(ObjectNode scheme) {
        scheme.put("engine", "kc-2");
    }

    private static void sums(
            Simple simple,
            String indicator,
            @Nullable String weight,
            String direction,
            String rule) {
        simple.definition(
                "{'indicator':'%s','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'month','accumulation':'sum','rule':%s}"
                        .formatted(indicator, direction, rule),
                weight,
                COURSE);
    }

    private static void target(
            Simple simple,
            String indicator,
            String value,
            @Nullable String floor,
            String... course) {
        List<Target.Milestone> milestones =
                List.of(course).stream()
                        .map(m -> m.split("=", -1))
                        .map(m -> new Target.Milestone(Period.parse(m[0]), d(m[1])))
                        .toList();
        simple.facts.classTarget(
                CLASS,
                code(indicator),
                new Target(
                        Period.ofYear(2026),
                        d(value),
                        floor == null ? null : d(floor),
                        milestones,
                        List.of()));
    }

    private static Light light(Simple simple, String indicator) {
        return simple.score("a", SecondEngineTest::second)
                .indicator(code(indicator))
                .orElseThrow()
                .light();
    }

    private static List<org.assertj.core.groups.Tuple> refused(String definition) {
        Simple simple = new Simple().units("a").definition(definition, "100");
        return findings(simple.cohort(SecondEngineTest::second).scheme().scheme(), simple).stream()
                .map(finding -> tuple(finding.pointer(), finding.code()))
                .toList();
    }

    private static List<Finding> findings(Scheme scheme, Simple simple) {
        return SchemeCheck.check(
                scheme,
                indicator -> {
                    Optional<IndicatorDefinition> found =
                            simple.facts
                                    .indicator(indicator, simple.period)
                                    .map(inForce -> inForce.definition());
                    return found;
                });
    }
}
