package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.OTHER;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;
import static io.kaocheng.evaluation.facts.Histories.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.monitoring.MonitoringEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationAnnotated;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.RoundEvent.RoundFellDue;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.engine.Arrow;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Reasons;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;

class RegionFactsTest {

    private static final SortedSet<Period> NONE = Collections.emptySortedSet();

    private static RegionFacts fold(List<Recorded> entries) {
        RegionFacts facts = new RegionFacts();
        entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    private static Map<Period, String> digests(RegionFacts facts) {
        Map<Period, String> digests = new HashMap<>();
        for (Period period : facts.scoredPeriods(Set.of(CLASS)).getOrDefault(CLASS, NONE)) {
            digests.put(
                    period,
                    Scoring.score(facts, new AffectedCohorts.CohortKey(CLASS, period))
                            .map(CohortScores::digest)
                            .orElse(""));
        }
        return digests;
    }

    @Test
    void of_the_monitoring_journal_scoring_needs_what_is_said_of_figures_and_no_remark() {
        for (EntryType type : EntryType.stored()) {
            if (MonitoringEvent.class.isAssignableFrom(type.event())) {
                assertThat(RegionFacts.needs(type.event()))
                        .as(type.name())
                        .isEqualTo(!MonitoringEvent.Unscored.class.isAssignableFrom(type.event()));
            }
        }
        ObservationAnnotated remark =
                new ObservationAnnotated(
                        A, Code.of("rate"), Period.parse("202501"), null, "正式数", null, "li");
        assertThat(
                        RegionFacts.fact(
                                remark.subject(), 2, new Position(Journal.MONITORING, 9), remark))
                .isEmpty();
    }

    @Property(tries = 200)
    void any_interleaving_and_repetition_of_the_same_entries_gives_the_same_scores(
            @ForAll long seed, @ForAll @IntRange(max = 3) int kind) {
        Random random = new Random(seed);
        List<Recorded> entries = Histories.any(random, kind).entries;
        List<Recorded> shuffled = new ArrayList<>(entries);
        shuffled.addAll(entries.subList(0, random.nextInt(entries.size())));
        Collections.shuffle(shuffled, random);

        Map<Period, String> expected = digests(fold(entries));
        assertThat(expected).hasSizeGreaterThan(4);
        assertThat(digests(fold(shuffled))).isEqualTo(expected);
    }

    @Property(tries = 100)
    void what_is_published_step_by_step_is_what_is_scored_at_once(
            @ForAll long seed, @ForAll @IntRange(max = 3) int kind) {
        Random random = new Random(seed);
        History history = Histories.any(random, kind);
        if (random.nextBoolean()) {
            history.add(Histories.scheme(2, 60, "[\"year\"]"));
        }
        if (random.nextBoolean()) {
            history.add(new UnitAbolished(UNITS.getFirst(), LocalDate.of(2026, 3, 1), "撤并"));
        } else if (random.nextBoolean()) {
            // The whole class ends within the year.
            for (int i : new int[] {0, 1, 3}) {
                history.add(new UnitAbolished(UNITS.get(i), LocalDate.of(2026, 11, 1), "撤并"));
            }
        }
        RegionFacts facts = new RegionFacts();
        Map<Period, Map<Code, Published>> published = new HashMap<>();
        long sequence = 0;
        for (int from = 0; from < history.entries.size(); ) {
            int to = Math.min(history.entries.size(), from + 1 + random.nextInt(12));
            AffectedCohorts affected = new AffectedCohorts(facts);
            for (Recorded entry : history.entries.subList(from, to)) {
                if (RegionFacts.of(entry).filter(facts::apply).isPresent()) {
                    affected.by(entry);
                }
            }
            List<AffectedCohorts.CohortKey> cells = new ArrayList<>(affected.cohorts().keySet());
            Set<AffectedCohorts.CohortKey> ended =
                    affected.mayEnd() ? affected.ended(cells(published)).keySet() : Set.of();
            cells.addAll(ended);
            for (AffectedCohorts.CohortKey cohort : cells) {
                Map<Code, Published> there =
                        published.computeIfAbsent(cohort.period(), p -> new HashMap<>());
                for (ScoresEvent event :
                        ended.contains(cohort)
                                ? Scoring.withdrawals(facts, cohort, history.cut(), there)
                                : Scoring.differences(
                                        facts,
                                        cohort,
                                        history.cut(),
                                        false,
                                        there,
                                        LightNews.on(LocalDate.EPOCH))) {
                    switch (event) {
                        case UnitScored e ->
                                there.put(
                                        e.unit(),
                                        new Published(e, new Position(Journal.SCORES, ++sequence)));
                        case ScoresEvent.ScoreWithdrawn e -> there.remove(e.unit());
                        case LightChanged _, ScoresEvent.EditionPublished _ -> {}
                    }
                }
            }
            from = to;
        }
        for (Period period : facts.scoredPeriods(Set.of(CLASS)).getOrDefault(CLASS, NONE)) {
            Map<Code, Published> there = published.getOrDefault(period, Map.of());
            assertThat(
                            Scoring.differences(
                                    facts,
                                    new AffectedCohorts.CohortKey(CLASS, period),
                                    history.cut(),
                                    false,
                                    there,
                                    LightNews.on(LocalDate.EPOCH)))
                    .as("nothing is left to publish in %s", period)
                    .isEmpty();
        }
        for (AffectedCohorts.CohortKey cohort : cells(published)) {
            assertThat(facts.scoredPeriods(Set.of(cohort.unitClass())).get(cohort.unitClass()))
                    .as("what is published is scored")
                    .contains(cohort.period());
        }
    }

    private static Set<AffectedCohorts.CohortKey> cells(
            Map<Period, Map<Code, Published>> published) {
        Set<AffectedCohorts.CohortKey> cells = new HashSet<>();
        published
                .values()
                .forEach(
                        units ->
                                units.values()
                                        .forEach(
                                                p ->
                                                        cells.add(
                                                                new AffectedCohorts.CohortKey(
                                                                        p.score().unitClass(),
                                                                        p.score().period()))));
        return cells;
    }

    @Test
    void what_a_new_version_of_the_scheme_scores_no_longer_is_withdrawn() {
        History history = history(new Random(1));
        RegionFacts facts = fold(history.entries);
        AffectedCohorts.CohortKey february =
                new AffectedCohorts.CohortKey(CLASS, Period.parse("202602"));
        Map<Code, Published> there = new HashMap<>();
        for (ScoresEvent event :
                Scoring.differences(
                        facts,
                        february,
                        history.cut(),
                        false,
                        Map.of(),
                        LightNews.on(LocalDate.EPOCH))) {
            if (event instanceof UnitScored e) {
                there.put(e.unit(), new Published(e, new Position(Journal.SCORES, 1)));
            }
        }
        history.add(Histories.scheme(2, 60, "[\"year\"]"));
        Recorded last = history.entries.getLast();
        assertThat(facts.apply(RegionFacts.of(last).orElseThrow())).isTrue();
        AffectedCohorts affected = new AffectedCohorts(facts);
        affected.by(last);
        assertThat(affected.mayEnd()).isTrue();
        assertThat(affected.ended(Set.of(february, new AffectedCohorts.CohortKey(CLASS, YEAR))))
                .containsExactly(Map.entry(february, last.position()));
        assertThat(Scoring.withdrawals(facts, february, history.cut(), there))
                .hasSize(there.size())
                .allSatisfy(e -> assertThat(e).isInstanceOf(ScoresEvent.ScoreWithdrawn.class));
    }

    @Test
    void a_retired_indicator_is_not_asked_for_from_then_on() {
        History history = Histories.second(new Random(1));
        Period june = Period.parse("202606");
        Period august = Period.parse("202608");
        String before = digests(fold(history.entries)).get(june);
        history.add(new IndicatorRetired(A, Period.parse("202607"), "停用"));
        RegionFacts facts = fold(history.entries);
        assertThat(digests(facts).get(june)).isEqualTo(before);
        assertThat(
                        Scoring.score(facts, new AffectedCohorts.CohortKey(CLASS, august))
                                .orElseThrow()
                                .units())
                .isNotEmpty()
                .allSatisfy(
                        unit -> {
                            assertThat(unit.indicators().getFirst().reason())
                                    .isEqualTo(Reasons.RETIRED);
                            assertThat(unit.indicators().getFirst().light()).isEqualTo(Light.GREY);
                        });
        AffectedCohorts affected = new AffectedCohorts(facts);
        affected.by(history.entries.getLast());
        assertThat(affected.cohorts().keySet())
                .contains(
                        new AffectedCohorts.CohortKey(CLASS, august),
                        new AffectedCohorts.CohortKey(CLASS, YEAR))
                .doesNotContain(new AffectedCohorts.CohortKey(CLASS, june));
    }

    @Test
    void a_month_nobody_reports_is_scored_once_it_is_due_and_everything_is_missing() {
        History history = Histories.second(new Random(1));
        Period march = Period.parse("202603");
        history.entries.removeIf(entry -> entry.event() instanceof RoundFellDue);
        assertThat(fold(history.entries).scoredPeriods(Set.of(CLASS)).get(CLASS))
                .doesNotContain(march);
        Histories.fellDue(history, march);
        RegionFacts facts = fold(history.entries);
        assertThat(facts.scoredPeriods(Set.of(CLASS)).get(CLASS)).contains(march);
        assertThat(
                        Scoring.score(facts, new AffectedCohorts.CohortKey(CLASS, march))
                                .orElseThrow()
                                .units())
                .hasSize(4)
                .allSatisfy(
                        unit -> assertThat(unit.coverage()).isEqualByComparingTo(BigDecimal.ZERO));
        AffectedCohorts affected = new AffectedCohorts(facts);
        affected.by(history.entries.getLast());
        assertThat(affected.cohorts().keySet())
                .contains(new AffectedCohorts.CohortKey(CLASS, march))
                .doesNotContain(new AffectedCohorts.CohortKey(CLASS, Period.parse("202602")));
    }

    @Test
    void a_scheme_that_says_nothing_of_it_scores_no_month_that_nobody_reports() {
        History history = history(new Random(1));
        Period march = Period.parse("202603");
        Histories.fellDue(history, march);
        assertThat(fold(history.entries).scoredPeriods(Set.of(CLASS)).get(CLASS))
                .doesNotContain(march);
    }

    @Test
    void a_figure_bears_on_the_arrows_of_as_many_periods_as_a_trend_compares() {
        History history = Histories.second(new Random(1));
        history.add(new CycleOpened(Code.of("2030"), "2030", Period.ofYear(2030)));
        history.add(
                Histories.enacted(
                        """
                        {"scheme":"townships-2030","version":1,"cycle":"2030","unitClass":"townships",
                         "periods":["year"],"engine":"kc-2",
                         "tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"level","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """));
        Code east = UNITS.getFirst();
        history.add(
                new ObservationSubmitted(
                        east,
                        A,
                        Period.parse("203001"),
                        new Figures(BigDecimal.TEN, null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        Recorded early =
                history.entries.stream()
                        .filter(e -> e.event() instanceof ObservationSubmitted)
                        .findFirst()
                        .orElseThrow();
        AffectedCohorts.CohortKey later = new AffectedCohorts.CohortKey(CLASS, Period.ofYear(2030));
        AffectedCohorts without = new AffectedCohorts(fold(history.entries));
        without.by(early);
        assertThat(without.cohorts()).doesNotContainKey(later);
        IndicatorDefinition trend =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"level","version":3,"effectiveFrom":"2030","direction":"up",
                                         "frequency":"month","rule":{"rule":"completion"},
                                         "trend":{"from":"year","over":5,"method":"linear",
                                          "bands":{"up":"5","rising":"1","flat":"-1"}}}
                                        """))
                        .orThrow();
        history.add(new VersionEnacted(A, 3, trend.effectiveFrom(), trend.write(), trend.hash()));
        RegionFacts facts = fold(history.entries);
        assertThat(
                        Scoring.score(facts, later)
                                .orElseThrow()
                                .unit(east)
                                .orElseThrow()
                                .indicators()
                                .getFirst()
                                .trend())
                .isEqualTo(Arrow.NONE);
        AffectedCohorts with = new AffectedCohorts(facts);
        with.by(early);
        assertThat(with.cohorts()).containsKey(later);
    }

    @Test
    void a_unit_stands_below_another_from_the_day_it_was_registered_or_moved_to_its_end() {
        History history = history(new Random(1));
        Code village = Code.of("village");
        history.add(
                new UnitRegistered(
                        village, "村", "village", UNITS.getFirst(), LocalDate.of(2026, 1, 1)));
        history.add(new UnitMoved(village, UNITS.get(1), LocalDate.of(2026, 5, 2), "划转"));
        history.add(new UnitMoved(village, null, LocalDate.of(2026, 8, 1), "直管"));
        RegionFacts facts = fold(history.entries);
        assertThat(facts.below(UNITS.getFirst(), Period.parse("202512"))).isEmpty();
        assertThat(below(facts, UNITS.getFirst(), "202604")).containsExactly(village);
        assertThat(below(facts, UNITS.getFirst(), "202605")).isEmpty();
        assertThat(below(facts, UNITS.get(1), "202605")).containsExactly(village);
        assertThat(below(facts, UNITS.get(1), "202608")).isEmpty();
        history.add(new UnitAbolished(village, LocalDate.of(2026, 6, 1), "撤并"));
        assertThat(below(fold(history.entries), UNITS.get(1), "202606")).isEmpty();
    }

    private static List<Code> below(RegionFacts facts, Code unit, String period) {
        return facts.below(unit, Period.parse(period)).stream().map(Member::unit).toList();
    }

    @Test
    void a_figure_bears_on_every_class_where_any_is_made_of_other_units() {
        History history = Histories.second(new Random(1));
        Code village = Code.of("village");
        history.add(
                new UnitRegistered(
                        village, "村", "village", UNITS.getFirst(), LocalDate.of(2026, 1, 1)));
        Period february = Period.parse("202602");
        Recorded figure = figure(history, village, february);
        AffectedCohorts.CohortKey cohort = new AffectedCohorts.CohortKey(CLASS, february);
        AffectedCohorts without = new AffectedCohorts(fold(history.entries));
        without.by(figure);
        assertThat(without.cohorts()).doesNotContainKey(cohort);
        IndicatorDefinition made =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"level","version":3,"effectiveFrom":"202602","direction":"up",
                                         "frequency":"month","rule":{"rule":"completion"},
                                         "formula":{"op":"over-units","units":"below","take":"sum","of":{"op":"own"}}}
                                        """))
                        .orThrow();
        history.add(new VersionEnacted(A, 3, made.effectiveFrom(), made.write(), made.hash()));
        RegionFacts facts = fold(history.entries);
        AffectedCohorts with = new AffectedCohorts(facts);
        with.by(figure);
        assertThat(with.cohorts()).containsKey(cohort);
        assertThat(
                        Scoring.score(facts, cohort)
                                .orElseThrow()
                                .unit(UNITS.getFirst())
                                .orElseThrow()
                                .indicators()
                                .getFirst()
                                .value())
                .isEqualByComparingTo("10");
    }

    private static Recorded figure(History history, Code unit, Period period) {
        history.add(
                new ObservationSubmitted(
                        unit,
                        A,
                        period,
                        new Figures(BigDecimal.TEN, null, null),
                        null,
                        null,
                        "li",
                        null,
                        false));
        return history.entries.getLast();
    }

    @Test
    void the_first_engine_knows_no_retirement_so_that_its_histories_stay_as_they_are() {
        History history = history(new Random(1));
        Map<Period, String> before = digests(fold(history.entries));
        history.add(new IndicatorRetired(Histories.B, Period.parse("202607"), "停用"));
        assertThat(digests(fold(history.entries))).isEqualTo(before);
    }

    @Test
    void a_unit_is_scored_in_the_class_it_is_in_on_the_last_day() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.members(CLASS, Period.parse("202605"))).hasSize(4);
        assertThat(facts.members(CLASS, Period.parse("202606"))).hasSize(3);
        assertThat(facts.members(OTHER, Period.parse("202606"))).hasSize(1);
        assertThat(facts.members(CLASS, Period.parse("202609"))).hasSize(2);
    }

    @Test
    void a_unit_that_ended_within_the_year_is_scored_unranked_where_the_scheme_is_of_kc_2() {
        RegionFacts first = fold(history(new Random(1)).entries);
        RegionFacts second = fold(Histories.second(new Random(1)).entries);
        Code north = UNITS.get(2);
        AffectedCohorts.CohortKey year = new AffectedCohorts.CohortKey(CLASS, YEAR);
        assertThat(Scoring.score(first, year).orElseThrow().unit(north)).isEmpty();
        assertThat(Scoring.score(second, year).orElseThrow().unit(north).orElseThrow().unranked())
                .contains(Code.of("unit-ended"));
        assertThat(first.scoredIn(north, YEAR)).isEmpty();
        assertThat(second.scoredIn(north, YEAR)).contains(CLASS);
        assertThat(second.scoredIn(north, Period.parse("202610"))).isEmpty();
        assertThat(
                        Scoring.score(
                                        second,
                                        new AffectedCohorts.CohortKey(
                                                CLASS, Period.parse("202610")))
                                .orElseThrow()
                                .unit(north))
                .isEmpty();
    }

    @Test
    void the_score_of_a_year_in_which_all_of_a_class_ended_stays() {
        History history = Histories.second(new Random(1));
        for (int i : new int[] {0, 1, 3}) {
            history.add(new UnitAbolished(UNITS.get(i), LocalDate.of(2026, 11, 1), "撤并"));
        }
        RegionFacts facts = fold(history.entries);
        assertThat(facts.scoredPeriods(Set.of(CLASS)).get(CLASS)).contains(YEAR);
        AffectedCohorts affected = new AffectedCohorts(facts);
        affected.by(history.entries.getLast());
        assertThat(affected.ended(Set.of(new AffectedCohorts.CohortKey(CLASS, YEAR)))).isEmpty();
    }

    @Test
    void the_version_in_force_is_the_latest_that_has_begun() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.indicator(A, Period.parse("202603")).orElseThrow().definition().version())
                .isEqualTo(1);
        assertThat(facts.indicator(A, Period.parse("202604")).orElseThrow().definition().version())
                .isEqualTo(2);
        assertThat(facts.indicator(A, Period.parse("202512"))).isEmpty();
    }

    @Test
    void a_unit_s_own_target_wins_and_its_adjustment_holds() {
        RegionFacts facts = fold(history(new Random(1)).entries);
        assertThat(facts.target(UNITS.get(0), CLASS, A, YEAR).orElseThrow().value())
                .isEqualByComparingTo("90");
        assertThat(facts.target(UNITS.get(3), CLASS, Histories.B, YEAR).orElseThrow().value())
                .isEqualByComparingTo("50");
        assertThat(facts.target(UNITS.get(1), CLASS, A, YEAR).orElseThrow().value())
                .isEqualByComparingTo("100");
    }
}
