package io.kaocheng.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Rejection;
import io.kaocheng.monitoring.change.UnitTree;
import io.kaocheng.monitoring.observation.ObservationCommand.Authority;
import io.kaocheng.monitoring.observation.ObservationCommand.Key;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownUnit;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownVersion;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class SubmissionRulesTest {

    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code INDICATOR = Code.of("enrolment-rate");
    private static final Period NOVEMBER = Period.parse("202611");
    private static final Instant LATER = Instant.parse("2026-12-02T01:00:00Z");

    private static SubmissionRules unit(LocalDate from, @Nullable LocalDate abolished) {
        return new SubmissionRules(
                ZoneId.of("Asia/Shanghai"),
                Map.of(UNIT, new KnownUnit(from, abolished)),
                Map.of(),
                List.of(),
                UnitTree.NONE);
    }

    private static SubmissionRules versions(KnownVersion... versions) {
        return new SubmissionRules(
                null, Map.of(), Map.of(INDICATOR, List.of(versions)), List.of(), UnitTree.NONE);
    }

    private static SubmissionRules cycles(@Nullable ZoneId zone, KnownCycle... cycles) {
        return new SubmissionRules(zone, Map.of(), Map.of(), List.of(cycles), UnitTree.NONE);
    }

    @Test
    void rules_weigh_as_many_rows_as_they_were_read_from() {
        SubmissionRules rules =
                new SubmissionRules(
                        null,
                        Map.of(UNIT, new KnownUnit(LocalDate.EPOCH, null)),
                        Map.of(
                                INDICATOR,
                                List.of(
                                        new KnownVersion(1, NOVEMBER, Period.Kind.MONTH, null),
                                        new KnownVersion(2, NOVEMBER, Period.Kind.MONTH, null))),
                        List.of(new KnownCycle(Code.of("2026"), NOVEMBER, false)),
                        new UnitTree(
                                null,
                                Map.of(
                                        UNIT,
                                        List.of(
                                                new UnitTree.Place(LocalDate.EPOCH, null),
                                                new UnitTree.Place(LocalDate.MAX, UNIT)))));
        assertThat(rules.rows()).isEqualTo(6);
    }

    @Test
    void a_unit_is_there_in_every_period_of_which_it_lived_a_day() {
        LocalDate early = LocalDate.of(2020, 1, 1);
        assertThat(unit(LocalDate.of(2026, 11, 30), null).hasUnit(UNIT, NOVEMBER)).isTrue();
        assertThat(unit(LocalDate.of(2026, 12, 1), null).hasUnit(UNIT, NOVEMBER)).isFalse();
        assertThat(unit(early, LocalDate.of(2026, 11, 2)).hasUnit(UNIT, NOVEMBER)).isTrue();
        assertThat(unit(early, LocalDate.of(2026, 11, 1)).hasUnit(UNIT, NOVEMBER)).isFalse();
        assertThat(unit(early, null).hasUnit(Code.of("nobody"), NOVEMBER)).isFalse();
    }

    @Test
    void a_retired_indicator_is_reported_for_the_periods_before_and_no_longer() {
        SubmissionRules rules =
                versions(new KnownVersion(1, Period.parse("2025"), Period.Kind.MONTH, NOVEMBER));
        assertThat(rules.frequency(INDICATOR, Period.parse("202610"))).isEqualTo(Period.Kind.MONTH);
        assertThat(rules.frequency(INDICATOR, NOVEMBER)).isNull();
        assertThat(rules.frequency(INDICATOR, Period.parse("202701"))).isNull();
    }

    @Test
    void the_latest_version_that_has_begun_says_how_often_is_reported() {
        KnownVersion first = new KnownVersion(1, Period.parse("2025"), Period.Kind.MONTH, null);
        KnownVersion second = new KnownVersion(2, Period.parse("2026"), Period.Kind.QUARTER, null);
        KnownVersion future = new KnownVersion(3, Period.parse("2027"), Period.Kind.YEAR, null);
        for (SubmissionRules rules :
                List.of(versions(first, second, future), versions(future, second, first))) {
            assertThat(rules.frequency(INDICATOR, NOVEMBER)).isEqualTo(Period.Kind.QUARTER);
            assertThat(rules.frequency(INDICATOR, Period.parse("202511")))
                    .isEqualTo(Period.Kind.MONTH);
            assertThat(rules.frequency(INDICATOR, Period.parse("202411"))).isNull();
            assertThat(rules.frequency(Code.of("other"), NOVEMBER)).isNull();
        }
    }

    @Test
    void a_period_is_open_where_an_open_cycle_holds_all_of_it() {
        KnownCycle open = new KnownCycle(Code.of("2026"), Period.parse("2026"), false);
        KnownCycle closed = new KnownCycle(Code.of("2025"), Period.parse("2025"), true);
        SubmissionRules rules = cycles(null, closed, open);
        assertThat(rules.isOpen(NOVEMBER)).isTrue();
        assertThat(rules.isOpen(Period.parse("202511"))).isFalse();
        assertThat(rules.isOpen(Period.parse("202711"))).isFalse();
    }

    @Test
    void a_period_begins_by_the_clock_of_the_region_and_nowhere_else() {
        SubmissionRules shanghai = cycles(ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.hasBegun(NOVEMBER, Instant.parse("2026-10-31T16:00:00Z"))).isTrue();
        assertThat(shanghai.hasBegun(NOVEMBER, Instant.parse("2026-10-31T15:59:59Z"))).isFalse();
        assertThat(cycles(null).hasBegun(NOVEMBER, LATER)).isFalse();
        Instant evening = Instant.parse("2026-11-30T16:30:00Z");
        assertThat(shanghai.today(evening)).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(cycles(null).today(evening)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void what_is_wrong_names_its_field() {
        List<Rejection> wrong =
                cycles(ZoneId.of("Asia/Shanghai")).check(new Key(UNIT, INDICATOR, NOVEMBER), LATER);
        assertThat(wrong)
                .extracting(Rejection::field)
                .containsExactly("unit", "indicator", "period");
        assertThat(wrong)
                .extracting(Rejection::code)
                .containsExactly(
                        ProblemCode.UNKNOWN_UNIT,
                        ProblemCode.UNKNOWN_INDICATOR,
                        ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void a_day_lies_between_the_periods_first_and_today_by_the_clock_of_the_region() {
        SubmissionRules shanghai = cycles(ZoneId.of("Asia/Shanghai"));
        Instant evening = Instant.parse("2026-11-30T16:30:00Z");
        Sender office = new Sender("office", true, Authority.AT_ONCE);
        for (String day : List.of("2026-11-01", "2026-11-30", "2026-12-01")) {
            assertThat(shanghai.checkDay(NOVEMBER, LocalDate.parse(day), office, evening))
                    .isEmpty();
        }
        for (String day : List.of("2026-10-31", "2026-12-02")) {
            assertThat(shanghai.checkDay(NOVEMBER, LocalDate.parse(day), office, evening))
                    .hasValueSatisfying(
                            wrong -> {
                                assertThat(wrong.code()).isEqualTo(ProblemCode.INVALID_FIELD);
                                assertThat(wrong.field()).isEqualTo("reportedOn");
                                assertThat(wrong.english()).contains(day);
                                assertThat(wrong.chinese()).contains(day);
                            });
        }
        Sender unit = new Sender("li", false, Authority.WITHIN_LIMITS);
        assertThat(shanghai.checkDay(NOVEMBER, LocalDate.parse("2026-12-01"), unit, evening))
                .isEmpty();
        assertThat(shanghai.checkDay(NOVEMBER, LocalDate.parse("2026-11-30"), unit, evening))
                .map(Rejection::code)
                .contains(ProblemCode.MISSING_ROLE);
    }

    @Test
    void another_frequency_is_refused_with_an_example_of_the_right_one() {
        KnownVersion quarterly =
                new KnownVersion(1, Period.parse("2026"), Period.Kind.QUARTER, null);
        assertThat(versions(quarterly).check(new Key(UNIT, INDICATOR, NOVEMBER), LATER))
                .filteredOn(reason -> reason.code() == ProblemCode.WRONG_FREQUENCY)
                .singleElement()
                .satisfies(reason -> assertThat(reason.english()).contains("quarter", "2026Q4"))
                .extracting(Rejection::chinese)
                .isEqualTo("指标 " + INDICATOR + " 每季度报送一次，期间应为 2026Q4 的形式，实际为 " + NOVEMBER);
    }
}
