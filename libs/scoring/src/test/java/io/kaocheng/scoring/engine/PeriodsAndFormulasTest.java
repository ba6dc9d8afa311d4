package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Which figures and which target meet in a scoring period, and what formulas make of figures. */
class PeriodsAndFormulasTest {

    private static final Period MAY = Period.ofMonth(2026, 5);
    private static final Period YEAR = Period.ofYear(2026);

    // ---- periods

    @Test
    void shorter_periods_accumulate_by_last_sum_or_mean() {
        assertThat(year("last")).isEqualByComparingTo("30");
        assertThat(year("sum")).isEqualByComparingTo("60");
        assertThat(year("mean")).isEqualByComparingTo("20");
    }

    @Test
    void an_accumulation_with_a_part_still_absent_is_partial() {
        IndicatorResult result = result(monthly(YEAR, "sum").target("x", "100"));
        assertThat(result.partial()).isTrue();
        assertThat(result.reason()).isNull();
    }

    @Test
    void a_month_without_a_figure_after_the_last_one_makes_last_partial() {
        Simple whole = of(YEAR, "quarter", "'accumulation':'last'", "");
        for (Period quarter : YEAR.within(Period.Kind.QUARTER)) {
            whole.value("a", "x", quarter, "7");
        }
        assertThat(result(whole).partial()).isFalse();
    }

    @Test
    void pooled_ratios_divide_sums_and_not_means() {
        Simple simple = of(YEAR, "month", "'accumulation':'sum','factor':'100'", "");
        ratio(simple, Period.ofMonth(2026, 1), "1", "2");
        ratio(simple, Period.ofMonth(2026, 2), "1", "8");
        assertThat(result(simple).value()).isEqualByComparingTo("20");
        Simple mean = of(YEAR, "month", "'accumulation':'mean','factor':'100'", "");
        ratio(mean, Period.ofMonth(2026, 1), "1", "2");
        ratio(mean, Period.ofMonth(2026, 2), "1", "8");
        assertThat(result(mean).value()).isEqualByComparingTo("31.25");
        Simple zero = of(YEAR, "month", "'accumulation':'sum'", "");
        ratio(zero, Period.ofMonth(2026, 1), "1", "2");
        ratio(zero, Period.ofMonth(2026, 2), "1", "-2");
        assertThat(result(zero).reason()).isEqualTo(Reasons.DIVISION_BY_ZERO);
    }

    @Test
    void a_longer_period_is_due_only_where_it_ends() {
        Period quarter = Period.parse("2026Q2");
        Simple may = of(MAY, "quarter", "", "").value("a", "x", quarter, "42");
        IndicatorResult early = result(may);
        assertThat(early.reason()).isEqualTo(Reasons.NOT_DUE);
        assertThat(early.light()).isEqualTo(Light.GREY);
        Simple june = of(Period.ofMonth(2026, 6), "quarter", "", "").value("a", "x", quarter, "42");
        assertThat(result(june).value()).isEqualByComparingTo("42");
    }

    @Test
    void what_is_not_due_is_left_out_of_coverage() {
        Simple simple = of(MAY, "quarter", "", "");
        simple.completion("y", null).value("a", "y", "80");
        UnitScore score = simple.score().units().getFirst();
        assertThat(Simple.total(score)).isEqualTo("80.00");
        assertThat(score.coverage()).isEqualByComparingTo("1");
    }

    @Test
    void where_every_part_is_absent_the_reason_that_is_owed_is_named() {
        Simple simple = of(YEAR, "half", "'accumulation':'sum'", "");
        absent(simple, "2026S1", "not-applicable");
        absent(simple, "2026S2", "blocked");
        assertThat(reason(simple)).isEqualTo(Reasons.BLOCKED);
        Simple owed = of(YEAR, "half", "'accumulation':'sum'", "");
        absent(owed, "2026S2", "blocked");
        assertThat(reason(owed)).isEqualTo(Reasons.NOT_SENT);
        Simple free = of(YEAR, "half", "'accumulation':'sum'", "");
        absent(free, "2026S1", "not-applicable");
        absent(free, "2026S2", "not-applicable");
        assertThat(reason(free)).isEqualTo(Reasons.NOT_APPLICABLE);
    }

    @Test
    void an_exempted_part_is_not_missed() {
        Simple simple = of(YEAR, "half", "'accumulation':'sum'", "").target("x", "10");
        simple.value("a", "x", Period.parse("2026S1"), "5");
        simple.facts.exemption(
                code("a"),
                code("x"),
                Period.parse("2026S2"),
                new Exemption(Reasons.NOT_APPLICABLE, List.of()));
        assertThat(result(simple).value()).isEqualByComparingTo("5");
        assertThat(result(simple).partial()).isFalse();
    }

