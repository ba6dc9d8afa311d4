package io.kaocheng.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.evaluation.RunEvent.RunApproved;
import io.kaocheng.contracts.evaluation.RunEvent.RunCancelled;
import io.kaocheng.contracts.evaluation.RunEvent.RunCompleted;
import io.kaocheng.contracts.evaluation.RunEvent.RunExpired;
import io.kaocheng.contracts.evaluation.RunEvent.RunFailed;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.evaluation.RunEvent.RunPromoted;
import io.kaocheng.contracts.evaluation.RunEvent.RunRejected;
import io.kaocheng.contracts.evaluation.RunEvent.RunStarted;
import io.kaocheng.contracts.evaluation.RunEvent.RunVerified;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.evaluation.run.RunCommand.ApproveRun;
import io.kaocheng.evaluation.run.RunCommand.CancelRun;
import io.kaocheng.evaluation.run.RunCommand.CompleteRun;
import io.kaocheng.evaluation.run.RunCommand.ExpireRun;
import io.kaocheng.evaluation.run.RunCommand.FailRun;
import io.kaocheng.evaluation.run.RunCommand.PlanRun;
import io.kaocheng.evaluation.run.RunCommand.PromoteRun;
import io.kaocheng.evaluation.run.RunCommand.RejectRun;
import io.kaocheng.evaluation.run.RunCommand.StartRun;
import io.kaocheng.evaluation.run.RunCommand.VerifyRun;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What may be asked of a run at which stage, as one table. */
class RunStagesTest {

    private static final String ID = "0".repeat(64);
    private static final String ROOT = "a".repeat(64);
    private static final Position LAST = Position.parse("scores@9");

    private static final RunStarted STARTED = new RunStarted(ID, 1);
    private static final RunFailed FAILED = new RunFailed(ID, "x");
    private static final RunCompleted COMPLETED = new RunCompleted(ID, ROOT, 93, 1, 4, 2);
    private static final RunVerified VERIFIED = new RunVerified(ID, ROOT);
    private static final RunApproved APPROVED = new RunApproved(ID, "wang");
    private static final RunPromoted PROMOTED = new RunPromoted(ID, 1, 2, LAST);
    private static final RunRejected REJECTED = new RunRejected(ID, "wang", "x");
    private static final RunCancelled CANCELLED = new RunCancelled(ID, "li");
    private static final RunExpired EXPIRED = new RunExpired(ID);

    private static final StartRun START = new StartRun(ID);
    private static final CompleteRun COMPLETE = new CompleteRun(ID, ROOT, 93, 1, 4, 2);
    private static final FailRun FAIL = new FailRun(ID, "x");
    private static final VerifyRun VERIFY = new VerifyRun(ID, ROOT);
    private static final ApproveRun APPROVE =
            new ApproveRun(ID, "wang", null, RunDeciderTest.LATER);
    private static final PromoteRun PROMOTE =
            new PromoteRun(ID, RunDeciderTest.LATER, RunDeciderTest.LOOKUP);
    private static final RejectRun REJECT = new RejectRun(ID, "wang", "x");
    private static final CancelRun CANCEL = new CancelRun(ID, "li");
    private static final ExpireRun EXPIRE = new ExpireRun(ID);

    private static final List<RunCommand> ALL =
            List.of(START, COMPLETE, FAIL, VERIFY, APPROVE, PROMOTE, REJECT, CANCEL, EXPIRE);

    /**
     * A stage by the name callers see, how a run gets there, what an official run takes then and
     * what it holds already.
     */
    private record Stage(
            String state, List<RunEvent> past, List<RunCommand> takes, List<RunCommand> holds) {}

    private static final Stage PLANNED =
            new Stage("planned", List.of(), List.of(START, CANCEL), List.of());
    private static final Stage RUNNING =
            new Stage("running", List.of(STARTED), List.of(COMPLETE, FAIL, CANCEL), List.of(START));
    private static final Stage FAILING =
            new Stage("failed", List.of(STARTED, FAILED), List.of(START, CANCEL), List.of(FAIL));
    private static final Stage COMPLETE_ONE =
            new Stage(
                    "completed",
                    List.of(STARTED, COMPLETED),
                    List.of(FAIL, VERIFY, REJECT),
                    List.of(COMPLETE));
    private static final Stage VERIFIED_ONE =
            new Stage(
                    "verified",
                    List.of(STARTED, COMPLETED, VERIFIED),
                    List.of(APPROVE, REJECT),
                    List.of(VERIFY));
    private static final Stage APPROVED_ONE =
            new Stage(
                    "approved",
                    List.of(STARTED, COMPLETED, VERIFIED, APPROVED),
                    List.of(PROMOTE, REJECT),
                    List.of(APPROVE));
    private static final Stage PROMOTED_ONE =
            new Stage(
                    "promoted",
                    List.of(STARTED, COMPLETED, VERIFIED, APPROVED, PROMOTED),
                    List.of(),
                    List.of(PROMOTE));
    private static final Stage REJECTED_ONE =
            new Stage(
                    "rejected", List.of(STARTED, COMPLETED, REJECTED), List.of(), List.of(REJECT));
    private static final Stage CANCELLED_ONE =
            new Stage("cancelled", List.of(CANCELLED), List.of(), List.of(CANCEL));
    private static final Stage EXPIRED_ONE =
            new Stage("expired", List.of(STARTED, COMPLETED, EXPIRED), List.of(), List.of(EXPIRE));

