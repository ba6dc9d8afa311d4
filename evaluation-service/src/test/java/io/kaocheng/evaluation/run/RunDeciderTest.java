package io.kaocheng.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
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
import io.kaocheng.journal.Reference;
import io.kaocheng.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.util.List;

class RunDeciderTest {

    private static final String ID = "0".repeat(64);
    private static final String ROOT = "a".repeat(64);
    private static final Position LAST = Position.parse("scores@9");
    private static final LaterEntry NEWER = new LaterEntry(Position.parse("monitoring@77"));

    /** What it finds, each example says. */
    static final Publication.Lookup LOOKUP =
            new Publication.Lookup() {
                @Override
                public Reference.FactsAsOf<Publication> read(Connection connection, Code region) {
                    throw new IllegalStateException("an example has no database");
                }
            };

    /** What it finds, each example says. */
    static final LaterEntry.Lookup LATER =
            new LaterEntry.Lookup() {
                @Override
                public Reference.FactsAsOf<LaterEntry> read(Connection connection, Code region) {
                    throw new IllegalStateException("an example has no database");
                }
            };

    static final LaterEntry NONE = new LaterEntry(null);

    private final DeciderSpec<RunCommand, Run, RunEvent> spec = new DeciderSpec<>(new RunDecider());

    private static RunPlanned planned(RunKind kind) {
        return planned(ID, kind, Scope.ALL);
    }

    private static RunPlanned planned(String run, RunKind kind, Scope scope) {
        return new RunPlanned(
                run,
                new Manifest(
                        kind.toString(),
                        Code.of("qinghe"),
                        scope,
                        Cut.parse("goals@8 indicators@9 monitoring@76"),
                        "kc-1",
                        null,
                        "scores@5",
                        "口径调整",
                        "li"),
                null,
                new Plan(93, 1, 4, 12));
    }

    private static final RunPlanned OFFICIAL = planned(RunKind.OFFICIAL);
    private static final RunStarted STARTED = new RunStarted(ID, 1);
    private static final RunCompleted COMPLETED = new RunCompleted(ID, ROOT, 93, 1, 4, 2);
    private static final RunVerified VERIFIED = new RunVerified(ID, ROOT);
    private static final RunApproved APPROVED = new RunApproved(ID, "wang");
    private static final RunPromoted PROMOTED = new RunPromoted(ID, 1, 2, LAST);

    @Test
    void a_run_is_planned_and_started_once_however_often_it_is_asked_for() {
        spec.given()
                .when(new PlanRun(OFFICIAL))
                .withResult(PlannedRun.of(OFFICIAL, false))
                .then(OFFICIAL, STARTED);
        spec.given(OFFICIAL)
                .when(new PlanRun(OFFICIAL))
                .withResult(PlannedRun.of(OFFICIAL, true))
                .unchanged();
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .and(RunDecider.KIND, "run/" + OTHER, other(RunKind.OFFICIAL, Scope.ALL))
                .when(new PlanRun(OFFICIAL))
                .unchanged();
    }

    private static final String OTHER = "b".repeat(64);

    private static RunPlanned other(RunKind kind, Scope scope) {
        return planned(OTHER, kind, scope);
    }

    private static Scope of(List<String> classes, List<String> periods) {
        return new Scope(
                classes.stream().map(Code::of).toList(),
                periods.stream().map(Period::parse).toList(),
                List.of());
    }

    @Test
    void an_official_run_is_not_planned_beside_one_that_covers_any_of_the_same() {
        RunPlanned towns = planned(ID, RunKind.OFFICIAL, of(List.of("towns"), List.of("2026")));
        for (Scope overlapping :
                List.of(
                        Scope.ALL,
                        of(List.of("towns"), List.of()),
                        of(List.of(), List.of("2025", "2026")),
                        of(List.of("bureaus", "towns"), List.of("2026")))) {
            spec.given()
                    .and(
                            RunDecider.KIND,
                            "run/" + OTHER,
                            other(RunKind.OFFICIAL, overlapping),
                            new RunStarted(OTHER, 1))
                    .when(new PlanRun(towns))
                    .refused(ProblemCode.RUN_OVERLAPS);
        }
        for (Scope apart :
                List.of(of(List.of("bureaus"), List.of()), of(List.of("towns"), List.of("2025")))) {
            spec.given()
                    .and(
                            RunDecider.KIND,
                            "run/" + OTHER,
                            other(RunKind.OFFICIAL, apart),
                            new RunStarted(OTHER, 1))
                    .when(new PlanRun(towns))
                    .then(towns, STARTED);
        }
    }