    @Test
    void nothing_is_carried_from_before_1900_or_from_more_than_a_year_ago() {
        Period first = Period.ofYear(1900);
        Simple simple = new Simple().period(first).units("a");
        simple.definition(definition("year", "", "").replace("2020", "1900"), null);
        CohortScores scores =
                simple.score(json -> json.withObject("noData").put("not-sent", "carry-forward"));
        assertThat(scores.units().getFirst().total()).isEmpty();
        Simple old =
                of(YEAR, "year", "", "")
                        .target("x", "10")
                        .value("a", "x", Period.ofYear(2024), "5");
        assertThat(
                        old.score(
                                        json ->
                                                json.withObject("noData")
                                                        .put("not-sent", "carry-forward"))
                                .units()
                                .getFirst()
                                .total())
                .isEmpty();
    }

    private static void absent(Simple simple, String period, String reason) {
        simple.facts.observation(
                code("a"),
                code("x"),
                Period.parse(period),
                new Observation.NoFigure(code(reason), true, false, List.of()));
    }

    // ---- targets

    @Test
    void an_exact_target_wins_over_a_longer_periods_and_a_units_over_its_classs() {
        Simple simple = of(MAY, "month", "", "").value("a", "x", MAY, "30");
        simple.facts.classTarget(CLASS, code("x"), Target.of(YEAR, d("120"), List.of()));
        assertThat(result(simple).achievement()).isEqualByComparingTo("0.25");
        simple.facts.classTarget(CLASS, code("x"), Target.of(MAY, d("60"), List.of()));
        assertThat(result(simple).achievement()).isEqualByComparingTo("0.5");
        simple.facts.unitTarget(code("a"), code("x"), Target.of(MAY, d("40"), List.of()));
        assertThat(result(simple).achievement()).isEqualByComparingTo("0.75");
    }

    @Test
    void a_years_target_is_scaled_by_its_planned_course() {
        Simple simple = of(MAY, "month", "", "").value("a", "x", MAY, "30");
        simple.facts.classTarget(CLASS, code("x"), planned("120", "0.5"));
        assertThat(result(simple).achievement()).isEqualByComparingTo("0.5");
    }

    @Test
    void sums_are_compared_with_their_planned_share_since_the_year_began() {
        Simple simple = of(MAY, "month", "'accumulation':'sum'", "");
        for (int month = 1; month <= 6; month++) {
            simple.value("a", "x", Period.ofMonth(2026, month), "6");
        }
        simple.facts.classTarget(CLASS, code("x"), planned("120", "0.5"));
        assertThat(result(simple).value()).isEqualByComparingTo("30");
        assertThat(result(simple).achievement()).isEqualByComparingTo("0.5");
    }

    @Test
    void the_planned_share_before_the_first_milestone_is_nothing() {
        Target target = planned("120", "0.5");
        assertThat(target.plannedShare(Period.ofMonth(2026, 4))).isEqualByComparingTo("0");
        assertThat(target.plannedShare(MAY)).isEqualByComparingTo("0.5");
        assertThat(target.plannedShare(Period.ofMonth(2026, 11))).isEqualByComparingTo("0.5");
        assertThat(target.plannedShare(Period.ofMonth(2026, 12))).isEqualByComparingTo("1");
        assertThat(Target.of(YEAR, d("1"), List.of()).plannedShare(MAY)).isNull();
    }

    // ---- lights on the course

    @Test
    void forty_two_percent_done_in_may_is_1_008_of_an_even_course_and_green() {
        Target target = Target.of(YEAR, d("100"), List.of());
        assertThat(Lights.onCourse(target, MAY, d("42"))).isEqualByComparingTo("1.008");
        assertThat(Lights.onCourse(target, YEAR, d("42"))).isEqualByComparingTo("0.42");
        assertThat(Lights.onCourse(planned("100", "0.5"), MAY, d("42")))
                .isEqualByComparingTo("0.84");
        assertThat(Lights.onCourse(planned("100", "0.5"), Period.ofMonth(2026, 1), d("42")))
                .isNull();
        Simple simple = course("sum");
        for (int month = 1; month <= 5; month++) {
            simple.value("a", "x", Period.ofMonth(2026, month), "8.4");
        }
        assertThat(result(simple).light()).isEqualTo(Light.GREEN);
        Simple slow = course("sum").value("a", "x", MAY, "8.4");
        assertThat(result(slow).light()).isEqualTo(Light.RED);
        assertThat(result(course("last").value("a", "x", MAY, "42")).light())
                .isEqualTo(Light.GREEN);
        assertThat(result(course("last").value("a", "x", MAY, "40")).light())
                .isEqualTo(Light.YELLOW);
    }

