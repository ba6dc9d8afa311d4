package io.kaocheng.evaluation.run;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.RunEvent;
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
import io.kaocheng.evaluation.run.Run.Absent;
import io.kaocheng.evaluation.run.Run.Approved;
import io.kaocheng.evaluation.run.Run.Completed;
import io.kaocheng.evaluation.run.Run.Ended;
import io.kaocheng.evaluation.run.Run.Failed;
import io.kaocheng.evaluation.run.Run.Planned;
import io.kaocheng.evaluation.run.Run.Promoted;
import io.kaocheng.evaluation.run.Run.Running;
import io.kaocheng.evaluation.run.Run.Verified;
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
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plan, run, complete, verify by a second execution, approve by a second person, promote.
 *
 * <p>A run is named by its manifest, so planning the same one twice is one run.
 */
public final class RunDecider implements Decider<RunCommand, Run, RunEvent> {

    public static final StreamKind<RunCommand, Run, RunEvent> KIND =
            new StreamKind<>(new RunDecider(), RunEvent.class);

    /** The stream of a run, for others to refer to. */
    public static Reference.Stream<Run> at(String run) {
        return KIND.at("run/" + run);
    }

    /** The official runs that have neither ended nor been promoted, the oldest first. */
    static final Reference.Streams<Run> OFFICIAL_UNDER_WAY =
            KIND.found(
                    """
                    select 'run/' || run
                    from run
                    where region = ? and kind = 'official'
                      and state in ('planned', 'running', 'failed', 'completed', 'verified', 'approved')
                    order by planned_at
                    """);

    @Override
    public Run initial() {
        return new Absent();
    }

    @Override
    public Decision<RunEvent> decide(RunCommand command, Run run, References references) {
        return switch (command) {
            case PlanRun(var plan) -> plan(plan, run, references);
            case StartRun(var id) ->
                    switch (run) {
                        case Planned _ -> accept(new RunStarted(id, 1));
                        case Failed(_, var attempt) -> accept(new RunStarted(id, attempt + 1));
                        case Running _ -> unchanged();
                        case Absent _, Completed _, Verified _, Approved _, Promoted _, Ended _ ->
                                notIn(command, run, "planned or failed", "已计划或已失败");
                    };
            case CompleteRun(var id, var root, var entries, var cohorts, var units, var changed) ->
                    switch (run) {
                        case Running _ ->
                                accept(
                                        new RunCompleted(
                                                id, root, entries, cohorts, units, changed));
                        case Completed(_, var known) when known.equals(root) -> unchanged();
                        case Absent _,
                                Planned _,
                                Failed _,
                                Completed _,
                                Verified _,
                                Approved _,
                                Promoted _,
                                Ended _ ->
                                notIn(command, run, "running", "执行中");
                    };
            case FailRun(var id, var reason) ->
                    switch (run) {
                        case Running _, Completed _ -> accept(new RunFailed(id, reason));
                        case Failed _ -> unchanged();
                        case Absent _, Planned _, Verified _, Approved _, Promoted _, Ended _ ->
                                notIn(command, run, "running", "执行中");
                    };
            case VerifyRun(var id, var root) ->
                    switch (run) {
                        case Completed(var plan, _) when !kind(plan).approvable() ->
                                notOf(plan, "verified by a second execution", "二次核验");
                        case Completed(_, var known) when known.equals(root) ->
                                accept(new RunVerified(id, root));
                        case Completed(_, var known) ->
                                accept(
                                        new RunFailed(
                                                id,
                                                "a second execution came to the root "
                                                        + root
                                                        + ", the first to "
                                                        + known));
                        case Verified(_, var known) when known.equals(root) -> unchanged();
                        case Absent _,
                                Planned _,
                                Running _,
                                Failed _,
                                Verified _,
                                Approved _,
                                Promoted _,
                                Ended _ ->
                                notIn(command, run, "completed", "已完成");
                    };
            case ApproveRun(var id, var by, var remark, var later) ->
                    switch (run) {
                        case Verified(var plan, _) when by.equals(plan.manifest().requester()) ->
                                reject(
                                        ProblemCode.APPROVER_IS_AUTHOR,
                                        "a run is approved by another person than the one who asked for it",
                                        "重算须由申请人以外的人批准");
                        case Verified _ ->
                                onFreshBase(
                                        references, later, () -> new RunApproved(id, by, remark));
                        case Approved _ -> unchanged();
                        case Absent _,
                                Planned _,
                                Running _,
                                Failed _,
                                Completed _,
                                Promoted _,
                                Ended _ ->
                                notIn(command, run, "verified", "已核验");
                    };
            case PromoteRun(var id, var later, var publication) ->
                    switch (run) {
                        case Approved(var plan, _) when kind(plan) != RunKind.OFFICIAL ->
                                notOf(plan, "promoted", "确认生效");
                        case Approved _ ->
                                onFreshBase(
                                        references,
                                        later,
                                        () -> {
                                            Publication found = references.facts(publication);
                                            return new RunPromoted(
                                                    id,
                                                    found.epoch(),
                                                    found.changed(),
                                                    found.last());
                                        });
                        case Promoted _ -> unchanged();
                        case Absent _,
                                Planned _,
                                Running _,
                                Failed _,
                                Completed _,
                                Verified _,
                                Ended _ ->
                                notIn(command, run, "approved", "已批准");
                    };
            case RejectRun(var id, var by, var reason) ->
                    switch (run) {
                        case Completed _, Verified _, Approved _ ->
                                accept(new RunRejected(id, by, reason));
                        case Ended(_, var how, var why) when how.equals(REJECTED) ->
                                reason.equals(why)
                                        ? unchanged()
                                        : reject(
                                                ProblemCode.WRONG_STATE,
                                                "reason",
                                                "the run was rejected already: " + why,
                                                "该重算已被驳回，理由为：" + why);
                        case Absent _, Planned _, Running _, Failed _, Promoted _, Ended _ ->
                                notIn(
                                        command,
                                        run,
                                        "completed, verified or approved",
                                        "已完成、已核验或已批准");
                    };
            case CancelRun(var id, var by) ->
                    switch (run) {
                        case Planned _, Running _, Failed _ -> accept(new RunCancelled(id, by));
                        case Ended(_, var how, _) when how.equals(CANCELLED) -> unchanged();
                        case Absent _, Completed _, Verified _, Approved _, Promoted _, Ended _ ->
                                notIn(command, run, "planned, running or failed", "已计划、执行中或已失败");
                    };
            case ExpireRun(var id) ->
                    switch (run) {
                        case Completed(var plan, _) when kind(plan) == RunKind.WHAT_IF ->
                                accept(new RunExpired(id));
                        case Verified(var plan, _) when kind(plan) == RunKind.WHAT_IF ->
                                accept(new RunExpired(id));
                        case Approved(var plan, _) when kind(plan) == RunKind.WHAT_IF ->
                                accept(new RunExpired(id));
                        case Ended(_, var how, _) when how.equals(EXPIRED) -> unchanged();
                        case Absent _,
                                Planned _,
                                Running _,
                                Failed _,
                                Completed _,
                                Verified _,
                                Approved _,
                                Promoted _,
                                Ended _ ->
                                notIn(command, run, "a finished what-if", "已结束的推演");
                    };
        };
    }

