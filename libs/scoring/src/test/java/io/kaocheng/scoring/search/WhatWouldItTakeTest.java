package io.kaocheng.scoring.search;

import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The nearest figure, where a rule does not only rise, and where ties are in the way. */
class WhatWouldItTakeTest {

    private static final String HUMP =
            "{'rule':'steps','steps':[{'to':'20','achievement':'0.2'},{'from':'20','to':'40','achievement':'1'},"
                    + "{'from':'40','to':'60','achievement':'0.3'},{'from':'60','achievement':'1'}],'closed':'%s'}";

    // ---- rules that rise and fall

    @Test
    void a_table_that_rises_and_falls_is_searched_on_both_sides() {
        // from 45 the step below begins just under 40, the one above at 60
        assertThat(to(one(Direction.UP, HUMP.formatted("lower"), "45"), "90", 1)).contains("39.9");
        assertThat(to(one(Direction.UP, HUMP.formatted("lower"), "52"), "90", 1)).contains("60.0");
        // upper: 40 itself belongs to the step below, 60 not yet to the one above
        assertThat(to(one(Direction.UP, HUMP.formatted("upper"), "45"), "90", 1)).contains("40.0");
        assertThat(to(one(Direction.UP, HUMP.formatted("upper"), "52"), "90", 1)).contains("60.1");
    }

    @Test
    void a_table_read_with_the_completion_turns_where_the_target_makes_it_turn() {
        // 0.4 of 150 is 60
        assertThat(
                        to(
                                one(
                                                Direction.UP,
                                                "{'rule':'steps','steps':[{'to':'0.4','achievement':'1'},"
                                                        + "{'from':'0.4','achievement':'0'}],'read':'completion'}",
                                                "80")
                                        .target("x", "150"),
                                "90",
                                0))
                .contains("59");
    }

    @Test
    void being_near_is_sought_from_either_side() {
        String near = "{'rule':'closeness','tolerance':'0.5'}";
        // 0.8 is left 10 away from 100
        assertThat(to(one(Direction.ON_TARGET, near, "130").target("x", "100"), "80", 0))
                .contains("110");
        assertThat(to(one(Direction.ON_TARGET, near, "30").target("x", "100"), "80", 0))
                .contains("90");
    }

    @Test
    void an_open_range_is_entered_not_only_touched() {
        Simple simple = one(Direction.RANGE, "{'rule':'reached','strictly':true}", "30");
        simple.facts.classTarget(
                Simple.CLASS, code("x"), new Target(YEAR, d("60"), d("40"), List.of(), List.of()));
        assertThat(to(simple, "100", 1)).contains("40.1");
        assertThat(to(simple.value("a", "x", "70"), "100", 1)).contains("59.9");
    }

    @Test
    void a_target_between_the_decimals_asked_for_is_an_answer_where_nothing_else_is() {
        assertThat(
                        to(
                                one(Direction.ON_TARGET, "{'rule':'reached'}", "30")
                                        .target("x", "33.333"),
                                "100",
                                1))
                .contains("33.333");
    }

    @Test
    void the_ratio_to_the_lowest_is_not_sought_where_it_is_not_defined() {
        Simple simple =
                new Simple()
                        .units("a", "b")
                        .indicator("x", null, Direction.DOWN, "{'rule':'ratio-to-best'}");
        simple.value("a", "x", "20").value("b", "x", "8");
        assertThat(to(simple, "100", 0)).contains("8");
        assertThat(to(simple, "80", 0)).contains("10");
        // from 0, where it is not defined, up
        assertThat(to(simple.value("a", "x", "0"), "100", 0)).contains("1");
    }

    @Test
    void lower_is_sought_below_0_only_where_the_rule_speaks_of_it() {
        Simple fall = one(Direction.DOWN, "{'rule':'between','floor':'0','target':'-3'}", "1");
        assertThat(to(fall, "50", 1)).contains("-1.5");
        Simple share =
                one(
                        Direction.DOWN,
                        "{'rule':'efficacy','unacceptable':'9','satisfactory':'3','clamped':false}",
                        "5");
        // 120 would be had at 0, more only below
        assertThat(to(share, "120", 1)).contains("0.0");
        assertThat(to(share, "121", 1)).isEmpty();
    }

    @Test
    void without_a_figure_now_0_is_where_the_way_begins() {
        Simple simple =
                new Simple()
                        .units("a")
                        .indicator("x", null, Direction.DOWN, "{'rule':'control'}")
                        .target("x", "50");
        assertThat(to(simple, "100", 0)).contains("0");
    }

    // ---- grades

    @Test
    void a_tie_that_leaves_both_out_is_passed() {
        Simple simple = new Simple().units("a", "b", "c", "d").completion("x", null);
        simple.value("a", "x", "70").value("b", "x", "80").value("c", "x", "60");
        simple.value("d", "x", "50");
        // level with b at 80, both would stay out of the one place
        assertThat(to(simple, "excellent", graded("0.25"), 0)).contains("81");
        assertThat(to(simple, "excellent", graded("0.25"), 2)).contains("80.01");
    }

