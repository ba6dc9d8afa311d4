package io.kaocheng.scoring.search;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.scoring.Region;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.Scheme;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** The what-would-it-take search and the robustness of ranks. */
class SearchesTest {

    // ---- what would it take

    @Test
    void the_smallest_single_change_comes_first() {
        // total 68: a published 72.00 is 71.995: +7.99 on x (weight 50), 13.32 on z (30), 19.98 on
        // y (20)
        assertThat(
                        WhatWouldItTake.find(
                                town().cohort(json -> {}),
                                town().facts,
                                code("a"),
                                new WhatWouldItTake.Score(d("72")),
                                2))
                .isInstanceOfSatisfying(
                        WhatWouldItTake.Changes.class,
                        changes -> {
                            assertThat(changes.smallestFirst())
                                    .extracting(c -> c.indicator().value() + " " + c.to())
                                    .containsExactly("x 67.99", "z 93.32", "y 89.98");
                            assertThat(changes.smallestFirst().getFirst().from())
                                    .isEqualByComparingTo("60");
                            assertThat(changes.smallestFirst().getFirst().relative())
                                    .isEqualByComparingTo("0.0799");
                            assertThat(changes.smallestFirst().getFirst().total())
                                    .isEqualByComparingTo("72");
                        });
    }

    @Test
    void what_holds_already_and_what_no_single_figure_can_do_are_answers_too() {
        assertThat(find(new WhatWouldItTake.Score(d("68"))))
                .isEqualTo(new WhatWouldItTake.AlreadyThere());
        assertThat(find(new WhatWouldItTake.Score(d("88.02"))))
                .isEqualTo(new WhatWouldItTake.OutOfReach(List.of()));
    }