    private static final String REJECTED = "rejected";
    private static final String CANCELLED = "cancelled";
    private static final String EXPIRED = "expired";

    private static Decision<RunEvent> plan(RunPlanned plan, Run run, References references) {
        RunPlanned known = planOf(run);
        if (known != null) {
            return Decision.<RunEvent>unchanged().withResult(PlannedRun.of(known, true));
        }
        String other = overlapping(plan, references).orElse(null);
        return other == null
                ? Decision.<RunEvent>accept(plan, new RunStarted(plan.run(), 1))
                        .withResult(PlannedRun.of(plan, false))
                : reject(
                        ProblemCode.RUN_OVERLAPS,
                        "scope",
                        "the official run "
                                + other
                                + " of an overlapping scope is under way; promote, reject or cancel it first",
                        "范围重叠的正式重算 " + other + " 尚未结束，请先确认其生效、驳回或取消");
    }

    /** The first official run under way that covers any of what another one is to cover. */
    private static Optional<String> overlapping(RunPlanned plan, References references) {
        return kind(plan) == RunKind.OFFICIAL
                ? references.states(OFFICIAL_UNDER_WAY).values().stream()
                        .flatMap(RunDecider::underWay)
                        .filter(other -> kind(other) == RunKind.OFFICIAL)
                        .filter(other -> overlap(plan.manifest().scope(), other.manifest().scope()))
                        .map(RunPlanned::run)
                        .findFirst()
                : Optional.empty();
    }

    /** What was planned, where nothing has come of it yet. */
    private static Stream<RunPlanned> underWay(Run run) {
        return switch (run) {
            case Planned(var plan) -> Stream.of(plan);
            case Running(var plan, _) -> Stream.of(plan);
            case Failed(var plan, _) -> Stream.of(plan);
            case Completed(var plan, _) -> Stream.of(plan);
            case Verified(var plan, _) -> Stream.of(plan);
            case Approved(var plan, _) -> Stream.of(plan);
            case Absent _, Promoted _, Ended _ -> Stream.empty();
        };
    }

