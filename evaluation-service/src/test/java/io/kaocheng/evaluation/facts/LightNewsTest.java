package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.A;
import static io.kaocheng.evaluation.facts.Histories.CLASS;
import static io.kaocheng.evaluation.facts.Histories.UNITS;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.journal.Recorded;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What is loaded of periods that are over changes lights, and is no news. */
class LightNewsTest {

    private static final Period FEBRUARY = Period.parse("202602");
    private static final Code EAST = UNITS.getFirst();

    private static ObservationSubmitted reported(String value) {
        return new ObservationSubmitted(
                EAST,
                A,
                FEBRUARY,
                new Figures(new BigDecimal(value), null, null),
                null,
                null,
                "li",
                null,
                false);
    }

    private static ObservationCorrected corrected(String value) {
        return new ObservationCorrected(
                EAST,
                A,
                FEBRUARY,
                new Figures(new BigDecimal(value), null, null),
                null,
                null,
                "li",
                "复核");
    }

    private static Recorded on(String day, Recorded entry) {
        return new Recorded(
                entry.id(),
                entry.region(),
                entry.position(),
                entry.subject(),
                entry.streamVersion(),
                Instant.parse(day + "T08:00:00Z"),
                entry.actor(),
                null,
                null,
                entry.event());
    }

    private static final AffectedCohorts.CohortKey CELL =
            new AffectedCohorts.CohortKey(CLASS, FEBRUARY);

    private static History nothingReported() {
        History history = Histories.history(new Random(1));
        history.entries.removeIf(e -> e.position().journal() == Journal.MONITORING);
        return history;
    }

    private static RegionFacts fold(History history) {
        RegionFacts facts = new RegionFacts();
        history.entries.forEach(e -> RegionFacts.of(e).ifPresent(facts::apply));
        return facts;
    }

    /** Brings a batch of events, as live scoring does. */
    private static AffectedCohorts affected(
            RegionFacts facts, History history, String day, Event... batch) {
        AffectedCohorts affected = new AffectedCohorts(facts);
        for (Event event : batch) {
            history.add(event);
            Recorded entry = on(day, history.entries.getLast());
            if (RegionFacts.of(entry).filter(facts::apply).isPresent()) {
                affected.by(entry);
            }
        }
        return affected;
    }

    /** How the light is told to change by events, each in a batch of its own. */
    private static List<String> changes(String day, Event... events) {
        return changesOf(day, Stream.of(events).map(event -> new Event[] {event}).toList());
    }

    private static List<String> changesOf(String day, List<Event[]> batches) {
        History history = nothingReported();
        RegionFacts facts = fold(history);
        Map<Code, Published> there = new HashMap<>();
        List<String> changes = new ArrayList<>();
        for (Event[] batch : batches) {
            LightNews news =
                    Objects.requireNonNull(
                            affected(facts, history, day, batch).news(Set.of(CELL)).get(CELL));
            for (ScoresEvent changed :
                    Scoring.differences(facts, CELL, history.cut(), false, there, news)) {
                switch (changed) {
                    case UnitScored e ->
                            there.put(e.unit(), new Published(e, new Position(Journal.SCORES, 1)));
                    case LightChanged e when e.indicator().equals(A) ->
                            changes.add(e.from() + " " + e.to());
                    case LightChanged _,
                            ScoresEvent.ScoreWithdrawn _,
                            ScoresEvent.EditionPublished _ -> {}
                }
            }
        }
        assertThat(Objects.requireNonNull(there.get(EAST)).score().indicators().getFirst().light())
                .isEqualTo("red");
        return changes;
    }

    @Test
    void the_first_light_of_a_period_is_news_until_the_next_period_is_over() {
        for (String day : List.of("2026-02-10", "2026-03-12", "2026-03-31")) {
            assertThat(changes(day, reported("1"))).as(day).containsExactly("null red");
        }
        for (String day : List.of("2026-04-01", "2029-01-01")) {
            assertThat(changes(day, reported("1"))).as(day).isEmpty();
        }
    }

    @Test
    void what_is_loaded_of_a_period_that_is_over_changes_its_light_without_a_word() {
        assertThat(changes("2026-03-12", reported("90"), reported("1")))
                .containsExactly("null green", "green red");
        assertThat(changes("2027-03-12", reported("90"), reported("1"))).isEmpty();
    }

    @Test
    void that_somebody_corrects_what_was_lit_is_news_whenever_it_happens() {
        assertThat(changes("2027-03-12", reported("90"), corrected("1")))
                .containsExactly("green red");
    }

    @Test
    void a_correction_is_news_whatever_comes_in_the_same_batch() {
        ObservationSubmitted other =
                new ObservationSubmitted(
                        UNITS.get(1),
                        A,
                        FEBRUARY,
                        new Figures(new BigDecimal("80"), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false);
        Event[] first = {reported("90")};
        assertThat(changesOf("2027-03-12", List.of(first, new Event[] {corrected("1"), other})))
                .containsExactly("green red");
        assertThat(changesOf("2027-03-12", List.of(first, new Event[] {other, corrected("1")})))
                .containsExactly("green red");
    }

    @Test
    void whoever_withdraws_a_target_leaves_a_block_out_or_grants_a_list_changes_what_was_said() {
        Code audit = Code.of("audit");
        for (Event change :
                List.of(
                        new TargetWithdrawn(EAST, null, A, FEBRUARY, "误设", null),
                        Histories.ownList(EAST, FEBRUARY, 40),
                        new SuppressionGranted(
                                audit, EAST, FEBRUARY, Code.of("total"), "both", audit, "wang"),
                        new SuppressionWithdrawn(audit, EAST, FEBRUARY, "wang"))) {
            History history = nothingReported();
            history.add(reported("90"));
            assertThat(
                            affected(fold(history), history, "2027-03-12", change)
                                    .news(Set.of(CELL))
                                    .get(CELL))
                    .as(change.toString())
                    .isEqualTo(new LightNews(LocalDate.of(2027, 3, 12), true));
        }
        History history = nothingReported();
        history.add(reported("90"));
        assertThat(
                        affected(fold(history), history, "2027-03-12", reported("1"))
                                .news(Set.of(CELL))
                                .get(CELL))
                .isEqualTo(new LightNews(LocalDate.of(2027, 3, 12), false));
    }

    @Test
    void what_is_published_anew_of_periods_that_are_over_is_no_news() {
        LightNews anew = LightNews.on(LocalDate.of(2027, 3, 12));
        assertThat(anew.isNews(FEBRUARY, "green", "red")).isFalse();
        assertThat(anew.isNews(Period.parse("202702"), "green", "red")).isTrue();
        assertThat(anew.isNews(Period.parse("2026"), null, "red")).isTrue();
        assertThat(anew.isNews(Period.parse("2026"), null, "grey")).isFalse();
        assertThat(anew.isNews(Period.parse("2026"), "red", "grey")).isTrue();
    }
}
