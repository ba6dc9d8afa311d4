package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.d;
import static io.kaocheng.scoring.Simple.json;
import static io.kaocheng.scoring.Simple.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.scheme.SchemeCheck;
import io.kaocheng.scoring.search.ReverseIndex;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Reading;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Units that are compared with units of other classes. */
class PeersElsewhereTest {

    private static final Code BUREAUS = code("bureaus");
    private static final String DECAY = "{'rule':'rank-decay','step':'0.1'}";

    /** Three towns and two bureaus; x is ranked. */
    private static Simple county(String rule, String more) {
        Simple simple = new Simple().units("east", "north", "west");
        for (String bureau : List.of("finance", "water")) {
            simple.facts.member(BUREAUS, YEAR, code(bureau), simple.next(Journal.GOALS));
        }
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':%s%s}"
                        .formatted(rule, more),
                "100");
        return simple.value("east", "x", "30")
                .value("north", "x", "60")
                .value("west", "x", "40")
                .value("finance", "x", "50")
                .value("water", "x", "70");
    }

    private static Position grouped(Simple simple, String unit) {
        Position by = simple.next(Journal.GOALS);
        simple.facts.grouped(code("coast"), code(unit), by);
        return by;
    }

    private static CohortScores score(Simple simple) {
        CohortScores scores = simple.score(scheme -> scheme.put("engine", "kc-2"));
        for (UnitScore unit : scores.units()) {
            Derivation derivation = Derivation.of(unit);
            assertThat(Recompute.of(derivation).differences()).isEmpty();
            Workings workings = unit.workings();
            SortedSet<Position> entries = workings.direct();
            entries.addAll(Workings.entries(workings.tree(), workings.total().lines()));
            assertThat(sources(derivation)).isEqualTo(entries);
        }
        return scores;
    }

    private static SortedSet<Position> sources(Derivation derivation) {
        SortedSet<Position> all = new TreeSet<>(derivation.sources());
        derivation.children().forEach(child -> all.addAll(sources(child)));
        return all;
    }

    private static String totals(Simple simple) {
        return score(simple).units().stream()
                .map(unit -> unit.unit() + " " + total(unit))
                .collect(Collectors.joining(", "));
    }

    @Test
    void without_a_word_and_by_the_word_class_units_are_compared_within_their_class() {
        String within = "east 80.00, north 100.00, west 90.00";
        assertThat(totals(county(DECAY, ""))).isEqualTo(within);
        assertThat(totals(county(DECAY, ",'peers':'class'"))).isEqualTo(within);
    }

    @Test
    void in_the_region_units_are_compared_with_those_of_every_class() {
        // 70 water, 60 north, 50 finance, 40 west, 30 east
        assertThat(totals(county(DECAY, ",'peers':'region'")))
                .isEqualTo("east 60.00, north 90.00, west 70.00");
        assertThat(totals(county("{'rule':'ratio-to-best'}", ",'peers':'region'")))
                .isEqualTo("east 42.86, north 85.71, west 57.14");
        assertThat(
                        totals(
                                county(
                                        "{'rule':'against-mean','perUnit':'1','full':'100'}",
                                        ",'peers':'region'")))
                .isEqualTo("east 80.00, north 100.00, west 90.00");
    }

    @Test
    void in_a_group_units_are_compared_with_the_group_s_and_nobody_with_those_outside() {
        Simple simple = county(DECAY, ",'peers':'group:coast'");
        grouped(simple, "east");
        grouped(simple, "west");
        grouped(simple, "water");
        // water 70, west 40, east 30; north is compared with these, and does not push them down.
        assertThat(totals(simple)).isEqualTo("east 80.00, north 90.00, west 90.00");
    }

    @Test
    void with_a_group_that_nobody_is_in_nothing_can_be_compared() {
        CohortScores scores = score(county(DECAY, ",'peers':'group:coast'"));
        assertThat(scores.units())
                .allSatisfy(
                        unit -> {
                            assertThat(total(unit)).isEqualTo("none");
                            assertThat(unit.indicators().getFirst().reason())
                                    .isEqualTo(Reasons.NO_UNITS);
                        });
    }

    @Test
    void a_unit_elsewhere_is_held_against_the_target_of_its_own_class() {
        Simple simple =
                county("{'rule':'hurdle-and-rank','part':'0.5','step':'0.1'}", ",'peers':'region'");
        simple.target("x", "35");
        simple.facts.classTarget(
                BUREAUS, code("x"), Target.of(YEAR, d("65"), List.of(simple.next(Journal.GOALS))));
        // Past their targets: water 70 of 65, north 60 and west 40 of 35.
        assertThat(totals(simple)).isEqualTo("east 0.00, north 95.00, west 90.00");
    }

    @Test
    void a_unit_elsewhere_that_is_exempted_or_sent_nothing_is_compared_with_nobody() {
        Simple simple =
                county(DECAY, ",'peers':'region'")
                        .none("water", "x", "not-applicable")
                        .none("finance", "x", "not-sent");
        assertThat(totals(simple)).isEqualTo("east 80.00, north 100.00, west 90.00");
    }

    @Test
    void the_first_engine_compares_within_the_class_and_its_schemes_may_not_ask_for_more() {
        Simple simple = county(DECAY, ",'peers':'region'");
        assertThat(total(simple.score("west", scheme -> {}))).isEqualTo("90.00");
        IndicatorDefinition definition =
                simple.facts.indicator(code("x"), YEAR).orElseThrow().definition();
        assertThat(
                        SchemeCheck.check(
                                simple.cohort(scheme -> {}).scheme().scheme(),
                                indicator -> Optional.of(definition)))
                .extracting(Finding::code)
                .contains("needs-engine");
    }

    @Test
    void only_a_rule_that_looks_at_peers_says_whom_it_compares_and_with_class_region_or_group() {
        assertThat(codes("{'rule':'completion'}", "region")).contains("unused-field");
        assertThat(codes(DECAY, "below")).contains("not-units");
        assertThat(codes(DECAY, "county")).contains("not-units");
        assertThat(codes(DECAY, "group:Coast")).contains("not-units");
        assertThat(codes(DECAY, "group:coast")).isEmpty();
    }

    private static List<String> codes(String rule, String peers) {
        Reading<IndicatorDefinition> read =
                IndicatorDefinition.read(
                        json(
                                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':%s,'peers':'%s'}"
                                        .formatted(rule, peers)));
        return read instanceof Reading.Findings<IndicatorDefinition>(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }

    @Test
    void the_reasons_say_whom_a_unit_is_compared_with_and_cite_their_entries() {
        Simple simple =
                county(
                        "{'rule':'against-mean','perUnit':'1','full':'100'}",
                        ",'peers':'group:coast'");
        Position east = grouped(simple, "east");
        Position water = grouped(simple, "water");
        Derivation derivation = Derivation.of(score(simple).unit(code("east")).orElseThrow());
        String written = derivation.write().toString();
        assertThat(written)
                .contains("分组 coast 均值", "group coast mean", "compared within the group coast");
        assertThat(sources(derivation))
                .contains(east, water, position(simple, "water"))
                .doesNotContain(position(simple, "north"));
    }

    private static Position position(Simple simple, String unit) {
        return simple.facts
                .observation(code(unit), code("x"), YEAR)
                .orElseThrow()
                .sources()
                .getFirst();
    }

    @Test
    void an_entry_of_a_unit_elsewhere_names_the_scores_it_can_have_moved() {
        Simple simple = county(DECAY, ",'peers':'group:coast'");
        grouped(simple, "east");
        Position membership = grouped(simple, "water");
        ReverseIndex index = ReverseIndex.of(List.of(score(simple)));
        for (Position entry : List.of(membership, position(simple, "water"))) {
            assertThat(index.affectedBy(entry))
                    .filteredOn(t -> t.channel() == ReverseIndex.Channel.PEER)
                    .extracting(t -> t.unit().value())
                    .containsExactly("east", "north", "west");
        }
        assertThat(index.affectedBy(position(simple, "finance"))).isEmpty();
    }

    // ---- blocks

    private static Scheme.Block root(String peers) {
        return Scheme.read(
                        json(
                                """
                                {'scheme':'s','version':1,'cycle':'2026','unitClass':'towns','periods':['year'],'engine':'kc-2',
                                 'tree':{'kind':'block','code':'root','children':[
                                  {'kind':'block','code':'work','weight':'100'%s,'children':[
                                   {'kind':'indicator','indicator':'x','weight':'100',
                                    'light':{'on':'achievement','green':'0.9','red':'0.6'}}]}]}}
                                """
                                        .formatted(peers)))
                .orThrow()
                .tree();
    }

    private static SchemeInForce scheme(Code unitClass, Scheme.Block root) {
        return new SchemeInForce(
                Schemes.of(unitClass, root, scheme -> scheme.put("engine", "kc-2")), List.of());
    }

    private static CohortScores ranked(Simple simple, String peers) {
        simple.facts.scheme(BUREAUS, YEAR, scheme(BUREAUS, root("")));
        simple.target("x", "100");
        simple.facts.classTarget(
                BUREAUS, code("x"), Target.of(YEAR, d("100"), List.of(simple.next(Journal.GOALS))));
        return Engine.score(new Cohort(CLASS, YEAR, scheme(CLASS, root(peers))), simple.facts);
    }

    private static String ranks(CohortScores scores) {
        return scores.units().stream()
                .map(unit -> unit.unit() + " " + unit.blocks().getLast().rank())
                .collect(Collectors.joining(", "));
    }

    @Test
    void units_are_ranked_in_a_block_among_those_of_other_classes() {
        Simple simple = county("{'rule':'completion'}", "");
        assertThat(ranks(ranked(simple, ""))).isEqualTo("east 3, north 1, west 2");
        assertThat(ranks(ranked(simple, ",'peers':'region'"))).isEqualTo("east 5, north 2, west 4");
        grouped(simple, "east");
        grouped(simple, "finance");
        assertThat(ranks(ranked(simple, ",'peers':'group:coast'")))
                .isEqualTo("east 2, north null, west null");
    }

    @Test
    void an_entry_of_a_unit_elsewhere_can_have_moved_ranks_in_blocks() {
        Simple simple = county("{'rule':'completion'}", "");
        grouped(simple, "east");
        Position membership = grouped(simple, "finance");
        CohortScores towns = ranked(simple, ",'peers':'group:coast'");
        CohortScores bureaus =
                Engine.score(new Cohort(BUREAUS, YEAR, scheme(BUREAUS, root(""))), simple.facts);
        ReverseIndex index = ReverseIndex.of(List.of(towns, bureaus));
        for (Position entry : List.of(membership, position(simple, "finance"))) {
            assertThat(index.affectedBy(entry))
                    .filteredOn(t -> t.unitClass().equals(CLASS))
                    .extracting(ReverseIndex.AffectedUnit::channel)
                    .containsExactly(
                            ReverseIndex.Channel.RANKING,
                            ReverseIndex.Channel.RANKING,
                            ReverseIndex.Channel.RANKING);
        }
    }

    /** Whatever moves when another class's figure does is named by that figure's entry. */
    @Property(tries = 200)
    void what_an_entry_elsewhere_does_not_name_it_does_not_move(
            @ForAll @Size(5) List<@IntRange(min = 0, max = 9) Integer> figures,
            @ForAll @Size(5) List<Boolean> inGroup,
            @ForAll boolean region,
            @ForAll @IntRange(min = 0, max = 9) int other) {
        Simple simple = county(DECAY, region ? ",'peers':'region'" : ",'peers':'group:coast'");
        List<String> units = List.of("east", "north", "west", "finance", "water");
        for (int i = 0; i < units.size(); i++) {
            simple.value(units.get(i), "x", figures.get(i).toString());
            if (inGroup.get(i)) {
                grouped(simple, units.get(i));
            }
        }
        CohortScores before = score(simple);
        Position water = position(simple, "water");
        List<String> named =
                new ArrayList<>(
                        ReverseIndex.of(List.of(before)).affectedBy(water).stream()
                                .map(t -> t.unit().value())
                                .toList());
        Map<String, UnitScore> after = new HashMap<>();
        simple.facts.observation(
                code("water"),
                code("x"),
                YEAR,
                new Observation.Reported(d(Integer.toString(other)), true, false, List.of(water)));
        score(simple).units().forEach(unit -> after.put(unit.unit().value(), unit));
        for (UnitScore unit : before.units()) {
            String code = unit.unit().value();
            if (!named.contains(code)) {
                assertThat(after.get(code)).hasToString(unit.toString());
            }
        }
    }

    @Test
    void a_figure_is_made_of_those_of_a_group_of_any_classes() {
        Simple simple = new Simple().units("county");
        simple.facts.member(BUREAUS, YEAR, code("finance"), simple.next(Journal.GOALS));
        simple.definition(
                "{'indicator':'x','version':1,'effectiveFrom':'2020','direction':'up','frequency':'year','rule':{'rule':'completion','cap':'10'},'formula':{'op':'over-units','units':'group:coast','take':'mean','of':{'op':'own'}}}",
                "100");
        simple.target("x", "100");
        simple.value("finance", "x", "30").value("harbour", "x", "60");
        grouped(simple, "finance");
        grouped(simple, "harbour");
        assertThat(totals(simple)).isEqualTo("county 45.00");
    }
}
