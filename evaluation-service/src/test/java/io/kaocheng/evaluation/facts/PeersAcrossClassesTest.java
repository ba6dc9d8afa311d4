package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.B;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.DAY;
import static io.kaocheng.evaluation.facts.Histories.OTHER;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.GroupingEvent.UnitGrouped;
import io.kaocheng.contracts.goals.GroupingEvent.UnitUngrouped;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;

/** What is compared across classes is scored again where anything of any class bears on it. */
class PeersAcrossClassesTest {

    private static final Code COAST = Code.of("coast");
    private static final Code EAST = UNITS.getFirst();
    private static final Code FINANCE = Code.of("finance");
    private static final Code WATER = Code.of("water");

    private static VersionEnacted ranked(Code indicator, int version, String peers) {
        IndicatorDefinition definition =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"%s","version":%d,"effectiveFrom":"2026","direction":"up","frequency":"month",
                                         "rule":{"rule":"rank-decay","step":"0.1"},"peers":"%s"}
                                        """
                                                .formatted(indicator, version, peers)))
                        .orThrow();
        return new VersionEnacted(
                indicator,
                version,
                definition.effectiveFrom(),
                definition.write(),
                definition.hash());
    }

    private static Event scheme(Code unitClass, int version, String peers) {
        return Histories.enacted(
                """
                {"scheme":"%s-2026","version":%d,"cycle":"2026","unitClass":"%s","periods":["month","year"],"engine":"kc-2",
                 "tree":{"kind":"block","code":"total"%s,"children":[
                   {"kind":"indicator","indicator":"level","weight":"50",
                    "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                   {"kind":"indicator","indicator":"complaints","weight":"50",
                    "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                """
                        .formatted(unitClass, version, unitClass, peers));
    }

    private static Event figure(Random random, Code unit, Code indicator, Period period) {
        return new ObservationSubmitted(
                unit, indicator, period, value(random), null, null, "li", null, false);
    }

    private static Figures value(Random random) {
        return new Figures(BigDecimal.valueOf(random.nextInt(5)), null, null);
    }

    /** Two classes, each with what makes it look at the other one. */
    private static History history(Random random) {
        History h = Histories.second(random);
        List<Event> more = new ArrayList<>();
        for (Code bureau : List.of(FINANCE, WATER)) {
            more.add(new UnitRegistered(bureau, bureau.value(), "bureau", null, DAY));
            more.add(new UnitClassified(bureau, OTHER, DAY));
            for (int month = 2; month <= 8; month += 2) {
                more.add(figure(random, bureau, A, Period.ofMonth(2026, month)));
            }
        }
        more.add(scheme(OTHER, 1, random.nextBoolean() ? ",\"peers\":\"group:coast\"" : ""));
        if (random.nextBoolean()) {
            more.add(scheme(CLASS, 2, ",\"peers\":\"region\""));
        }
        more.add(ranked(A, 3, random.nextBoolean() ? "region" : "group:coast"));
        more.add(ranked(B, 2, "group:coast"));
        more.add(new UnitGrouped(EAST, COAST, null, LocalDate.of(2026, 1, 1)));
        more.add(new UnitGrouped(FINANCE, COAST, null, LocalDate.of(2026, 3, 1)));
        more.add(new UnitUngrouped(EAST, COAST, LocalDate.of(2026, 7, 1), "调整"));
        more.add(new UnitGrouped(WATER, COAST, null, LocalDate.of(2026, 8, 1)));
        more.add(
                new ObservationCorrected(
                        FINANCE, A, Period.parse("202604"), value(random), null, null, "li", "复核"));
        if (random.nextBoolean()) {
            more.add(new UnitAbolished(WATER, LocalDate.of(2026, 6, 1), "撤并"));
        }
        more.forEach(h::add);
        return h;
    }

    private static RegionFacts fold(List<Recorded> entries) {
        RegionFacts facts = new RegionFacts();
        entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    @Property(tries = 150)
    void what_is_published_step_by_step_is_what_is_scored_at_once(@ForAll long seed) {
        Random random = new Random(seed);
        History history = history(random);
        RegionFacts facts = new RegionFacts();
        Map<Period, Map<Code, Published>> published = new HashMap<>();
        long sequence = 0;
        for (int from = 0; from < history.entries.size(); ) {
            int to = Math.min(history.entries.size(), from + 1 + random.nextInt(6));
            AffectedCohorts affected = new AffectedCohorts(facts);
            for (Recorded entry : history.entries.subList(from, to)) {
                if (RegionFacts.of(entry).filter(facts::apply).isPresent()) {
                    affected.by(entry);
                }
            }
            for (AffectedCohorts.CohortKey cohort : affected.cohorts().keySet()) {
                Map<Code, Published> there =
                        published.computeIfAbsent(cohort.period(), p -> new HashMap<>());
                for (ScoresEvent event :
                        Scoring.differences(
                                facts,
                                cohort,
                                history.cut(),
                                false,
                                there,
                                LightNews.on(LocalDate.EPOCH))) {
                    if (event instanceof UnitScored e) {
                        there.put(
                                e.unit(),
                                new Published(e, new Position(Journal.SCORES, ++sequence)));
                    }
                }
            }
            from = to;
        }
        Map<Code, SortedSet<Period>> scored =
                new HashMap<>(facts.scoredPeriods(Set.of(CLASS, OTHER)));
        assertThat(scored).containsKeys(CLASS, OTHER);
        scored.forEach(
                (unitClass, periods) ->
                        periods.forEach(
                                period ->
                                        assertThat(
                                                        Scoring.differences(
                                                                facts,
                                                                new AffectedCohorts.CohortKey(
                                                                        unitClass, period),
                                                                history.cut(),
                                                                false,
                                                                published.getOrDefault(
                                                                        period, Map.of()),
                                                                LightNews.on(LocalDate.EPOCH)))
                                                .filteredOn(UnitScored.class::isInstance)
                                                .as("left to publish of %s %s", unitClass, period)
                                                .isEmpty()));
    }

    @Test
    void a_unit_is_in_a_group_from_the_day_it_came_until_the_day_it_left_or_ended() {
        History history = Histories.second(new Random(1));
        history.add(new UnitGrouped(EAST, COAST, null, LocalDate.of(2026, 2, 2)));
        history.add(new UnitUngrouped(EAST, COAST, LocalDate.of(2026, 5, 31), "调整"));
        // Abolished from September.
        history.add(new UnitGrouped(UNITS.get(2), COAST, null, LocalDate.of(2026, 2, 1)));
        RegionFacts facts = fold(history.entries);
        assertThat(grouped(facts, "202601")).isEmpty();
        assertThat(grouped(facts, "202602")).containsExactlyInAnyOrder(EAST, UNITS.get(2));
        assertThat(grouped(facts, "202604")).containsExactlyInAnyOrder(EAST, UNITS.get(2));
        assertThat(grouped(facts, "202605")).containsExactly(UNITS.get(2));
        assertThat(grouped(facts, "202609")).isEmpty();
        assertThat(facts.grouped(COAST, YEAR)).isEmpty();
    }

    private static List<Code> grouped(RegionFacts facts, String period) {
        return facts.grouped(COAST, Period.parse(period)).stream().map(Member::unit).toList();
    }

    @Test
    void groups_bear_on_scores_only_where_classes_are_compared_with_each_other() {
        History history = Histories.second(new Random(1));
        history.add(new UnitGrouped(EAST, COAST, null, LocalDate.of(2026, 1, 1)));
        assertThat(affected(history).cohorts()).isEmpty();
        history.add(ranked(A, 3, "group:coast"));
        history.add(new UnitUngrouped(EAST, COAST, LocalDate.of(2026, 7, 1), "调整"));
        assertThat(affected(history).cohorts())
                .containsKey(new AffectedCohorts.CohortKey(CLASS, YEAR));
    }

    @Test
    void a_unit_of_no_class_that_comes_below_another_bears_on_what_that_one_s_figure_is_made_of() {
        History history = Histories.second(new Random(1));
        IndicatorDefinition made =
                IndicatorDefinition.read(
                                Histories.json(
                                        """
                                        {"indicator":"level","version":3,"effectiveFrom":"2026","direction":"up",
                                         "frequency":"month","rule":{"rule":"completion"},
                                         "formula":{"op":"over-units","units":"below","take":"sum","of":{"op":"own"}}}
                                        """))
                        .orThrow();
        history.add(new VersionEnacted(A, 3, made.effectiveFrom(), made.write(), made.hash()));
        history.add(new UnitRegistered(Code.of("village"), "村", "village", EAST, DAY));
        assertThat(affected(history).cohorts())
                .containsKey(new AffectedCohorts.CohortKey(CLASS, YEAR));
    }

    private static AffectedCohorts affected(History history) {
        AffectedCohorts affected = new AffectedCohorts(fold(history.entries));
        affected.by(history.entries.getLast());
        return affected;
    }
}