    @Test
    void a_run_that_has_ended_or_is_not_official_is_in_nobodys_way() {
        spec.given()
                .and(
                        RunDecider.KIND,
                        "run/" + OTHER,
                        other(RunKind.OFFICIAL, Scope.ALL),
                        new RunStarted(OTHER, 1),
                        new RunCancelled(OTHER, "li"))
                .when(new PlanRun(OFFICIAL))
                .then(OFFICIAL, STARTED);
        spec.given()
                .and(
                        RunDecider.KIND,
                        "run/" + OTHER,
                        other(RunKind.OFFICIAL, Scope.ALL),
                        new RunStarted(OTHER, 1),
                        new RunCompleted(OTHER, ROOT, 93, 1, 4, 2),
                        new RunVerified(OTHER, ROOT),
                        new RunApproved(OTHER, "wang"),
                        new RunPromoted(OTHER, 1, 2, LAST))
                .when(new PlanRun(OFFICIAL))
                .then(OFFICIAL, STARTED);
        spec.given().and(RunDecider.at(OTHER)).when(new PlanRun(OFFICIAL)).then(OFFICIAL, STARTED);
        spec.given()
                .and(RunDecider.KIND, "run/" + OTHER, other(RunKind.WHAT_IF, Scope.ALL))
                .when(new PlanRun(OFFICIAL))
                .then(OFFICIAL, STARTED);
        RunPlanned whatIf = planned(RunKind.WHAT_IF);
        spec.given()
                .and(RunDecider.KIND, "run/" + OTHER, other(RunKind.OFFICIAL, Scope.ALL))
                .when(new PlanRun(whatIf))
                .then(whatIf, STARTED);
    }

