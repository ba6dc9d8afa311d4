package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.B;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.explain.Recompute;
import io.kaocheng.scoring.facts.Target;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Schemes that stand without a cycle, and targets that stand for each period of a kind. */
class StandingTest {

    private static RegionFacts fold(History history) {
        RegionFacts facts = new RegionFacts();
        history.entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    private static SortedMap<Period, String> digests(RegionFacts facts, Predicate<Period> which) {
        SortedMap<Period, String> digests = new TreeMap<>();
        for (Period period : scored(facts)) {
            if (which.test(period)) {
                digests.put(period, scored(facts, period).digest());
            }
        }
        return digests;
    }

    private static SortedSet<Period> scored(RegionFacts facts) {
        return Objects.requireNonNull(facts.scoredPeriods(Set.of(CLASS)).get(CLASS));
    }

    private static CohortScores scored(RegionFacts facts, Period period) {
        return Scoring.score(facts, new AffectedCohorts.CohortKey(CLASS, period)).orElseThrow();
    }

    private static boolean isMonth(Period period) {
        return period.kind() == Period.Kind.MONTH;
    }

    /** The history's figures under other schemes. */
    private static History under(Random random, SchemeEnacted... schemes) {
        History history = Histories.history(random);
        history.entries.removeIf(entry -> entry.event() instanceof SchemeEnacted);
        for (SchemeEnacted scheme : schemes) {
            history.add(scheme);
        }
        return history;
    }

    private static SchemeEnacted standing(String code, int version, String when) {
        return Histories.standing(code, version, when, 60);
    }

    @Property(tries = 50)
    void one_scheme_that_stands_scores_as_twelve_equal_ones_of_cycles_do(@ForAll long seed) {
        History one = under(new Random(seed), standing("townships", 1, "\"from\":\"202601\""));
        History twelve = under(new Random(seed));
        for (Period month : YEAR.within(Period.Kind.MONTH)) {
            twelve.add(new CycleOpened(Code.of("m" + month), month.toString(), month));
            twelve.add(standing("s" + month, 1, "\"cycle\":\"m" + month + "\""));
        }
        SortedMap<Period, String> expected = digests(fold(twelve), StandingTest::isMonth);
        assertThat(expected).hasSizeGreaterThan(3);
        assertThat(digests(fold(one), StandingTest::isMonth)).isEqualTo(expected);
    }

    @Property(tries = 50)
    void one_target_for_each_month_counts_as_twelve_equal_ones_do(@ForAll long seed) {
        History one = under(new Random(seed), standing("townships", 1, "\"from\":\"202601\""));
        History twelve = under(new Random(seed), standing("townships", 1, "\"from\":\"202601\""));
        BigDecimal value = new BigDecimal("35.5");
        one.add(Histories.eachMonth(null, CLASS, A, "35.5"));
        one.add(Histories.eachMonth(UNITS.getFirst(), null, B, "35.5"));
        for (Period month : YEAR.within(Period.Kind.MONTH)) {
            twelve.add(new TargetSet(null, CLASS, A, month, value, null, List.of()));
            twelve.add(new TargetSet(UNITS.getFirst(), null, B, month, value, null, List.of()));
        }
        assertThat(digests(fold(one), p -> true)).isEqualTo(digests(fold(twelve), p -> true));
    }

    private static @Nullable String inForce(RegionFacts facts, String period) {
        return facts.scheme(CLASS, Period.parse(period))
                .map(s -> s.scheme().scheme() + "@" + s.scheme().version())
                .orElse(null);
    }

    @Test
    void of_two_schemes_that_hold_for_a_period_the_one_that_starts_later_wins() {
        RegionFacts facts =
                fold(
                        under(
                                new Random(1),
                                standing("second", 1, "\"from\":\"202604\",\"until\":\"202606\""),
                                standing("first", 1, "\"from\":\"202401\",\"until\":\"202612\"")));
        assertThat(inForce(facts, "202403")).isEqualTo("first@1");
        assertThat(inForce(facts, "202604")).isEqualTo("second@1");
        assertThat(inForce(facts, "202607")).isEqualTo("first@1");
        assertThat(inForce(facts, "202701")).isNull();
        assertThat(inForce(facts, "202312")).isNull();
    }

    @Test
    void of_two_that_start_together_the_one_enacted_later_wins() {
        for (String later : List.of("a", "z")) {
            RegionFacts facts =
                    fold(
                            under(
                                    new Random(1),
                                    standing("m", 1, "\"from\":\"202601\""),
                                    standing(later, 1, "\"from\":\"202601\"")));
            assertThat(inForce(facts, "202601")).isEqualTo(later + "@1");
        }
    }

    @Test
    void a_version_holds_from_its_own_start_and_the_one_before_it_until_then() {
        RegionFacts facts =
                fold(
                        under(
                                new Random(1),
                                standing("townships", 1, "\"from\":\"202401\""),
                                standing(
                                        "townships",
                                        2,
                                        "\"from\":\"202601\",\"until\":\"202606\"")));
        assertThat(inForce(facts, "202512")).isEqualTo("townships@1");
        assertThat(inForce(facts, "202601")).isEqualTo("townships@2");
        assertThat(inForce(facts, "202607")).isNull();
    }

    @Test
    void a_scheme_of_a_cycle_starts_with_its_cycle() {
        RegionFacts facts =
                fold(
                        under(
                                new Random(1),
                                standing("of-the-year", 1, "\"cycle\":\"2026\""),
                                standing("older", 1, "\"from\":\"202501\""),
                                standing("newer", 1, "\"from\":\"202607\"")));
        assertThat(inForce(facts, "202506")).isEqualTo("older@1");
        assertThat(inForce(facts, "202606")).isEqualTo("of-the-year@1");
        assertThat(inForce(facts, "2026")).isEqualTo("of-the-year@1");
        assertThat(inForce(facts, "202607")).isEqualTo("newer@1");
        assertThat(inForce(facts, "202706")).isEqualTo("newer@1");
    }

    private static @Nullable String target(RegionFacts facts, Code unit, String period) {
        return facts.target(unit, CLASS, A, Period.parse(period))
                .map(t -> t.value().toPlainString())
                .orElse(null);
    }

    @Test
    void the_nearest_target_wins_and_a_unit_s_own_before_its_class_s() {
        History history = new History();
        Period quarter = Period.parse("2026Q2");
        Code east = UNITS.getFirst();
        history.add(Histories.eachMonth(null, CLASS, A, "1"));
        history.add(each(null, CLASS, quarter, "2"));
        history.add(
                new TargetSet(
                        null,
                        CLASS,
                        A,
                        Period.parse("202605"),
                        new BigDecimal("3"),
                        null,
                        List.of()));
        history.add(Histories.eachMonth(east, null, A, "4"));
        RegionFacts facts = fold(history);
        Code west = UNITS.get(1);
        assertThat(target(facts, west, "202601")).isEqualTo("1");
        assertThat(target(facts, west, "202604")).isEqualTo("2");
        assertThat(target(facts, west, "202605")).isEqualTo("3");
        assertThat(target(facts, east, "202605")).isEqualTo("4");
        for (String none : List.of("2026", "2026Q2", "202701")) {
            assertThat(target(facts, west, none)).as(none).isNull();
        }
        history.add(new TargetWithdrawn(east, null, A, YEAR, "误设", "month"));
        assertThat(target(fold(history), east, "202605")).isEqualTo("3");
    }

    @Test
    void where_a_nearer_target_is_withdrawn_that_of_the_longer_span_holds_again() {
        History history = new History();
        Period quarter = Period.parse("2026Q2");
        history.add(Histories.eachMonth(null, CLASS, A, "1"));
        history.add(each(null, CLASS, quarter, "2"));
        history.add(new TargetWithdrawn(null, CLASS, A, quarter, "误设", "month"));
        assertThat(target(fold(history), UNITS.getFirst(), "202604")).isEqualTo("1");
        history.add(each(null, CLASS, quarter, "3"));
        assertThat(target(fold(history), UNITS.getFirst(), "202604")).isEqualTo("3");
    }

    private static TargetEvent each(
            @Nullable Code unit, @Nullable Code unitClass, Period span, String value) {
        return new TargetSet(
                unit, unitClass, A, span, new BigDecimal(value), null, List.of(), "month");
    }

    @Test
    void an_explanation_names_the_scheme_and_the_target_and_since_when_they_hold() {
        History history = under(new Random(3), standing("townships", 1, "\"from\":\"202601\""));
        history.add(Histories.eachMonth(null, CLASS, A, "35.5"));
        RegionFacts facts = fold(history);
        Position target =
                history.entries.stream()
                        .filter(e -> e.event() instanceof TargetSet set && set.each() != null)
                        .map(Recorded::position)
                        .findFirst()
                        .orElseThrow();
        boolean differed = false;
        for (Period month : scored(facts)) {
            for (var unit : scored(facts, month).units()) {
                Derivation why = Derivation.of(unit);
                assertThat(Recompute.of(why).differences()).isEmpty();
                String words = why.write().toString();
                assertThat(words).contains("自 202601 起", "since 202601");
                differed |=
                        words.contains("目标 35.5（" + month + "，2026 内各期同为此值）")
                                && words.contains(target.toString());
            }
        }
        assertThat(differed).isTrue();
    }

    @Test
    void a_target_for_each_month_touches_every_month_of_its_span() {
        History history = under(new Random(3), standing("townships", 1, "\"from\":\"202601\""));
        history.add(Histories.eachMonth(null, CLASS, A, "35.5"));
        RegionFacts facts = fold(history);
        AffectedCohorts affected = new AffectedCohorts(facts);
        affected.by(history.entries.getLast());
        assertThat(affected.cohorts().keySet())
                .containsExactlyElementsOf(
                        scored(facts).stream()
                                .map(p -> new AffectedCohorts.CohortKey(CLASS, p))
                                .toList());
        assertThat(history.entries.getLast().position().journal()).isEqualTo(Journal.GOALS);
        Target standing =
                facts.target(UNITS.get(1), CLASS, A, Period.parse("202603")).orElseThrow();
        assertThat(standing.eachOf()).isEqualTo(YEAR);
        assertThat(standing.period()).isEqualTo(Period.parse("202603"));
    }
}
