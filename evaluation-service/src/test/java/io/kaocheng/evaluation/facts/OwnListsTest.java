package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.shape.Finding;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The lists of units' own indicators, as they come. */
class OwnListsTest {

    private static final Code EAST = UNITS.getFirst();

    private static RegionFacts fold(List<Recorded> entries) {
        RegionFacts facts = new RegionFacts();
        entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    private static String weight(RegionFacts facts, String period) {
        return facts.ownList(
                        EAST, Code.of("townships-2026"), Code.of("duties"), Period.parse(period))
                .map(OwnList::items)
                .map(items -> items.getFirst().weight().toPlainString())
                .orElse("none");
    }

    @Test
    void a_list_holds_from_its_period_on_until_one_that_begins_later_or_is_set_in_its_place() {
        History h = new History();
        h.add(Histories.ownList(EAST, Period.parse("202604"), 40));
        h.add(Histories.ownList(EAST, Period.parse("202607"), 70));
        h.add(Histories.ownList(EAST, Period.parse("202604"), 44));
        RegionFacts facts = fold(h.entries.reversed());
        assertThat(weight(facts, "202603")).isEqualTo("none");
        assertThat(weight(facts, "202604")).isEqualTo("44");
        assertThat(weight(facts, "2026S1")).isEqualTo("44");
        assertThat(weight(facts, "202607")).isEqualTo("70");
        assertThat(weight(facts, "2026")).isEqualTo("70");
    }

    private static Overlay supposing(Code unit, String block, OwnListEvent.OwnListItem... items) {
        return new Overlay(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Overlay.AssumedList(
                                unit,
                                Code.of("townships-2026"),
                                Code.of(block),
                                Period.parse("202604"),
                                List.of(items))));
    }

    private static OwnListEvent.OwnListItem item(Code indicator, String weight) {
        return new OwnListEvent.OwnListItem(indicator, new BigDecimal(weight));
    }

    @Test
    void a_supposed_list_takes_the_place_of_the_one_that_was_set() {
        History h = new History();
        h.add(Histories.ownList(EAST, Period.parse("202604"), 40));
        h.add(Histories.ownList(EAST, Period.parse("202607"), 70));
        RegionFacts facts = fold(h.entries);
        Overlay overlay = supposing(EAST, "duties", item(Histories.B, "100"));
        assertThat(overlay.isEmpty()).isFalse();
        assertThat(Overlay.stored(overlay.write())).isEqualTo(overlay);
        overlay.over(facts);
        assertThat(weight(facts, "202603")).isEqualTo("none");
        assertThat(weight(facts, "202604")).isEqualTo("100");
        assertThat(weight(facts, "202607")).isEqualTo("70");
        supposing(EAST, "duties", item(Histories.B, "90"), item(Histories.DUTY, "10")).over(facts);
        assertThat(weight(facts, "202604")).isEqualTo("90");
    }

    @Test
    void a_list_that_could_not_be_set_cannot_be_supposed() {
        RegionFacts facts = fold(Histories.own(new Random(5)).entries);
        assertThat(
                        supposing(
                                        EAST,
                                        "duties",
                                        item(Histories.B, "60"),
                                        item(Histories.DUTY, "40"))
                                .check(facts))
                .isEmpty();
        assertThat(
                        supposing(
                                        Code.of("nobody"),
                                        "economy",
                                        item(Histories.B, "60"),
                                        item(Histories.B, "20"),
                                        item(Code.of("none"), "10"))
                                .check(facts))
                .extracting(Finding::pointer, Finding::code)
                .containsExactly(
                        tuple("/overlay/ownLists/0/unit", "unknown-unit"),
                        tuple("/overlay/ownLists/0/block", "invalid-field"),
                        tuple("/overlay/ownLists/0/items/1/indicator", "invalid-field"),
                        tuple("/overlay/ownLists/0/items/2/indicator", "unknown-indicator"),
                        tuple("/overlay/ownLists/0/items", "weights-unbalanced"));
    }

    private static List<Tuple> found(Code unit, RegionFacts facts) {
        return supposing(unit, "duties", item(Histories.B, "60"), item(Histories.DUTY, "40"))
                .check(facts)
                .stream()
                .map(finding -> tuple(finding.pointer(), finding.code()))
                .toList();
    }

