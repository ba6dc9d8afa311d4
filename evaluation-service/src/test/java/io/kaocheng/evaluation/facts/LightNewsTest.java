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
import java.util.UUID;

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

    private static Recorded on(String day, Event event) {
        return new Recorded(
                new UUID(0, 1),
                Histories.REGION,
                new Position(Journal.MONITORING, 1),
                event.subject(),
                1,
                Instant.parse(day + "T08:00:00Z"),
                "li",
                null,
                null,
                event);
    }

    /** How the light is told to change by a figure and by another after it. */
    private static List<String> told(String day, Event... said) {
        History history = Histories.history(new Random(1));
        history.entries.removeIf(e -> e.position().journal() == Journal.MONITORING);
        Map<Code, Published> there = new HashMap<>();
        Touched.Cell cell = new Touched.Cell(CLASS, FEBRUARY);
        List<String> told = new ArrayList<>();
        for (Event event : said) {
            history.add(event);
            RegionFacts facts = new RegionFacts();
            history.entries.forEach(e -> RegionFacts.of(e).ifPresent(facts::apply));
            for (ScoresEvent changed :
                    Scoring.differences(
                            facts,
                            cell,
                            history.cut(),
                            false,
                            there,
                            LightNews.of(on(day, event)))) {
                switch (changed) {
                    case UnitScored e ->
                            there.put(e.unit(), new Published(e, new Position(Journal.SCORES, 1)));
                    case LightChanged e when e.indicator().equals(A) ->
                            told.add(e.from() + " " + e.to());
                    case LightChanged _,
                            ScoresEvent.ScoreWithdrawn _,
                            ScoresEvent.EditionPublished _ -> {}
                }
            }
        }
        assertThat(Objects.requireNonNull(there.get(EAST)).score().indicators().getFirst().light())
                .isEqualTo("red");
        return told;
    }

    @Test
    void the_first_light_of_a_period_is_news_until_the_next_period_is_over() {
        for (String day : List.of("2026-02-10", "2026-03-12", "2026-03-31")) {
            assertThat(told(day, reported("1"))).as(day).containsExactly("null red");
        }
        for (String day : List.of("2026-04-01", "2029-01-01")) {
            assertThat(told(day, reported("1"))).as(day).isEmpty();
        }
    }

    @Test
    void what_is_loaded_of_a_period_that_is_over_changes_its_light_without_a_word() {
        assertThat(told("2026-03-12", reported("90"), reported("1")))
                .containsExactly("null green", "green red");
        assertThat(told("2027-03-12", reported("90"), reported("1"))).isEmpty();
    }

    @Test
    void that_somebody_corrects_what_was_lit_is_news_whenever_it_happens() {
        assertThat(told("2027-03-12", reported("90"), corrected("1"))).containsExactly("green red");
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
