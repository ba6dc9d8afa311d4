package io.kaocheng.monitoring.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Period.Kind;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.write.EnactedSchemes.Version;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class EnactedSchemesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    private static Version standing(
            String scheme,
            int version,
            String from,
            @Nullable String until,
            boolean due,
            long sequence) {
        return new Version(
                scheme,
                version,
                "townships",
                null,
                Set.of(Kind.MONTH),
                due,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                sequence);
    }

    private static Version ofCycle(
            String scheme, int version, @Nullable String cycle, boolean due, long sequence) {
        return new Version(
                scheme,
                version,
                "townships",
                cycle == null ? null : Period.parse(cycle),
                Set.of(Kind.MONTH),
                due,
                null,
                null,
                sequence);
    }

    private static List<String> due(Version... versions) {
        return due(List.of(), versions);
    }

    private static List<String> due(List<KnownCycle> cycles, Version... versions) {
        return new EnactedSchemes(ZoneOffset.UTC, List.of(versions), cycles)
                .due(TODAY).stream().map(Period::toString).toList();
    }

    @Test
    void nothing_falls_due_in_a_cycle_that_is_closed() {
        Version all = standing("a", 1, "2025-11-01", null, true, 1);
        KnownCycle closed = new KnownCycle(Code.of("2025"), Period.ofYear(2025), true);
        KnownCycle open = new KnownCycle(Code.of("2026"), Period.ofYear(2026), false);
        assertThat(due(List.of(closed, open), all))
                .containsExactly("202601", "202602", "202603", "202604");
        KnownCycle beside = new KnownCycle(Code.of("again"), Period.ofYear(2025), false);
        assertThat(due(List.of(closed, beside), all)).startsWith("202511", "202512");
    }

    @Test
    void a_scheme_that_stands_lets_whole_months_fall_due_from_its_first_day_to_its_last() {
        assertThat(due(standing("a", 1, "2026-01-15", null, true, 1)))
                .containsExactly("202602", "202603", "202604");
        assertThat(due(standing("a", 1, "2026-01-01", "2026-02-28", true, 1)))
                .containsExactly("202601", "202602");
    }

    @Test
    void what_another_scheme_of_the_class_took_over_falls_due_by_that_one_alone() {
        Version open = standing("a", 1, "2026-01-01", null, true, 1);
        assertThat(due(open, standing("b", 1, "2026-03-01", null, false, 2)))
                .containsExactly("202601", "202602");
        // Where that one ends, the open one holds again.
        assertThat(due(open, standing("b", 1, "2026-03-01", "2026-03-31", false, 2)))
                .containsExactly("202601", "202602", "202604");
    }

    @Test
    void of_two_that_start_together_the_one_enacted_later_holds() {
        Version first = standing("a", 1, "2026-01-01", null, true, 1);
        assertThat(due(first, standing("b", 1, "2026-01-01", null, false, 2))).isEmpty();
        assertThat(due(first, ofCycle("c", 1, "2026", false, 2))).isEmpty();
        assertThat(due(standing("b", 1, "2026-01-01", null, false, 0), first)).hasSize(4);
    }

    @Test
    void of_a_scheme_for_a_cycle_its_latest_version_holds_for_the_whole_of_it() {
        assertThat(due(ofCycle("c", 1, "2026", true, 1), ofCycle("c", 2, "2026", false, 2)))
                .isEmpty();
        assertThat(due(ofCycle("c", 2, "2026", true, 2), ofCycle("c", 1, "2026", false, 1)))
                .hasSize(4);
        assertThat(due(ofCycle("c", 1, "2025", true, 1), ofCycle("c", 2, null, true, 2))).isEmpty();
    }

    @Test
    void another_class_and_another_kind_of_period_take_nothing_over() {
        Version open = standing("a", 1, "2026-01-01", null, true, 1);
        LocalDate march = LocalDate.of(2026, 3, 1);
        assertThat(
                        due(
                                open,
                                new Version(
                                        "b",
                                        1,
                                        "bureaus",
                                        null,
                                        Set.of(Kind.MONTH),
                                        false,
                                        march,
                                        null,
                                        2),
                                new Version(
                                        "c",
                                        1,
                                        "townships",
                                        null,
                                        Set.of(Kind.YEAR),
                                        false,
                                        march,
                                        null,
                                        3)))
                .hasSize(4);
    }
}