    @Test
    void between_two_ties_there_may_be_a_place() {
        Simple simple = new Simple().units("a", "b", "c", "d").completion("x", null);
        simple.value("a", "x", "50").value("b", "x", "80").value("c", "x", "60");
        simple.value("d", "x", "40");
        Consumer<ObjectNode> two =
                json ->
                        json.set(
                                "grades",
                                json(
                                        "{'grades':[{'grade':'excellent','quota':'0.25'},{'grade':'good','quota':'0.25'},{'grade':'pass'}]}"));
        // at 60 level with c, from 60.01 second, at 80 level with b and neither, from 80.01 first
        assertThat(to(simple, "good", two, 0)).contains("61");
        assertThat(to(simple, "excellent", two, 0)).contains("81");
    }

    @Test
    void a_tie_at_100_is_passed_where_the_best_total_is_100() {
        Simple simple = new Simple().units("a", "b", "c", "d").completion("x", null);
        simple.value("a", "x", "40").value("b", "x", "80").value("c", "x", "30");
        simple.value("d", "x", "20");
        Consumer<ObjectNode> best =
                json -> {
                    graded("0.25").accept(json);
                    json.withObject("scaling").put("between", "best-is-100");
                };
        // at 80 both have 100 and the one place goes to neither; at 81 a has 100 still, b less
        assertThat(to(simple, "excellent", best, 0)).contains("81");
    }

    @Test
    void the_best_total_being_100_moves_the_others_and_not_the_best() {
        Simple simple = new Simple().units("a", "b").completion("x", null);
        simple.value("a", "x", "40").value("b", "x", "80");
        Consumer<ObjectNode> best =
                json -> json.withObject("scaling").put("between", "best-is-100");
        assertThat(
                        only(
                                WhatWouldItTake.find(
                                        simple.cohort(best),
                                        simple.facts,
                                        code("a"),
                                        new WhatWouldItTake.Score(d("75")),
                                        0)))
                .contains("60");
    }

    // ---- what is not searched

