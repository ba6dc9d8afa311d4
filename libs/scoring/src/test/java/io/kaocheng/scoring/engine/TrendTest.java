package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Trend;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Arrows made of the figures of several periods. */
class TrendTest {

    private static final String BANDS = "'bands':{'up':'5','rising':'1','flat':'-1'}";
    private static final String LINEAR = "{'from':'year','over':4,'method':'linear'," + BANDS + "}";
    private static final String NEEDED =
            "{'from':'year','over':4,'method':'needed','by':'2030','target':'100'}";

    private static String definition(String direction, String trend) {
        return "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'%s','frequency':'year','rule':%s,'trend':%s}"
                .formatted(
                        direction,
                        direction.equals("up")
                                ? "{'rule':'completion'}"
                                : direction.equals("down")
                                        ? "{'rule':'control'}"
                                        : "{'rule':'closeness','tolerance':'0.1'}",
                        trend);
    }

    /** Yearly figures up to 2026; null where there is none. */
    private static Simple region(String direction, String trend, @Nullable String... figures) {
        Simple simple = new Simple().units("a", "b");
        simple.definition(definition(direction, trend), "100").target("x", "100");
        for (int i = 0; i < figures.length; i++) {
            String figure = figures[i];
            if (figure != null) {
                simple.value("a", "x", Period.ofYear(2027 - figures.length + i), figure);
            }
        }
        return simple;
    }

    private static UnitScore score(Simple simple) {
        UnitScore score = simple.score("a", scheme -> scheme.put("engine", "kc-2"));
        assertThat(Recompute.of(Derivation.of(score)).differences()).isEmpty();
        return score;
    }

    private static @Nullable Arrow arrow(Simple simple) {
        return score(simple).indicator(code("x")).orElseThrow().trend();
    }

    private static String sentence(Simple simple) {
        return Derivation.of(score(simple)).write().toString();
    }

    @Test
    void the_slope_per_period_is_read_by_the_bands_towards_the_better_side() {
        assertThat(arrow(region("up", LINEAR, "10", "16", "21", "26"))).isEqualTo(Arrow.UP);
        assertThat(arrow(region("up", LINEAR, "10", "12", "14", "16"))).isEqualTo(Arrow.RISING);
        assertThat(arrow(region("up", LINEAR, "10", "10", "10", "9.5"))).isEqualTo(Arrow.FLAT);
        assertThat(arrow(region("up", LINEAR, "26", "21", "16", "10"))).isEqualTo(Arrow.DOWN);
        assertThat(arrow(region("down", LINEAR, "26", "21", "16", "10"))).isEqualTo(Arrow.UP);
        assertThat(arrow(region("down", LINEAR, "10", "16", "21", "26"))).isEqualTo(Arrow.DOWN);
        assertThat(sentence(region("up", LINEAR, "10", "12", "14", "16")))
                .contains("趋势 ↗：每期趋好 2", "trend ↗: better by 2 a period");
    }

    @Test
    void compound_growth_is_a_share_per_period() {
        String trend =
                "{'from':'year','over':3,'method':'cagr','bands':{'up':'0.1','rising':'0.02','flat':'0'}}";
        assertThat(arrow(region("up", trend, "100", "105", "121"))).isEqualTo(Arrow.UP);
        assertThat(arrow(region("up", trend, "100", "90", "106"))).isEqualTo(Arrow.RISING);
        assertThat(arrow(region("up", trend, "0", "90", "106"))).isEqualTo(Arrow.NONE);
        assertThat(sentence(region("up", trend, "100", "105", "121")))
                .contains("趋势 ↑：每期复合趋好 10%", "better by 10 % a period, compounded");
    }

    /**
     * As the Africa SDG Index and Dashboards estimate trends (their questions and answers 13 and
     * 14): the mean change a year so far against the one that leads from the first year to the
     * threshold of achievement by 2030; what is past the threshold and stays there is kept. Their
     * figures are not published with it, so the cases are made: from 30 in 2023 to 100 in 2030 are
     * 10 a year.
     */
    @Test
    void the_pace_so_far_is_held_against_the_one_that_leads_to_the_target() {
        assertThat(arrow(region("up", NEEDED, "30", "40", "50", "60"))).isEqualTo(Arrow.UP);
        assertThat(arrow(region("up", NEEDED, "30", "40", "50", "59.9"))).isEqualTo(Arrow.RISING);
        assertThat(arrow(region("up", NEEDED, "30", "33", "40", "45"))).isEqualTo(Arrow.RISING);
        assertThat(arrow(region("up", NEEDED, "30", "33", "40", "44.9"))).isEqualTo(Arrow.FLAT);
        assertThat(arrow(region("up", NEEDED, "30", "90", "30", "30"))).isEqualTo(Arrow.FLAT);
        assertThat(arrow(region("up", NEEDED, "30", "40", "50", "29.9"))).isEqualTo(Arrow.DOWN);
        assertThat(sentence(region("up", NEEDED, "30", "33", "40", "45")))
                .contains("趋势 ↗：进度为达标所需的 0.5 倍", "trend ↗: 0.5 times the pace that is needed");
    }

    @Test
    void what_is_past_its_target_is_kept_and_what_fell_behind_it_goes_down() {
        assertThat(arrow(region("up", NEEDED, "130", "120", "110", "100"))).isEqualTo(Arrow.UP);
        assertThat(sentence(region("up", NEEDED, "130", "120", "110", "100")))
                .contains("趋势 ↑：已达目标");
        assertThat(arrow(region("up", NEEDED, "130", "80", "85", "90"))).isEqualTo(Arrow.DOWN);
        assertThat(sentence(region("up", NEEDED, "130", "80", "85", "90"))).contains("曾达目标，现已不达");
    }

