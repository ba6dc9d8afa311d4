package io.kaocheng.goals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryDefined;
import io.kaocheng.contracts.goals.CategoryEvent.CategoryRetired;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRulesSet;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalAbandoned;
import io.kaocheng.contracts.goals.GoalEvent.GoalAcknowledged;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalCheck;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.contracts.goals.RosterEvent.DutyAssigned;
import io.kaocheng.contracts.goals.RosterEvent.DutyEnded;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.GoalCommand.AcknowledgeGoal;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.CheckGoal;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.Examiner;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.goal.GoalCommand.WithdrawGoal;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.unit.RosterDecider;
import io.kaocheng.goals.unit.RosterDecider.Duty;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.policy.Scope;
import io.kaocheng.scoring.facts.OwnListCheck;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class GoalDeciderTest {

    private static final Code G = Code.of("g-1");
    private static final Code CYCLE = Code.of("2026");
    private static final Code OWNER = Code.of("edu-bureau");
    private static final BigDecimal WEIGHT = new BigDecimal("30");
    private static final Instant AT = Instant.parse("2026-03-01T16:30:00Z");
    private static final Period YEAR = Period.ofYear(2026);
    private static final Assessment.Lookup ASSESSMENT =
            (_, _) -> {
                throw new IllegalStateException("the example gives it");
            };
    private static final GoalCheck LETTERS =
            new GoalCheck("fail", "fail", "not-checked", "fail", "fail");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 15);
    private static final GoalIssued ISSUE =
            new GoalIssued(G, content("a"), LocalDate.of(2026, 3, 9));

    private final DeciderSpec<GoalCommand, Goal, GoalEvent> spec =
            new DeciderSpec<>(new GoalDecider());

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given given(GoalEvent... events) {
        return spec.given(events)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", YEAR),
                        new CycleRulesSet(CYCLE, rules(7, "warn"), "办法"))
                .and(ASSESSMENT, new Assessment(Map.of(), Map.of()))
                .and(
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(UnitDecider.at(OWNER), registered(OWNER))
                .and(
                        UnitDecider.at(Code.of("health-bureau")),
                        registered(Code.of("health-bureau")));
    }

    private static UnitRegistered registered(Code unit) {
        return new UnitRegistered(unit, "x", "department", null, LocalDate.of(2026, 1, 1));
    }

    private static Content partOf(@Nullable Code parent) {
        return new Content("a", CYCLE, parent, OWNER, null, "annual", null, WEIGHT);
    }

    @Test
    void all_that_a_goal_names_and_nobody_knows_is_told_at_once() {
        spec.given()
                .when(new DraftGoal(G, partOf(Code.of("g-9")), office("li")))
                .refused(
                        ProblemCode.UNKNOWN_CYCLE, ProblemCode.UNKNOWN_UNIT, ProblemCode.NOT_FOUND);
    }

    @Test
    void no_goal_is_set_for_a_cycle_that_is_closed() {
        spec.given()
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)),
                        new CycleClosed(CYCLE, "结束"))
                .and(UnitDecider.at(OWNER), registered(OWNER))
                .when(new DraftGoal(G, partOf(null), office("li")))
                .refused(ProblemCode.PERIOD_CLOSED);
    }

    @Test
    void a_goal_of_a_closed_cycle_goes_no_step_further() {
        GoalSubmitted submitted = new GoalSubmitted(G);
        GoalApproved approved = new GoalApproved(G);
        closed(drafted("li")).when(submit(office("li"))).refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"))
                .when(new ReviseGoal(G, content("b"), office("li")))
                .refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"), submitted)
                .when(new ObjectToGoal(G, "重复"))
                .refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"), submitted)
                .when(new ApproveGoal(G, "wang"))
                .refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"), submitted, approved)
                .when(issue("wang"))
                .refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"), submitted, approved).when(new ApproveGoal(G, "wang")).unchanged();
    }

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given closed(GoalEvent... events) {
        return spec.given(events)
                .and(ASSESSMENT, new Assessment(Map.of(), Map.of()))
                .and(
                        RegionDecider.at(DeciderSpec.REGION),
                        new RegionOpened(DeciderSpec.REGION, "青河县", "Asia/Shanghai"))
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)),
                        new CycleRulesSet(CYCLE, rules(7, "warn"), "办法"),
                        new CycleClosed(CYCLE, "结束"))
                .and(UnitDecider.at(OWNER), registered(OWNER));
    }

    @Test
    void a_goal_is_not_part_of_one_of_its_own_parts() {
        Code part = Code.of("g-2");
        given(drafted("li"))
                .and(
                        GoalDecider.KIND,
                        "goal/g-2",
                        new GoalDrafted(
                                part,
                                new Content("b", CYCLE, G, OWNER, null, "annual", null, WEIGHT),
                                "li"))
                .and(GoalDecider.KIND, "goal/g-1", drafted("li"))
                .when(new ReviseGoal(G, partOf(part), office("li")))
                .refused(ProblemCode.TREE_CYCLE);
    }

    private static Content content(String title) {
        return new Content(title, CYCLE, null, OWNER, null, "annual", null, WEIGHT);
    }

    private static Requester office(String by) {
        return new Requester(by, Scope.EVERYTHING);
    }

    private static Requester department(String by, Code unit) {
        return new Requester(by, new Scope(false, Set.of(unit.value()), false));
    }

    private static AcknowledgeGoal acknowledge(@Nullable Duty duty, Requester by) {
        return new AcknowledgeGoal(G, duty, by, AT);
    }

    private static GoalDrafted drafted(String by) {
        return new GoalDrafted(
                G, new Content("a", CYCLE, null, OWNER, null, "annual", null, WEIGHT), by);
    }

    @Test
    void a_goal_is_drafted_submitted_approved_and_issued() {
        given().when(new DraftGoal(G, content("a"), office("li"))).then(drafted("li"));
        given(drafted("li")).when(submit(office("li"))).then(new GoalSubmitted(G, LETTERS));
        given(drafted("li"), new GoalSubmitted(G))
                .when(new ApproveGoal(G, "wang"))
                .then(new GoalApproved(G));
        given(drafted("li"), new GoalSubmitted(G), new GoalApproved(G))
                .when(issue("wang"))
                .then(ISSUE);
    }

    @Test
    void none_of_its_authors_approves_it() {
        GoalRevised revised =
                new GoalRevised(
                        G,
                        new Content("b", CYCLE, null, OWNER, null, "annual", null, WEIGHT),
                        "zhao");
        for (String author : new String[] {"li", "zhao"}) {
            given(drafted("li"), revised, new GoalSubmitted(G))
                    .when(new ApproveGoal(G, author))
                    .refused(ProblemCode.APPROVER_IS_AUTHOR);
        }
    }

    @Test
    void what_was_not_submitted_is_not_approved() {
        given(drafted("li")).when(new ApproveGoal(G, "wang")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void what_was_not_approved_is_not_issued() {
        given(drafted("li"), new GoalSubmitted(G))
                .when(issue("wang"))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void an_objection_gives_it_back_for_revision() {
        given(drafted("li"), new GoalSubmitted(G), new GoalObjected(G, "目标偏低"))
                .when(new ReviseGoal(G, content("b"), office("li")))
                .then(
                        new GoalRevised(
                                G,
                                new Content("b", CYCLE, null, OWNER, null, "annual", null, WEIGHT),
                                "li"));
    }

    @Test
    void an_issued_goal_is_not_revised_or_objected_to() {
        GoalEvent[] past = {drafted("li"), new GoalSubmitted(G), new GoalApproved(G), ISSUE};
        given(past)
                .when(new ReviseGoal(G, content("b"), office("li")))
                .refused(ProblemCode.WRONG_STATE);
        given(past).when(new ObjectToGoal(G, "x")).refused(ProblemCode.WRONG_STATE);
        given(past).when(issue("wang")).unchanged();
    }

    @Test
    void a_goal_is_not_decomposed_from_itself() {
        Content self = new Content("a", CYCLE, G, OWNER, null, "annual", null, WEIGHT);
        given().when(new DraftGoal(G, self, office("li"))).refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void what_does_not_exist_cannot_be_submitted() {
        given().when(submit(office("li"))).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_department_drafts_revises_and_submits_the_goals_of_its_own_units() {
        Requester edu = department("zhao", OWNER);
        given().when(new DraftGoal(G, content("a"), edu)).then(drafted("zhao"));
        given(drafted("li"))
                .when(new ReviseGoal(G, content("b"), edu))
                .then(
                        new GoalRevised(
                                G,
                                new Content("b", CYCLE, null, OWNER, null, "annual", null, WEIGHT),
                                "zhao"));
        given(drafted("li")).when(submit(edu)).then(new GoalSubmitted(G, LETTERS));
    }

    @Test
    void a_department_neither_drafts_nor_submits_the_goal_of_another_unit() {
        Requester health = department("qian", Code.of("health-bureau"));
        given().when(new DraftGoal(G, content("a"), health)).refused(ProblemCode.FOREIGN_UNIT);
        given(drafted("li")).when(submit(health)).refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void a_department_does_not_take_over_the_goal_of_another_unit_nor_give_its_own_away() {
        Content taken =
                new Content(
                        "a", CYCLE, null, Code.of("health-bureau"), null, "annual", null, WEIGHT);
        given(drafted("li"))
                .when(new ReviseGoal(G, taken, department("qian", Code.of("health-bureau"))))
                .refused(ProblemCode.FOREIGN_UNIT);
        given(drafted("li"))
                .when(new ReviseGoal(G, taken, department("zhao", OWNER)))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    private static final GoalEvent[] DRAFT = {drafted("li")};
    private static final GoalEvent[] SUBMITTED = {drafted("li"), new GoalSubmitted(G)};
    private static final GoalEvent[] APPROVED = {
        drafted("li"), new GoalSubmitted(G), new GoalApproved(G)
    };
    private static final GoalEvent[] ISSUED = {
        drafted("li"), new GoalSubmitted(G), new GoalApproved(G), ISSUE
    };
    private static final GoalAcknowledged RECEIVED = new GoalAcknowledged(G, "zhao", "head");
    private static final GoalEvent[] ACKNOWLEDGED = {
        drafted("li"), new GoalSubmitted(G), new GoalApproved(G), ISSUE, RECEIVED
    };
    private static final GoalAbandoned GIVEN_UP = new GoalAbandoned(G, "与上级部署重复");
    private static final GoalEvent[] ABANDONED = {drafted("li"), GIVEN_UP};
    private static final GoalRevised REVISED =
            new GoalRevised(
                    G, new Content("b", CYCLE, null, OWNER, null, "annual", null, WEIGHT), "li");

    @Test
    void drafting_the_same_again_changes_nothing_and_something_else_is_refused_at_any_stage() {
        for (GoalEvent[] past : List.of(DRAFT, SUBMITTED, APPROVED, ISSUED, ACKNOWLEDGED)) {
            given(past).when(new DraftGoal(G, content("a"), office("li"))).unchanged();
            given(past)
                    .when(new DraftGoal(G, content("b"), office("li")))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void the_same_act_again_changes_nothing() {
        given(DRAFT).when(new ReviseGoal(G, content("a"), office("li"))).unchanged();
        given(SUBMITTED).when(submit(office("li"))).unchanged();
        given(APPROVED).when(new ApproveGoal(G, "wang")).unchanged();
        given(ISSUED).when(issue("wang")).unchanged();
        given(ACKNOWLEDGED).when(issue("wang")).unchanged();
        given(ACKNOWLEDGED).when(acknowledge(Duty.HEAD, department("zhao", OWNER))).unchanged();
        given(ABANDONED).when(new WithdrawGoal(G, "x", office("li"))).unchanged();
    }

    @Test
    void nothing_is_done_to_a_goal_that_was_never_drafted() {
        for (GoalCommand command :
                List.of(
                        new ReviseGoal(G, content("b"), office("li")),
                        new ObjectToGoal(G, "x"),
                        new ApproveGoal(G, "wang"),
                        issue("wang"))) {
            given().when(command).refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void what_its_stage_does_not_allow_is_refused() {
        ReviseGoal revise = new ReviseGoal(G, content("b"), office("li"));
        GoalCommand submit = submit(office("li"));
        ObjectToGoal object = new ObjectToGoal(G, "x");
        ApproveGoal approve = new ApproveGoal(G, "wang");
        IssueGoal issue = issue("wang");
        WithdrawGoal withdraw = new WithdrawGoal(G, "x", office("li"));
        AcknowledgeGoal acknowledge = acknowledge(null, department("zhao", OWNER));
        refused(DRAFT, object, approve, issue, acknowledge);
        refused(SUBMITTED, revise, issue, acknowledge);
        refused(APPROVED, revise, submit, withdraw, acknowledge);
        refused(ISSUED, revise, submit, object, approve, withdraw);
        refused(ACKNOWLEDGED, revise, submit, object, approve, withdraw);
        refused(ABANDONED, revise, submit, object, approve, issue, acknowledge);
    }

    private void refused(GoalEvent[] past, GoalCommand... commands) {
        for (GoalCommand command : commands) {
            given(past).when(command).refused(ProblemCode.WRONG_STATE);
        }
    }

    @Test
    void a_submitted_goal_is_objected_to_with_a_reason() {
        given(SUBMITTED).when(new ObjectToGoal(G, "目标偏低")).then(new GoalObjected(G, "目标偏低"));
    }

    @Test
    void a_draft_is_not_revised_into_a_part_of_itself() {
        given(DRAFT)
                .when(new ReviseGoal(G, partOf(G), office("li")))
                .refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void a_goal_is_part_of_another_whatever_the_stage_of_that_one_and_however_deep_it_lies() {
        Code part = Code.of("g-2");
        GoalDrafted below =
                new GoalDrafted(
                        part,
                        new Content("b", CYCLE, G, OWNER, null, "annual", null, WEIGHT),
                        "li");
        for (GoalEvent[] rest :
                new GoalEvent[][] {
                    {below},
                    {below, new GoalSubmitted(part)},
                    {below, new GoalSubmitted(part), new GoalApproved(part)},
                    {
                        below,
                        new GoalSubmitted(part),
                        new GoalApproved(part),
                        new GoalIssued(part, null, null)
                    }
                }) {
            given(DRAFT)
                    .and(GoalDecider.KIND, "goal/g-2", rest)
                    .when(new ReviseGoal(G, partOf(part), office("li")))
                    .refused(ProblemCode.TREE_CYCLE);
            given().and(GoalDecider.KIND, "goal/g-2", rest)
                    .when(new DraftGoal(Code.of("g-3"), partOf(part), office("li")))
                    .then(
                            new GoalDrafted(
                                    Code.of("g-3"),
                                    new Content(
                                            "a", CYCLE, part, OWNER, null, "annual", null, WEIGHT),
                                    "li"));
        }
    }

    @Test
    void a_goal_of_another_unit_is_out_of_a_department_s_reach_at_every_stage() {
        Requester health = department("qian", Code.of("health-bureau"));
        for (GoalEvent[] past : List.of(DRAFT, SUBMITTED, APPROVED, ISSUED)) {
            given(past).when(submit(health)).refused(ProblemCode.FOREIGN_UNIT);
        }
    }

    @Test
    void a_history_in_which_an_act_comes_at_the_wrong_stage_is_broken() {
        GoalSubmitted submitted = new GoalSubmitted(G);
        GoalObjected objected = new GoalObjected(G, "x");
        GoalApproved approved = new GoalApproved(G);
        GoalIssued issued = ISSUE;
        given().neverFollowedBy(REVISED, submitted, objected, approved, issued, RECEIVED, GIVEN_UP);
        given(DRAFT).neverFollowedBy(drafted("li"), objected, approved, issued, RECEIVED);
        given(SUBMITTED).neverFollowedBy(drafted("li"), REVISED, submitted, issued, RECEIVED);
        given(APPROVED)
                .neverFollowedBy(drafted("li"), REVISED, submitted, approved, RECEIVED, GIVEN_UP);
        for (GoalEvent[] past : List.of(ISSUED, ACKNOWLEDGED, ABANDONED)) {
            given(past)
                    .neverFollowedBy(
                            drafted("li"),
                            REVISED,
                            submitted,
                            objected,
                            approved,
                            issued,
                            GIVEN_UP);
        }
        given(ACKNOWLEDGED).neverFollowedBy(RECEIVED);
        given(ABANDONED).neverFollowedBy(RECEIVED);
    }

    @Test
    void a_command_goes_to_its_goal_with_all_that_it_names() {
        DraftGoal draft = new DraftGoal(G, partOf(Code.of("g-9")), office("li"));
        assertThat(draft.change().subject()).isEqualTo("goal/g-1");
        assertThat(draft.change().command()).isEqualTo(draft);
        assertThat(draft.change().references())
                .containsExactly(
                        CycleDecider.at(CYCLE),
                        UnitDecider.at(OWNER),
                        GoalDecider.KIND.at("goal/g-9"));
        assertThat(new ReviseGoal(G, content("b"), office("li")).change().references())
                .containsExactly(CycleDecider.at(CYCLE), UnitDecider.at(OWNER));
        assertThat(submit(office("li")).change().references()).containsExactly(ASSESSMENT);
        assertThat(issue("wang").change().references()).containsExactly(CycleDecider.at(CYCLE));
        assertThat(
                        new IssueGoal(G, partOf(Code.of("g-9")), "wang", AT, ASSESSMENT)
                                .change()
                                .references())
                .containsExactly(
                        CycleDecider.at(CYCLE), GoalDecider.KIND.at("goal/g-9"), ASSESSMENT);
        for (GoalCommand command :
                List.of(
                        new ObjectToGoal(G, "x"),
                        new ApproveGoal(G, "wang"),
                        new IssueGoal(G, null, "wang", AT, ASSESSMENT),
                        new WithdrawGoal(G, "x", office("li")),
                        acknowledge(null, office("li")))) {
            assertThat(command.change().subject()).isEqualTo("goal/g-1");
            assertThat(command.change().references()).isEmpty();
        }
    }

    private static IssueGoal issue(String by) {
        return new IssueGoal(G, content("a"), by, AT, ASSESSMENT);
    }

    @Test
    void none_of_its_authors_issues_it() {
        given(APPROVED).when(issue("li")).refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void what_was_read_otherwise_than_it_was_approved_is_not_issued() {
        given(APPROVED)
                .when(new IssueGoal(G, content("b"), "wang", AT, ASSESSMENT))
                .refused(ProblemCode.STALE_VERSION);
        given(APPROVED)
                .when(new IssueGoal(G, null, "wang", AT, ASSESSMENT))
                .refused(ProblemCode.STALE_VERSION);
    }

    /** 16:30 in Greenwich is the day after in Shanghai. */
    @Test
    void an_issued_goal_is_to_be_acknowledged_within_seven_days_of_the_region_s_day() {
        given(APPROVED)
                .when(issue("wang"))
                .then(new GoalIssued(G, content("a"), LocalDate.of(2026, 3, 9)));
    }

    private static GoalCommand submit(Requester by) {
        return new SubmitGoal(G, by, new Examiner(ASSESSMENT, AT));
    }

    private static CycleRules rules(int acknowledgeDays, String smart) {
        CycleRules defaults = CycleRules.defaults(YEAR);
        return new CycleRules(
                acknowledgeDays,
                null,
                defaults.reliefDeadline(),
                defaults.leaderAbove(),
                defaults.tolerance(),
                defaults.mostInflated(),
                smart,
                defaults.lights(),
                defaults.milestoneWarnDays(),
                defaults.milestoneRedDays(),
                defaults.calibration(),
                defaults.consultation());
    }

    @Test
    void the_rules_of_the_cycle_say_how_many_days_there_are() {
        given(APPROVED)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", YEAR),
                        new CycleRulesSet(CYCLE, rules(3, "warn"), "办法"))
                .when(issue("wang"))
                .then(new GoalIssued(G, content("a"), LocalDate.of(2026, 3, 5)));
    }

    @Test
    void a_part_is_issued_after_the_whole() {
        Code whole = Code.of("g-0");
        GoalDrafted top = new GoalDrafted(whole, content("w"), "li");
        GoalDrafted part = new GoalDrafted(G, partOf(whole), "li");
        IssueGoal issue = new IssueGoal(G, partOf(whole), "wang", AT, ASSESSMENT);
        for (GoalEvent[] past :
                new GoalEvent[][] {
                    {top},
                    {top, new GoalSubmitted(whole)},
                    {top, new GoalSubmitted(whole), new GoalApproved(whole)},
                    {top, new GoalAbandoned(whole, "x")}
                }) {
            given(part, new GoalSubmitted(G), new GoalApproved(G))
                    .and(GoalDecider.KIND, "goal/g-0", past)
                    .when(issue)
                    .refused(ProblemCode.WRONG_STATE);
        }
        GoalIssued issued = new GoalIssued(whole, null, null);
        for (GoalEvent[] past :
                new GoalEvent[][] {
                    {top, new GoalSubmitted(whole), new GoalApproved(whole), issued},
                    {
                        top,
                        new GoalSubmitted(whole),
                        new GoalApproved(whole),
                        issued,
                        new GoalAcknowledged(whole, "zhao", null)
                    }
                }) {
            given(part, new GoalSubmitted(G), new GoalApproved(G))
                    .and(GoalDecider.KIND, "goal/g-0", past)
                    .when(issue)
                    .then(new GoalIssued(G, partOf(whole), LocalDate.of(2026, 3, 9)));
        }
    }

    @Test
    void an_approved_goal_is_sent_back_too_and_its_authors_are_still_not_those_who_approve_it() {
        GoalObjected objected = new GoalObjected(G, "依据有误");
        given(APPROVED).when(new ObjectToGoal(G, "依据有误")).then(objected);
        given(
                        drafted("li"),
                        new GoalSubmitted(G),
                        new GoalApproved(G),
                        objected,
                        new GoalSubmitted(G))
                .when(new ApproveGoal(G, "li"))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
    }

    @Test
    void who_writes_goals_gives_them_up_before_they_are_approved() {
        given(DRAFT).when(new WithdrawGoal(G, "与上级部署重复", department("zhao", OWNER))).then(GIVEN_UP);
        given(SUBMITTED).when(new WithdrawGoal(G, "与上级部署重复", office("li"))).then(GIVEN_UP);
        given(DRAFT)
                .when(new WithdrawGoal(G, "x", department("qian", Code.of("health-bureau"))))
                .refused(ProblemCode.FOREIGN_UNIT);
        given(ABANDONED)
                .when(new DraftGoal(G, content("a"), office("li")))
                .refused(ProblemCode.ALREADY_EXISTS);
    }

    @Test
    void the_owner_acknowledges_what_was_issued() {
        given(ISSUED)
                .and(
                        RosterDecider.at(OWNER),
                        new DutyAssigned(OWNER, "head", "zhao", LocalDate.of(2026, 3, 2)))
                .when(acknowledge(Duty.HEAD, department("zhao", OWNER)))
                .then(RECEIVED);
        given(ISSUED)
                .when(acknowledge(null, department("zhao", OWNER)))
                .then(new GoalAcknowledged(G, "zhao", null));
        given(ISSUED)
                .when(acknowledge(null, department("qian", Code.of("health-bureau"))))
                .refused(ProblemCode.FOREIGN_UNIT);
    }

    @Test
    void a_duty_is_named_by_who_has_it_in_the_owner_on_the_day() {
        DutyAssigned another = new DutyAssigned(OWNER, "head", "qian", LocalDate.of(2026, 1, 1));
        DutyAssigned later = new DutyAssigned(OWNER, "head", "zhao", LocalDate.of(2026, 3, 3));
        for (DutyAssigned held : List.of(another, later)) {
            given(ISSUED)
                    .and(RosterDecider.at(OWNER), held)
                    .when(acknowledge(Duty.HEAD, department("zhao", OWNER)))
                    .refused(ProblemCode.INVALID_FIELD);
        }
    }

    @Test
    void what_is_an_address_of_the_api_is_no_code_of_a_goal() {
        given().when(new DraftGoal(Code.of("acknowledgements"), content("a"), office("li")))
                .refused(ProblemCode.INVALID_FIELD);
    }

    private static Content detailed(
            @Nullable String person,
            List<Code> supports,
            List<Measure> measures,
            List<Milestone> milestones) {
        return new Content(
                "a",
                CYCLE,
                null,
                OWNER,
                person,
                "annual",
                "青政发〔2026〕1号",
                WEIGHT,
                "head",
                "巩固控辍保学成果",
                DUE,
                null,
                new BigDecimal("20"),
                supports,
                null,
                measures,
                milestones);
    }

    private static Measure measure(String indicator, PlannedShare... course) {
        return new Measure(
                Code.of(indicator),
                Period.ofYear(2026),
                new BigDecimal("98"),
                null,
                List.of(course),
                "custom",
                true);
    }

    private static Milestone milestone(String code, @Nullable String weight) {
        return new Milestone(
                Code.of(code),
                "完成摸底",
                LocalDate.of(2026, 6, 30),
                weight == null ? null : new BigDecimal(weight),
                "摸底台账",
                null);
    }

    @Test
    void a_goal_is_drafted_with_duty_day_measures_and_milestones_and_all_of_it_binds() {
        Content content =
                detailed(
                        null,
                        List.of(),
                        List.of(measure("enrolment-rate")),
                        List.of(milestone("survey", "40"), milestone("review", "60")));
        GoalDrafted drafted = new GoalDrafted(G, content, "li");
        given().when(new DraftGoal(G, content, office("li"))).then(drafted);
        given(drafted, new GoalSubmitted(G), new GoalApproved(G))
                .when(new IssueGoal(G, content, "wang", AT, ASSESSMENT))
                .then(new GoalIssued(G, content, LocalDate.of(2026, 3, 9)));
        assertThat(drafted.content()).isEqualTo(content);
        assertThat(new GoalRevised(G, content, "li").content()).isEqualTo(content);
    }

    @Test
    void a_content_that_does_not_hold_together_is_refused_with_everything_that_is_wrong() {
        Code other = Code.of("g-7");
        PlannedShare half = new PlannedShare(Period.parse("2026Q2"), new BigDecimal("0.5"));
        given().when(
                        new DraftGoal(
                                G,
                                detailed(
                                        "zhao",
                                        List.of(other, G, G),
                                        List.of(
                                                measure("enrolment-rate", half, half),
                                                measure("enrolment-rate")),
                                        List.of(
                                                milestone("survey", "40"),
                                                milestone("survey", null))),
                                office("li")))
                .refused(
                        ProblemCode.INVALID_FIELD, // person and duty
                        ProblemCode.NOT_FOUND, // supports 0
                        ProblemCode.INVALID_FIELD, // supports itself
                        ProblemCode.INVALID_FIELD, // twice
                        ProblemCode.INVALID_FIELD,
                        ProblemCode.INVALID_FIELD, // course
                        ProblemCode.INVALID_FIELD, // measured twice
                        ProblemCode.INVALID_FIELD, // milestone twice
                        ProblemCode.INVALID_FIELD); // weights of some
    }

    @Test
    void weights_of_milestones_total_100() {
        given().when(
                        new DraftGoal(
                                G,
                                detailed(
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                milestone("survey", "40"),
                                                milestone("review", "50"))),
                                office("li")))
                .refused(ProblemCode.WEIGHTS_UNBALANCED);
    }

    @Test
    void a_goal_has_a_category_that_is_given_and_goes_on_with_one_that_is_there() {
        Code duties = Code.of("duties");
        Code before = Code.of("g-2025");
        Content content =
                new Content(
                        "a", CYCLE, null, OWNER, null, "annual", null, WEIGHT, null, null, null,
                        duties, null, List.of(), before, List.of(), List.of());
        DraftGoal draft = new DraftGoal(G, content, office("li"));
        assertThat(draft.change().references())
                .contains(CategoryDecider.at(duties), GoalDecider.KIND.at("goal/g-2025"));
        given().when(draft).refused(ProblemCode.NOT_FOUND, ProblemCode.NOT_FOUND);
        GoalDrafted continued = new GoalDrafted(before, content("b"), "li");
        given().and(CategoryDecider.at(duties), new CategoryDefined(duties, "职能目标"))
                .and(GoalDecider.KIND, "goal/g-2025", continued)
                .when(draft)
                .then(new GoalDrafted(G, content, "li"));
        given().and(
                        CategoryDecider.at(duties),
                        new CategoryDefined(duties, "职能目标"),
                        new CategoryRetired(duties, "停用"))
                .and(GoalDecider.KIND, "goal/g-2025", continued)
                .when(draft)
                .refused(ProblemCode.NOT_FOUND);
    }

    private static final Examiner EXAMINER = new Examiner(ASSESSMENT, AT);
    private static final Code ENROLMENT = Code.of("enrolment-rate");

    /** With the rules as they are where nobody has set any, and indicators that are enacted. */
    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given strict(GoalEvent... events) {
        return given(events)
                .and(CycleDecider.at(CYCLE), new CycleOpened(CYCLE, "2026 年度考核", YEAR))
                .and(
                        ASSESSMENT,
                        new Assessment(
                                Map.of(),
                                Map.of(
                                        ENROLMENT,
                                        new OwnListCheck.Measure(false, null),
                                        Code.of("ended"),
                                        new OwnListCheck.Measure(false, YEAR))));
    }

    private static GoalDrafted vague() {
        return new GoalDrafted(
                G,
                new Content(
                        "进一步加强营商环境建设",
                        CYCLE,
                        null,
                        OWNER,
                        "zhao",
                        "annual",
                        "青政发〔2026〕1号",
                        WEIGHT,
                        null,
                        null,
                        DUE,
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        List.of()),
                "li");
    }

    @Test
    void a_vague_goal_without_measure_or_deliverable_is_not_submitted() {
        strict(vague())
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED, ProblemCode.SMART_FAILED);
        given(vague())
                .when(submit(office("li")))
                .then(
                        new GoalSubmitted(
                                G, new GoalCheck("fail", "fail", "not-checked", "pass", "warn")));
    }

    private static Content enrolment(
            @Nullable Code parent,
            @Nullable String person,
            String horizon,
            @Nullable LocalDate due) {
        return new Content(
                "学前三年毛入园率达到92%",
                CYCLE,
                parent,
                OWNER,
                person,
                horizon,
                parent == null ? "青政发〔2026〕1号" : null,
                WEIGHT,
                null,
                null,
                due,
                null,
                null,
                List.of(),
                null,
                List.of(
                        measure(
                                "enrolment-rate",
                                new PlannedShare(Period.parse("2026Q2"), new BigDecimal("0.5")))),
                List.of());
    }

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given strictly(Content content) {
        return strict(new GoalDrafted(G, content, "li"));
    }

    @Test
    void a_goal_with_measure_basis_and_day_is_submitted_and_what_was_not_looked_up_is_no_pass() {
        strictly(enrolment(null, "zhao", "annual", DUE))
                .when(submit(office("li")))
                .then(
                        new GoalSubmitted(
                                G,
                                new GoalCheck(
                                        "not-checked", "pass", "not-checked", "pass", "pass")));
    }

    @Test
    void a_goal_has_somebody_who_answers_for_it_on_the_day() {
        Content headed = detailed(null, List.of(), List.of(measure("enrolment-rate")), List.of());
        strictly(headed).when(submit(office("li"))).refused(ProblemCode.SMART_FAILED);
        DutyAssigned head = new DutyAssigned(OWNER, "head", "zhao", LocalDate.of(2026, 3, 2));
        strictly(headed)
                .and(RosterDecider.at(OWNER), head)
                .when(submit(office("li")))
                .then(
                        new GoalSubmitted(
                                G, new GoalCheck("pass", "pass", "not-checked", "pass", "warn")));
        strictly(headed)
                .and(
                        RosterDecider.at(OWNER),
                        head,
                        new DutyEnded(OWNER, "head", "zhao", LocalDate.of(2026, 3, 2), null))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strictly(headed)
                .and(
                        RosterDecider.at(OWNER),
                        new DutyAssigned(OWNER, "head", "zhao", LocalDate.of(2026, 3, 3)))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strictly(enrolment(null, null, "annual", DUE))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
    }

    @Test
    void a_goal_is_measured_by_what_is_in_force_for_its_period() {
        for (String indicator : List.of("unheard-of", "ended")) {
            strictly(
                            new Content(
                                    "a",
                                    CYCLE,
                                    null,
                                    OWNER,
                                    "zhao",
                                    "annual",
                                    "b",
                                    WEIGHT,
                                    null,
                                    null,
                                    DUE,
                                    null,
                                    null,
                                    List.of(),
                                    null,
                                    List.of(measure(indicator)),
                                    List.of()))
                    .when(submit(office("li")))
                    .refused(ProblemCode.SMART_FAILED);
        }
    }

    @Test
    void the_owner_is_there_until_the_goal_is_due() {
        strictly(enrolment(null, "zhao", "annual", DUE))
                .and(UnitDecider.at(OWNER), registered(OWNER), new UnitAbolished(OWNER, DUE, "撤并"))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strictly(enrolment(null, "zhao", "annual", DUE))
                .and(
                        UnitDecider.at(OWNER),
                        registered(OWNER),
                        new UnitAbolished(OWNER, DUE.plusDays(1), "撤并"))
                .when(submit(office("li")))
                .then(
                        new GoalSubmitted(
                                G,
                                new GoalCheck(
                                        "not-checked", "pass", "not-checked", "pass", "pass")));
    }

    @Test
    void a_goal_is_due_within_its_cycle_and_a_long_term_one_after_it() {
        for (LocalDate due :
                new LocalDate[] {LocalDate.of(2025, 12, 31), LocalDate.of(2027, 1, 1)}) {
            strictly(enrolment(null, "zhao", "annual", due))
                    .when(submit(office("li")))
                    .refused(ProblemCode.SMART_FAILED);
        }
        strictly(enrolment(null, "zhao", "annual", null))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strictly(enrolment(null, "zhao", "long-term", LocalDate.of(2026, 12, 31)))
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strictly(enrolment(null, "zhao", "long-term", LocalDate.of(2027, 1, 1)))
                .when(submit(office("li")))
                .then(
                        new GoalSubmitted(
                                G,
                                new GoalCheck(
                                        "not-checked", "pass", "not-checked", "pass", "pass")));
    }

    @Test
    void a_part_is_of_the_owner_or_below_due_by_then_and_no_longer_in_reach_than_the_whole() {
        Code whole = Code.of("g-0");
        Code top = Code.of("county");
        GoalCheck passed = new GoalCheck("not-checked", "pass", "not-checked", "pass", "pass");
        GoalDrafted part = new GoalDrafted(G, enrolment(whole, "zhao", "annual", DUE), "li");
        GoalEvent[] approved = {
            new GoalDrafted(whole, ofCounty(top, "annual", DUE), "li"),
            new GoalSubmitted(whole),
            new GoalApproved(whole)
        };
        UnitRegistered below =
                new UnitRegistered(OWNER, "x", "department", top, LocalDate.of(2026, 1, 1));
        strict(part)
                .and(GoalDecider.KIND, "goal/g-0", approved)
                .and(UnitDecider.at(OWNER), below)
                .when(submit(office("li")))
                .then(new GoalSubmitted(G, passed));
        strict(part)
                .and(GoalDecider.KIND, "goal/g-0", approved[0])
                .and(UnitDecider.at(OWNER), below)
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strict(part)
                .and(GoalDecider.KIND, "goal/g-0", approved)
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED);
        strict(part)
                .and(
                        GoalDecider.KIND,
                        "goal/g-0",
                        new GoalDrafted(whole, ofCounty(top, "stage", DUE.minusDays(1)), "li"),
                        approved[1],
                        approved[2])
                .and(UnitDecider.at(OWNER), below)
                .when(submit(office("li")))
                .refused(ProblemCode.SMART_FAILED, ProblemCode.SMART_FAILED);
    }

    private static Content ofCounty(Code owner, String horizon, LocalDate due) {
        return new Content(
                "w", CYCLE, null, owner, null, horizon, "b", WEIGHT, null, null, due, null, null,
                List.of(), null, List.of(), List.of());
    }

    @Test
    void the_check_tells_what_it_finds_of_a_goal_at_any_stage_and_records_nothing() {
        for (GoalEvent[] past :
                List.of(DRAFT, SUBMITTED, APPROVED, ISSUED, ACKNOWLEDGED, ABANDONED)) {
            given(past).when(new CheckGoal(G, office("li"), EXAMINER)).unchanged();
        }
        given().when(new CheckGoal(G, office("li"), EXAMINER)).refused(ProblemCode.NOT_FOUND);
        Requester health = department("qian", Code.of("health-bureau"));
        given(DRAFT).when(new CheckGoal(G, health, EXAMINER)).refused(ProblemCode.NOT_FOUND);
        given(ISSUED).when(new CheckGoal(G, health, EXAMINER)).unchanged();
        given(ACKNOWLEDGED).when(new CheckGoal(G, health, EXAMINER)).unchanged();
    }
}