    @Test
    void what_was_not_searched_is_named_with_the_reason() {
        Simple simple = new Simple().units("a", "b").completion("x", null).completion("z", null);
        simple.indicator(
                "s",
                null,
                Direction.UP,
                "{'rule':'timeliness','late':'1','missing':'1','wrong':'1','full':'10'}");
        simple.completion("gone", null).completion("free", null);
        simple.value("a", "x", "10").value("b", "x", "60").value("a", "z", "10");
        simple.value("a", "free", "10").value("b", "free", "60").value("b", "gone", "60");
        simple.none("b", "z", "merged");
        simple.facts.exemption(
                code("a"),
                code("gone"),
                YEAR,
                new Exemption(Reasons.NOT_APPLICABLE, List.of(simple.next(Journal.INDICATORS))));
        Consumer<ObjectNode> more =
                json -> {
                    graded("0.5").accept(json);
                    json.withObject("noData").put("merged", "peer-mean");
                };
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        simple.cohort(more),
                        simple.facts,
                        code("a"),
                        new WhatWouldItTake.GradeOrBetter(code("excellent")),
                        0);
        assertThat(notCovered(answer))
                .extracting(n -> n.indicator() + " " + Shape.kebab(n.why()))
                .containsExactly("z lifts-others", "s no-figure", "gone not-asked-for");
        assertThat(
                        notCovered(
                                WhatWouldItTake.find(
                                        simple.cohort(more),
                                        simple.facts,
                                        code("a"),
                                        new WhatWouldItTake.Score(d("60")),
                                        0)))
                .as("a total is not compared with others'")
                .extracting(n -> n.indicator() + " " + Shape.kebab(n.why()))
                .containsExactly("s no-figure", "gone not-asked-for");
    }

    @Test
    void an_indicator_without_a_version_or_not_yet_due_is_not_searched() {
        Simple simple = new Simple().period(Period.ofMonth(2026, 5)).units("a");
        simple.completion("x", null).value("a", "x", "50");
        simple.definition(
                "{'indicator':'yearly','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':{'rule':'completion'}}",
                null);
        simple.nodes.add(
                new Scheme.IndicatorNode(
                        code("unknown"),
                        null,
                        null,
                        new Scheme.LightRule(Scheme.LightOn.ACHIEVEMENT, d("0.9"), d("0.6"), 3)));
        assertThat(notCovered(score(simple, "60", 0)))
                .extracting(n -> n.indicator() + " " + Shape.kebab(n.why()))
                .containsExactly("yearly not-asked-for", "unknown no-version");
    }

    @Test
    void nothing_is_searched_where_a_veto_removes_a_block_from_a_geometric_mean() {
        Simple simple = new Simple().units("a").completion("x", null).completion("z", null);
        simple.value("a", "x", "50").value("a", "z", "50");
        Scheme.Block inner =
                new Scheme.Block(
                        code("inner"),
                        null,
                        null,
                        Scheme.Weighting.EQUAL,
                        Scheme.Aggregation.ARITHMETIC,
                        List.of(simple.nodes.get(0)));
        Scheme scheme =
                Schemes.of(
                        Simple.CLASS,
                        new Scheme.Block(
                                code("root"),
                                null,
                                null,
                                Scheme.Weighting.EQUAL,
                                Scheme.Aggregation.GEOMETRIC,
                                List.of(inner, simple.nodes.get(1))),
                        json ->
                                json.set(
                                        "vetoes",
                                        json(
                                                "[{'effect':'zero-block','kind':'lie','block':'inner'}]")));
        simple.facts.veto(
                code("a"), YEAR, new Veto(code("lie"), List.of(simple.next(Journal.EVALUATION))));
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        new Cohort(Simple.CLASS, YEAR, new SchemeInForce(scheme, List.of())),
                        simple.facts,
                        code("a"),
                        new WhatWouldItTake.Score(d("60")),
                        0);
        assertThat(notCovered(answer))
                .extracting(n -> n.indicator() + " " + Shape.kebab(n.why()))
                .containsExactly("x taken-away", "z taken-away");
    }

    @Test
    void indicators_whose_formulas_lead_to_the_figure_are_named_as_held_still() {
        Simple simple = new Simple().units("a").completion("x", null);
        simple.definition(
                        "{'indicator':'twice','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',"
                                + "'formula':{'op':'product','of':[{'op':'indicator','indicator':'x'},{'op':'constant','value':'2'}]},"
                                + "'rule':{'rule':'completion'}}",
                        null)
                .target("twice", "100")
                .value("a", "x", "20");
        assertThat(score(simple, "50", 0))
                .isInstanceOfSatisfying(
                        WhatWouldItTake.Changes.class,
                        changes ->
                                assertThat(changes.smallestFirst())
                                        .extracting(
                                                c -> c.indicator() + " " + c.to() + " " + c.fixed())
                                        // (x + 40) / 2 and (20 + twice) / 2
                                        .containsExactlyInAnyOrder("x 60 [twice]", "twice 80 []"));
    }

    @Test
    void decimals_and_the_unit_must_be_what_they_can_be() {
        Simple simple = one(Direction.UP, "{'rule':'completion'}", "50").target("x", "100");
        assertThatThrownBy(() -> score(simple, "60", 7)).hasMessageContaining("0 to 6; found 7");
        assertThatThrownBy(
                        () ->
                                WhatWouldItTake.find(
                                        simple.cohort(json -> {}),
                                        simple.facts,
                                        code("nobody"),
                                        new WhatWouldItTake.Score(d("60")),
                                        0))
                .hasMessageContaining("nobody is not in class towns in 2026");
    }

    // ---- words

    private static Simple one(Direction direction, String rule, String value) {
        return new Simple().units("a").indicator("x", null, direction, rule).value("a", "x", value);
    }

    private static WhatWouldItTake.Answer score(Simple simple, String atLeast, int decimals) {
        return WhatWouldItTake.find(
                simple.cohort(json -> {}),
                simple.facts,
                code("a"),
                new WhatWouldItTake.Score(d(atLeast)),
                decimals);
    }

    private static Optional<String> to(Simple simple, String atLeast, int decimals) {
        return only(score(simple, atLeast, decimals));
    }

    private static Optional<String> to(
            Simple simple, String grade, Consumer<ObjectNode> more, int decimals) {
        return only(
                WhatWouldItTake.find(
                        simple.cohort(more),
                        simple.facts,
                        code("a"),
                        new WhatWouldItTake.GradeOrBetter(code(grade)),
                        decimals));
    }

    private static Optional<String> only(WhatWouldItTake.Answer answer) {
        return switch (answer) {
            case WhatWouldItTake.Changes(List<WhatWouldItTake.Change> changes, _) ->
                    Optional.of(changes.getFirst().to().toPlainString());
            case WhatWouldItTake.OutOfReach _ -> Optional.empty();
            case WhatWouldItTake.AlreadyThere _ -> Optional.of("already there");
        };
    }

    static List<WhatWouldItTake.NotCovered> notCovered(WhatWouldItTake.Answer answer) {
        return switch (answer) {
            case WhatWouldItTake.Changes(_, List<WhatWouldItTake.NotCovered> notCovered) ->
                    notCovered;
            case WhatWouldItTake.OutOfReach(List<WhatWouldItTake.NotCovered> notCovered) ->
                    notCovered;
            case WhatWouldItTake.AlreadyThere _ -> List.of();
        };
    }

    private static Consumer<ObjectNode> graded(String quota) {
        return json ->
                json.set(
                        "grades",
                        json(
                                "{'grades':[{'grade':'excellent','quota':'%s'},{'grade':'pass'}]}"
                                        .formatted(quota)));
    }
}