    @Test
    void a_list_is_supposed_for_a_unit_of_the_class_alone() {
        History h = Histories.own(new Random(5));
        assertThat(found(UNITS.get(1), fold(h.entries))).as("in the class until June").isEmpty();
        h.add(new UnitRegistered(Code.of("bureau"), "x", "bureau", null, Histories.DAY));
        h.add(new UnitClassified(Code.of("bureau"), Histories.OTHER, Histories.DAY));
        assertThat(found(Code.of("bureau"), fold(h.entries)))
                .containsExactly(tuple("/overlay/ownLists/0/unit", "invalid-field"));
        h.add(new UnitRegistered(Code.of("left"), "x", "township", null, Histories.DAY));
        h.add(new UnitClassified(Code.of("left"), CLASS, Histories.DAY));
        h.add(new UnitAbolished(Code.of("left"), LocalDate.of(2026, 1, 1), "撤并"));
        assertThat(found(Code.of("left"), fold(h.entries)))
                .containsExactly(tuple("/overlay/ownLists/0/unit", "invalid-field"));
    }

    @Test
    void a_list_is_supposed_in_a_closed_cycle_too_and_not_with_what_is_retired() {
        History h = Histories.own(new Random(5));
        h.add(new CycleOpened(Code.of("2025"), "2025", Period.ofYear(2025)));
        h.add(new CycleClosed(Code.of("2025"), "年度考核已结束"));
        h.add(new IndicatorRetired(Histories.DUTY, Period.parse("202701"), "不再考核"));
        assertThat(found(EAST, fold(h.entries))).isEmpty();
        h.add(new IndicatorRetired(Histories.B, Period.parse("202604"), "不再考核"));
        h.add(new CycleClosed(Code.of("2026"), "年度考核已结束"));
        assertThat(found(EAST, fold(h.entries.reversed())))
                .containsExactly(tuple("/overlay/ownLists/0/items/0/indicator", "invalid-field"));
    }

    /** A unit's own indicator of the month: why there is no figure of it; none where there is. */
    private static String reason(RegionFacts facts, String period) {
        return Scoring.score(facts, new CohortKey(CLASS, Period.parse(period))).stream()
                .flatMap(scores -> scores.unit(EAST).stream())
                .flatMap(score -> score.indicators().stream())
                .filter(result -> result.indicator().equals(Histories.DUTY))
                .map(result -> String.valueOf(result.reason()))
                .findFirst()
                .orElse("not listed");
    }

    @Test
    void a_list_and_a_retirement_that_did_not_know_of_each_other_score_alike_in_any_order() {
        OwnIndicatorsSet list = Histories.ownList(EAST, YEAR, 40);
        IndicatorRetired retired =
                new IndicatorRetired(Histories.DUTY, Period.parse("202607"), "不再考核");
        History listFirst = Histories.own(new Random(5));
        listFirst.add(list);
        listFirst.add(retired);
        History retiredFirst = Histories.own(new Random(5));
        retiredFirst.add(retired);
        retiredFirst.add(list);
        Map<String, String> digests = new TreeMap<>();
        for (History history : List.of(listFirst, retiredFirst)) {
            for (List<Recorded> entries : List.of(history.entries, history.entries.reversed())) {
                RegionFacts facts = fold(entries);
                assertThat(reason(facts, "202606")).isNotEqualTo("retired");
                assertThat(reason(facts, "202607")).as("a gap").isEqualTo("retired");
                assertThat(reason(facts, "202608")).as("a gap").isEqualTo("retired");
                for (Period period :
                        List.of(Period.parse("202606"), Period.parse("202608"), YEAR)) {
                    String digest =
                            Scoring.score(facts, new CohortKey(CLASS, period))
                                    .orElseThrow()
                                    .digest();
                    assertThat(digests.computeIfAbsent(period.toString(), _ -> digest))
                            .isEqualTo(digest);
                }
            }
        }
    }

    @Test
    void a_list_touches_the_periods_from_its_first_one_on() {
        History h = Histories.own(new Random(5));
        h.add(Histories.ownList(EAST, Period.parse("202607"), 70));
        AffectedCohorts affected = new AffectedCohorts(fold(h.entries));
        affected.by(h.entries.getLast());
        assertThat(affected.cohorts().keySet())
                .contains(new CohortKey(CLASS, YEAR))
                .allMatch(cohort -> cohort.unitClass().equals(CLASS))
                .noneMatch(cohort -> cohort.period().lastDay().isBefore(LocalDate.of(2026, 7, 1)));
    }
}
