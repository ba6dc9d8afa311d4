package io.kaocheng.goals.goal;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalAbandoned;
import io.kaocheng.contracts.goals.GoalEvent.GoalAcknowledged;
import io.kaocheng.contracts.goals.GoalEvent.GoalApproved;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.GoalDrafted;
import io.kaocheng.contracts.goals.GoalEvent.GoalIssued;
import io.kaocheng.contracts.goals.GoalEvent.GoalObjected;
import io.kaocheng.contracts.goals.GoalEvent.GoalRevised;
import io.kaocheng.contracts.goals.GoalEvent.GoalSubmitted;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneConfirmed;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReturned;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.Goal.Abandoned;
import io.kaocheng.goals.goal.Goal.Absent;
import io.kaocheng.goals.goal.Goal.Acknowledged;
import io.kaocheng.goals.goal.Goal.Approved;
import io.kaocheng.goals.goal.Goal.Draft;
import io.kaocheng.goals.goal.Goal.Issued;
import io.kaocheng.goals.goal.Goal.Step;
import io.kaocheng.goals.goal.Goal.Submitted;
import io.kaocheng.goals.goal.GoalCommand.AcknowledgeGoal;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.CheckGoal;
import io.kaocheng.goals.goal.GoalCommand.Checked;
import io.kaocheng.goals.goal.GoalCommand.ConfirmMilestone;
import io.kaocheng.goals.goal.GoalCommand.DecomposeGoal;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.Examiner;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.IssuedWith;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.OnMilestone;
import io.kaocheng.goals.goal.GoalCommand.ReportMilestone;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReturnMilestone;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.goal.GoalCommand.WithdrawGoal;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.target.TargetDecider;
import io.kaocheng.goals.unit.RosterDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draft, submit, approve and issue by another person, acknowledge. What binds is not revised; an
 * approved goal is sent back first.
 */
public final class GoalDecider implements Decider<GoalCommand, Goal, GoalEvent> {

