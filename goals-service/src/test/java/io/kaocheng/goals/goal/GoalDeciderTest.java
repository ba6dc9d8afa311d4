package io.kaocheng.goals.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleClosed;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.Content;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.policy.Scope;
import io.kaocheng.testkit.DeciderSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class GoalDeciderTest {

    private static final Code G = Code.of("g-1");
    private static final Code CYCLE = Code.of("2026");
    private static final Code OWNER = Code.of("edu-bureau");
    private static final BigDecimal WEIGHT = new BigDecimal("30");

    private final DeciderSpec<GoalCommand, Goal, GoalEvent> spec =
            new DeciderSpec<>(new GoalDecider());

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given given(GoalEvent... events) {
        return spec.given(events)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)))
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
        closed(drafted("li"))
                .when(new SubmitGoal(G, office("li")))
                .refused(ProblemCode.PERIOD_CLOSED);
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
                .when(new IssueGoal(G))
                .refused(ProblemCode.PERIOD_CLOSED);
        closed(drafted("li"), submitted, approved).when(new ApproveGoal(G, "wang")).unchanged();
    }

    private DeciderSpec<GoalCommand, Goal, GoalEvent>.Given closed(GoalEvent... events) {
        return spec.given(events)
                .and(
                        CycleDecider.at(CYCLE),
                        new CycleOpened(CYCLE, "2026 年度考核", Period.ofYear(2026)),
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
                                part, "b", CYCLE, G, OWNER, null, "annual", null, WEIGHT, "li"))
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

    private static GoalDrafted drafted(String by) {
        return new GoalDrafted(G, "a", CYCLE, null, OWNER, null, "annual", null, WEIGHT, by);
    }

    @Test
    void a_goal_is_drafted_submitted_approved_and_issued() {
        given().when(new DraftGoal(G, content("a"), office("li"))).then(drafted("li"));
        given(drafted("li")).when(new SubmitGoal(G, office("li"))).then(new GoalSubmitted(G));
        given(drafted("li"), new GoalSubmitted(G))
                .when(new ApproveGoal(G, "wang"))
                .then(new GoalApproved(G));
        given(drafted("li"), new GoalSubmitted(G), new GoalApproved(G))
                .when(new IssueGoal(G))
                .then(new GoalIssued(G));
    }

    @Test
    void none_of_its_authors_approves_it() {
        GoalRevised revised =
                new GoalRevised(G, "b", CYCLE, null, OWNER, null, "annual", null, WEIGHT, "zhao");
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
                .when(new IssueGoal(G))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void an_objection_gives_it_back_for_revision() {
        given(drafted("li"), new GoalSubmitted(G), new GoalObjected(G, "目标偏低"))
                .when(new ReviseGoal(G, content("b"), office("li")))
                .then(
                        new GoalRevised(
                                G, "b", CYCLE, null, OWNER, null, "annual", null, WEIGHT, "li"));
    }

    @Test
    void an_issued_goal_is_not_revised_or_objected_to() {
        GoalEvent[] past = {
            drafted("li"), new GoalSubmitted(G), new GoalApproved(G), new GoalIssued(G)
        };
        given(past)
                .when(new ReviseGoal(G, content("b"), office("li")))
                .refused(ProblemCode.WRONG_STATE);
        given(past).when(new ObjectToGoal(G, "x")).refused(ProblemCode.WRONG_STATE);
        given(past).when(new IssueGoal(G)).unchanged();
    }

    @Test
    void a_goal_is_not_decomposed_from_itself() {
        Content self = new Content("a", CYCLE, G, OWNER, null, "annual", null, WEIGHT);
        given().when(new DraftGoal(G, self, office("li"))).refused(ProblemCode.TREE_CYCLE);
    }

    @Test
    void what_does_not_exist_cannot_be_submitted() {
        given().when(new SubmitGoal(G, office("li"))).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_department_drafts_revises_and_submits_the_goals_of_its_own_units() {
        Requester edu = department("zhao", OWNER);
        given().when(new DraftGoal(G, content("a"), edu)).then(drafted("zhao"));
        given(drafted("li"))
                .when(new ReviseGoal(G, content("b"), edu))
                .then(
                        new GoalRevised(
                                G, "b", CYCLE, null, OWNER, null, "annual", null, WEIGHT, "zhao"));
        given(drafted("li")).when(new SubmitGoal(G, edu)).then(new GoalSubmitted(G));
    }

    @Test
    void a_department_neither_drafts_nor_submits_the_goal_of_another_unit() {
        Requester health = department("qian", Code.of("health-bureau"));
        given().when(new DraftGoal(G, content("a"), health)).refused(ProblemCode.FOREIGN_UNIT);
        given(drafted("li")).when(new SubmitGoal(G, health)).refused(ProblemCode.FOREIGN_UNIT);
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
        drafted("li"), new GoalSubmitted(G), new GoalApproved(G), new GoalIssued(G)
    };
    private static final GoalRevised REVISED =
            new GoalRevised(G, "b", CYCLE, null, OWNER, null, "annual", null, WEIGHT, "li");

    @Test
    void drafting_the_same_again_changes_nothing_and_something_else_is_refused_at_any_stage() {
        for (GoalEvent[] past : List.of(DRAFT, SUBMITTED, APPROVED, ISSUED)) {
            given(past).when(new DraftGoal(G, content("a"), office("li"))).unchanged();
            given(past)
                    .when(new DraftGoal(G, content("b"), office("li")))
                    .refused(ProblemCode.ALREADY_EXISTS);
        }
    }

    @Test
    void the_same_act_again_changes_nothing() {
        given(DRAFT).when(new ReviseGoal(G, content("a"), office("li"))).unchanged();
        given(SUBMITTED).when(new SubmitGoal(G, office("li"))).unchanged();
        given(APPROVED).when(new ApproveGoal(G, "wang")).unchanged();
        given(ISSUED).when(new IssueGoal(G)).unchanged();
    }

    @Test
    void nothing_is_done_to_a_goal_that_was_never_drafted() {
        for (GoalCommand command :
                List.of(
                        new ReviseGoal(G, content("b"), office("li")),
                        new ObjectToGoal(G, "x"),
                        new ApproveGoal(G, "wang"),
                        new IssueGoal(G))) {
            given().when(command).refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void what_its_stage_does_not_allow_is_refused() {
        ReviseGoal revise = new ReviseGoal(G, content("b"), office("li"));
        SubmitGoal submit = new SubmitGoal(G, office("li"));
        ObjectToGoal object = new ObjectToGoal(G, "x");
        ApproveGoal approve = new ApproveGoal(G, "wang");
        IssueGoal issue = new IssueGoal(G);
        refused(DRAFT, object, approve, issue);
        refused(SUBMITTED, revise, issue);
        refused(APPROVED, revise, submit, object);
        refused(ISSUED, revise, submit, object, approve);
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
                new GoalDrafted(part, "b", CYCLE, G, OWNER, null, "annual", null, WEIGHT, "li");
        for (GoalEvent[] rest :
                new GoalEvent[][] {
                    {below},
                    {below, new GoalSubmitted(part)},
                    {below, new GoalSubmitted(part), new GoalApproved(part)},
                    {below, new GoalSubmitted(part), new GoalApproved(part), new GoalIssued(part)}
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
                                    "a",
                                    CYCLE,
                                    part,
                                    OWNER,
                                    null,
                                    "annual",
                                    null,
                                    WEIGHT,
                                    "li"));
        }
    }

    @Test
    void a_goal_of_another_unit_is_out_of_a_department_s_reach_at_every_stage() {
        Requester health = department("qian", Code.of("health-bureau"));
        for (GoalEvent[] past : List.of(DRAFT, SUBMITTED, APPROVED, ISSUED)) {
            given(past).when(new SubmitGoal(G, health)).refused(ProblemCode.FOREIGN_UNIT);
        }
    }

    @Test
    void a_history_in_which_an_act_comes_at_the_wrong_stage_is_broken() {
        GoalSubmitted submitted = new GoalSubmitted(G);
        GoalObjected objected = new GoalObjected(G, "x");
        GoalApproved approved = new GoalApproved(G);
        GoalIssued issued = new GoalIssued(G);
        given().neverFollowedBy(REVISED, submitted, objected, approved, issued);
        given(DRAFT).neverFollowedBy(drafted("li"), objected, approved, issued);
        given(SUBMITTED).neverFollowedBy(drafted("li"), REVISED, submitted, issued);
        given(APPROVED).neverFollowedBy(drafted("li"), REVISED, submitted, objected, approved);
        given(ISSUED)
                .neverFollowedBy(drafted("li"), REVISED, submitted, objected, approved, issued);
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
        for (GoalCommand command :
                List.of(
                        new SubmitGoal(G, office("li")),
                        new ObjectToGoal(G, "x"),
                        new ApproveGoal(G, "wang"),
                        new IssueGoal(G))) {
            assertThat(command.change().subject()).isEqualTo("goal/g-1");
            assertThat(command.change().references()).isEmpty();
        }
    }
}