    private static final List<Stage> STAGES =
            List.of(
                    PLANNED,
                    RUNNING,
                    FAILING,
                    COMPLETE_ONE,
                    VERIFIED_ONE,
                    APPROVED_ONE,
                    PROMOTED_ONE,
                    REJECTED_ONE,
                    CANCELLED_ONE,
                    EXPIRED_ONE);

    private final DeciderSpec<RunCommand, Run, RunEvent> spec = new DeciderSpec<>(new RunDecider());

    private static RunPlanned planned(String kind) {
        return new RunPlanned(
                ID,
                new Manifest(
                        kind,
                        Code.of("qinghe"),
                        Scope.ALL,
                        Cut.parse("goals@8 indicators@9 monitoring@76"),
                        "kc-1",
                        null,
                        "scores@5",
                        "口径调整",
                        "li"),
                null,
                new Plan(93, 1, 4, 12));
    }

    private DeciderSpec<RunCommand, Run, RunEvent>.Given given(RunKind kind, Stage stage) {
        RunEvent[] past = new RunEvent[stage.past().size() + 1];
        past[0] = planned(kind.toString());
        for (int i = 0; i < stage.past().size(); i++) {
            past[i + 1] = stage.past().get(i);
        }
        return spec.given(past)
                .and(RunDeciderTest.LATER, RunDeciderTest.NONE)
                .and(RunDeciderTest.LOOKUP, new Publication(1, 2, LAST));
    }

    @Test
    void each_stage_takes_what_the_table_says_and_refuses_the_rest() {
        for (Stage stage : STAGES) {
            for (RunCommand command : ALL) {
                if (stage.takes().contains(command)) {
                    given(RunKind.OFFICIAL, stage).when(command).then(event(command, stage));
                } else if (stage.holds().contains(command)) {
                    given(RunKind.OFFICIAL, stage).when(command).unchanged();
                } else {
                    given(RunKind.OFFICIAL, stage).when(command).refused(ProblemCode.WRONG_STATE);
                }
            }
        }
    }

    private static RunEvent event(RunCommand command, Stage stage) {
        return switch (command) {
            case StartRun _ -> stage.equals(FAILING) ? new RunStarted(ID, 2) : STARTED;
            case CompleteRun _ -> COMPLETED;
            case FailRun _ -> FAILED;
            case VerifyRun _ -> VERIFIED;
            case ApproveRun _ -> APPROVED;
            case PromoteRun _ -> PROMOTED;
            case RejectRun _ -> REJECTED;
            case CancelRun _ -> CANCELLED;
            case ExpireRun _ -> EXPIRED;
            case PlanRun plan -> plan.plan();
        };
    }

    @Test
    void a_run_that_was_planned_is_the_same_run_at_every_stage_whatever_overlaps() {
        PlanRun again = new PlanRun(planned("official"));
        assertThat(again.run()).isEqualTo(ID);
        for (Stage stage : STAGES) {
            given(RunKind.OFFICIAL, stage).when(again).unchanged();
        }
    }

    @Test
    void nothing_is_done_to_a_run_that_was_never_planned() {
        for (RunCommand command : ALL) {
            spec.given().when(command).refused(ProblemCode.NOT_FOUND);
        }
    }