    static final StreamKind<GoalCommand, Goal, GoalEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new GoalDecider()), GoalEvent.class);

    /** What stands where a goal's code stands in the paths of the API: no goal is called so. */
    static final Set<String> ADDRESSES = Set.of("acknowledgements");

    private static final BigDecimal TOTAL = new BigDecimal(100);

    @Override
    public Goal initial() {
        return new Absent();
    }

    @Override
    public Decision<GoalEvent> decide(GoalCommand command, Goal goal, References references) {
        Code foreign = foreignUnit(command, goal, references);
        if (foreign != null) {
            return foreign(foreign);
        }
        if (command instanceof CheckGoal(_, var requester, _)
                && !binds(goal)
                && outside(requester, goal) != null) {
            // Nobody learns by asking that others are drafting something.
            return nowhere(command);
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
    private static @Nullable Code foreignUnit(
            GoalCommand command, Goal goal, References references) {
        return switch (command) {
            case DraftGoal(_, var content, var requester) -> outside(requester, content.owner());
            case ReviseGoal(_, var content, var requester) -> {
                Code now = outside(requester, goal);
                yield now != null ? now : outside(requester, content.owner());
            }
            case SubmitGoal(_, var requester, _) -> outside(requester, goal);
            case DecomposeGoal divide -> outside(divide.requester(), goal);
            case CheckGoal _ -> null;
            case WithdrawGoal(_, _, var requester) -> outside(requester, goal);
            case AcknowledgeGoal(_, _, var requester, _) -> outside(requester, goal);
            case ReportMilestone report -> outside(report.requester(), goal);
            case ConfirmMilestone(_, _, var requester, var at) ->
                    notInCharge(requester, goal, at, references);
            case ReturnMilestone(_, _, _, var requester, var at) ->
                    notInCharge(requester, goal, at, references);
            case ObjectToGoal _, ApproveGoal _, IssueGoal _ -> null;
        };
    }

    private static @Nullable Code outside(Requester requester, Goal goal) {
        Content content = content(goal);
        return content == null ? null : outside(requester, content.owner());
    }

    private static @Nullable Code notInCharge(
            Requester requester, Goal goal, Instant at, References references) {
        Content content = content(goal);
        return content == null
                        || MilestoneRules.isInCharge(requester, content.owner(), at, references)
                ? null
                : content.owner();
    }

    private static @Nullable Code outside(Requester requester, Code owner) {
        return requester.units().covers(owner) ? null : owner;
    }

    static @Nullable Content content(Goal goal) {
        return switch (goal) {
            case Absent() -> null;
            case Draft(var content, _, _) -> content;
            case Submitted(var content, _, _) -> content;
            case Approved(var content, _, _) -> content;
            case Issued(var content, _, _) -> content;
            case Acknowledged(var content, _, _) -> content;
            case Abandoned(var content) -> content;
        };
    }

    private static Decision<GoalEvent> nowhere(GoalCommand command) {
        return reject(
                ProblemCode.NOT_FOUND,
                "goal",
                "there is no goal " + command.goal(),
                "没有目标 " + command.goal());
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
                            Decision.Reasons wrong =
                                    wrong(code, c, references)
                                            .unless(
                                                    !ADDRESSES.contains(code.value()),
                                                    ProblemCode.INVALID_FIELD,
                                                    "goal",
                                                    "the code "
                                                            + code
                                                            + " is an address of the API; choose another",
                                                    "代码 " + code + " 为系统地址，请另选代码");
                            yield wrong.any()
                                    ? wrong.reject()
                                    : accept(new GoalDrafted(code, c, requester.by()));
                        }
                        case ReviseGoal _,
                                SubmitGoal _,
                                CheckGoal _,
                                ObjectToGoal _,
                                ApproveGoal _,
                                IssueGoal _,
                                WithdrawGoal _,
                                AcknowledgeGoal _,
                                DecomposeGoal _,
                                OnMilestone _ ->
                                nowhere(command);
                    };
            case Draft(var content, _, var filed) ->
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
                                    : accept(new GoalRevised(code, c, requester.by()));
                        }
                        case SubmitGoal submit -> submitted(submit, content, references);
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case DecomposeGoal divide ->
                                DecompositionRules.filed(divide, content, filed, references);
                        case WithdrawGoal(var code, var reason, _) ->
                                accept(new GoalAbandoned(code, reason));
                        case ObjectToGoal _,
                                ApproveGoal _,
                                IssueGoal _,
                                AcknowledgeGoal _,
                                OnMilestone _ ->
                                notIn(command, "draft", "草稿");
                    };
            case Submitted(var content, var authors, var filed) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case DecomposeGoal divide ->
                                DecompositionRules.filed(divide, content, filed, references);
                        case SubmitGoal _ -> unchanged();
                        case ObjectToGoal(var code, var reason) ->
                                accept(new GoalObjected(code, reason));
                        case ApproveGoal(_, var by) when authors.contains(by) ->
                                reject(
                                        ProblemCode.APPROVER_IS_AUTHOR,
                                        "a goal is approved by another person than those who wrote it",
                                        "目标须由起草人以外的人批准");
                        case ApproveGoal(var code, _) -> accept(new GoalApproved(code));
                        case WithdrawGoal(var code, var reason, _) ->
                                accept(new GoalAbandoned(code, reason));
                        case ReviseGoal _, IssueGoal _, AcknowledgeGoal _, OnMilestone _ ->
                                notIn(command, "submitted", "已提交");
                    };
            case Approved(var content, var authors, var filed) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case DecomposeGoal divide ->
                                DecompositionRules.filed(divide, content, filed, references);
                        case ApproveGoal _ -> unchanged();
                        case ObjectToGoal(var code, var reason) ->
                                accept(new GoalObjected(code, reason));
                        case IssueGoal issue -> issued(issue, content, authors, references);
                        case ReviseGoal _,
                                SubmitGoal _,
                                WithdrawGoal _,
                                AcknowledgeGoal _,
                                OnMilestone _ ->
                                notIn(command, "approved", "已批准");
                    };
            case Issued(var content, var steps, var filed) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case DecomposeGoal divide ->
                                DecompositionRules.filed(divide, content, filed, references);
                        case IssueGoal _ -> unchanged();
                        case AcknowledgeGoal acknowledge ->
                                acknowledged(acknowledge, content, references);
                        case OnMilestone said -> onMilestone(said, content, steps, references);
                        case ReviseGoal _,
                                SubmitGoal _,
                                ObjectToGoal _,
                                ApproveGoal _,
                                WithdrawGoal _ ->
                                notIn(command, "issued", "已下达");
                    };
            case Acknowledged(var content, var steps, var filed) ->
                    switch (command) {
                        case DraftGoal(_, var c, _) when c.equals(content) -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case DecomposeGoal divide ->
                                DecompositionRules.filed(divide, content, filed, references);
                        case IssueGoal _, AcknowledgeGoal _ -> unchanged();
                        case OnMilestone said -> onMilestone(said, content, steps, references);
                        case ReviseGoal _,
                                SubmitGoal _,
                                ObjectToGoal _,
                                ApproveGoal _,
                                WithdrawGoal _ ->
                                notIn(command, "acknowledged", "已签收");
                    };
            case Abandoned(var content) ->
                    switch (command) {
                        case CheckGoal(_, _, var by) -> checked(content, by, references);
                        case WithdrawGoal _ -> unchanged();
                        case DraftGoal _ -> exists(command.goal());
                        case ReviseGoal _,
                                SubmitGoal _,
                                ObjectToGoal _,
                                ApproveGoal _,
                                IssueGoal _,
                                AcknowledgeGoal _,
                                DecomposeGoal _,
                                OnMilestone _ ->
                                notIn(command, "abandoned", "已撤销");
                    };
        };
    }

    private static Decision<GoalEvent> onMilestone(
            OnMilestone said, Content content, Map<Code, Step> steps, References references) {
        return switch (said) {
            case ReportMilestone report ->
                    MilestoneRules.reported(report, content, steps, references);
            case ConfirmMilestone confirm -> MilestoneRules.confirmed(confirm, content, steps);
            case ReturnMilestone send -> MilestoneRules.returned(send, content, steps);
        };
    }

    private static Decision<GoalEvent> acknowledged(
            AcknowledgeGoal command, Content content, References references) {
        String by = command.requester().by();
        String duty = command.duty() == null ? null : Shape.kebab(command.duty());
        if (duty != null
                && !RosterDecider.isHeldBy(
                        references,
                        content.owner(),
                        duty,
                        by,
                        RegionDecider.dayOf(command.at(), references))) {
            return reject(
                    ProblemCode.INVALID_FIELD,
                    "duty",
                    "you do not have this duty in " + content.owner() + " today",
                    "您今日未在 " + content.owner() + " 担任该职责");
        }
        return accept(new GoalAcknowledged(command.goal(), by, duty));
    }

    private static Decision<GoalEvent> checked(
            Content content, Examiner by, References references) {
        List<SmartCheck.Finding> findings = findings(content, by, references);
        return Decision.<GoalEvent>unchanged()
                .withResult(new Checked(SmartCheck.letters(findings), findings));
    }

    private static List<SmartCheck.Finding> findings(
            Content content, Examiner by, References references) {
        return SmartCheck.of(
                content, RegionDecider.dayOf(by.at(), references), references, by.indicators());
    }

    /** Refused with all that fails, unless the cycle's rules only warn of it. */
    private static Decision<GoalEvent> submitted(
            SubmitGoal command, Content content, References references) {
        List<SmartCheck.Finding> findings = findings(content, command.examiner(), references);
        Decision.Reasons wrong = new Decision.Reasons();
        if (CycleDecider.rules(references, content.cycle()).smart().equals("refuse")) {
            for (SmartCheck.Finding finding : findings) {
                wrong.unless(
                        finding.result() != SmartCheck.Result.FAIL,
                        ProblemCode.SMART_FAILED,
                        finding.pointer().substring(1),
                        finding.rule() + ": " + finding.en(),
                        finding.rule() + "：" + finding.zh());
            }
        }
        return wrong.any()
                ? wrong.reject()
                : accept(new GoalSubmitted(command.goal(), SmartCheck.letters(findings)));
    }

    /** A goal, for the check of what is part of it. */
    static Goal state(References references, Code goal) {
        return references.state(KIND, "goal/" + goal);
    }

    static boolean isApproved(Goal goal) {
        return goal instanceof Approved || binds(goal);
    }

    private static Decision<GoalEvent> issued(
            IssueGoal command, Content content, Set<String> authors, References references) {
        if (authors.contains(command.by())) {
            return reject(
                    ProblemCode.APPROVER_IS_AUTHOR,
                    "a goal is issued by another person than those who wrote it",
                    "目标须由起草人以外的人下达");
        }
        if (!content.equals(command.content())) {
            return reject(
                    ProblemCode.STALE_VERSION,
                    "the goal " + command.goal() + " has changed meanwhile; issue it again",
                    "目标 " + command.goal() + " 已被更改，请重新下达");
        }
        Code parent = content.parent();
        if (parent != null && !binds(references.state(KIND, "goal/" + parent))) {
            return reject(
                    ProblemCode.WRONG_STATE,
                    "parent",
                    "the goal " + parent + " that it is part of is not issued; issue that first",
                    "上级目标 " + parent + " 尚未下达，请先下达");
        }
        DecompositionRules.Judged judged = DecompositionRules.ofPart(command, content, references);
        if (judged.wrong().any()) {
            return judged.wrong().reject();
        }
        int days = CycleDecider.rules(references, content.cycle()).acknowledgeDays();
        LocalDate today = RegionDecider.dayOf(command.at(), references);
        return Decision.<GoalEvent>accept(
                        new GoalIssued(command.goal(), content, today.plusDays(days)))
                .withResult(new IssuedWith(judged.inflated()));
    }

    private static boolean binds(Goal goal) {
        return switch (goal) {
            case Issued _, Acknowledged _ -> true;
            case Absent(), Draft _, Submitted _, Approved _, Abandoned _ -> false;
        };
    }

    /** What a content names that is not there, does not hold together, or is part of the goal. */
    private static Decision.Reasons wrong(Code goal, Content content, References references) {
        Code parent = content.parent();
        Code category = content.category();
        Code continued = content.continues();
        Decision.Reasons wrong =
                new Decision.Reasons()
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
                                parent == null || isThere(parent, references),
                                ProblemCode.NOT_FOUND,
                                "parent",
                                "there is no goal " + parent + "; draft it first",
                                "没有目标 " + parent + "，请先起草")
                        .unless(
                                !isPartOf(parent, goal, references),
                                ProblemCode.TREE_CYCLE,
                                "parent",
                                "a goal is not part of one of its own parts",
                                "目标不能隶属于由其分解的目标")
                        .unless(
                                content.person() == null || content.duty() == null,
                                ProblemCode.INVALID_FIELD,
                                "duty",
                                "a goal names a person or a duty, not both",
                                "责任人与职务只能填写其一")
                        .unless(
                                category == null || CategoryDecider.isGiven(references, category),
                                ProblemCode.NOT_FOUND,
                                "category",
                                "there is no category " + category + " that goals are given",
                                "没有可用的目标类别 " + category)
                        .unless(
                                continued == null || isThere(continued, references),
                                ProblemCode.NOT_FOUND,
                                "continues",
                                "there is no goal " + continued,
                                "没有目标 " + continued);
        addWrongSupports(goal, content.supports(), references, wrong);
        addWrongMeasures(content.measures(), wrong);
        addWrongMilestones(content.milestones(), wrong);
        return wrong;
    }

    private static boolean isThere(Code goal, References references) {
        return !(references.state(KIND, "goal/" + goal) instanceof Absent);
    }

    private static void addWrongSupports(
            Code goal, List<Code> supports, References references, Decision.Reasons wrong) {
        Set<Code> seen = new HashSet<>();
        for (int i = 0; i < supports.size(); i++) {
            Code supported = supports.get(i);
            String at = "supports/" + i;
            wrong.unless(
                            seen.add(supported),
                            ProblemCode.INVALID_FIELD,
                            at,
                            "the goal " + supported + " is named twice",
                            "目标 " + supported + " 重复")
                    .unless(
                            !supported.equals(goal),
                            ProblemCode.INVALID_FIELD,
                            at,
                            "a goal supports others, not itself",
                            "目标不能支撑自身")
                    .unless(
                            supported.equals(goal) || isThere(supported, references),
                            ProblemCode.NOT_FOUND,
                            at,
                            "there is no goal " + supported,
                            "没有目标 " + supported);
        }
    }

    private static void addWrongMeasures(List<Measure> measures, Decision.Reasons wrong) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            wrong.unless(
                            seen.add(measure.indicator() + "/" + measure.period()),
                            ProblemCode.INVALID_FIELD,
                            "measures/" + i + "/indicator",
                            "the goal is measured by "
                                    + measure.indicator()
                                    + " in "
                                    + measure.period()
                                    + " twice",
                            "指标 " + measure.indicator() + "、期间 " + measure.period() + " 重复")
                    .unless(
                            TargetDecider.inOrder(measure.course()),
                            ProblemCode.INVALID_FIELD,
                            "measures/" + i + "/course",
                            "planned shares lie between 0 and 1 and never fall from one period to the"
                                    + " next",
                            "计划进度须在 0 与 1 之间，且随期间递增");
        }
    }

    private static void addWrongMilestones(List<Milestone> milestones, Decision.Reasons wrong) {
        Set<Code> seen = new HashSet<>();
        BigDecimal total = BigDecimal.ZERO;
        int weighted = 0;
        for (int i = 0; i < milestones.size(); i++) {
            Milestone milestone = milestones.get(i);
            wrong.unless(
                    seen.add(milestone.milestone()),
                    ProblemCode.INVALID_FIELD,
                    "milestones/" + i + "/milestone",
                    "there are two milestones " + milestone.milestone(),
                    "节点 " + milestone.milestone() + " 重复");
            BigDecimal weight = milestone.weight();
            if (weight != null) {
                weighted++;
                total = total.add(weight);
            }
        }
        boolean all = weighted == milestones.size();
        wrong.unless(
                        weighted == 0 || all,
                        ProblemCode.INVALID_FIELD,
                        "milestones",
                        "either all milestones have a weight or none has",
                        "节点权重须全部填写或全部不填")
                .unless(
                        weighted == 0 || !all || total.compareTo(TOTAL) == 0,
                        ProblemCode.WEIGHTS_UNBALANCED,
                        "milestones",
                        "the milestones' weights total "
                                + total.toPlainString()
                                + "; they must total 100",
                        "节点权重合计为 " + total.toPlainString() + "，须为 100");
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
                    new Draft(e.content(), Set.of(e.author()), Map.of());
            case GoalRevised e when goal instanceof Draft(_, var authors, var filed) ->
                    new Draft(e.content(), with(authors, e.author()), filed);
            case GoalSubmitted _ when goal instanceof Draft(var content, var authors, var filed) ->
                    new Submitted(content, authors, filed);
            case GoalObjected _
                    when goal instanceof Submitted(var content, var authors, var filed) ->
                    new Draft(content, authors, filed);
            case GoalObjected _
                    when goal instanceof Approved(var content, var authors, var filed) ->
                    new Draft(content, authors, filed);
            case GoalApproved _
                    when goal instanceof Submitted(var content, var authors, var filed) ->
                    new Approved(content, authors, filed);
            case GoalIssued _ when goal instanceof Approved(var content, _, var filed) ->
                    new Issued(content, Map.of(), filed);
            case GoalAcknowledged _
                    when goal instanceof Issued(var content, var steps, var filed) ->
                    new Acknowledged(content, steps, filed);
            case MilestoneReported e when isToReport(goal, e.milestone()) ->
                    with(goal, e.milestone(), new Step.Reported(e));
            case MilestoneConfirmed e
                    when step(goal, e.milestone()) instanceof Step.Reported(var as) ->
                    with(goal, e.milestone(), new Step.Confirmed(as));
            case MilestoneReturned e when step(goal, e.milestone()) instanceof Step.Reported ->
                    with(goal, e.milestone(), new Step.Returned(e.reason()));
            case GoalAbandoned _ when goal instanceof Draft(var content, _, _) ->
                    new Abandoned(content);
            case GoalAbandoned _ when goal instanceof Submitted(var content, _, _) ->
                    new Abandoned(content);
            case GoalDecomposed e when !(goal instanceof Absent || goal instanceof Abandoned) ->
                    filed(goal, e);
            case GoalDrafted _,
                    GoalRevised _,
                    GoalSubmitted _,
                    GoalObjected _,
                    GoalApproved _,
                    GoalIssued _,
                    GoalAcknowledged _,
                    GoalAbandoned _,
                    MilestoneReported _,
                    MilestoneConfirmed _,
                    MilestoneReturned _,
                    GoalDecomposed _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName()
                                    + " cannot follow in the history of goal "
                                    + event.goal());
        };
    }

    private static Goal filed(Goal goal, GoalDecomposed now) {
        return switch (goal) {
            case Draft(var content, var authors, var filed) ->
                    new Draft(content, authors, Goal.with(filed, now));
            case Submitted(var content, var authors, var filed) ->
                    new Submitted(content, authors, Goal.with(filed, now));
            case Approved(var content, var authors, var filed) ->
                    new Approved(content, authors, Goal.with(filed, now));
            case Issued(var content, var steps, var filed) ->
                    new Issued(content, steps, Goal.with(filed, now));
            case Acknowledged(var content, var steps, var filed) ->
                    new Acknowledged(content, steps, Goal.with(filed, now));
            case Absent(), Abandoned _ ->
                    throw new IllegalStateException("what is not there is not divided");
        };
    }

    /** How the figures of a goal are divided. */
    static Collection<GoalDecomposed> filed(Goal goal) {
        return switch (goal) {
            case Draft(_, _, var filed) -> filed.values();
            case Submitted(_, _, var filed) -> filed.values();
            case Approved(_, _, var filed) -> filed.values();
            case Issued(_, _, var filed) -> filed.values();
            case Acknowledged(_, _, var filed) -> filed.values();
            case Absent(), Abandoned _ -> List.of();
        };
    }

    private static boolean isToReport(Goal goal, Code milestone) {
        Content content = content(goal);
        if (!binds(goal) || content == null) {
            return false;
        }
        boolean named =
                content.milestones().stream().anyMatch(m -> m.milestone().equals(milestone));
        return switch (step(goal, milestone)) {
            case null -> named;
            case Step.Returned _ -> true;
            case Step.Reported _, Step.Confirmed _ -> false;
        };
    }

    private static @Nullable Step step(Goal goal, Code milestone) {
        return switch (goal) {
            case Issued(_, var steps, _) -> steps.get(milestone);
            case Acknowledged(_, var steps, _) -> steps.get(milestone);
            case Absent(), Draft _, Submitted _, Approved _, Abandoned _ -> null;
        };
    }

    private static Goal with(Goal goal, Code milestone, Step now) {
        return switch (goal) {
            case Issued(var content, var steps, var filed) ->
                    new Issued(content, Goal.with(steps, milestone, now), filed);
            case Acknowledged(var content, var steps, var filed) ->
                    new Acknowledged(content, Goal.with(steps, milestone, now), filed);
            case Absent(), Draft _, Submitted _, Approved _, Abandoned _ ->
                    throw new IllegalStateException("only what binds has steps");
        };
    }

    private static Set<String> with(Set<String> authors, String another) {
        Set<String> all = new HashSet<>(authors);
        all.add(another);
        return Set.copyOf(all);
    }
}
