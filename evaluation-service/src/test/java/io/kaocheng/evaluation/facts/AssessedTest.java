package io.kaocheng.evaluation.facts;

import static io.kaocheng.evaluation.facts.Histories.UNITS;
import static io.kaocheng.evaluation.facts.Histories.YEAR;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.Histories.History;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.shape.Finding;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What could not be left out of a unit cannot be supposed to be. */
class AssessedTest {

    private static RegionFacts fold(History history) {
        RegionFacts facts = new RegionFacts();
        history.entries.forEach(entry -> RegionFacts.of(entry).ifPresent(facts::apply));
        return facts;
    }

    private static EvaluationFact leftOut(Code unit, Period period, String block) {
        return new EvaluationFact.Suppressed(
                unit,
                period,
                new Suppression(
                        Code.of(block), Suppression.What.BOTH, Code.of("under-audit"), List.of()));
    }

    private static List<String> found(RegionFacts facts, EvaluationFact... supposed) {
        return new Overlay(List.of(), List.of(), List.of(), List.of(supposed), List.of())
                .check(facts).stream()
                        .map(finding -> finding.pointer() + " " + finding.code())
                        .toList();
    }

    @Test
    void a_block_is_supposed_to_be_left_out_where_it_is_scored() {
        RegionFacts facts = fold(Histories.own(new Random(5)));
        assertThat(
                        found(
                                facts,
                                leftOut(UNITS.getFirst(), YEAR, "duties"),
                                leftOut(UNITS.getFirst(), YEAR, "economy"),
                                leftOut(Code.of("nobody"), YEAR, "duties"),
                                leftOut(UNITS.getFirst(), Period.parse("2027"), "duties"),
                                leftOut(UNITS.get(1), YEAR, "total")))
                .as("the second unit has left the class")
                .containsExactly(
                        "/overlay/suppressions/1/block invalid-field",
                        "/overlay/suppressions/2/unit unknown-unit",
                        "/overlay/suppressions/3/block invalid-field",
                        "/overlay/suppressions/4/block invalid-field");
    }

    @Test
    void no_block_is_supposed_to_be_left_out_by_an_engine_that_leaves_none_out() {
        RegionFacts facts = fold(Histories.history(new Random(5)));
        assertThat(found(facts, leftOut(UNITS.getFirst(), YEAR, "total")))
                .containsExactly("/overlay/suppressions/0/block invalid-field");
    }

    @Test
    void it_is_refused_in_the_words_in_which_a_request_is() {
        RegionFacts facts = fold(Histories.history(new Random(5)));
        assertThat(
                        Stream.of("total", "none")
                                .flatMap(
                                        block ->
                                                Assessed.of(facts, UNITS.getFirst(), YEAR)
                                                        .wrong(
                                                                UNITS.getFirst(),
                                                                YEAR,
                                                                Code.of(block))
                                                        .stream())
                                .map(Finding::en))
                .containsExactly(
                        "the scheme that scores east in 2026 names no engine that leaves blocks out;"
                                + " kc-2 does",
                        "no scheme that scores east in 2026 has a block none");
    }
}