    @Test
    void a_finished_what_if_expires_at_any_stage_after_its_completion_and_is_never_promoted() {
        List<Stage> finished = List.of(COMPLETE_ONE, VERIFIED_ONE, APPROVED_ONE);
        for (Stage stage : STAGES) {
            var expired = given(RunKind.WHAT_IF, stage).when(EXPIRE);
            if (finished.contains(stage)) {
                expired.then(EXPIRED);
            } else if (stage.equals(EXPIRED_ONE)) {
                expired.unchanged();
            } else {
                expired.refused(ProblemCode.WRONG_STATE);
            }
        }
        given(RunKind.WHAT_IF, APPROVED_ONE).when(PROMOTE).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void official_runs_and_what_ifs_are_verified_by_a_second_execution_and_others_are_not() {
        for (RunKind kind : RunKind.values()) {
            var verified = given(kind, COMPLETE_ONE).when(VERIFY);
            if (kind.approvable()) {
                verified.then(VERIFIED);
            } else {
                verified.refused(ProblemCode.WRONG_STATE);
            }
        }
        assertThat(RunKind.OFFICIAL.approvable()).isTrue();
        assertThat(RunKind.WHAT_IF.approvable()).isTrue();
        assertThat(RunKind.VERIFY.approvable()).isFalse();
        assertThat(RunKind.AS_OF.approvable()).isFalse();
    }

    @Test
    void another_root_than_the_one_known_neither_completes_nor_verifies() {
        String other = "b".repeat(64);
        given(RunKind.OFFICIAL, COMPLETE_ONE)
                .when(new CompleteRun(ID, other, 93, 1, 4, 2))
                .refused(ProblemCode.WRONG_STATE);
        given(RunKind.OFFICIAL, VERIFIED_ONE)
                .when(new VerifyRun(ID, other))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_run_that_came_to_nothing_says_how() {
        assertThat(RunKind.named("what-if")).contains(RunKind.WHAT_IF);
        assertThat(RunKind.named("nothing")).isEmpty();
        for (Stage stage : STAGES) {
            Run run = state(stage);
            assertThat(run.state()).isEqualTo(stage.state());
            assertThat(RunDecider.planOf(run)).isEqualTo(planned("official"));
        }
        Run nothing = new RunDecider().initial();
        assertThat(nothing.state()).isEqualTo("absent");
        assertThat(RunDecider.planOf(nothing)).isNull();
    }

    private static Run state(Stage stage) {
        RunDecider decider = new RunDecider();
        Run run = decider.evolve(decider.initial(), planned("official"));
        for (RunEvent event : stage.past()) {
            run = decider.evolve(run, event);
        }
        return run;
    }

    @Test
    void a_kind_that_no_build_knows_is_a_broken_history() {
        RunPlanned unknown = planned("imagined");
        assertThatThrownBy(() -> RunDecider.kind(unknown))
                .isInstanceOf(CorruptStreamException.class)
                .hasMessageContaining("imagined");
    }

    @Test
    void a_run_that_failed_when_it_was_verified_goes_on_as_its_second_attempt() {
        spec.given(planned("official"), STARTED, COMPLETED, FAILED)
                .when(START)
                .then(new RunStarted(ID, 2));
        spec.given(planned("official"), STARTED, FAILED, new RunStarted(ID, 2), FAILED)
                .when(START)
                .then(new RunStarted(ID, 3));
    }

    @Test
    void a_history_in_which_an_act_comes_at_the_wrong_stage_is_broken() {
        spec.given()
                .neverFollowedBy(
                        STARTED, COMPLETED, FAILED, VERIFIED, APPROVED, PROMOTED, REJECTED,
                        CANCELLED, EXPIRED);
        RunPlanned plan = planned("official");
        given(RunKind.OFFICIAL, PLANNED)
                .neverFollowedBy(plan, COMPLETED, FAILED, VERIFIED, APPROVED, PROMOTED);
        given(RunKind.OFFICIAL, RUNNING)
                .neverFollowedBy(plan, STARTED, VERIFIED, APPROVED, PROMOTED);
        given(RunKind.OFFICIAL, FAILING)
                .neverFollowedBy(plan, COMPLETED, FAILED, VERIFIED, APPROVED, PROMOTED);
        given(RunKind.OFFICIAL, COMPLETE_ONE)
                .neverFollowedBy(plan, STARTED, COMPLETED, APPROVED, PROMOTED);
        given(RunKind.OFFICIAL, VERIFIED_ONE)
                .neverFollowedBy(plan, STARTED, COMPLETED, FAILED, VERIFIED, PROMOTED);
        given(RunKind.OFFICIAL, APPROVED_ONE)
                .neverFollowedBy(plan, STARTED, COMPLETED, FAILED, VERIFIED, APPROVED);
        given(RunKind.OFFICIAL, PROMOTED_ONE)
                .neverFollowedBy(plan, STARTED, COMPLETED, FAILED, VERIFIED, APPROVED, PROMOTED);
    }
}
