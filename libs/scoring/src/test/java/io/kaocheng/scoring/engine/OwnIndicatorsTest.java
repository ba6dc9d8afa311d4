package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.scoring.search.RankRobustness;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.scoring.search.WhatWouldItTake;
import io.kaocheng.shape.Finding;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Blocks in which each unit of a class has indicators of its own. */
class OwnIndicatorsTest {

    private static final Position ENTRY = new Position(Journal.GOALS, 900);
    private static final String LIGHT = "{'on':'achievement','green':'0.9','red':'0.6'}";

    private static Consumer<ObjectNode> tree(String block) {
        return scheme -> {
            scheme.put("engine", "kc-2");
            scheme.set(
                    "tree",
                    json(
                            """
                            {'kind':'block','code':'root','children':[
                             {'kind':'indicator','indicator':'x','weight':'60','light':%s},
                             %s]}
                            """
                                    .formatted(LIGHT, block)));
        };
    }

    private static final Consumer<ObjectNode> OWN =
            tree(
                    "{'kind':'own','code':'duties','weight':'40','indicatorLight':%s}"
                            .formatted(LIGHT));

    private static OwnList list(Period from, Position entry, String... items) {
        List<OwnList.Item> all = new ArrayList<>();
        for (int i = 0; i < items.length; i += 2) {
            all.add(new OwnList.Item(code(items[i]), d(items[i + 1])));
        }
        return new OwnList(from, all, List.of(entry));
    }

    private static void own(Simple simple, String unit, OwnList list) {
        simple.facts.ownList(code(unit), code("test"), code("duties"), list);
    }

    /** a: 0.6*50 + 0.4*(0.7*80 + 0.3*40) = 57.2; b: 0.6*90 + 0.4*20 = 62. */
    private static Simple region() {
        Simple simple =
                new Simple()
                        .units("a", "b")
                        .completion("x", "100")
                        .completion("y", null)
                        .completion("z", null);
        simple.nodes.subList(1, 3).clear();
        simple.value("a", "x", "50").value("a", "y", "80").value("a", "z", "40");
        simple.value("b", "x", "90").value("b", "y", "70").value("b", "z", "20");
        own(simple, "a", list(Simple.YEAR, ENTRY, "y", "70", "z", "30"));
        own(simple, "b", list(Simple.YEAR, new Position(Journal.GOALS, 901), "z", "100"));
        return simple;
    }

    @Test
    void each_unit_is_scored_by_its_own_list() {
        CohortScores scores = region().score(OWN);
        UnitScore a = scores.unit(code("a")).orElseThrow();
        assertThat(total(a)).isEqualTo("57.20");
        assertThat(a.block(code("duties")).orElseThrow().score()).isEqualByComparingTo("68");
        assertThat(a.indicator(code("y")).orElseThrow().weight()).isEqualByComparingTo("70");
        UnitScore b = scores.unit(code("b")).orElseThrow();
        assertThat(total(b)).isEqualTo("62.00");
        assertThat(b.indicator(code("y"))).isEmpty();
    }

    @Test
    void the_list_that_holds_on_the_last_day_counts() {
        Simple simple = region();
        own(simple, "b", list(Period.ofMonth(2026, 7), ENTRY, "y", "100"));
        own(simple, "b", list(Period.ofMonth(2027, 1), ENTRY, "x", "100"));
        assertThat(total(simple.score("b", OWN))).isEqualTo("82.00");
    }

    @Test
    void a_unit_without_a_list_is_scored_by_the_rest_and_not_covered() {
        Simple simple = region();
        simple.units("c").value("c", "x", "30");
        UnitScore c = simple.score("c", OWN);
        assertThat(total(c)).isEqualTo("30.00");
        assertThat(c.coverage()).isEqualByComparingTo("0.6");
        assertThat(c.block(code("duties")).orElseThrow().reason())
                .isEqualTo(code("no-own-indicators"));
        assertThat(Recompute.of(Derivation.of(c)).differences()).isEmpty();
    }

    @Test
    void an_indicator_that_counts_elsewhere_is_passed_over_and_that_is_told() {
        Simple simple = region();
        own(simple, "b", list(Simple.YEAR, ENTRY, "x", "50", "z", "50"));
        UnitScore b = simple.score("b", OWN);
        assertThat(total(b)).isEqualTo("62.00");
        assertThat(Derivation.of(b).write().toString())
                .contains("without x, which count elsewhere", "x 已在他处计分");
    }

    @Test
    void a_rule_that_compares_without_a_group_has_nobody_to_compare_with() {
        Simple simple = region();
        simple.definition(
                "{'indicator':'r','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':{'rule':'rank-decay','step':'0.1'}}",
                null);
        simple.nodes.removeLast();
        simple.value("a", "r", "1").value("b", "r", "2");
        own(simple, "b", list(Simple.YEAR, ENTRY, "r", "100"));
        UnitScore b = simple.score("b", OWN);
        assertThat(b.indicator(code("r")).orElseThrow().reason()).isEqualTo(code("no-units"));
        assertThat(Recompute.of(Derivation.of(b)).differences()).isEmpty();
    }

