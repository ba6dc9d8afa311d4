package io.kaocheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.bench.Agreement.DisagreementException;
import io.kaocheng.contracts.ContractJson;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

class FactsTest {

    private static SubmittedRegion region() {
        return new SubmittedRegion(30, 20, 4, 2);
    }

    private static List<String> lines(List<Figure> figures) {
        return new ArrayList<>(figures.stream().map(Figure::line).toList());
    }

    @Test
    void a_region_has_as_many_different_figures_as_its_capacity() {
        SubmittedRegion region = region();

        List<Figure> all = region.nextFigures((int) region.capacity());

        assertThat(all).hasSize(30 * 4 * 24);
        assertThat(
                        new HashSet<>(
                                all.stream()
                                        .map(f -> f.unit() + " " + f.indicator() + " " + f.period())
                                        .toList()))
                .hasSameSizeAs(all);
        assertThat(all.getFirst().period()).hasToString("202401");
        assertThat(all.getLast().period()).hasToString("202512");
        assertThatThrownBy(() -> region.nextFigures(1)).hasMessageContaining("2880");
    }

    @Test
    void a_region_has_the_years_that_its_figures_need() {
        assertThat(SubmittedRegion.holding(1_441, 30, 20, 4).years()).isEqualTo(2);
        assertThat(SubmittedRegion.holding(1_440, 30, 20, 4).years()).isEqualTo(1);
    }

    @Test
    void all_contenders_of_a_round_are_given_the_same_and_every_round_others() {
        Facts facts = new Facts(region(), 10);

        List<Figure> first = facts.of(0);

        assertThat(facts.of(1)).doesNotContainAnyElementsOf(first);
        assertThat(facts.of(0)).isEqualTo(first);
    }

    @Test
    void what_is_stored_once_agrees_in_any_order_and_with_any_zeros() {
        List<Figure> sent = region().nextFigures(50);
        List<String> stored = lines(sent);
        Collections.reverse(stored);

        assertThat(Facts.same("a", sent, stored)).isEqualTo(Facts.digest(sent));
        assertThat(Figure.line("u", "i", "202501", new BigDecimal("2.50")))
                .isEqualTo(Figure.line("u", "i", "202501", new BigDecimal("2.5")));
    }

    @Test
    void a_lost_a_doubled_or_an_altered_figure_is_a_disagreement() {
        List<Figure> sent = region().nextFigures(50);
        List<String> lost = lines(sent);
        lost.removeLast();
        List<String> doubled = lines(sent);
        doubled.add(doubled.getFirst());
        List<String> altered = lines(sent);
        altered.set(7, altered.get(7) + "1");

        for (List<String> stored : List.of(lost, doubled, altered)) {
            assertThatThrownBy(() -> Facts.same("a", sent, stored))
                    .isInstanceOf(DisagreementException.class)
                    .hasMessageStartingWith("no figures: the contenders differ in their stored");
        }
    }

    @Test
    void the_rows_of_the_others_hold_the_figures_as_the_journal_would()
            throws JsonProcessingException {
        List<Figure> figures = region().nextFigures(3);

        List<BareTables.Row> rows = BareTables.rows(figures, 41);

        assertThat(rows).extracting(BareTables.Row::sequence).containsExactly(42L, 43L, 44L);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(Figure.lineOf(ContractJson.mapper().readTree(rows.get(i).document())))
                    .isEqualTo(figures.get(i).line());
        }
    }

    @Test
    void batches_are_full_but_for_the_last() {
        assertThat(BareTables.parts(List.of(1, 2, 3, 4, 5), 2))
                .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }
}
