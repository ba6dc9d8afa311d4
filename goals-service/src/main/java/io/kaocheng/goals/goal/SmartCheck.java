package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.VagueWords;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalCheck;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.unit.RosterDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.References;
import io.kaocheng.scoring.facts.OwnListCheck;
import io.kaocheng.shape.Shape;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a goal is specific, measurable, attainable, relevant and has its time (SMART), as far as
 * it can be told from what is recorded.
 */
public final class SmartCheck {

    /** The result of a rule or a letter; the worse one counts, and not being checked is no pass. */
    public enum Result {
        PASS,
        NOT_CHECKED,
        WARN,
        FAIL
    }

    /** What a rule found. */
    @Schema(name = "GoalFinding")
    public record Finding(
            @Schema(description = "S1, S2, M1, M2, A1, R1, R2, T1 or T2", examples = "M1")
                    String rule,
            Result result,
            @Schema(description = "of the field it is about", examples = "/measures")
                    String pointer,
            @Schema(examples = "既无衡量指标，也无有成果的节点") String zh,
            @Schema(examples = "neither a measure nor a milestone with a deliverable") String en) {}

    private final Content content;
    private final LocalDate today;
    private final References references;
    private final Assessment assessment;
    private final List<Finding> findings = new ArrayList<>();

    private SmartCheck(
            Content content, LocalDate today, References references, Assessment.Lookup lookup) {
        this.content = content;
        this.today = today;
        this.references = references;
        this.assessment = references.facts(lookup);
    }

    /** One finding for each rule and thing it is about, passes too, in the order of the rules. */
    static List<Finding> of(
            Content content, LocalDate today, References references, Assessment.Lookup lookup) {
        SmartCheck check = new SmartCheck(content, today, references, lookup);
        check.specific();
        check.measurable();
        check.add("A1", Result.NOT_CHECKED, "/measures", "难易程度见目标测算", "see the calibration");
        check.relevant();
        check.timely();
        return List.copyOf(check.findings);
    }

    /** The result of each letter: the worst of its rules'. */
    static GoalCheck letters(List<Finding> findings) {
        return new GoalCheck(
                letter("S", findings),
                letter("M", findings),
                letter("A", findings),
                letter("R", findings),
                letter("T", findings));
    }

    private static String letter(String letter, List<Finding> findings) {
        return Shape.kebab(
                findings.stream()
                        .filter(finding -> finding.rule().startsWith(letter))
                        .map(Finding::result)
                        .max(Result::compareTo)
                        .orElse(Result.NOT_CHECKED));
    }

    private void add(String rule, Result result, String pointer, String zh, String en) {
        findings.add(new Finding(rule, result, pointer, zh, en));
    }

    private void unless(boolean holds, String rule, String pointer, String zh, String en) {
        add(rule, holds ? Result.PASS : Result.FAIL, pointer, zh, en);
    }

    private void specific() {
        Optional<String> vague =
                content.measures().isEmpty()
                        ? VagueWords.in(content.title()).stream().findFirst()
                        : Optional.empty();
        unless(
                vague.isEmpty(),
                "S1",
                "/title",
                vague.map(word -> "表述含糊：“" + word + "”").orElse("表述具体"),
                vague.map(word -> "vague: “" + word + "”").orElse("says what is to be done"));
        LocalDate due = content.due();
        LocalDate until = due == null || due.isBefore(today) ? today : due;
        unless(
                UnitDecider.isThere(references, content.owner(), today, until),
                "S2",
                "/owner",
                "责任单位 " + content.owner() + " 自今日起至 " + until + " 须存续",
                "the owner " + content.owner() + " is to be there from today to " + until);
        String duty = content.duty();
        if (duty != null) {
            unless(
                    RosterDecider.isHeld(references, content.owner(), duty, today),
                    "S2",
                    "/duty",
                    "责任单位的名册中须有人担任所填职务",
                    "somebody is to have the duty in the owner's roster");
        } else if (content.person() != null) {
            add("S2", Result.NOT_CHECKED, "/person", "未核对责任人账号", "the account is not looked up");
        } else {
            add("S2", Result.FAIL, "/person", "须填写责任人或职务", "a person or a duty answers for it");
        }
    }

