package io.kaocheng.goals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.LightRules;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalAcknowledged;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneConfirmed;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReturned;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.GoalCommand.ConfirmMilestone;
import io.kaocheng.goals.goal.GoalCommand.OnMilestone;
import io.kaocheng.goals.goal.GoalCommand.ReportMilestone;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReturnMilestone;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.policy.Scope;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class MilestonesTest {

    private static final Code G = Code.of("g-1");
    private static final Code SITES = Code.of("sites");
    private static final Code BUILT = Code.of("built");
    private static final Code CYCLE = Code.of("2026");
    private static final Code OWNER = Code.of("xinghua-school");
    private static final Code ABOVE = Code.of("edu-bureau");
    private static final Code COUNTY = Code.of("county");
    private static final Instant AT = Instant.parse("2026-03-30T16:30:00Z"); // 31 March there
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final List<Evidence> APPROVAL =
            List.of(new Evidence("选址批复.pdf", "9f".repeat(32)));
    private static final CycleRules RULES = CycleRules.defaults(Period.ofYear(2026));

    private static final Content CONTENT =
            new Content(
                    "新建学校",
                    CYCLE,
                    null,
                    OWNER,
                    null,
                    "annual",
                    "青政发〔2026〕1号",
                    new BigDecimal("30"),
                    "head",
                    null,
                    LocalDate.of(2026, 12, 15),
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    List.of(
                            new Milestone(
                                    SITES, "完成选址", LocalDate.of(2026, 3, 31), null, "选址批复", null),
                            new Milestone(
                                    BUILT, "主体完工", LocalDate.of(2026, 9, 30), null, null, null)));

    private static final GoalEvent[] APPROVED = {
        new GoalDrafted(G, CONTENT, "li"), new GoalSubmitted(G), new GoalApproved(G)
    };

    private static final MilestoneReported REPORTED = reported(TODAY, APPROVAL, "zhao");
    private static final MilestoneConfirmed CONFIRMED = new MilestoneConfirmed(G, SITES, "wang");
    private static final MilestoneReturned RETURNED =
            new MilestoneReturned(G, SITES, "缺批复文号", "wang");

    private final DeciderSpec<GoalCommand, Goal, GoalEvent> spec =
            new DeciderSpec<>(new GoalDecider());

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given issued(GoalEvent... more) {
        GoalEvent[] all = new GoalEvent[APPROVED.length + 1 + more.length];
        System.arraycopy(APPROVED, 0, all, 0, APPROVED.length);
        all[APPROVED.length] = new GoalIssued(G, CONTENT, LocalDate.of(2026, 3, 9));
        System.arraycopy(more, 0, all, APPROVED.length + 1, more.length);
        return given(all);
    }

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given given(GoalEvent... all) {
        LocalDate since = LocalDate.of(2026, 1, 1);
        return spec.given(all)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)))
                .and(
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(
                        UnitDecider.at(OWNER),
                        new UnitRegistered(OWNER, "杏花小学", "institution", ABOVE, since))
                .and(
                        UnitDecider.at(ABOVE),
                        new UnitRegistered(ABOVE, "教育局", "department", COUNTY, since))
                .and(
                        UnitDecider.at(COUNTY),
                        new UnitRegistered(COUNTY, "县政府", "county", null, since));
    }

    private static MilestoneReported reported(
            LocalDate doneOn, List<Evidence> evidence, String by) {
        return new MilestoneReported(G, SITES, doneOn, evidence, "如期", by);
    }

    private static Requester owner(String by) {
        return new Requester(by, new Scope(false, Set.of(OWNER.value()), false));
    }

    private static Requester above(String by, Code unit) {
        return new Requester(by, new Scope(false, Set.of(unit.value()), false, true));
    }

    private static Requester office(String by) {
        return new Requester(by, Scope.EVERYTHING);
    }

    private static ReportMilestone report(Code milestone, LocalDate on, List<Evidence> evidence) {
        return new ReportMilestone(G, milestone, on, evidence, "如期", owner("zhao"), AT);
    }

    private static ConfirmMilestone confirm(Requester by) {
        return new ConfirmMilestone(G, SITES, by, AT);
    }

    private static ReturnMilestone sendBack(Requester by) {
        return new ReturnMilestone(G, SITES, "缺批复文号", by, AT);
    }

    @Test
    void the_owner_reports_a_milestone_with_what_shows_it() {
        issued().when(report(SITES, TODAY, APPROVAL)).then(REPORTED);
    }

    @Test
    void a_milestone_is_reported_before_and_after_the_goal_is_acknowledged() {
        issued(new GoalAcknowledged(G, "zhao", null))
                .when(report(SITES, TODAY, APPROVAL))
                .then(REPORTED);
        issued(REPORTED, new GoalAcknowledged(G, "zhao", null))
                .when(confirm(office("wang")))
                .then(CONFIRMED);
    }

    @Test
    void nothing_is_done_tomorrow_and_a_deliverable_needs_its_document() {
        issued().when(report(SITES, TODAY.plusDays(1), List.of()))
                .refused(ProblemCode.INVALID_FIELD, ProblemCode.EVIDENCE_MISSING);
    }

    @Test
    void a_milestone_without_deliverable_needs_no_document() {
        issued().when(report(BUILT, TODAY, List.of()))
                .then(new MilestoneReported(G, BUILT, TODAY, List.of(), "如期", "zhao"));
    }

    @Test
    void a_milestone_that_the_goal_has_not_is_not_reported_confirmed_or_returned() {
        Code none = Code.of("none");
        for (OnMilestone said :
                List.of(
                        report(none, TODAY, APPROVAL),
                        new ConfirmMilestone(G, none, office("wang"), AT),
                        new ReturnMilestone(G, none, "x", office("wang"), AT))) {
            issued().when(said).refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void only_the_owner_reports() {
        issued().when(
                        new ReportMilestone(
                                G, SITES, TODAY, APPROVAL, null, above("qian", ABOVE), AT))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void before_it_is_issued_a_goal_has_no_milestones_to_report() {
        for (OnMilestone said :
                List.of(
                        report(SITES, TODAY, APPROVAL),
                        confirm(office("wang")),
                        sendBack(office("wang")))) {
            given(APPROVED).when(said).refused(ProblemCode.WRONG_STATE);
            given().when(said).refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void in_a_closed_cycle_nothing_is_reported() {
        issued().and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)),
                        new CycleClosed(CYCLE, "完成"))
                .when(report(SITES, TODAY, APPROVAL))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void the_same_report_again_changes_nothing_and_another_waits_for_an_answer() {
        issued(REPORTED).when(report(SITES, TODAY, APPROVAL)).unchanged();
        issued(REPORTED, CONFIRMED).when(report(SITES, TODAY, APPROVAL)).unchanged();
        issued(REPORTED)
                .when(report(SITES, TODAY.minusDays(1), APPROVAL))
                .refused(ProblemCode.WRONG_STATE);
        issued(REPORTED, CONFIRMED)
                .when(report(SITES, TODAY.minusDays(1), APPROVAL))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void another_person_confirms_and_once() {
        issued(REPORTED).when(confirm(office("wang"))).then(CONFIRMED);
        issued(REPORTED).when(confirm(office("zhao"))).refused(ProblemCode.APPROVER_IS_AUTHOR);
        issued(REPORTED, CONFIRMED).when(confirm(office("wang"))).unchanged();
    }

    @Test
    void what_nobody_reported_or_was_returned_is_not_confirmed() {
        issued().when(confirm(office("wang"))).refused(ProblemCode.WRONG_STATE);
        issued(REPORTED, RETURNED).when(confirm(office("wang"))).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void who_is_above_the_owner_confirms_at_any_depth_and_nobody_beside_it() {
        issued(REPORTED).when(confirm(above("wang", ABOVE))).then(CONFIRMED);
        issued(REPORTED).when(confirm(above("wang", COUNTY))).then(CONFIRMED);
        issued(REPORTED).when(sendBack(above("wang", COUNTY))).then(RETURNED);
        issued(REPORTED)
                .when(confirm(above("wang", Code.of("health-bureau"))))
                .refused(ProblemCode.FOREIGN_UNIT);
        issued(REPORTED)
                .when(
                        sendBack(
                                new Requester(
                                        "wang", new Scope(false, Set.of(ABOVE.value()), false))))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void who_was_above_the_owner_until_yesterday_confirms_no_more() {
        issued(REPORTED)
                .and(
                        UnitDecider.at(OWNER),
                        new UnitRegistered(
                                OWNER, "杏花小学", "institution", ABOVE, LocalDate.of(2026, 1, 1)),
                        new UnitMoved(OWNER, COUNTY, TODAY, "机构改革"))
                .when(confirm(above("wang", ABOVE)))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void what_was_returned_is_reported_again() {
        issued(REPORTED).when(sendBack(office("wang"))).then(RETURNED);
        issued(REPORTED, RETURNED).when(sendBack(office("wang"))).unchanged();
        issued(REPORTED, RETURNED).when(report(SITES, TODAY, APPROVAL)).then(REPORTED);
        issued(REPORTED, RETURNED, REPORTED).when(confirm(office("wang"))).then(CONFIRMED);
    }

    @Test
    void what_is_not_waiting_is_not_returned_and_never_by_who_reported_it() {
        issued().when(sendBack(office("wang"))).refused(ProblemCode.WRONG_STATE);
        issued(REPORTED, RETURNED)
                .when(new ReturnMilestone(G, SITES, "日期有误", office("wang"), AT))
                .refused(ProblemCode.WRONG_STATE);
        issued(REPORTED, CONFIRMED).when(sendBack(office("wang"))).refused(ProblemCode.WRONG_STATE);
        issued(REPORTED).when(sendBack(office("zhao"))).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void a_history_in_which_a_milestone_is_confirmed_unreported_is_broken() {
        given(APPROVED).neverFollowedBy(REPORTED, CONFIRMED, RETURNED);
        issued().neverFollowedBy(
                        CONFIRMED,
                        RETURNED,
                        new MilestoneReported(G, Code.of("none"), TODAY, APPROVAL, null, "zhao"));
        issued(REPORTED).neverFollowedBy(REPORTED);
        issued(REPORTED, CONFIRMED).neverFollowedBy(REPORTED, CONFIRMED, RETURNED);
        issued(REPORTED, RETURNED).neverFollowedBy(CONFIRMED, RETURNED);
    }

    private static @Nullable MilestoneLight light(String day, CycleRules rules) {
        // Due on 30 June, as the second milestone of the method's example.
        return MilestoneLight.of(LocalDate.of(2026, 6, 30), false, LocalDate.parse(day), rules);
    }

    @Test
    void a_milestone_is_yellow_from_three_days_before_orange_when_due_and_red_ten_days_later() {
        assertThat(light("2026-06-26", RULES)).isEqualTo(MilestoneLight.GREY);
        assertThat(light("2026-06-27", RULES)).isEqualTo(MilestoneLight.YELLOW);
        assertThat(light("2026-06-30", RULES)).isEqualTo(MilestoneLight.YELLOW);
        assertThat(light("2026-07-01", RULES)).isEqualTo(MilestoneLight.ORANGE);
        assertThat(light("2026-07-04", RULES)).isEqualTo(MilestoneLight.ORANGE);
        assertThat(light("2026-07-10", RULES)).isEqualTo(MilestoneLight.ORANGE);
        assertThat(light("2026-07-11", RULES)).isEqualTo(MilestoneLight.RED);
        assertThat(light("2026-07-12", RULES)).isEqualTo(MilestoneLight.RED);
    }

    @Test
    void with_three_lights_it_is_red_at_once() {
        LightRules four = RULES.lights();
        CycleRules three =
                new CycleRules(
                        RULES.acknowledgeDays(),
                        null,
                        RULES.reliefDeadline(),
                        RULES.leaderAbove(),
                        RULES.tolerance(),
                        RULES.mostInflated(),
                        RULES.smart(),
                        new LightRules(four.green(), four.red(), 3, four.redShare()),
                        RULES.milestoneWarnDays(),
                        RULES.milestoneRedDays(),
                        RULES.calibration(),
                        RULES.consultation());
        assertThat(light("2026-06-30", three)).isEqualTo(MilestoneLight.YELLOW);
        assertThat(light("2026-07-01", three)).isEqualTo(MilestoneLight.RED);
    }

    @Test
    void what_is_confirmed_is_green_on_every_day() {
        assertThat(
                        MilestoneLight.of(
                                LocalDate.of(2026, 6, 30), true, LocalDate.of(2026, 12, 1), RULES))
                .isEqualTo(MilestoneLight.GREEN);
    }

    @Test
    void a_goal_takes_the_worst_of_its_milestones_that_are_not_grey() {
        assertThat(MilestoneLight.worst(List.of())).isEmpty();
        assertThat(MilestoneLight.worst(List.of(MilestoneLight.GREY)))
                .contains(MilestoneLight.GREY);
        assertThat(
                        MilestoneLight.worst(
                                List.of(
                                        MilestoneLight.GREEN,
                                        MilestoneLight.GREY,
                                        MilestoneLight.ORANGE,
                                        MilestoneLight.YELLOW)))
                .contains(MilestoneLight.ORANGE);
        assertThat(MilestoneLight.worst(List.of(MilestoneLight.GREY, MilestoneLight.GREEN)))
                .contains(MilestoneLight.GREEN);
    }
}
