package io.kaocheng.goals.goal;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.Goal.Absent;
import io.kaocheng.goals.goal.Goal.Approved;
import io.kaocheng.goals.goal.Goal.Draft;
import io.kaocheng.goals.goal.Goal.Issued;
import io.kaocheng.goals.goal.Goal.Submitted;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.Content;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** Draft, submit, approve by another person, issue. */
public final class GoalDecider implements Decider<GoalCommand, Goal, GoalEvent> {

    static final StreamKind<GoalCommand, Goal, GoalEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new GoalDecider()), GoalEvent.class);

    @Override
    public Goal initial() {
        return new Absent();
    }

    @Override
    public Decision<GoalEvent> decide(GoalCommand command, Goal goal, References references) {
        Code foreign = foreignUnit(command, goal);
        if (foreign != null) {
            return foreign(foreign);
        }
        Decision<GoalEvent> decision = among(command, goal, references);
        Content content = content(goal);
        boolean changes =
                decision instanceof Decision.Accepted<GoalEvent>(var events, _)
                        && !events.isEmpty();
        return changes && content != null && CycleDecider.isClosed(references, content.cycle())
                ? reject(
                        ProblemCode.PERIOD_CLOSED,
                        "goal",
                        "the cycle " + content.cycle() + " is closed; its goals stay as they are",
                        "考核周期 " + content.cycle() + " 已关闭，其目标不再变更")
                : decision;
    }

    /**
     * The first unit whose goal is asked about and that the asker is not for: the owner as it is
     * and as it would be.
     */
    private static @Nullable Code foreignUnit(GoalCommand command, Goal goal) {
        return switch (command) {
            case DraftGoal(_, var content, var requester) -> outside(requester, content.owner());
            case ReviseGoal(_, var content, var requester) -> {
                Code owner = owner(goal);
                Code now = owner == null ? null : outside(requester, owner);
                yield now != null ? now : outside(requester, content.owner());
            }
            case SubmitGoal(_, var requester) -> {
                Code owner = owner(goal);
                yield owner == null ? null : outside(requester, owner);
            }
            case ObjectToGoal _, ApproveGoal _, IssueGoal _ -> null;
        };
    }

    private static @Nullable Code outside(Requester requester, Code owner) {
        return requester.units().covers(owner) ? null : owner;
    }

    private static @Nullable Code owner(Goal goal) {
        Content content = content(goal);
        return content == null ? null : content.owner();
    }

    private static @Nullable Content content(Goal goal) {
        return switch (goal) {
            case Absent() -> null;
            case Draft(var content, _) -> content;
            case Submitted(var content, _) -> content;
            case Approved(var content) -> content;
            case Issued(var content) -> content;
        };
    }

    private static Decision<GoalEvent> foreign(Code unit) {
        return reject(
                ProblemCode.FOREIGN_UNIT,
                "owner",
                "the token is not for the unit " + unit + ", whose goal this is",
                "您的账号不含此目标的责任单位 " + unit);
    }

    private static Decision<GoalEvent> among(
            GoalCommand command, Goal goal, References references) {
        return switch (goal) {
            case Absent() ->
                    switch (command) {
                        case DraftGoal(var code, var c, _) when code.equals(c.parent()) ->
                                ownParent();
                        case DraftGoal(var code, var c, var requester) -> {
                            Decision.Reasons wrong = wrong(code, c, references);
                            yield wrong.any()
                                    ? wrong.reject()
                                    : accept(drafted(code, c, requester.by()));
                        }
                        case ReviseGoal _,
                                SubmitGoal _,
                                ObjectToGoal _,
                                ApproveGoal _,
                                IssueGoal _ ->
                                reject(
                                        ProblemCode.NOT_FOUND,
                                        "goal",
                                        "there is no goal " + command.goal(),
                                        "没有目标 " + command.goal());
                    };
            case Draft(var content, _) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case ReviseGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case ReviseGoal(var code, var c, _) when code.equals(c.parent()) ->
                                ownParent();
                        case ReviseGoal(var code, var c, var requester) -> {
                            Decision.Reasons wrong = wrong(code, c, references);
                            yield wrong.any()
                                    ? wrong.reject()
                                    : accept(revised(code, c, requester.by()));
                        }
                        case SubmitGoal(var code, _) -> accept(new GoalSubmitted(code));
                        case ObjectToGoal _, ApproveGoal _, IssueGoal _ ->
                                notIn(command, "draft", "草稿");
                    };
            case Submitted(var content, var authors) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case SubmitGoal _ -> unchanged();
                        case ObjectToGoal(var code, var reason) ->
                                accept(new GoalObjected(code, reason));
                        case ApproveGoal(_, var by) when authors.contains(by) ->
                                reject(
                                        ProblemCode.APPROVER_IS_AUTHOR,
                                        "a goal is approved by another person than those who wrote it",
                                        "目标须由起草人以外的人批准");
                        case ApproveGoal(var code, _) -> accept(new GoalApproved(code));
                        case ReviseGoal _, IssueGoal _ -> notIn(command, "submitted", "已提交");
                    };
            case Approved(var content) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case ApproveGoal _ -> unchanged();
                        case IssueGoal(var code) -> accept(new GoalIssued(code));
                        case ReviseGoal _, SubmitGoal _, ObjectToGoal _ ->
                                notIn(command, "approved", "已批准");
                    };
            case Issued(var content) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case IssueGoal _ -> unchanged();
                        case ReviseGoal _, SubmitGoal _, ObjectToGoal _, ApproveGoal _ ->
                                notIn(command, "issued", "已下达");
                    };
        };
    }

    /** What a content names that is not there, and a parent that is part of the goal itself. */
    private static Decision.Reasons wrong(Code goal, Content content, References references) {
        Code parent = content.parent();
        return new Decision.Reasons()
                .unless(
                        CycleDecider.exists(references, content.cycle()),
                        ProblemCode.UNKNOWN_CYCLE,
                        "cycle",
                        "there is no cycle " + content.cycle() + "; open it first",
                        "没有考核周期 " + content.cycle() + "，请先启动")
                .unless(
                        !CycleDecider.isClosed(references, content.cycle()),
                        ProblemCode.PERIOD_CLOSED,
                        "cycle",
                        "the cycle "
                                + content.cycle()
                                + " is closed; no goal is set for it any more",
                        "考核周期 " + content.cycle() + " 已关闭，不再设立目标")
                .unless(
                        UnitDecider.exists(references, content.owner()),
                        ProblemCode.UNKNOWN_UNIT,
                        "owner",
                        "there is no unit " + content.owner() + "; register it first",
                        "没有单位 " + content.owner() + "，请先登记")
                .unless(
                        parent == null
                                || !(references.state(KIND, "goal/" + parent) instanceof Absent),
                        ProblemCode.NOT_FOUND,
                        "parent",
                        "there is no goal " + parent + "; draft it first",
                        "没有目标 " + parent + "，请先起草")
                .unless(
                        !isPartOf(parent, goal, references),
                        ProblemCode.TREE_CYCLE,
                        "parent",
                        "a goal is not part of one of its own parts",
                        "目标不能隶属于由其分解的目标");
    }

    /** Whether a goal was decomposed, over any number of levels, from another. */
    private static boolean isPartOf(@Nullable Code goal, Code whole, References references) {
        Set<Code> above = new HashSet<>();
        Code at = goal;
        while (at != null && above.add(at)) {
            if (at.equals(whole)) {
                return true;
            }
            at = parent(references.state(KIND, "goal/" + at));
        }
        return false;
    }

    private static @Nullable Code parent(Goal goal) {
        Content content = content(goal);
        return content == null ? null : content.parent();
    }

    private static GoalDrafted drafted(Code goal, Content c, String by) {
        return new GoalDrafted(
                goal,
                c.title(),
                c.cycle(),
                c.parent(),
                c.owner(),
                c.person(),
                c.horizon(),
                c.basis(),
                c.weight(),
                by);
    }

    private static GoalRevised revised(Code goal, Content c, String by) {
        return new GoalRevised(
                goal,
                c.title(),
                c.cycle(),
                c.parent(),
                c.owner(),
                c.person(),
                c.horizon(),
                c.basis(),
                c.weight(),
                by);
    }

    private static Decision<GoalEvent> ownParent() {
        return reject(
                ProblemCode.TREE_CYCLE,
                "parent",
                "a goal is not decomposed from itself",
                "目标不能由自身分解");
    }

    private static Decision<GoalEvent> exists(Code goal) {
        return reject(
                ProblemCode.ALREADY_EXISTS,
                "goal",
                "the goal " + goal + " exists already; revise it instead",
                "目标 " + goal + " 已存在，请改用修订");
    }

    private static Decision<GoalEvent> notIn(
            GoalCommand command, String state, String stateChinese) {
        return reject(
                ProblemCode.WRONG_STATE,
                "the goal " + command.goal() + " is " + state + "; this is not possible then",
                "目标 " + command.goal() + " 处于“" + stateChinese + "”状态，不能执行此操作");
    }

    @Override
    public Goal evolve(Goal goal, GoalEvent event) {
        return switch (event) {
            case GoalDrafted e when goal instanceof Absent ->
                    new Draft(
                            new Content(
                                    e.title(),
                                    e.cycle(),
                                    e.parent(),
                                    e.owner(),
                                    e.person(),
                                    e.horizon(),
                                    e.basis(),
                                    e.weight()),
                            Set.of(e.author()));
            case GoalRevised e when goal instanceof Draft(_, var authors) ->
                    new Draft(
                            new Content(
                                    e.title(),
                                    e.cycle(),
                                    e.parent(),
                                    e.owner(),
                                    e.person(),
                                    e.horizon(),
                                    e.basis(),
                                    e.weight()),
                            with(authors, e.author()));
            case GoalSubmitted _ when goal instanceof Draft(var content, var authors) ->
                    new Submitted(content, authors);
            case GoalObjected _ when goal instanceof Submitted(var content, var authors) ->
                    new Draft(content, authors);
            case GoalApproved _ when goal instanceof Submitted(var content, _) ->
                    new Approved(content);
            case GoalIssued _ when goal instanceof Approved(var content) -> new Issued(content);
            case GoalDrafted _,
                    GoalRevised _,
                    GoalSubmitted _,
                    GoalObjected _,
                    GoalApproved _,
                    GoalIssued _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of goal "
                                    + event.goal());
        };
    }

    private static Set<String> with(Set<String> authors, String another) {
        Set<String> all = new HashSet<>(authors);
        all.add(another);
        return Set.copyOf(all);
    }
}