    private static Simple course(String accumulation) {
        Simple simple = new Simple().period(MAY).units("a");
        simple.definition(
                definition("month", "'accumulation':'" + accumulation + "'", ""),
                null,
                new Scheme.LightRule(Scheme.LightOn.COURSE, d("1"), d("0.8"), 3));
        simple.facts.classTarget(CLASS, code("x"), Target.of(YEAR, d("100"), List.of()));
        return simple;
    }

    // ---- formulas

    @Test
    void numerator_over_denominator_times_factor() {
        Simple simple = of(YEAR, "year", "'factor':'100'", "");
        ratio(simple, YEAR, "45", "60");
        assertThat(result(simple).value()).isEqualByComparingTo("75");
        Simple zero = of(YEAR, "year", "", "");
        ratio(zero, YEAR, "45", "0");
        assertThat(result(zero).reason()).isEqualTo(Reasons.DIVISION_BY_ZERO);
    }

    @Test
    void parts_of_a_ratio_count_even_if_its_denominator_is_zero() {
        Simple simple = of(YEAR, "year", "", "{'op':'own-numerator'}");
        ratio(simple, YEAR, "45", "0");
        assertThat(result(simple).value()).isEqualByComparingTo("45");
        Simple below = of(YEAR, "year", "", "{'op':'own-denominator'}");
        ratio(below, YEAR, "45", "60");
        assertThat(result(below).value()).isEqualByComparingTo("60");
        Simple plain = of(YEAR, "year", "", "{'op':'own-numerator'}").value("a", "x", YEAR, "3");
        assertThat(result(plain).reason()).isEqualTo(Reasons.NOT_A_RATIO);
    }

    @Test
    void year_to_date_adds_up_to_the_period() {
        Simple simple = of(MAY, "month", "", "{'op':'year-to-date','of':{'op':'own'}}");
        for (int month = 1; month <= 12; month++) {
            simple.value("a", "x", Period.ofMonth(2026, month), "1." + month % 10);
        }
        assertThat(result(simple).value()).isEqualByComparingTo("6.5");
        assertThat(result(simple).partial()).isFalse();
    }

    @Test
    void a_month_missing_in_a_year_to_date_makes_it_and_what_is_made_of_it_partial() {
        Simple simple =
                of(
                                MAY,
                                "month",
                                "",
                                "{'op':'sum','of':[{'op':'year-to-date','of':{'op':'own'}},{'op':'constant','value':'1'}]}")
                        .target("x", "10")
                        .value("a", "x", Period.ofMonth(2026, 2), "4");
        assertThat(result(simple).value()).isEqualByComparingTo("5");
        assertThat(result(simple).partial()).isTrue();
        Simple nothing = of(MAY, "month", "", "{'op':'year-to-date','of':{'op':'own'}}");
        assertThat(reason(nothing)).isEqualTo(Reasons.NOT_SENT);
    }

    @Test
    void parts_of_a_ratio_that_never_came_are_owed() {
        assertThat(reason(of(YEAR, "year", "", "{'op':'own-numerator'}")))
                .isEqualTo(Reasons.NOT_SENT);
    }

    @Test
    void growth_is_against_the_period_before_or_the_same_a_year_before() {
        assertThat(grown("previous", Period.ofMonth(2026, 4), "80")).isEqualByComparingTo("25");
        assertThat(grown("last-year", Period.ofMonth(2025, 5), "80")).isEqualByComparingTo("25");
        assertThat(grown("previous", Period.ofMonth(2026, 4), "-80")).isEqualByComparingTo("225");
        assertThat(reason(growth("previous").value("a", "x", Period.ofMonth(2026, 4), "0")))
                .isEqualTo(Reasons.NO_BASE);
        assertThat(reason(growth("previous"))).isEqualTo(Reasons.NOT_SENT);
    }

