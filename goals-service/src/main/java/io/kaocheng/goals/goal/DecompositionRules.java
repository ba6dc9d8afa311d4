package io.kaocheng.goals.goal;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Child;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalDecomposed;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.goal.Decomposition.Found;
import io.kaocheng.goals.goal.Decomposition.Mode;
import io.kaocheng.goals.goal.Decomposition.Part;
import io.kaocheng.goals.goal.Decomposition.Verdict;
import io.kaocheng.goals.goal.GoalCommand.DecomposeGoal;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.Share;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Dividing a figure of a goal among others, and what follows for these when they are issued. */
final class DecompositionRules {

    private DecompositionRules() {}

    /**
     * Filed whatever becomes of the aim, and told; what does not make it up is refused when a part
     * is issued.
     */
    static Decision<GoalEvent> filed(
            DecomposeGoal command,
            Content content,
            Map<Code, GoalDecomposed> filed,
            References references) {
        Measure measure = measured(content, command.indicator());
        if (measure == null) {
            return Decision.reject(
                    ProblemCode.INVALID_FIELD,
                    "indicator",
                    "the goal is not measured by " + command.indicator(),
                    "目标未以指标 " + command.indicator() + " 衡量");
        }
        Decision.Reasons wrong = new Decision.Reasons();
        Map<Code, Content> contents = new HashMap<>();
        List<Child> children = children(command, content, contents, references, wrong);
        addWrongNumbers(command, children, wrong);
        if (wrong.any()) {
            return wrong.reject();
        }
        GoalDecomposed now =
                new GoalDecomposed(
                        command.goal(),
                        command.indicator(),
                        Shape.kebab(command.mode()),
                        command.tolerance(),
                        children,
                        command.requester().by());
        Found found =
                judge(now, content, contents::get, command.examiner().indicators(), references);
        GoalDecomposed before = filed.get(command.indicator());
        Decision<GoalEvent> decision =
                before != null && isSame(before, now) ? unchanged() : accept(now);
        return decision.withResult(found.told());
    }