    @Test
    void the_list_is_cited_and_found() {
        CohortScores scores = region().score(OWN);
        Derivation a = Derivation.of(scores.unit(code("a")).orElseThrow());
        assertThat(a.write().toString()).contains("goals@900", "个性指标");
        assertThat(Recompute.of(a).differences()).isEmpty();
        assertThat(ReverseIndex.of(List.of(scores)).affectedBy(ENTRY))
                .anyMatch(t -> t.unit().equals(code("a")));
    }

    @Test
    void the_search_covers_a_units_own_indicators_and_no_others() {
        Simple simple = region();
        WhatWouldItTake.Answer answer =
                WhatWouldItTake.find(
                        simple.cohort(OWN),
                        simple.facts,
                        code("b"),
                        new WhatWouldItTake.Score(d("70")),
                        0);
        assertThat(answer).isInstanceOf(WhatWouldItTake.Changes.class);
        assertThat(((WhatWouldItTake.Changes) answer).smallestFirst())
                .extracting(WhatWouldItTake.Change::indicator)
                .containsExactlyInAnyOrder(code("x"), code("z"));
    }

    @Property(tries = 60)
    void equal_lists_are_a_fixed_block(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 99) int w) {
        Random random = new Random(seed);
        Simple simple =
                new Simple()
                        .units("a", "b", "c")
                        .completion("x", "100")
                        .completion("y", null)
                        .completion("z", null);
        simple.nodes.subList(1, 3).clear();
        for (String unit : List.of("a", "b", "c")) {
            for (String indicator : List.of("x", "y", "z")) {
                if (random.nextInt(4) > 0) {
                    simple.value(unit, indicator, Integer.toString(random.nextInt(150)));
                }
            }
            own(simple, unit, list(Simple.YEAR, ENTRY, "y", "" + w, "z", "" + (100 - w)));
        }
        String leaf = "{'kind':'indicator','indicator':'%s','weight':'%d','light':%s}";
        Consumer<ObjectNode> fixed =
                tree(
                        "{'kind':'block','code':'duties','weight':'40','children':[%s,%s]}"
                                .formatted(
                                        leaf.formatted("y", w, LIGHT),
                                        leaf.formatted("z", 100 - w, LIGHT)));
        String policy = random.nextBoolean() ? "peer-mean" : "zero";
        Consumer<ObjectNode> missing = scheme -> scheme.putObject("noData").put("not-sent", policy);
        List<String> own = texts(simple.score(OWN.andThen(missing)));
        assertThat(own).isEqualTo(texts(simple.score(fixed.andThen(missing))));
    }

    /** Own lists of everything, in two blocks, and a rule that compares within a group. */
    private static Simple drawn(Random random) {
        Simple simple =
                new Simple()
                        .units("a", "b", "c")
                        .completion("x", "100")
                        .completion("y", null)
                        .completion("z", null)
                        .definition(
                                "{'indicator':'r','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':{'rule':'rank-decay','step':'0.1'},'peers':'group:coast'}",
                                null);
        simple.nodes.subList(1, 4).clear();
        for (String unit : List.of("a", "b", "c")) {
            if (random.nextInt(3) > 0) {
                simple.facts.grouped(code("coast"), code(unit), simple.next(Journal.GOALS));
            }
            for (String indicator : List.of("x", "y", "z", "r")) {
                if (random.nextInt(4) > 0) {
                    simple.value(unit, indicator, Integer.toString(random.nextInt(150)));
                }
            }
            for (String block : List.of("duties", "tasks")) {
                if (random.nextInt(4) > 0) {
                    simple.facts.ownList(
                            code(unit), code("test"), code(block), drawn(simple, random));
                }
            }
        }
        return simple;
    }

    private static OwnList drawn(Simple simple, Random random) {
        List<String> indicators = new ArrayList<>(List.of("x", "y", "z", "r"));
        Collections.shuffle(indicators, random);
        int weight = 1 + random.nextInt(99);
        return list(
                random.nextBoolean() ? Simple.YEAR : Period.ofMonth(2026, 5),
                simple.next(Journal.GOALS),
                indicators.get(0),
                "" + weight,
                indicators.get(1),
                "" + (100 - weight));
    }

    private static final Consumer<ObjectNode> TWO =
            tree(("{'kind':'own','code':'duties','weight':'20','indicatorLight':%s},"
                                    + "{'kind':'own','code':'tasks','weight':'20','indicatorLight':%s}")
                            .formatted(LIGHT, LIGHT))
                    .andThen(
                            scheme ->
                                    scheme.set(
                                            "grades",
                                            json(
                                                    "{'grades':[{'grade':'good','atLeast':'80'},{'grade':'pass'}]}")));

    @Property(tries = 80)
    void whatever_the_lists_the_derivation_says_it_and_a_search_s_answer_holds(@ForAll long seed) {
        Simple simple = drawn(new Random(seed));
        Cohort cohort = simple.cohort(TWO);
        CohortScores scores = Engine.score(cohort, simple.facts);
        for (int i = 0; i < 3; i++) {
            UnitScore unit = scores.units().get(i);
            assertThat(Recompute.of(Derivation.of(unit)).differences()).isEmpty();
            WhatWouldItTake.Answer answer =
                    WhatWouldItTake.find(
                            cohort,
                            simple.facts,
                            unit.unit(),
                            new WhatWouldItTake.GradeOrBetter(code("good")),
                            0);
            if (answer instanceof WhatWouldItTake.Changes(var changes, _)) {
                for (WhatWouldItTake.Change change : changes) {
                    Simple tried = drawn(new Random(seed));
                    tried.value(
                            unit.unit().value(),
                            change.indicator().value(),
                            change.to().toPlainString());
                    assertThat(
                                    Engine.score(cohort, tried.facts)
                                            .unit(unit.unit())
                                            .orElseThrow()
                                            .grade())
                            .contains(code("good"));
                }
            }
        }
        assertThat(
                        RankRobustness.of(
                                cohort,
                                simple.facts,
                                new RankRobustness.Perturbations(
                                        d("0.3"),
                                        List.of(Rule.Counting.values()),
                                        List.of(Ties.values()),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                seed,
                                5))
                .hasSize(3);
    }

    @Property(tries = 80)
    void another_list_changes_those_units_alone_that_its_entry_is_said_to_touch(@ForAll long seed) {
        Simple before = drawn(new Random(seed));
        Simple after = drawn(new Random(seed));
        OwnList other = drawn(after, new Random(seed + 1));
        after.facts.ownList(code("b"), code("test"), code("duties"), other);
        CohortScores was = before.score(TWO);
        CohortScores now = after.score(TWO);
        List<String> touched =
                ReverseIndex.of(List.of(now)).affectedBy(other.sources().getFirst()).stream()
                        .map(unit -> unit.unit().value())
                        .toList();
        for (int i = 0; i < 3; i++) {
            String unit = now.units().get(i).unit().value();
            if (!touched.contains(unit)) {
                assertThat(now.units().get(i).exactTotal())
                        .isEqualTo(was.units().get(i).exactTotal());
            }
        }
    }

    @Test
    void equal_lists_are_weighed_alike_when_weights_are_varied() {
        Simple simple = region();
        own(simple, "a", list(Simple.YEAR, ENTRY, "y", "70", "z", "30"));
        own(simple, "b", list(Simple.YEAR, ENTRY, "y", "70", "z", "30"));
        simple.value("a", "x", "90");
        // b is not better than a in any of the three
        assertThat(
                        RankRobustness.of(
                                simple.cohort(OWN),
                                simple.facts,
                                new RankRobustness.Perturbations(
                                        d("0.9"), List.of(), List.of(), List.of(), List.of(),
                                        List.of()),
                                7,
                                50))
                .extracting(RankRobustness.Spread::worst)
                .containsExactly(1, 2);
    }

    @Test
    void a_scheme_of_the_first_engine_cannot_have_a_block_of_own_indicators() {
        Simple simple = region();
        assertThat(
                        SchemeCheck.check(
                                simple.cohort(OWN.andThen(scheme -> scheme.put("engine", "kc-1")))
                                        .scheme()
                                        .scheme(),
                                code ->
                                        simple.facts
                                                .indicator(code, Simple.YEAR)
                                                .map(IndicatorInForce::definition)))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.pointer()).isEqualTo("/tree/children/1/kind");
                            assertThat(finding.code()).isEqualTo("needs-engine");
                            assertThat(finding.zh()).contains("kc-2");
                        });
    }

    @Test
    void the_light_of_own_indicators_is_read_from_achievement_and_blocks_have_different_codes() {
        assertThat(
                        Scheme.read(
                                        json(
                                                """
                                                {'scheme':'s','version':1,'cycle':'2026','unitClass':'towns','periods':['year'],
                                                 'engine':'kc-2','tree':{'kind':'block','code':'root','weighting':'equal','children':[
                                                 {'kind':'own','code':'duties','indicatorLight':{'on':'value','green':'9','red':'6'}},
                                                 {'kind':'own','code':'duties','indicatorLight':{'on':'achievement','green':'0.9','red':'0.6'}}]}}
                                                """))
                                .toString())
                .contains("light-unsuited", "须按得分率（achievement）亮灯");
        Simple simple = region();
        Consumer<ObjectNode> twice =
                tree(
                        ("{'kind':'own','code':'duties','weight':'20','indicatorLight':%s},"
                                        + "{'kind':'block','code':'more','weight':'20','children':[{'kind':'own','code':'duties','weight':'100','indicatorLight':%s}]}")
                                .formatted(LIGHT, LIGHT));
        assertThat(
                        SchemeCheck.check(
                                simple.cohort(twice).scheme().scheme(),
                                code ->
                                        simple.facts
                                                .indicator(code, Simple.YEAR)
                                                .map(IndicatorInForce::definition)))
                .extracting(Finding::code)
                .contains("duplicate");
    }

    private static List<String> texts(CohortScores scores) {
        return scores.units().stream().map(UnitScore::toString).toList();
    }
}
