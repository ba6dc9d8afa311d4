package io.kaocheng.scoring.search;

import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** From an entry to everything it touched. */
class ReverseIndexTest {

    private static final Position OVERRIDE = new Position(Journal.MONITORING, 700);

    @Test
    void a_figure_under_a_rule_without_peers_touches_its_own_score_and_the_others_standing() {
        Simple simple = new Simple().units("a", "b", "c").completion("x", "100");
        simple.value("a", "x", "1").value("b", "x", "2");
        assertThat(affected(simple, "b", "x")).containsExactly("a ranking", "b own x", "c ranking");
        // c owes its figure and counts 0: it has a total, and so a place among the others
        assertThat(affected(simple, "a", "x")).containsExactly("a own x", "b ranking", "c ranking");
    }

    @Test
    void a_figure_touches_the_scores_of_all_who_are_measured_against_it() {
        for (String rule :
                List.of(
                        "{'rule':'rank-decay'}",
                        "{'rule':'hurdle-and-rank','part':'0.4'}",
                        "{'rule':'rank-table','marks':['5','4'],'full':'5'}",
                        "{'rule':'ratio-to-best'}",
                        "{'rule':'against-mean','perUnit':'0.5','full':'5'}",
                        "{'rule':'range-share'}",
                        "{'rule':'growth-mix','level':'0.5','own':'0.3','contribution':'0.2'}")) {
            Simple simple =
                    new Simple()
                            .units("a", "b")
                            .completion("y", "50")
                            .indicator("x", "50", Direction.UP, rule)
                            .target("x", "10");
            for (String unit : List.of("a", "b")) {
                simple.value(unit, "y", "3")
                        .value(unit, "x", "4")
                        .value(unit, "x", YEAR.lastYear(), "3");
            }
            assertThat(affected(simple, "b", "x")).as(rule).containsExactly("a peer x", "b own x");
            assertThat(affected(simple, "b", "y")).as(rule).containsExactly("a ranking", "b own y");
        }
    }

    @Test
    void a_figure_that_is_not_there_is_a_peer_too() {
        Simple simple =
                new Simple()
                        .units("a", "b")
                        .indicator("x", "100", Direction.UP, "{'rule':'rank-decay'}");
        simple.value("a", "x", "1").none("b", "x", "merged");
        // with a figure, b could become first instead of a
        assertThat(affected(simple, "b", "x")).containsExactly("a peer x", "b own x");
    }

    @Test
    void where_the_peers_mean_is_used_each_of_the_peers_is_affected() {
        Simple simple = new Simple().units("a", "b", "c").completion("x", "100");
        simple.value("a", "x", "10").value("b", "x", "20").none("c", "x", "merged");
        List<String> affected =
                named(
                        ReverseIndex.of(
                                List.of(
                                        simple.score(
                                                more ->
                                                        more.withObject("noData")
                                                                .put("merged", "peer-mean")))),
                        entry(simple, "a", "x", YEAR));
        assertThat(affected).containsExactly("a own x", "b ranking", "c peer x");
    }

    @Test
    void where_the_best_total_is_100_every_total_rests_on_every_figure() {
        Simple simple = new Simple().units("a", "b").completion("x", "100");
        simple.value("a", "x", "10").value("b", "x", "20");
        List<String> affected =
                named(
                        ReverseIndex.of(
                                List.of(
                                        simple.score(
                                                more ->
                                                        more.withObject("scaling")
                                                                .put("between", "best-is-100")))),
                        entry(simple, "a", "x", YEAR));
        assertThat(affected).containsExactly("a own x", "b class-best");
    }

    @Test
    void a_light_set_by_a_person_touches_that_light_and_nobodys_standing() {
        Simple simple = new Simple().units("a", "b").completion("x", "100");
        simple.value("a", "x", "10").value("b", "x", "20");
        simple.facts.light(
                code("a"), code("x"), YEAR, new LightOverride(Light.GREEN, List.of(OVERRIDE)));
        assertThat(named(ReverseIndex.of(List.of(simple.score())), OVERRIDE))
                .containsExactly("a light x");
    }

    @Test
    void what_comes_in_at_the_total_touches_that_total_and_the_others_standing() {
        Simple simple = new Simple().units("a", "b").completion("x", "100");
        simple.value("a", "x", "10").value("b", "x", "20");
        Position grant = simple.next(Journal.EVALUATION);
        simple.facts.bonus(
                code("a"), YEAR, new Bonus(code("prize"), code("it"), d("1"), List.of(grant)));
        assertThat(
                        named(
                                ReverseIndex.of(
                                        List.of(
                                                simple.score(
                                                        more ->
                                                                more.set(
                                                                        "bonuses",
                                                                        json("{'cap':'5'}"))))),
                                grant))
                .containsExactly("a total", "b ranking");
    }

    @Test
    void membership_in_the_class_affects_every_rule_that_compares_peers() {
        Simple simple =
                new Simple()
                        .units("a", "b")
                        .indicator("x", "100", Direction.UP, "{'rule':'rank-decay'}");
        simple.value("a", "x", "1").value("b", "x", "2");
        Position membership =
                simple.facts.members(Simple.CLASS, YEAR).stream()
                        .filter(m -> m.unit().equals(code("b")))
                        .findFirst()
                        .orElseThrow()
                        .sources()
                        .getFirst();
        assertThat(named(ReverseIndex.of(List.of(simple.score())), membership))
                .containsExactly("a peer x", "b total");
    }

    @Test
    void absent_figures_passed_over_on_the_way_to_an_earlier_one_touch_the_score() {
        Simple simple = new Simple().period(Period.ofMonth(2026, 5)).units("a");
        simple.completion("x", "100")
                .none("a", "x", "merged")
                .value("a", "x", Period.ofMonth(2026, 4), "50");
        List<String> affected =
                named(
                        ReverseIndex.of(
                                List.of(
                                        simple.score(
                                                more ->
                                                        more.withObject("noData")
                                                                .put("merged", "carry-forward")))),
                        entry(simple, "a", "x", Period.ofMonth(2026, 5)));
        assertThat(affected).containsExactly("a own x");
    }

    @Test
    void an_entry_nothing_came_from_touched_nothing() {
        Simple simple = new Simple().units("a").completion("x", "100").value("a", "x", "1");
        assertThat(ReverseIndex.of(List.of(simple.score())).affectedBy(simple.next(Journal.SCORES)))
                .isEmpty();
    }

    private static Position entry(Simple simple, String unit, String indicator, Period period) {
        return simple.facts
                .observation(code(unit), code(indicator), period)
                .orElseThrow()
                .sources()
                .getFirst();
    }

    private static List<String> affected(Simple simple, String unit, String indicator) {
        return named(
                ReverseIndex.of(List.of(simple.score())),
                entry(simple, unit, indicator, simple.period));
    }

    private static List<String> named(ReverseIndex index, Position entry) {
        return index.affectedBy(entry).stream()
                .map(t -> t.unit() + " " + Shape.kebab(t.channel()) + with(t.indicator()))
                .toList();
    }

    private static String with(@Nullable Code indicator) {
        return indicator == null ? "" : " " + indicator;
    }
}