    /** Whether it is divided as before, whoever did it. */
    private static boolean isSame(GoalDecomposed before, GoalDecomposed now) {
        return before.mode().equals(now.mode())
                && isSame(before.tolerance(), now.tolerance())
                && before.children().equals(now.children());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static List<Child> children(
            DecomposeGoal command,
            Content content,
            Map<Code, Content> contents,
            References references,
            Decision.Reasons wrong) {
        LocalDate today = RegionDecider.dayOf(command.examiner().at(), references);
        List<Child> children = new ArrayList<>();
        Set<Code> goals = new HashSet<>();
        Set<Code> units = new HashSet<>();
        for (int i = 0; i < command.children().size(); i++) {
            Share share = command.children().get(i);
            String at = "children/" + i;
            Content draft = share.draft();
            Content of =
                    draft != null
                            ? draft
                            : GoalDecider.content(GoalDecider.state(references, share.goal()));
            wrong.unless(
                    of != null && command.goal().equals(of.parent()),
                    ProblemCode.NOT_FOUND,
                    at + "/goal",
                    "there is no goal " + share.goal() + " that is part of " + command.goal(),
                    "目标 " + command.goal() + " 没有分解目标 " + share.goal());
            if (of == null) {
                continue;
            }
            Code unit = of.owner();
            wrong.unless(
                            goals.add(share.goal()) && units.add(unit),
                            ProblemCode.INVALID_FIELD,
                            at + "/goal",
                            "each unit has one goal of these, and each goal is named once",
                            "每个单位只能有一个分解目标，且不得重复")
                    .unless(
                            command.requester().units().everything()
                                    || UnitDecider.isAtOrBelow(
                                            references, unit, content.owner(), today),
                            ProblemCode.FOREIGN_UNIT,
                            at + "/owner",
                            "the unit " + unit + " does not stand below " + content.owner(),
                            "单位 " + unit + " 不是 " + content.owner() + " 的下属单位");
            contents.put(share.goal(), of);
            children.add(new Child(share.goal(), unit, share.base(), share.share()));
        }
        return children;
    }

    private static void addWrongNumbers(
            DecomposeGoal command, List<Child> children, Decision.Reasons wrong) {
        long bases = children.stream().filter(child -> child.base() != null).count();
        int shares = 0;
        BigDecimal total = BigDecimal.ZERO;
        for (Child child : children) {
            BigDecimal share = child.share();
            if (share != null) {
                shares++;
                total = total.add(share);
            }
        }
        wrong.unless(
                        bases == 0 || (command.mode() == Mode.MEAN && bases == children.size()),
                        ProblemCode.INVALID_FIELD,
                        "children",
                        "either all parts of a mean have a base or none has, and no other parts",
                        "取平均的，各分解目标的基数须全部填写或全部不填；其他方式不填基数")
                .unless(
                        shares == 0 || (command.mode() == Mode.SHARE && shares == children.size()),
                        ProblemCode.INVALID_FIELD,
                        "children",
                        "either all parts by shares have one or none has, and no other parts",
                        "按比例分解的，各分解目标的比例须全部填写或全部不填；其他方式不填比例")
                .unless(
                        shares == 0 || total.compareTo(BigDecimal.ONE) == 0,
                        ProblemCode.INVALID_FIELD,
                        "children",
                        "the shares total " + total.toPlainString() + "; they must total 1",
                        "比例合计为 " + total.toPlainString() + "，须为 1");
    }

    /** The measure that is divided: the first by that indicator. */
    static @Nullable Measure measured(Content content, Code indicator) {
        return content.measures().stream()
                .filter(measure -> measure.indicator().equals(indicator))
                .findFirst()
                .orElse(null);
    }

    private static Found judge(
            GoalDecomposed filed,
            Content whole,
            Function<Code, @Nullable Content> contents,
            Assessment.Lookup indicators,
            References references) {
        CycleRules rules = CycleDecider.rules(references, whole.cycle());
        Direction direction = references.facts(indicators).directions().get(filed.indicator());
        return judge(filed, whole, contents, direction, rules);
    }

    /** What becomes of the aim by the goals as they are. */
    static Found judge(
            GoalDecomposed filed,
            Content whole,
            Function<Code, @Nullable Content> contents,
            @Nullable Direction direction,
            CycleRules rules) {
        Measure measure = measured(whole, filed.indicator());
        if (measure == null) {
            return new Found(Verdict.INCOMPLETE, null, null, null);
        }
        List<Part> parts = new ArrayList<>();
        Map<Code, BigDecimal> base = new HashMap<>();
        for (Child child : filed.children()) {
            Content of = contents.apply(child.goal());
            parts.add(new Part(child.unit(), of == null ? null : value(of, measure)));
            BigDecimal weight = child.base();
            if (weight != null) {
                base.put(child.unit(), weight);
            }
        }
        BigDecimal tolerance = filed.tolerance();
        return Decomposition.of(
                new Decomposition.Asked(
                        Mode.of(filed.mode()),
                        measure.value(),
                        direction,
                        tolerance == null ? rules.tolerance() : tolerance,
                        base),
                parts);
    }

    /** The figure of a part: of the same indicator and period. */
    static @Nullable BigDecimal value(Content part, Measure whole) {
        return part.measures().stream()
                .filter(measure -> measure.indicator().equals(whole.indicator()))
                .filter(measure -> measure.period().equals(whole.period()))
                .map(Measure::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * What the divisions of the whole say of one of its parts.
     *
     * @param inflated by how many per cent of the whole the parts ask for more, the most of them;
     *     absent where they do not
     */
    record Judged(Decision.Reasons wrong, @Nullable BigDecimal inflated) {}

    /** Whether a part may be issued: where the parts do not make up the whole it is not. */
    static Judged ofPart(IssueGoal command, Content content, References references) {
        Decision.Reasons wrong = new Decision.Reasons();
        BigDecimal inflated = null;
        Code parent = content.parent();
        Goal whole = parent == null ? new Goal.Absent() : GoalDecider.state(references, parent);
        Content of = GoalDecider.content(whole);
        if (of == null) {
            return new Judged(wrong, null);
        }
        BigDecimal most = CycleDecider.rules(references, of.cycle()).mostInflated();
        for (GoalDecomposed filed : GoalDecider.filed(whole)) {
            if (filed.children().stream().noneMatch(c -> c.goal().equals(command.goal()))) {
                continue;
            }
            Found found =
                    judge(
                            filed,
                            of,
                            goal -> standing(GoalDecider.state(references, goal)),
                            command.indicators(),
                            references);
            Measure measure = measured(of, filed.indicator());
            switch (found.verdict()) {
                case CONSERVED -> {}
                case INCOMPLETE -> refuse(wrong, filed, "a part has no figure", "有分解目标未设目标值");
                case GAP ->
                        refuse(
                                wrong,
                                filed,
                                "the parts make up "
                                        + told(found.total())
                                        + " of "
                                        + value(measure),
                                "分解合计 " + told(found.total()) + "，目标值 " + value(measure) + "，存在缺口");
                case INFLATED -> {
                    BigDecimal perCent = found.perCent();
                    if (measure == null || found.exceeds(most, measure.value())) {
                        refuse(
                                wrong,
                                filed,
                                "the parts ask for " + told(perCent) + " % more than the whole",
                                "层层加码 " + told(perCent) + "%，超出允许幅度");
                    } else if (perCent != null
                            && (inflated == null || inflated.compareTo(perCent) < 0)) {
                        inflated = perCent;
                    }
                }
            }
        }
        return new Judged(wrong, inflated);
    }

    /** The content of a goal that was not given up. */
    private static @Nullable Content standing(Goal goal) {
        return goal instanceof Goal.Abandoned ? null : GoalDecider.content(goal);
    }

    private static void refuse(
            Decision.Reasons wrong, GoalDecomposed filed, String english, String chinese) {
        wrong.unless(
                false,
                ProblemCode.NOT_CONSERVED,
                "measures",
                filed.indicator() + " of " + filed.goal() + ": " + english,
                "目标 " + filed.goal() + " 的指标 " + filed.indicator() + "：" + chinese);
    }

    private static String value(@Nullable Measure measure) {
        return measure == null ? "" : told(measure.value());
    }

    private static String told(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