    private static boolean overlap(Scope a, Scope b) {
        return meet(a.classes(), b.classes()) && meet(a.periods(), b.periods());
    }

    /** An empty list means all there are. */
    private static <T> boolean meet(List<T> a, List<T> b) {
        return a.isEmpty() || b.isEmpty() || a.stream().anyMatch(b::contains);
    }

    @Override
    public Run evolve(Run run, RunEvent event) {
        return switch (event) {
            case RunPlanned e when run instanceof Absent -> new Planned(e);
            case RunStarted(_, var attempt) when run instanceof Planned(var plan) ->
                    new Running(plan, attempt);
            case RunStarted(_, var attempt) when run instanceof Failed(var plan, _) ->
                    new Running(plan, attempt);
            case RunCompleted e when run instanceof Running(var plan, _) ->
                    new Completed(plan, e.root());
            case RunFailed _ when run instanceof Running(var plan, var attempt) ->
                    new Failed(plan, attempt);
            case RunFailed _ when run instanceof Completed(var plan, _) -> new Failed(plan, 1);
            case RunVerified e when run instanceof Completed(var plan, _) ->
                    new Verified(plan, e.root());
            case RunApproved _ when run instanceof Verified(var plan, var root) ->
                    new Approved(plan, root);
            case RunPromoted _ when run instanceof Approved(var plan, var root) ->
                    new Promoted(plan, root);
            case RunRejected e -> ended(run, event, REJECTED, e.reason());
            case RunCancelled _ -> ended(run, event, CANCELLED, null);
            case RunExpired _ -> ended(run, event, EXPIRED, null);
            case RunPlanned _,
                    RunStarted _,
                    RunCompleted _,
                    RunFailed _,
                    RunVerified _,
                    RunApproved _,
                    RunPromoted _ ->
                    throw impossible(run, event);
        };
    }

    private static Run ended(Run run, RunEvent event, String how, @Nullable String reason) {
        RunPlanned plan = planOf(run);
        if (plan == null) {
            throw impossible(run, event);
        }
        return new Ended(plan, how, reason);
    }

    /** What was planned; null where nothing was. */
    public static @Nullable RunPlanned planOf(Run run) {
        return switch (run) {
            case Absent() -> null;
            case Planned(var plan) -> plan;
            case Running(var plan, _) -> plan;
            case Failed(var plan, _) -> plan;
            case Completed(var plan, _) -> plan;
            case Verified(var plan, _) -> plan;
            case Approved(var plan, _) -> plan;
            case Promoted(var plan, _) -> plan;
            case Ended(var plan, _, _) -> plan;
        };
    }

    /** What a planned run is for. */
    public static RunKind kind(RunPlanned plan) {
        String kind = plan.manifest().kind();
        return RunKind.named(kind)
                .orElseThrow(
                        () -> new CorruptStreamException("a run is of the unknown kind " + kind));
    }

    private static CorruptStreamException impossible(Run run, RunEvent event) {
        return new CorruptStreamException(
                event.getClass().getSimpleName()
                        + " cannot follow in a run that is "
                        + run.state());
    }

    private static Decision<RunEvent> onFreshBase(
            References references, LaterEntry.Lookup later, Supplier<RunEvent> event) {
        Position newer = references.facts(later).position();
        return newer == null ? accept(event.get()) : stale(newer);
    }

    private static Decision<RunEvent> stale(Position newer) {
        return reject(
                ProblemCode.STALE_BASE,
                newer
                        + " was recorded after the run's cut and bears on it; run it again at a new cut",
                newer + " 在本次重算的数据截止点之后记录且影响其结果，请按新数据截止点重新计算");
    }

    private static Decision<RunEvent> notOf(RunPlanned plan, String english, String chinese) {
        return reject(
                ProblemCode.WRONG_STATE,
                "a run of kind " + plan.manifest().kind() + " is not " + english,
                "类型为“" + kind(plan).inChinese() + "”的重算不能" + chinese);
    }

    private static Decision<RunEvent> notIn(
            RunCommand command, Run run, String english, String chinese) {
        if (run instanceof Absent) {
            return reject(
                    ProblemCode.NOT_FOUND,
                    "there is no run " + command.run(),
                    "没有重算 " + command.run());
        }
        return reject(
                ProblemCode.WRONG_STATE,
                "the run is " + run.state() + "; this needs one that is " + english,
                "重算当前状态为“" + Run.inChinese(run.state()) + "”；此操作要求" + chinese);
    }
}