    @Test
    void the_target_that_is_set_for_the_named_period_is_what_leads_there() {
        String trend = "{'from':'year','over':2,'method':'needed','by':'2030'}";
        assertThat(arrow(region("up", trend, "50", "60"))).isEqualTo(Arrow.NONE);
        Simple simple = region("up", trend, "50", "60");
        Position set = new Position(Journal.GOALS, 77_000);
        simple.facts.classTarget(
                Simple.CLASS, code("x"), Target.of(Period.ofYear(2030), d("100"), List.of(set)));
        assertThat(arrow(simple)).isEqualTo(Arrow.UP);
        assertThat(sentence(simple)).contains("goals@77000");
    }

    @Test
    void too_little_history_and_what_lies_before_a_break_give_no_arrow() {
        assertThat(arrow(region("up", LINEAR, "10", null, "14", "16"))).isEqualTo(Arrow.NONE);
        assertThat(
                        arrow(
                                region(
                                        "up",
                                        LINEAR.replace("'over':4", "'over':4,'least':3"),
                                        "10",
                                        null,
                                        "14",
                                        "16")))
                .isEqualTo(Arrow.RISING);
        assertThat(
                        arrow(
                                region(
                                        "up",
                                        LINEAR.replace("'over':4", "'over':4,'since':'2024'"),
                                        "10",
                                        "12",
                                        "14",
                                        "16")))
                .isEqualTo(Arrow.NONE);
        assertThat(sentence(region("up", LINEAR, "10", null, "14", "16")))
                .contains("趋势 –：历史数据不足或无目标");
    }

    @Test
    void a_trend_is_no_part_of_the_score_and_the_first_engine_knows_none() {
        Simple simple = region("up", LINEAR, "10", "12", "14", "16");
        assertThat(total(score(simple))).isEqualTo("16.00");
        UnitScore first = simple.score("a", scheme -> {});
        assertThat(first.indicator(code("x")).orElseThrow().trend()).isNull();
        assertThat(total(first)).isEqualTo("16.00");
        assertThat(Derivation.of(first).write().toString()).doesNotContain("trend");
    }

    @Test
    void an_earlier_figure_touches_the_arrow_and_no_score() {
        Simple simple = region("up", LINEAR, "10", "12", "14", "16");
        CohortScores scores = simple.score(scheme -> scheme.put("engine", "kc-2"));
        Position of2024 =
                simple.facts
                        .observation(code("a"), code("x"), Period.ofYear(2024))
                        .orElseThrow()
                        .sources()
                        .getFirst();
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(of2024))
                .extracting(
                        ReverseIndex.AffectedUnit::unit,
                        ReverseIndex.AffectedUnit::channel,
                        ReverseIndex.AffectedUnit::indicator)
                .containsExactly(tuple(code("a"), ReverseIndex.Channel.LIGHT, code("x")));
        assertThat(
                        Workings.entries(
                                Workings.leaves(scores.units().getFirst().workings().tree())
                                        .getFirst()))
                .contains(of2024);
    }

    @Test
    void a_trend_that_cannot_be_made_is_refused_with_its_place() {
        assertThat(found(definition("up", "{'from':'year','over':4,'method':'linear'}")))
                .containsExactly("/trend/bands missing-field");
        assertThat(found(definition("up", "{'from':'year','over':4,'method':'needed'}")))
                .containsExactly("/trend/by missing-field");
        assertThat(found(definition("up", NEEDED.replace("'over':4", "'over':4,'least':5"))))
                .containsExactly("/trend/least out-of-range");
        assertThat(found(definition("up", LINEAR.replace("'rising':'1'", "'rising':'6'"))))
                .containsExactly("/trend/bands/up bands-not-in-order");
        assertThat(found(definition("up", LINEAR.replace("'from':'year'", "'from':'month'"))))
                .containsExactly("/trend/from out-of-range");
        assertThat(found(definition("on-target", LINEAR))).containsExactly("/trend trend-unsuited");
        assertThat(found(definition("up", LINEAR.replace(",'bands'", ",'target':'9','bands'"))))
                .containsExactly("/trend/target unused-field");
    }

    private static List<String> found(String definition) {
        return switch (IndicatorDefinition.read(json(definition))) {
            case Reading.Findings<IndicatorDefinition>(List<Finding> list) ->
                    list.stream().map(f -> f.pointer() + " " + f.code()).toList();
            case Reading.Read<IndicatorDefinition> _ -> List.of();
        };
    }

    /** The same figures turned upside down where less is better, and moved by any amount. */
    @Property(tries = 100)
    void a_trend_depends_neither_on_the_level_nor_on_which_way_is_called_better(
            @ForAll @Size(min = 4, max = 4)
                    List<@IntRange(min = -1000, max = 1000) Integer> figures,
            @ForAll @IntRange(min = -1000, max = 1000) int level) {
        Trend trend = Shape.read(Trend.class, json(LINEAR)).orThrow();
        List<Tendency.Value> values = new ArrayList<>();
        List<Tendency.Value> turned = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            values.add(new Tendency.Value(i, BigDecimal.valueOf(figures.get(i))));
            turned.add(
                    new Tendency.Value(i + 7, BigDecimal.valueOf((long) level - figures.get(i))));
        }
        Tendency.Measured one = Tendency.measure(trend, Direction.UP, values, null);
        Tendency.Measured other = Tendency.measure(trend, Direction.DOWN, turned, null);
        assertThat(other.arrow()).isEqualTo(one.arrow());
        assertThat(Objects.requireNonNull(other.pace())).isEqualByComparingTo(one.pace());
    }
}
