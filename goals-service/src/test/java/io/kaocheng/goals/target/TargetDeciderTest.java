package io.kaocheng.goals.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.target.TargetDecider.AdjustTarget;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Granted;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.target.TargetDecider.KnownIndicators;
import io.kaocheng.goals.target.TargetDecider.PendingIndicators;
import io.kaocheng.goals.target.TargetDecider.SetTarget;
import io.kaocheng.goals.target.TargetDecider.Target;
import io.kaocheng.goals.target.TargetDecider.TargetCommand;
import io.kaocheng.goals.target.TargetDecider.WithdrawTarget;
import io.kaocheng.goals.unit.UnitClassDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class TargetDeciderTest {

    private static final Code UNIT = Code.of("edu-bureau");
    private static final Code INDICATOR = Code.of("enrolment-rate");
    private static final Code REQUEST = Code.of("r-1");
    private static final Period YEAR = Period.ofYear(2026);
    private static final Key KEY = new Key(UNIT, null, INDICATOR, YEAR, null);
    private static final TargetSet SET =
            new TargetSet(UNIT, null, INDICATOR, YEAR, new BigDecimal("98"), null, List.of());

    private static final TargetWithdrawn WITHDRAWN =
            new TargetWithdrawn(UNIT, null, INDICATOR, YEAR, "代码有误");
    private static final KnownIndicators INDICATORS =
            (_, _) -> {
                throw new IllegalStateException("the example gives them");
            };

    private final DeciderSpec<TargetCommand, Target, TargetEvent> spec =
            new DeciderSpec<>(new TargetDecider());

    private DeciderSpec<TargetCommand, Target, TargetEvent>.Given given(TargetEvent... events) {
        return given(Set.of(INDICATOR), events);
    }

    private DeciderSpec<TargetCommand, Target, TargetEvent>.Given given(
            Set<Code> indicators, TargetEvent... events) {
        return spec.given(events)
                .and(
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(
                        UnitDecider.at(UNIT),
                        new UnitRegistered(UNIT, "x", "department", null, LocalDate.of(2026, 1, 1)))
                .and(INDICATORS, indicators);
    }

    /** Already the first of September in the region. */
    private static final Instant NIGHT = Instant.parse("2026-08-31T16:30:00Z");

    private static final Period SEPTEMBER = Period.ofMonth(2026, 9);

    private static AdjustTarget adjust(
            Key key, Figure figure, String reason, String by, String approver, Code request) {
        return adjust(key, figure, reason, by, approver, request, null, false);
    }

    private static AdjustTarget adjust(
            Key key,
            Figure figure,
            String reason,
            String by,
            String approver,
            Code request,
            @Nullable Period from,
            boolean wholePeriod) {
        return new AdjustTarget(
                key,
                figure,
                new Granted(
                        reason,
                        by,
                        approver,
                        request,
                        "disaster",
                        EVIDENCE,
                        from,
                        wholePeriod,
                        NIGHT));
    }

    private static final List<Evidence> EVIDENCE =
            List.of(new Evidence("核定表.pdf", "9f86d081884c7d659a2feaa0c55ad015"));

    private static TargetAdjusted adjusted(
            @Nullable String each, @Nullable Period from, @Nullable Boolean wholePeriod) {
        return new TargetAdjusted(
                UNIT,
                null,
                INDICATOR,
                YEAR,
                new BigDecimal("97"),
                null,
                List.of(),
                "灾情",
                "wang",
                REQUEST,
                each,
                from,
                wholePeriod,
                "disaster",
                EVIDENCE,
                "li");
    }

    @Test
    void a_figure_counts_from_the_month_of_its_grant_in_the_region_unless_another_is_granted() {
        given(SET)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .then(adjusted(null, SEPTEMBER, null));
        Period november = Period.ofMonth(2026, 11);
        given(SET)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST, november, false))
                .then(adjusted(null, november, null));
        given(SET)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST, null, true))
                .then(adjusted(null, null, true));
    }

    @Test
    void of_a_period_that_is_over_the_last_month_is_the_first_for_which_it_counts() {
        Period half = Period.parse("2026S1");
        Key key = new Key(UNIT, null, INDICATOR, half, null);
        TargetSet set =
                new TargetSet(UNIT, null, INDICATOR, half, new BigDecimal("98"), null, List.of());
        given(set)
                .when(adjust(key, figure("97"), "灾情", "li", "wang", REQUEST))
                .then(
                        new TargetAdjusted(
                                UNIT,
                                null,
                                INDICATOR,
                                half,
                                new BigDecimal("97"),
                                null,
                                List.of(),
                                "灾情",
                                "wang",
                                REQUEST,
                                null,
                                Period.ofMonth(2026, 6),
                                null,
                                "disaster",
                                EVIDENCE,
                                "li"));
    }

    @Test
    void the_same_figure_is_granted_again_where_it_is_to_count_from_earlier() {
        TargetAdjusted now = adjusted(null, SEPTEMBER, null);
        given(SET, now).when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST)).unchanged();
        given(SET, now)
                .when(
                        adjust(
                                KEY,
                                figure("97"),
                                "灾情",
                                "li",
                                "wang",
                                REQUEST,
                                Period.ofMonth(2026, 10),
                                false))
                .unchanged();
        given(SET, now)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST, null, true))
                .then(adjusted(null, null, true));
    }

    private static SetTarget set(Key key, Figure figure) {
        return new SetTarget(key, figure, INDICATORS);
    }

    @Test
    void a_target_is_of_a_unit_or_a_class_that_is_there() {
        spec.given().when(set(KEY, figure("98"))).refused(ProblemCode.UNKNOWN_UNIT);
        given().when(set(new Key(null, Code.of("towns"), INDICATOR, YEAR, null), figure("98")))
                .refused(ProblemCode.UNKNOWN_CLASS);
    }

    private static Figure figure(String value, PlannedShare... course) {
        return new Figure(new BigDecimal(value), null, List.of(course));
    }

    private static PlannedShare share(String period, String share) {
        return new PlannedShare(Period.parse(period), new BigDecimal(share));
    }

    @Test
    void a_target_is_set_once() {
        given().when(set(KEY, figure("98"))).then(SET);
        given(SET).when(set(KEY, figure("98"))).unchanged();
        given(SET).when(set(KEY, figure("99"))).refused(ProblemCode.ALREADY_EXISTS);
    }

    private static SetTarget byGoal(Figure figure) {
        return new SetTarget(KEY, figure, INDICATORS, Code.of("g-1"));
    }

    private static Figure floored(String value, String floor) {
        return new Figure(new BigDecimal(value), new BigDecimal(floor), List.of());
    }

    @Test
    void a_target_names_the_goal_by_whose_issue_it_is_set() {
        given().when(byGoal(figure("98")))
                .then(
                        new TargetSet(
                                UNIT,
                                null,
                                INDICATOR,
                                YEAR,
                                new BigDecimal("98"),
                                null,
                                List.of(),
                                null,
                                Code.of("g-1")));
    }

    @Test
    void a_goal_is_content_with_a_target_that_stands_at_its_figure_however_it_is_written() {
        TargetSet course =
                new TargetSet(
                        UNIT,
                        null,
                        INDICATOR,
                        YEAR,
                        new BigDecimal("98.0"),
                        new BigDecimal("60"),
                        List.of(share("2026Q2", "0.5")));
        given(course).when(byGoal(floored("98", "60.0"))).unchanged();
        given(course)
                .when(
                        byGoal(
                                new Figure(
                                        new BigDecimal("98"),
                                        new BigDecimal("60"),
                                        List.of(share("2026Q2", "0.5")))))
                .unchanged();
        given(course).when(byGoal(floored("98", "61"))).refused(ProblemCode.ALREADY_EXISTS);
        given(course).when(byGoal(floored("97", "60"))).refused(ProblemCode.ALREADY_EXISTS);
        given(course).when(byGoal(figure("98"))).refused(ProblemCode.ALREADY_EXISTS);
        given(SET).when(byGoal(floored("98", "60"))).refused(ProblemCode.ALREADY_EXISTS);
        given(course)
                .when(
                        byGoal(
                                new Figure(
                                        new BigDecimal("98"),
                                        new BigDecimal("60"),
                                        List.of(share("2026Q2", "0.4")))))
                .refused(ProblemCode.ALREADY_EXISTS);
        given(SET).when(byGoal(figure("98"))).unchanged();
    }

    private static final Key MONTHLY = new Key(UNIT, null, INDICATOR, YEAR, Period.Kind.MONTH);
    private static final TargetSet EACH_MONTH =
            new TargetSet(
                    UNIT, null, INDICATOR, YEAR, new BigDecimal("98"), null, List.of(), "month");

    @Test
    void a_target_for_each_month_is_another_one_than_that_of_the_whole_year() {
        given().when(set(MONTHLY, figure("98"))).then(EACH_MONTH);
        assertThat(EACH_MONTH.subject()).isEqualTo(SET.subject() + "/each-month");
        given(EACH_MONTH)
                .when(adjust(MONTHLY, figure("97"), "灾情", "li", "wang", REQUEST))
                .then(adjusted("month", SEPTEMBER, null));
        given(Set.of(), EACH_MONTH)
                .when(new WithdrawTarget(MONTHLY, "代码有误", INDICATORS))
                .then(new TargetWithdrawn(UNIT, null, INDICATOR, YEAR, "代码有误", "month"));
    }

    @Test
    void a_target_is_set_for_each_of_shorter_periods_and_without_a_course() {
        for (Period.Kind kind : List.of(Period.Kind.YEAR, Period.Kind.HALF)) {
            Key key = new Key(UNIT, null, INDICATOR, Period.parse("2026S1"), kind);
            given().when(set(key, figure("98"))).refused(ProblemCode.INVALID_FIELD);
        }
        given().when(set(MONTHLY, figure("98", share("2026Q2", "0.5"))))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void a_target_of_a_closed_cycle_is_neither_set_nor_adjusted() {
        Code cycle = Code.of("2026");
        CycleOpened opened = new CycleOpened(cycle, "2026年度", YEAR);
        Key month = new Key(UNIT, null, INDICATOR, Period.ofMonth(2026, 3), null);
        given().and(CycleDecider.at(cycle), opened).when(set(KEY, figure("98"))).then(SET);
        for (Key key : List.of(KEY, month)) {
            given().and(CycleDecider.at(cycle), opened, new CycleClosed(cycle, "结束"))
                    .when(set(key, figure("98")))
                    .refused(ProblemCode.PERIOD_CLOSED);
        }
        given(SET)
                .and(CycleDecider.at(cycle), opened, new CycleClosed(cycle, "结束"))
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void an_adjustment_has_a_reason_and_another_person_s_agreement() {
        given(SET)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .then(adjusted(null, SEPTEMBER, null));
        given(SET)
                .when(adjust(KEY, figure("97"), "灾情", "li", "li", REQUEST))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        given(SET).when(adjust(KEY, figure("98"), "灾情", "li", "wang", REQUEST)).unchanged();
        given().when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_planned_course_never_falls_and_never_passes_the_whole() {
        for (PlannedShare[] wrong :
                new PlannedShare[][] {
                    {share("2026Q1", "0.5"), share("2026Q2", "0.4")},
                    {share("2026Q2", "0.4"), share("2026Q1", "0.5")},
                    {share("2026Q1", "1.1")},
                    {share("2026Q1", "-0.1")},
                    {share("2026Q1", "0.1"), share("2026Q1", "0.2")}
                }) {
            given().when(set(KEY, figure("98", wrong))).refused(ProblemCode.INVALID_FIELD);
        }
    }

    private static final TargetAdjusted ADJUSTED =
            new TargetAdjusted(
                    UNIT,
                    null,
                    INDICATOR,
                    YEAR,
                    new BigDecimal("97"),
                    null,
                    List.of(),
                    "灾情",
                    "wang",
                    REQUEST);

    @Test
    void a_planned_course_may_begin_at_nothing_stand_still_and_reach_the_whole() {
        PlannedShare[] course = {
            share("2026Q1", "0"),
            share("2026Q2", "0.5"),
            share("2026Q3", "0.5"),
            share("2026Q4", "1")
        };
        given().when(set(KEY, figure("98", course)))
                .then(
                        new TargetSet(
                                UNIT,
                                null,
                                INDICATOR,
                                YEAR,
                                new BigDecimal("98"),
                                null,
                                List.of(course)));
    }

    @Test
    void an_adjustment_keeps_to_the_rules_of_a_planned_course() {
        given(SET)
                .when(
                        adjust(
                                KEY,
                                figure("97", share("2026Q1", "1.1")),
                                "灾情",
                                "li",
                                "wang",
                                REQUEST))
                .refused(ProblemCode.INVALID_FIELD);
    }

    @Test
    void the_same_adjustment_again_changes_nothing_and_the_old_figure_is_another() {
        given(SET, ADJUSTED)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .unchanged();
        given(SET, ADJUSTED).when(set(KEY, figure("98"))).refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void
            a_target_for_an_indicator_that_nobody_proposed_is_held_and_can_be_withdrawn_and_set_anew() {
        given(Set.of())
                .when(set(KEY, figure("98")))
                .withResult(new PendingIndicators(List.of(INDICATOR)))
                .then(SET);
        given().when(set(KEY, figure("98"))).withResult(new PendingIndicators(List.of())).then(SET);
        WithdrawTarget withdraw = new WithdrawTarget(KEY, "代码有误", INDICATORS);
        given(Set.of(), SET).when(withdraw).then(WITHDRAWN);
        given(Set.of(), SET, WITHDRAWN).when(set(KEY, figure("98"))).then(SET);
        given(Set.of(), SET, WITHDRAWN, SET).when(set(KEY, figure("98"))).unchanged();
    }

    @Test
    void a_target_that_counts_or_is_not_set_is_not_withdrawn() {
        WithdrawTarget withdraw = new WithdrawTarget(KEY, "代码有误", INDICATORS);
        given(SET).when(withdraw).refused(ProblemCode.WRONG_STATE);
        given(Set.of()).when(withdraw).refused(ProblemCode.NOT_FOUND);
        given(Set.of(), SET, WITHDRAWN).when(withdraw).refused(ProblemCode.NOT_FOUND);
        given(Set.of(), SET, WITHDRAWN)
                .when(adjust(KEY, figure("97"), "灾情", "li", "wang", REQUEST))
                .refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_history_that_sets_twice_or_adjusts_or_withdraws_what_is_not_set_is_broken() {
        given().neverFollowedBy(ADJUSTED, WITHDRAWN);
        given(SET).neverFollowedBy(SET);
        given(SET, WITHDRAWN).neverFollowedBy(ADJUSTED, WITHDRAWN);
    }

    @Test
    void a_command_goes_to_its_target_with_the_unit_or_the_class_it_is_for() {
        SetTarget ofUnit = set(KEY, figure("98"));
        assertThat(ofUnit.change().subject()).isEqualTo(SET.subject());
        assertThat(ofUnit.change().references())
                .containsExactly(CycleDecider.all(), UnitDecider.at(UNIT));
        Code towns = Code.of("towns");
        SetTarget ofClass = set(new Key(null, towns, INDICATOR, YEAR, null), figure("98"));
        assertThat(ofClass.change().subject()).isEqualTo("target/class:towns/enrolment-rate/2026");
        assertThat(ofClass.change().references())
                .containsExactly(CycleDecider.all(), UnitClassDecider.at(towns));
    }

    @Test
    void a_target_of_a_class_that_is_defined_is_set() {
        Code towns = Code.of("towns");
        spec.given()
                .and(UnitClassDecider.at(towns), new UnitClassDefined(towns, "乡镇"))
                .and(INDICATORS, Set.of(INDICATOR))
                .when(set(new Key(null, towns, INDICATOR, YEAR, null), figure("98")))
                .then(
                        new TargetSet(
                                null,
                                towns,
                                INDICATOR,
                                YEAR,
                                new BigDecimal("98"),
                                null,
                                List.of()));
    }

    @Test
    void a_closed_cycle_of_another_year_closes_no_target_of_this_one() {
        Code before = Code.of("2025");
        given().and(
                        CycleDecider.at(before),
                        new CycleOpened(before, "2025年度", Period.ofYear(2025)),
                        new CycleClosed(before, "结束"))
                .when(set(KEY, figure("98")))
                .then(SET);
    }

    @Test
    void a_target_is_adjusted_by_the_key_that_its_request_has_recorded() {
        for (Key key : List.of(KEY, MONTHLY)) {
            String each = key.each() == null ? null : "month";
            assertThat(Key.of(new TargetKey(UNIT, null, INDICATOR, YEAR, each))).isEqualTo(key);
        }
    }
}
