package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Figures made of other units' figures. */
class OverUnitsTest {

    private static final String OWN = "{'op':'own'}";
    private static final String HEADS = "{'op':'indicator','indicator':'heads'}";

    private static String over(String units, String take, String more) {
        return "{'op':'over-units','units':'%s','take':'%s','of':%s%s}"
                .formatted(units, take, OWN, more);
    }

    /** A county above three towns, of which the last reported nothing. */
    private static Simple county(String formula) {
        return county(formula, "last");
    }

    private static Simple county(String formula, String accumulation) {
        Simple simple = new Simple().units("county", "city");
        simple.completion("heads", null);
        simple.nodes.clear();
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'%s','accumulation':'%s','formula':%s,'rule':{'rule':'completion','cap':'10'}}"
                        .formatted(
                                accumulation.equals("last") ? "year" : "month",
                                accumulation,
                                formula),
                "100");
        simple.target("x", "100");
        for (String town : List.of("east", "north", "west")) {
            simple.facts.below(code("county"), code(town));
        }
        return simple;
    }

    private static Simple towns(String formula) {
        return county(formula)
                .value("east", "x", "30")
                .value("north", "x", "60")
                .value("east", "heads", "1")
                .value("north", "heads", "3");
    }

    private static UnitScore score(Simple simple) {
        UnitScore score = simple.score("county", scheme -> scheme.put("engine", "kc-2"));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score;
    }

    private static String made(String formula) {
        UnitScore score = score(towns(formula));
        IndicatorResult x = score.indicator(code("x")).orElseThrow();
        return total(score)
                + (x.partial() ? " partial" : "")
                + (x.reason() == null ? "" : " " + x.reason());
    }

    @Test
    void a_figure_is_made_of_those_of_the_units_below_each_cited_by_its_name() {
        assertThat(made(over("below", "sum", ""))).isEqualTo("90.00 partial");
        assertThat(made(over("below", "mean", ""))).isEqualTo("45.00 partial");
        assertThat(made(over("below", "max", ""))).isEqualTo("60.00 partial");
        assertThat(made(over("below", "min", ""))).isEqualTo("30.00 partial");
        // (30 × 1 + 60 × 3) ÷ 4
        assertThat(made(over("below", "weighted", ",'by':" + HEADS))).isEqualTo("52.50 partial");
        Simple simple = towns(over("below", "sum", ""));
        Derivation derivation = Derivation.of(score(simple));
        assertThat(derivation.write().toString()).contains("east", "north", "of-unit");
        Position east =
                simple.facts
                        .observation(code("east"), code("x"), Simple.YEAR)
                        .orElseThrow()
                        .sources()
                        .getFirst();
        assertThat(derivation.write().toString()).contains(east.toString());
        CohortScores scores = simple.score(scheme -> scheme.put("engine", "kc-2"));
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(east))
                .filteredOn(t -> t.channel() == ReverseIndex.Channel.OWN)
                .extracting(ReverseIndex.AffectedUnit::unit)
                .containsExactly(code("county"));
    }

    @Test
    void with_fewer_than_the_least_share_of_those_who_owe_one_there_is_none() {
        assertThat(made(over("below", "sum", ",'least':'0.6'"))).isEqualTo("90.00 partial");
        assertThat(made(over("below", "sum", ",'least':'0.7'")))
                .startsWith("none")
                .endsWith(" insufficient-coverage");
        Simple exempt =
                towns(over("below", "sum", ",'least':'0.7'")).none("west", "x", "not-applicable");
        assertThat(total(score(exempt))).isEqualTo("90.00");
    }

    @Test
    void where_nobody_below_reported_it_is_missing_for_their_reason_and_without_units_for_that() {
        UnitScore nobody = score(county(over("below", "sum", "")));
        assertThat(nobody.indicators().getFirst().reason()).isEqualTo(code("not-sent"));
        UnitScore city =
                towns(over("below", "sum", ""))
                        .score("city", scheme -> scheme.put("engine", "kc-2"));
        assertThat(city.indicators().getFirst().reason()).isEqualTo(code("no-units"));
    }

    @Test
    void a_figure_may_be_made_of_the_class_and_compared_with_it() {
        Simple simple =
                county(
                                "{'op':'difference','from':%s,'take':%s}"
                                        .formatted(OWN, over("class", "mean", "")))
                        .value("county", "x", "80")
                        .value("city", "x", "40");
        assertThat(total(score(simple))).isEqualTo("20.00");
    }

    @Test
    void units_below_units_are_reached_where_each_asks_for_its_own() {
        String nested =
                "{'op':'over-units','units':'below','take':'sum','of':{'op':'if-missing','of':%s,'otherwise':%s}}"
                        .formatted(OWN, over("below", "sum", ""));
        Simple simple = county(nested).value("east", "x", "30");
        simple.facts.below(code("north"), code("village-1"));
        simple.facts.below(code("north"), code("village-2"));
        simple.value("village-1", "x", "5").value("village-2", "x", "7");
        assertThat(total(score(simple))).isEqualTo("42.00");
    }

    /** A rate of a year is made once of what its parts come to, never of the months' rates. */
    @Test
    void the_mean_over_units_of_a_year_is_that_of_their_years() {
        Simple simple = county(over("below", "mean", ""), "sum");
        for (int month = 1; month <= 12; month++) {
            simple.value("east", "x", Period.ofMonth(2026, month), "1");
            simple.value("north", "x", Period.ofMonth(2026, month), "2");
            simple.value("west", "x", Period.ofMonth(2026, month), "3");
        }
        assertThat(total(score(simple))).isEqualTo("24.00");
        Simple sum = county(over("below", "sum", ""), "sum");
        for (int month = 1; month <= 12; month++) {
            sum.value("east", "x", Period.ofMonth(2026, month), "1");
            sum.value("north", "x", Period.ofMonth(2026, month), "2");
            sum.value("west", "x", Period.ofMonth(2026, month), "3");
        }
        assertThat(total(score(sum))).isEqualTo("72.00");
    }

    @Test
    void what_is_weighted_by_is_for_weighted_alone() {
        assertThat(found(over("below", "weighted", ""))).containsExactly("/by missing-field");
        assertThat(found(over("below", "sum", ",'by':" + HEADS)))
                .containsExactly("/by unused-field");
        assertThat(
                        Formula.read(json(over("below", "weighted", ",'by':" + HEADS)))
                                .orThrow()
                                .references())
                .containsExactly(code("heads"));
    }

    private static List<String> found(String formula) {
        return switch (Formula.read(json(formula))) {
            case Reading.Findings<Formula>(List<Finding> list) ->
                    list.stream().map(f -> f.pointer() + " " + f.code()).toList();
            case Reading.Read<Formula> _ -> List.of();
        };
    }

    @Property(tries = 50)
    void the_sum_over_units_is_their_sum_in_whatever_order_they_are_told(
            @ForAll @Size(min = 3, max = 3) List<@IntRange(max = 300) Integer> figures,
            @ForAll boolean turned) {
        Simple simple = new Simple().units("county");
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','formula':%s,'rule':{'rule':'completion','cap':'10'}}"
                        .formatted(over("below", "sum", "")),
                "100");
        simple.target("x", "100");
        int sum = 0;
        for (int i = 0; i < figures.size(); i++) {
            int unit = turned ? figures.size() - 1 - i : i;
            simple.facts.below(code("county"), code("unit-" + unit));
            simple.value("unit-" + unit, "x", figures.get(unit).toString());
            sum += figures.get(unit);
        }
        assertThat(score(simple).exactTotal().orElseThrow())
                .isEqualByComparingTo(BigDecimal.valueOf(sum));
    }
}
