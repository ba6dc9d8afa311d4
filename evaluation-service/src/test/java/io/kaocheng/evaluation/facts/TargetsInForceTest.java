package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.journal.Recorded;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.scoring.facts.Target;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets that count from a day on: for every scoring period that does not end before. */
class TargetsInForceTest {

    private static final Code EAST = UNITS.getFirst();

    static RegionFacts fold(History history) {
        RegionFacts facts = new RegionFacts();
        history.entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    private static String total(History history, String period) {
        return Scoring.score(
                        fold(history), new AffectedCohorts.CohortKey(CLASS, Period.parse(period)))
                .orElseThrow()
                .units()
                .getFirst()
                .total()
                .orElseThrow()
                .toPlainString();
    }

    @Test
    void a_relief_granted_in_september_counts_from_then_and_for_the_year() {
        History relieved = Histories.planned();
        relieved.add(Histories.relief("202609"));
        assertThat(total(relieved, "202606")).isEqualTo("90.00");
        assertThat(total(relieved, "202609")).isEqualTo("106.67");
        assertThat(total(relieved, "2026")).isEqualTo("100.00");
    }

    @Test
    void without_it_the_target_stays_as_it_was_set() {
        assertThat(total(Histories.planned(), "202606")).isEqualTo("90.00");
        assertThat(total(Histories.planned(), "202609")).isEqualTo("80.00");
        assertThat(total(Histories.planned(), "2026")).isEqualTo("75.00");
    }

    @Test
    void for_the_whole_period_it_counts_for_what_was_past_as_well() {
        History relieved = Histories.planned();
        relieved.add(Histories.relief(null));
        assertThat(total(relieved, "202606")).isEqualTo("120.00");
        assertThat(total(relieved, "202609")).isEqualTo("106.67");
    }

    private static @Nullable String inForce(RegionFacts facts, String scored) {
        return facts.target(EAST, CLASS, A, YEAR, Period.parse(scored))
                .map(target -> target.value() + "@" + target.sources())
                .orElse(null);
    }

    private static String value(RegionFacts facts, String scored) {
        return facts.target(EAST, CLASS, A, YEAR, Period.parse(scored))
                .map(Target::value)
                .orElseThrow()
                .toPlainString();
    }

    @Test
    void the_one_that_counts_names_its_own_entry() {
        History relieved = Histories.planned();
        relieved.add(Histories.relief("202609"));
        RegionFacts facts = fold(relieved);
        long last =
                relieved.entries.stream()
                        .map(entry -> entry.position())
                        .filter(at -> at.journal() == Journal.GOALS)
                        .mapToLong(Position::sequence)
                        .max()
                        .orElseThrow();
        assertThat(inForce(facts, "202608"))
                .isEqualTo("12000@" + List.of(new Position(Journal.GOALS, last - 1)));
        assertThat(inForce(facts, "202609"))
                .isEqualTo("9000@" + List.of(new Position(Journal.GOALS, last)));
    }

    @Test
    void of_those_in_force_the_last_counts_and_one_for_the_whole_period_replaces_all() {
        History h = Histories.planned();
        h.add(Histories.dated(EAST, null, A, "9000", null, Period.parse("202609")));
        h.add(Histories.dated(EAST, null, A, "8000", null, Period.parse("202606")));
        h.add(Histories.dated(EAST, null, A, "7000", null, Period.parse("202611")));
        RegionFacts facts = fold(h);
        assertThat(value(facts, "202605")).isEqualTo("12000");
        assertThat(value(facts, "202606")).isEqualTo("8000");
        assertThat(value(facts, "202610")).isEqualTo("8000");
        assertThat(value(facts, "202611")).isEqualTo("7000");
        assertThat(value(facts, "2026S1")).isEqualTo("8000");
        assertThat(value(facts, "2026")).isEqualTo("7000");
        h.add(Histories.relief(null));
        assertThat(value(fold(h), "202601")).isEqualTo("9000");
        assertThat(value(fold(h), "2026")).isEqualTo("9000");
    }

    @Test
    void one_set_from_a_day_on_leaves_that_of_the_class_until_then() {
        History h = Histories.planned();
        h.add(new TargetWithdrawn(EAST, null, A, YEAR, "误设"));
        h.add(new TargetSet(null, CLASS, A, YEAR, new BigDecimal("5000"), null, Histories.EVEN));
        h.add(
                new TargetSet(
                        EAST,
                        null,
                        A,
                        YEAR,
                        new BigDecimal("6000"),
                        null,
                        Histories.EVEN,
                        null,
                        null,
                        Period.parse("202607")));
        // What was withdrawn before it does not come back.
        assertThat(value(fold(h), "202606")).isEqualTo("5000");
        assertThat(value(fold(h), "202607")).isEqualTo("6000");
    }

    /** As the database keeps them: of each part of a register the last, in no order. */
    private static RegionFacts kept(History history) {
        Map<String, Fact> kept = new LinkedHashMap<>();
        for (Recorded entry : history.entries) {
            RegionFacts.of(entry)
                    .ifPresent(
                            fact ->
                                    kept.merge(
                                            fact.subject() + " " + fact.part(),
                                            fact,
                                            (a, b) ->
                                                    a.streamVersion() < b.streamVersion() ? b : a));
        }
        RegionFacts facts = new RegionFacts();
        List.copyOf(kept.values()).reversed().forEach(facts::apply);
        return facts;
    }

    @Test
    void what_is_kept_of_a_region_says_what_all_of_its_entries_say() {
        History h = Histories.planned();
        List<TargetEvent> changes =
                List.of(
                        Histories.dated(EAST, null, A, "9000", null, Period.parse("202609")),
                        Histories.dated(EAST, null, A, "8000", null, Period.parse("202606")),
                        Histories.relief(null),
                        Histories.dated(EAST, null, A, "7000", null, Period.parse("202611")),
                        new TargetWithdrawn(EAST, null, A, YEAR, "误设"),
                        Histories.dated(EAST, null, A, "6000", null, Period.parse("202604")));
        for (TargetEvent change : changes) {
            h.add(change);
            for (Period month = Period.parse("202601");
                    month.year() == 2026;
                    month = month.next()) {
                assertThat(inForce(kept(h), month.toString()))
                        .as("%s after %s", month, change)
                        .isEqualTo(inForce(fold(h), month.toString()));
            }
        }
    }
}