    private void measurable() {
        unless(
                !content.measures().isEmpty()
                        || content.milestones().stream().anyMatch(m -> m.deliverable() != null),
                "M1",
                "/measures",
                "须有衡量指标，或有成果的节点",
                "there is to be a measure, or a milestone with a deliverable");
        for (int i = 0; i < content.measures().size(); i++) {
            Measure measure = content.measures().get(i);
            OwnListCheck.Measure enacted = assessment.indicators().get(measure.indicator());
            Period retired = enacted == null ? null : enacted.retired();
            unless(
                    enacted != null && (retired == null || retired.beginsAfter(measure.period())),
                    "M2",
                    "/measures/" + i + "/indicator",
                    "指标 " + measure.indicator() + " 在期间 " + measure.period() + " 须有生效版本",
                    "the indicator "
                            + measure.indicator()
                            + " is to be in force for "
                            + measure.period());
        }
    }

    private void relevant() {
        Code parent = content.parent();
        if (parent == null) {
            unless(
                    content.basis() != null,
                    "R1",
                    "/basis",
                    "没有上级目标的，须填写依据",
                    "a goal at the top is to rest on something");
            return;
        }
        Goal whole = GoalDecider.state(references, parent);
        unless(
                GoalDecider.isApproved(whole),
                "R1",
                "/parent",
                "上级目标 " + parent + " 须已批准",
                "the goal " + parent + " that it is part of is to be approved");
        Content of = GoalDecider.content(whole);
        if (of == null) {
            return;
        }
        unless(
                UnitDecider.isAtOrBelow(references, content.owner(), of.owner(), today),
                "R2",
                "/owner",
                "责任单位须为上级目标的责任单位 " + of.owner() + " 或其下属单位",
                "the owner is to be " + of.owner() + " or below it, as that of the whole");
        LocalDate due = content.due();
        LocalDate last = of.due();
        if (due != null && last != null) {
            unless(
                    !due.isAfter(last),
                    "R2",
                    "/due",
                    "完成时限不得晚于上级目标的 " + last,
                    "it is not to be due after the whole, on " + last);
        }
        unless(
                reach(content.horizon()) <= reach(of.horizon()),
                "R2",
                "/horizon",
                "期限类型不得长于上级目标",
                "its horizon is not to be longer than that of the whole");
    }

    /** The longer the horizon the more. */
    private static int reach(String horizon) {
        return List.of("stage", "annual", "long-term").indexOf(horizon);
    }

    private void timely() {
        Period cycle = CycleDecider.periodOf(references, content.cycle());
        LocalDate first = cycle.firstMonth().atDay(1);
        LocalDate last = cycle.lastMonth().atEndOfMonth();
        LocalDate due = content.due();
        boolean longTerm = content.horizon().equals("long-term");
        unless(
                isTimely(due, longTerm, first, last),
                "T1",
                "/due",
                longTerm ? "长期目标的完成时限须在考核周期之后" : "完成时限须在考核周期 " + cycle + " 之内",
                longTerm
                        ? "a long-term goal is to be due after its cycle"
                        : "it is to be due within " + cycle);
        if (content.horizon().equals("annual")) {
            LocalDate lastQuarter = cycle.lastMonth().minusMonths(2).atDay(1);
            boolean staged =
                    content.measures().stream().anyMatch(m -> !m.course().isEmpty())
                            || content.milestones().stream()
                                    .anyMatch(m -> m.due().isBefore(lastQuarter));
            add(
                    "T2",
                    staged ? Result.PASS : Result.WARN,
                    "/milestones",
                    "年度目标宜有计划进度，或前三季度的节点",
                    "an annual goal should have a course, or a milestone in the first three quarters");
        }
    }

    private static boolean isTimely(
            @Nullable LocalDate due, boolean longTerm, LocalDate first, LocalDate last) {
        if (due == null) {
            return false;
        }
        return longTerm ? due.isAfter(last) : !due.isBefore(first) && !due.isAfter(last);
    }
}