    private static BigDecimal grown(String against, Period base, String before) {
        BigDecimal value = result(growth(against).value("a", "x", base, before)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Simple growth(String against) {
        return of(
                        MAY,
                        "month",
                        "",
                        "{'op':'growth','of':{'op':'own'},'against':'"
                                + against
                                + "','factor':'100'}")
                .value("a", "x", MAY, "100");
    }

    @Test
    void before_1900_there_are_no_periods_and_no_exceptions() {
        Period first = Period.ofYear(1900);
        for (String op : List.of("previous", "last-year")) {
            Simple simple = new Simple().period(first).units("a");
            simple.definition(
                    definition("year", "", "{'op':'" + op + "','of':{'op':'own'}}")
                            .replace("2020", "1900"),
                    null);
            assertThat(reason(simple)).isEqualTo(Reasons.NO_BASE);
        }
    }

    @Test
    void sums_differences_products_and_quotients_of_other_indicators() {
        assertThat(combined("{'op':'sum','of':[%s,%s]}")).isEqualByComparingTo("16");
        assertThat(combined("{'op':'difference','from':%s,'take':%s}")).isEqualByComparingTo("8");
        assertThat(combined("{'op':'product','of':[%s,%s]}")).isEqualByComparingTo("48");
        assertThat(combined("{'op':'quotient','numerator':%s,'denominator':%s,'factor':'10'}"))
                .isEqualByComparingTo("30");
        assertThat(
                        combined(
                                        "{'op':'sum','of':[{'op':'logarithm','of':%s},{'op':'constant','value':'1'},%s]}")
                                .setScale(6, RoundingMode.HALF_UP))
                .isEqualByComparingTo("7.484907");
    }

    private static BigDecimal combined(String formula) {
        Simple simple =
                of(
                        YEAR,
                        "year",
                        "",
                        formula.formatted(
                                "{'op':'indicator','indicator':'y'}",
                                "{'op':'indicator','indicator':'z'}"));
        simple.completion("y", null).completion("z", null);
        simple.value("a", "y", "12").value("a", "z", "4");
        BigDecimal value = result(simple).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    @Test
    void one_absent_part_makes_the_whole_absent_for_the_same_reason() {
        Simple simple =
                of(
                        YEAR,
                        "year",
                        "",
                        "{'op':'sum','of':[{'op':'constant','value':'1'},{'op':'indicator','indicator':'y'}]}");
        simple.completion("y", null).none("a", "y", "blocked");
        assertThat(reason(simple)).isEqualTo(Reasons.BLOCKED);
    }

    @Test
    void what_cannot_be_computed_is_an_outcome_and_never_an_exception() {
        assertThat(
                        reason(
                                of(
                                                YEAR,
                                                "year",
                                                "",
                                                "{'op':'quotient','numerator':{'op':'own'},'denominator':{'op':'constant','value':'0'}}")
                                        .value("a", "x", YEAR, "1")))
                .isEqualTo(Reasons.DIVISION_BY_ZERO);
        assertThat(
                        reason(
                                of(YEAR, "year", "", "{'op':'logarithm','of':{'op':'own'}}")
                                        .value("a", "x", YEAR, "0")))
                .isEqualTo(Reasons.LOG_OF_NOT_POSITIVE);
        assertThat(
                        reason(
                                of(
                                                YEAR,
                                                "year",
                                                "",
                                                "{'op':'product','of':[{'op':'own'},{'op':'own'}]}")
                                        .value("a", "x", YEAR, "999999999999999999")))
                .isEqualTo(Reasons.OUT_OF_RANGE);
        assertThat(reason(of(YEAR, "year", "", "{'op':'indicator','indicator':'nowhere'}")))
                .isEqualTo(Reasons.NO_VERSION);
    }

    @Test
    void a_circle_of_references_is_an_outcome_too() {
        Simple simple = of(YEAR, "year", "", "{'op':'indicator','indicator':'y'}");
        simple.definition(
                definition("year", "", "{'op':'indicator','indicator':'x'}")
                        .replace("'indicator':'x','version'", "'indicator':'y','version'"),
                null);
        assertThat(reason(simple)).isEqualTo(Reasons.CYCLE);
    }

    // ---- helpers

    private static BigDecimal year(String accumulation) {
        BigDecimal value = result(monthly(YEAR, accumulation)).value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Simple monthly(Period scored, String accumulation) {
        return of(scored, "month", "'accumulation':'" + accumulation + "'", "")
                .value("a", "x", Period.ofMonth(2026, 2), "10")
                .value("a", "x", Period.ofMonth(2026, 3), "20")
                .value("a", "x", Period.ofMonth(2026, 7), "30");
    }

    private static Simple of(Period scored, String frequency, String more, String formula) {
        return new Simple()
                .period(scored)
                .units("a")
                .definition(definition(frequency, more, formula), null);
    }

    private static String definition(String frequency, String more, String formula) {
        return "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'%s'%s%s,'rule':{'rule':'completion'}}"
                .formatted(
                        frequency,
                        more.isEmpty() ? "" : "," + more,
                        formula.isEmpty() ? "" : ",'formula':" + formula);
    }

    private static Target planned(String value, String shareInMay) {
        return new Target(
                YEAR,
                d(value),
                null,
                List.of(
                        new Target.Milestone(Period.ofMonth(2026, 12), BigDecimal.ONE),
                        new Target.Milestone(MAY, d(shareInMay))),
                List.of());
    }

    private static void ratio(Simple simple, Period period, String numerator, String denominator) {
        simple.facts.observation(
                code("a"),
                code("x"),
                period,
                new Observation.Ratio(d(numerator), d(denominator), true, false, List.of()));
    }

    private static @Nullable Code reason(Simple simple) {
        return result(simple).reason();
    }

    private static IndicatorResult result(Simple simple) {
        UnitScore score = simple.score().units().getFirst();
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score.indicator(code("x")).orElseThrow();
    }
}