    @Test
    void what_was_never_planned_is_not_found() {
        spec.given().when(new StartRun(ID)).refused(ProblemCode.NOT_FOUND);
        spec.given().when(new PromoteRun(ID, LATER, LOOKUP)).refused(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_failed_run_goes_on_as_another_attempt() {
        spec.given(OFFICIAL, STARTED, new RunFailed(ID, "x"))
                .when(new StartRun(ID))
                .then(new RunStarted(ID, 2));
        spec.given(OFFICIAL, STARTED).when(new StartRun(ID)).unchanged();
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new StartRun(ID))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void completing_twice_with_the_same_root_is_completing_once() {
        CompleteRun complete = new CompleteRun(ID, ROOT, 93, 1, 4, 2);
        spec.given(OFFICIAL, STARTED).when(complete).then(COMPLETED);
        spec.given(OFFICIAL, STARTED, COMPLETED).when(complete).unchanged();
        spec.given(OFFICIAL, STARTED, new RunCancelled(ID, "li"))
                .when(complete)
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_second_execution_that_agrees_verifies_and_one_that_does_not_fails_the_run() {
        spec.given(OFFICIAL, STARTED, COMPLETED).when(new VerifyRun(ID, ROOT)).then(VERIFIED);
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new VerifyRun(ID, "b".repeat(64)))
                .then(
                        new RunFailed(
                                ID,
                                "a second execution came to the root "
                                        + "b".repeat(64)
                                        + ", the first to "
                                        + ROOT));
        spec.given(planned(RunKind.AS_OF), STARTED, COMPLETED)
                .when(new VerifyRun(ID, ROOT))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void only_a_verified_run_is_approved_and_by_another_person_and_on_a_fresh_base() {
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new ApproveRun(ID, "wang", null, LATER))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED)
                .when(new ApproveRun(ID, "li", null, LATER))
                .refused(ProblemCode.APPROVER_IS_AUTHOR);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED)
                .and(LATER, NEWER)
                .when(new ApproveRun(ID, "wang", null, LATER))
                .refused(ProblemCode.STALE_BASE);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED)
                .and(LATER, NONE)
                .when(new ApproveRun(ID, "wang", null, LATER))
                .then(APPROVED);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED)
                .and(LATER, NONE)
                .when(new ApproveRun(ID, "wang", "agreed", LATER))
                .then(new RunApproved(ID, "wang", "agreed"));
    }

    @Test
    void only_an_approved_official_run_is_promoted_and_once() {
        PromoteRun promote = new PromoteRun(ID, LATER, LOOKUP);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED)
                .when(promote)
                .refused(ProblemCode.WRONG_STATE);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED, APPROVED)
                .and(LATER, NONE)
                .and(LOOKUP, new Publication(1, 2, LAST))
                .when(promote)
                .then(PROMOTED);
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED, APPROVED, PROMOTED)
                .when(promote)
                .unchanged();
        spec.given(OFFICIAL, STARTED, COMPLETED, VERIFIED, APPROVED)
                .and(LATER, NEWER)
                .when(promote)
                .refused(ProblemCode.STALE_BASE);
        spec.given(planned(RunKind.WHAT_IF), STARTED, COMPLETED, VERIFIED, APPROVED)
                .when(promote)
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void a_finished_run_is_rejected_and_an_unfinished_one_cancelled() {
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new RejectRun(ID, "wang", "口径未定"))
                .then(new RunRejected(ID, "wang", "口径未定"));
        spec.given(OFFICIAL, STARTED, COMPLETED, new RunRejected(ID, "wang", "口径未定"))
                .when(new RejectRun(ID, "li", "数据有误"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(OFFICIAL, STARTED)
                .when(new RejectRun(ID, "wang", "口径未定"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(OFFICIAL, STARTED)
                .when(new CancelRun(ID, "li"))
                .then(new RunCancelled(ID, "li"));
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new CancelRun(ID, "li"))
                .refused(ProblemCode.WRONG_STATE);
        spec.given(OFFICIAL, STARTED, new RunCancelled(ID, "li"))
                .when(new CancelRun(ID, "li"))
                .unchanged();
    }

    @Test
    void only_what_ifs_expire() {
        spec.given(planned(RunKind.WHAT_IF), STARTED, COMPLETED)
                .when(new ExpireRun(ID))
                .then(new RunExpired(ID));
        spec.given(OFFICIAL, STARTED, COMPLETED)
                .when(new ExpireRun(ID))
                .refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void only_a_run_under_way_fails() {
        spec.given(OFFICIAL, STARTED).when(new FailRun(ID, "x")).then(new RunFailed(ID, "x"));
        spec.given(OFFICIAL).when(new FailRun(ID, "x")).refused(ProblemCode.WRONG_STATE);
    }

    @Test
    void an_impossible_history_is_corruption() {
        assertThatThrownBy(() -> spec.given(OFFICIAL, VERIFIED))
                .isInstanceOf(CorruptStreamException.class);
        assertThatThrownBy(() -> spec.given(STARTED)).isInstanceOf(CorruptStreamException.class);
    }

    @Test
    void an_official_run_is_in_the_way_in_every_state_until_it_is_promoted_or_has_ended() {
        RunPlanned towns = planned(ID, RunKind.OFFICIAL, of(List.of("towns"), List.of("2026")));
        RunEvent planned = other(RunKind.OFFICIAL, Scope.ALL);
        RunEvent started = new RunStarted(OTHER, 1);
        RunEvent completed = new RunCompleted(OTHER, ROOT, 93, 1, 4, 2);
        RunEvent verified = new RunVerified(OTHER, ROOT);
        RunEvent approved = new RunApproved(OTHER, "wang");
        for (List<RunEvent> underWay :
                List.of(
                        List.of(planned),
                        List.of(planned, started),
                        List.of(planned, started, new RunFailed(OTHER, "disk full")),
                        List.of(planned, started, completed),
                        List.of(planned, started, completed, verified),
                        List.of(planned, started, completed, verified, approved))) {
            spec.given()
                    .and(
                            new Reference.Stream<>(RunDecider.KIND, "run/" + OTHER),
                            underWay.toArray(RunEvent[]::new))
                    .when(new PlanRun(towns))
                    .refused(ProblemCode.RUN_OVERLAPS);
        }
        spec.given()
                .and(
                        RunDecider.KIND,
                        "run/" + OTHER,
                        planned,
                        started,
                        completed,
                        verified,
                        approved,
                        new RunPromoted(OTHER, 1, 2, LAST))
                .when(new PlanRun(towns))
                .then(towns, STARTED);
    }

    @Test
    void a_command_names_its_run_and_what_it_is_decided_by() {
        assertThat(new PlanRun(OFFICIAL).change().subject()).isEqualTo("run/" + ID);
        assertThat(new PlanRun(OFFICIAL).change().references())
                .containsExactly(RunDecider.OFFICIAL_UNDER_WAY);
        assertThat(new PlanRun(planned(RunKind.WHAT_IF)).change().references()).isEmpty();
        assertThat(new PromoteRun(ID, LATER, LOOKUP).change().references()).containsExactly(LOOKUP);
        for (RunCommand alone :
                List.of(
                        new StartRun(ID),
                        new CompleteRun(ID, ROOT, 93, 1, 4, 2),
                        new FailRun(ID, "disk full"),
                        new VerifyRun(ID, ROOT),
                        new ApproveRun(ID, "wang", null, LATER),
                        new RejectRun(ID, "wang", "口径有误"),
                        new CancelRun(ID, "li"),
                        new ExpireRun(ID))) {
            assertThat(alone.change().subject()).isEqualTo("run/" + ID);
            assertThat(alone.change().references()).isEmpty();
        }
    }
}