    @Test
    void a_better_grade_may_be_the_objective() {
        Simple simple = new Simple().units("a", "b", "c").completion("x", "100");
        simple.value("a", "x", "60").value("b", "x", "70").value("c", "x", "65");
        Consumer<ObjectNode> graded =
                json ->
                        json.set(
                                "grades",
                                json(
                                        "{'grades':[{'grade':'excellent','quota':'0.34'},{'grade':'pass'}]}"));
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        simple.cohort(graded),
                        simple.facts,
                        code("a"),
                        new WhatWouldItTake.GradeOrBetter(code("excellent")),
                        1);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        WhatWouldItTake.Changes.class,
                        changes ->
                                assertThat(changes.smallestFirst().getFirst().to())
                                        .isEqualByComparingTo("70.1"));
    }

    @Test
    void lower_is_sought_where_lower_is_better_and_the_target_where_that_is_best() {
        Simple simple =
                new Simple()
                        .units("a")
                        .indicator("down", null, Direction.DOWN, "{'rule':'control'}")
                        .indicator(
                                "near",
                                null,
                                Direction.ON_TARGET,
                                "{'rule':'closeness','tolerance':'1'}");
        simple.target("down", "50").target("near", "100");
        simple.value("a", "down", "80").value("a", "near", "140");
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        simple.cohort(json -> {}),
                        simple.facts,
                        code("a"),
                        new WhatWouldItTake.Score(d("60")),
                        1);
        // now (40 + 60) / 2 = 50; +20 on either
        assertThat(answer)
                .isInstanceOfSatisfying(
                        WhatWouldItTake.Changes.class,
                        changes ->
                                assertThat(changes.smallestFirst())
                                        .extracting(c -> c.indicator().value() + " " + c.to())
                                        .containsExactlyInAnyOrder("down 70.0", "near 120.0"));
    }

    @Property(tries = 15)
    void one_step_less_than_the_answer_does_not_do(@ForAll long seed) {
        Region.Made made = new Region(seed, false, 4, 16).make();
        Cohort cohort = made.cohort(Region.YEAR);
        UnitScore now = Engine.score(cohort, made.facts()).units().getFirst();
        if (now.total().isEmpty()) {
            return;
        }
        BigDecimal objective = now.total().get().add(BigDecimal.ONE);
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        cohort, made.facts(), now.unit(), new WhatWouldItTake.Score(objective), 2);
        if (answer instanceof WhatWouldItTake.Changes(List<WhatWouldItTake.Change> changes, _)) {
            Engine.Trial trial = new Engine.Trial(cohort, made.facts(), true);
            for (WhatWouldItTake.Change change : changes) {
                assertThat(change.total()).isGreaterThanOrEqualTo(objective);
                assertThat(trial.with(0, change.indicator(), change.to()).total())
                        .isEqualByComparingTo(change.total());
            }
        }
    }

    private static WhatWouldItTake.Answer find(WhatWouldItTake.Objective objective) {
        return WhatWouldItTake.find(
                town().cohort(json -> {}), town().facts, code("a"), objective, 2);
    }

    private static Simple town() {
        Simple simple = new Simple().units("a");
        for (String indicator : List.of("x", "y", "z")) {
            simple.indicator(
                            indicator,
                            indicator.equals("x") ? "50" : indicator.equals("y") ? "20" : "30",
                            Direction.UP,
                            "{'rule':'completion'}")
                    .target(indicator, "100");
        }
        return simple.value("a", "x", "60").value("a", "y", "70").value("a", "z", "80");
    }

    // ---- rank robustness

    @Test
    void clear_leads_survive_and_narrow_ones_do_not() {
        Simple simple =
                new Simple().units("a", "b", "c").completion("x", "50").completion("y", "50");
        simple.value("a", "x", "100").value("a", "y", "100");
        simple.value("b", "x", "60").value("b", "y", "40");
        simple.value("c", "x", "40").value("c", "y", "60.1");
        List<RankRobustness.Spread> spreads = spreads(simple, 7);
        assertThat(spreads).extracting(RankRobustness.Spread::rank).containsExactly(1, 3, 2);
        assertThat(spreads).extracting(RankRobustness.Spread::best).containsExactly(1, 2, 2);
        assertThat(spreads).extracting(RankRobustness.Spread::worst).containsExactly(1, 3, 3);
        assertThat(spreads.getFirst().ranks()).containsExactly(java.util.Map.entry(1, 200));
    }

    @Test
    void the_same_seed_gives_the_same_answer_and_another_another() {
        Simple simple = new Simple().units("a", "b").completion("x", "50").completion("y", "50");
        simple.value("a", "x", "60")
                .value("a", "y", "40")
                .value("b", "x", "40")
                .value("b", "y", "60");
        assertThat(spreads(simple, 7)).isEqualTo(spreads(simple, 7));
        assertThat(spreads(simple, 7)).isNotEqualTo(spreads(simple, 8));
    }

    @Test
    void ambiguous_wording_moves_grades_too() {
        Simple simple = new Simple().units("a", "b", "c");
        simple.indicator(
                "x",
                "100",
                Direction.UP,
                "{'rule':'threshold-deduction','threshold':'20','perStep':'0.05','full':'1','counting':'floor'}");
        simple.value("a", "x", "19.2").value("b", "x", "19.5").value("c", "x", "12");
        Cohort cohort =
                simple.cohort(
                        json ->
                                json.set(
                                        "grades",
                                        json(
                                                "{'grades':[{'grade':'excellent','quota':'0.4'},{'grade':'pass'}]}")));
        List<RankRobustness.Spread> spreads =
                RankRobustness.of(
                        cohort,
                        simple.facts,
                        new RankRobustness.Perturbations(
                                BigDecimal.ZERO,
                                List.of(Rule.Counting.values()),
                                List.of(Ties.values()),
                                List.of(Scheme.QuotaRounding.values()),
                                List.of(d("1"), d("1.2")),
                                List.of(Scheme.NoData.ZERO, Scheme.NoData.SHARE)),
                        1,
                        100);
        assertThat(spreads.get(0).ranks().keySet()).containsExactly(1, 2);
        assertThat(spreads.get(1).grades().keySet())
                .containsExactly(code("excellent"), code("pass"));
        assertThat(spreads.get(2).ranks().keySet()).containsExactly(3);
    }

    @Test
    void a_parameter_that_was_computed_from_figures_can_be_another_too() {
        Simple simple = new Simple().units("a", "b");
        simple.definition(
                        """
                        {'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year',
                         'rule':{'rule':'completion','cap':'1.5'},
                         'bounds':[{'at':'/rule/cap','percentile':'0.5','of':'region','period':'2025',
                          'cut':'goals@1 indicators@1 monitoring@1','value':'1.5','count':4}]}
                        """,
                        "100")
                .target("x", "100");
        simple.value("a", "x", "140").value("b", "x", "130");
        List<RankRobustness.Spread> spreads =
                RankRobustness.of(
                        simple.cohort(json -> {}),
                        simple.facts,
                        new RankRobustness.Perturbations(
                                BigDecimal.ZERO,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(d("1.2")),
                                List.of()),
                        1,
                        5);
        assertThat(spreads).extracting(RankRobustness.Spread::rank).containsExactly(1, 2);
        assertThat(spreads).extracting(RankRobustness.Spread::best).containsExactly(1, 1);
    }

    @Property(tries = 10)
    void any_region_can_be_perturbed(@ForAll long seed) {
        Region.Made made = Region.ofEveryRule(seed, false, 4).make();
        List<RankRobustness.Spread> spreads =
                RankRobustness.of(
                        made.cohort(Region.YEAR), made.facts(), ofWeights(d("0.5")), seed, 5);
        assertThat(spreads).hasSize(4);
    }

    private static List<RankRobustness.Spread> spreads(Simple simple, long seed) {
        return RankRobustness.of(
                simple.cohort(json -> {}), simple.facts, ofWeights(d("0.2")), seed, 200);
    }

    private static RankRobustness.Perturbations ofWeights(BigDecimal spread) {
        return new RankRobustness.Perturbations(
                spread, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
