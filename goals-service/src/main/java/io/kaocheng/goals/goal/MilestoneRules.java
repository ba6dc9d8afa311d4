package io.kaocheng.goals.goal;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneConfirmed;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReported;
import io.kaocheng.contracts.goals.GoalEvent.MilestoneReturned;
import io.kaocheng.goals.goal.Goal.Step;
import io.kaocheng.goals.goal.GoalCommand.ConfirmMilestone;
import io.kaocheng.goals.goal.GoalCommand.ReportMilestone;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReturnMilestone;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.References;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Reporting on the milestones of a goal that binds: by its owner, confirmed or sent back by a
 * second person.
 */
final class MilestoneRules {

    private MilestoneRules() {}

    static Decision<GoalEvent> reported(
            ReportMilestone command,
            Content content,
            Map<Code, Step> steps,
            References references) {
        Milestone milestone = named(content, command.milestone());
        if (milestone == null) {
            return unknown(command.goal(), command.milestone());
        }
        MilestoneReported report =
                new MilestoneReported(
                        command.goal(),
                        command.milestone(),
                        command.doneOn(),
                        command.evidence(),
                        command.note(),
                        command.requester().by());
        Decision<GoalEvent> no =
                switch (steps.get(command.milestone())) {
                    case null -> null;
                    case Step.Returned _ -> null;
                    case Step.Reported(var as) when as.equals(report) -> unchanged();
                    case Step.Confirmed(var as) when as.equals(report) -> unchanged();
                    case Step.Reported(var as) ->
                            notNow(
                                    "it was reported already, as done on " + as.doneOn(),
                                    "该节点已报告于 " + as.doneOn() + " 完成，尚待确认");
                    case Step.Confirmed(var as) ->
                            notNow(
                                    "it was confirmed already, as done on " + as.doneOn(),
                                    "该节点已确认于 " + as.doneOn() + " 完成");
                };
        if (no != null) {
            return no;
        }
        LocalDate today = RegionDecider.dayOf(command.at(), references);
        Decision.Reasons wrong =
                new Decision.Reasons()
                        .unless(
                                !command.doneOn().isAfter(today),
                                ProblemCode.INVALID_FIELD,
                                "doneOn",
                                "it cannot be done on a day that is still to come; today is "
                                        + today,
                                "完成日期不得晚于今日（" + today + "）")
                        .unless(
                                milestone.deliverable() == null || !command.evidence().isEmpty(),
                                ProblemCode.EVIDENCE_MISSING,
                                "evidence",
                                "name the document that shows it: " + milestone.deliverable(),
                                "须附成果材料：" + milestone.deliverable());
        return wrong.any() ? wrong.reject() : accept(report);
    }

    static Decision<GoalEvent> confirmed(
            ConfirmMilestone command, Content content, Map<Code, Step> steps) {
        String by = command.requester().by();
        return switch (steps.get(command.milestone())) {
            case null -> notReported(command.goal(), content, command.milestone());
            case Step.Returned _ -> notReported(command.goal(), content, command.milestone());
            case Step.Confirmed _ -> unchanged();
            case Step.Reported(var as) when as.by().equals(by) -> own();
            case Step.Reported _ ->
                    accept(new MilestoneConfirmed(command.goal(), command.milestone(), by));
        };
    }

    static Decision<GoalEvent> returned(
            ReturnMilestone command, Content content, Map<Code, Step> steps) {
        String by = command.requester().by();
        return switch (steps.get(command.milestone())) {
            case null -> notReported(command.goal(), content, command.milestone());
            case Step.Returned(var reason) when reason.equals(command.reason()) -> unchanged();
            case Step.Returned _ -> notReported(command.goal(), content, command.milestone());
            case Step.Confirmed(var as) ->
                    notNow(
                            "it was confirmed already, as done on " + as.doneOn(),
                            "该节点已确认于 " + as.doneOn() + " 完成");
            case Step.Reported(var as) when as.by().equals(by) -> own();
            case Step.Reported _ ->
                    accept(
                            new MilestoneReturned(
                                    command.goal(), command.milestone(), command.reason(), by));
        };
    }

    /** Whether somebody is in charge of a unit: of the unit itself, or of one above it that day. */
    static boolean isInCharge(Requester requester, Code owner, Instant at, References references) {
        if (requester.units().covers(owner)) {
            return true;
        }
        if (!requester.units().below()) {
            return false;
        }
        LocalDate day = RegionDecider.dayOf(at, references);
        return requester.units().units().stream()
                .anyMatch(unit -> UnitDecider.isAtOrBelow(references, owner, Code.of(unit), day));
    }

    private static @Nullable Milestone named(Content content, Code milestone) {
        return content.milestones().stream()
                .filter(one -> one.milestone().equals(milestone))
                .findFirst()
                .orElse(null);
    }

    private static Decision<GoalEvent> notReported(Code goal, Content content, Code milestone) {
        return named(content, milestone) == null
                ? unknown(goal, milestone)
                : notNow("nobody has reported it as done", "该节点尚未报告完成");
    }

    private static Decision<GoalEvent> unknown(Code goal, Code milestone) {
        return reject(
                ProblemCode.NOT_FOUND,
                "milestone",
                "the goal " + goal + " has no milestone " + milestone,
                "目标 " + goal + " 没有节点 " + milestone);
    }

    private static Decision<GoalEvent> notNow(String english, String chinese) {
        return reject(ProblemCode.WRONG_STATE, "milestone", english, chinese);
    }

    private static Decision<GoalEvent> own() {
        return reject(
                ProblemCode.APPROVER_IS_AUTHOR,
                "who reported a milestone neither confirms nor returns it",
                "报告节点完成的人不能自行确认或退回");
    }
}
