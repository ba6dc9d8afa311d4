package io.kaocheng.evaluation.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.evaluation.facts.EvaluationFact.BonusGranted;
import io.kaocheng.evaluation.facts.EvaluationFact.Exempted;
import io.kaocheng.evaluation.facts.EvaluationFact.IncidentCharged;
import io.kaocheng.evaluation.facts.EvaluationFact.LightSet;
import io.kaocheng.evaluation.facts.EvaluationFact.Rated;
import io.kaocheng.evaluation.facts.EvaluationFact.Suppressed;
import io.kaocheng.evaluation.facts.EvaluationFact.VetoImposed;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Veto;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class EvaluationFactTest {

    private static final Code UNIT = Code.of("a");
    private static final Code INDICATOR = Code.of("roads");
    private static final Period YEAR = Period.ofYear(2026);
    private static final List<Position> SOURCES = List.of(new Position(Journal.EVALUATION, 7));
    private static final Rating RATING =
            new Rating(Code.of("leaders"), null, new BigDecimal("91"), SOURCES);
    private static final Exemption EXEMPTION = new Exemption(Code.of("not-applicable"), SOURCES);
    private static final Bonus BONUS =
            new Bonus(Code.of("prizes"), Code.of("gold"), BigDecimal.ONE, SOURCES);
    private static final Incident INCIDENT = new Incident(Code.of("fire"), 1, false, SOURCES);
    private static final Veto VETO = new Veto(Code.of("fraud"), SOURCES);
    private static final LightOverride LIGHT = new LightOverride(Light.RED, SOURCES);

    private static final Suppression SUPPRESSION =
            new Suppression(
                    Code.of("economy"), Suppression.What.SCORE, Code.of("under-audit"), SOURCES);

    /** One of each kind. */
    private static final List<EvaluationFact> ALL =
            List.of(
                    new Rated(UNIT, null, YEAR, RATING),
                    new Rated(UNIT, INDICATOR, YEAR, RATING),
                    new Exempted(UNIT, INDICATOR, YEAR, EXEMPTION),
                    new BonusGranted(UNIT, YEAR, BONUS),
                    new IncidentCharged(UNIT, YEAR, INCIDENT),
                    new VetoImposed(UNIT, YEAR, VETO),
                    new LightSet(UNIT, INDICATOR, YEAR, LIGHT),
                    new Suppressed(UNIT, YEAR, SUPPRESSION));

    private static RegionFacts all() {
        RegionFacts facts = new RegionFacts();
        for (int i = 0; i < ALL.size(); i++) {
            assertThat(facts.apply("part " + i, 1, ALL.get(i))).isTrue();
        }
        return facts;
    }

    @Test
    void every_kind_answers_the_engines_question_about_it() {
        RegionFacts facts = all();
        assertThat(facts.ratings(UNIT, YEAR)).containsExactly(RATING);
        assertThat(facts.ratings(UNIT, INDICATOR, YEAR)).containsExactly(RATING);
        assertThat(facts.exemption(UNIT, INDICATOR, YEAR)).contains(EXEMPTION);
        assertThat(facts.bonuses(UNIT, YEAR)).containsExactly(BONUS);
        assertThat(facts.incidents(UNIT, YEAR)).containsExactly(INCIDENT);
        assertThat(facts.vetoes(UNIT, YEAR)).containsExactly(VETO);
        assertThat(facts.lightOverride(UNIT, INDICATOR, YEAR)).contains(LIGHT);
        assertThat(facts.suppressions(UNIT, YEAR)).containsExactly(SUPPRESSION);
    }

    @Test
    void nothing_is_known_of_other_units_indicators_and_periods() {
        RegionFacts facts = all();
        Code other = Code.of("b");
        assertThat(facts.ratings(other, YEAR)).isEmpty();
        assertThat(facts.ratings(UNIT, other, YEAR)).isEmpty();
        assertThat(facts.exemption(UNIT, other, YEAR)).isEmpty();
        assertThat(facts.bonuses(UNIT, Period.ofYear(2027))).isEmpty();
        assertThat(facts.incidents(other, YEAR)).isEmpty();
        assertThat(facts.vetoes(other, YEAR)).isEmpty();
        assertThat(facts.lightOverride(UNIT, other, YEAR)).isEmpty();
        assertThat(facts.suppressions(UNIT, Period.ofYear(2027))).isEmpty();
    }

    @Test
    void a_later_entry_of_a_stream_takes_the_place_of_an_earlier_one_in_whatever_order_they_come() {
        RegionFacts facts = new RegionFacts();
        Veto later = new Veto(Code.of("other"), SOURCES);
        assertThat(facts.apply("part", 2, new VetoImposed(UNIT, YEAR, later))).isTrue();
        assertThat(facts.apply("part", 1, new VetoImposed(UNIT, YEAR, VETO))).isFalse();
        assertThat(facts.vetoes(UNIT, YEAR)).containsExactly(later);
    }

    @Test
    void what_differs_shows_in_the_units_mark_and_in_no_other() {
        RegionFacts facts = all();
        assertThat(facts.evaluationMarks()).containsOnlyKeys(UNIT);
        RegionFacts same = all();
        assertThat(same.evaluationMarks()).isEqualTo(facts.evaluationMarks());
        assertThat(same.apply("part 5", 2, new VetoImposed(UNIT, YEAR, VETO))).isTrue();
        assertThat(same.evaluationMarks()).isNotEqualTo(facts.evaluationMarks());
        assertThat(new RegionFacts().evaluationMarks()).isEmpty();
    }

    @Test
    void every_kind_has_a_form_in_an_overlay() {
        Overlay overlay = new Overlay(List.of(), List.of(), List.of(), ALL, List.of());
        assertThat(overlay.isEmpty()).isFalse();
        assertThat(Overlay.stored(overlay.write()).evaluation()).isEqualTo(ALL);
    }

    @Test
    void an_overlay_without_them_is_written_as_it_was() {
        assertThat(Overlay.NONE.write().toString())
                .isEqualTo("{\"indicators\":[],\"schemes\":[],\"targets\":[]}");
    }

    @Test
    void an_overlay_holds_them_to_be_in_force() {
        RegionFacts facts = new RegionFacts();
        new Overlay(List.of(), List.of(), List.of(), ALL, List.of()).over(facts);
        assertThat(facts.vetoes(UNIT, YEAR)).containsExactly(VETO);
        assertThat(new Overlay(List.of(), List.of(), List.of(), ALL, List.of()).check(facts))
                .extracting("code")
                .containsOnly("unknown-unit");
    }
}
