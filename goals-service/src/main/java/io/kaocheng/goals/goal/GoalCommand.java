package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.GoalCheck;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.unit.RosterDecider.Duty;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Reference;
import io.kaocheng.policy.Scope;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What may be asked of a goal. {@code by} is the opaque subject id of who asks. */
public sealed interface GoalCommand {

    Code goal();

    default Change<GoalCommand, Goal, GoalEvent> change() {
        return GoalDecider.KIND
                .change("goal/" + goal(), this)
                .referringTo(
                        switch (this) {
                            case DraftGoal(_, var content, _) -> references(content);
                            case ReviseGoal(_, var content, _) -> references(content);
                            case IssueGoal(_, var content, _, _, var by) ->
                                    content == null ? List.of() : boundBy(content, by);
                            case DecomposeGoal decompose -> decompose.references();
                            case SubmitGoal(_, _, var by) -> List.of(by.indicators());
                            case CheckGoal(_, _, var by) -> List.of(by.indicators());
                            case ObjectToGoal _,
                                    ApproveGoal _,
                                    WithdrawGoal _,
                                    AcknowledgeGoal _,
                                    OnMilestone _ ->
                                    List.of();
                        });
    }

    private static List<Reference> boundBy(Content content, Assessment.Lookup indicators) {
        Reference cycle = CycleDecider.at(content.cycle());
        return content.parent() == null
                ? List.of(cycle)
                : List.of(cycle, GoalDecider.KIND.at("goal/" + content.parent()), indicators);
    }

    private static List<Reference> references(Content content) {
        List<Reference> all =
                new ArrayList<>(
                        List.of(CycleDecider.at(content.cycle()), UnitDecider.at(content.owner())));
        List<Code> goals = new ArrayList<>(content.supports());
        if (content.parent() != null) {
            goals.add(content.parent());
        }
        if (content.continues() != null) {
            goals.add(content.continues());
        }
        goals.forEach(goal -> all.add(GoalDecider.KIND.at("goal/" + goal)));
        if (content.category() != null) {
            all.add(CategoryDecider.at(content.category()));
        }
        return all;
    }

    /**
     * Who asks, and for which units' goals.
     *
     * @param by the opaque subject id
     */
    record Requester(String by, Scope units) {}

    record DraftGoal(Code goal, Content content, Requester requester) implements GoalCommand {}

    record ReviseGoal(Code goal, Content content, Requester requester) implements GoalCommand {}

    record SubmitGoal(Code goal, Requester requester, Examiner examiner) implements GoalCommand {}

    /** Tells what the check finds of a goal, and records nothing. */
    record CheckGoal(Code goal, Requester requester, Examiner examiner) implements GoalCommand {}

    /**
     * What a goal is checked by besides its region's own journal.
     *
     * @param at when it is
     */
    record Examiner(Assessment.Lookup indicators, Instant at) {}

    /** What the check found: by letters, and of each rule. */
    @Schema(name = "GoalChecked")
    record Checked(
            @Schema(description = "by letters: pass, not-checked, warn or fail") GoalCheck letters,
            List<SmartCheck.Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }

    record ObjectToGoal(Code goal, String reason) implements GoalCommand {}

    record ApproveGoal(Code goal, String by) implements GoalCommand {}

    /**
     * Makes a goal binding; the targets of its measures are set with it.
     *
     * @param content as it was read, of which the targets are; absent where none was found. Refused
     *     where it is not what was approved
     * @param indicators in which direction they are better, for what it is part of
     */
    record IssueGoal(
            Code goal,
            @Nullable Content content,
            String by,
            Instant at,
            Assessment.Lookup indicators)
            implements GoalCommand {}

    /**
     * What an issued goal is told besides: that its siblings and it ask for more than the whole.
     *
     * @param inflated by how many per cent of the whole; absent where they do not
     */
    record IssuedWith(@Nullable BigDecimal inflated) {}

    /**
     * Divides a figure of a goal among others.
     *
     * @param tolerance by which share the parts may differ; that of the cycle's rules where absent
     */
    record DecomposeGoal(
            Code goal,
            Code indicator,
            Decomposition.Mode mode,
            @Nullable BigDecimal tolerance,
            List<Share> children,
            Requester requester,
            Examiner examiner)
            implements GoalCommand {
        public DecomposeGoal {
            children = List.copyOf(children);
        }

        private List<Reference> references() {
            List<Reference> all = new ArrayList<>(List.of(examiner.indicators()));
            children.forEach(child -> all.add(GoalDecider.KIND.at("goal/" + child.goal())));
            return all;
        }
    }

    /**
     * A part of what is divided.
     *
     * @param draft what is drafted with it; absent where the goal is there already
     * @param base its weight in the mean
     * @param share its share of the whole
     */
    record Share(
            Code goal,
            @Nullable Content draft,
            @Nullable BigDecimal base,
            @Nullable BigDecimal share) {}

    /** Gives up a goal that nobody has approved. */
    record WithdrawGoal(Code goal, String reason, Requester requester) implements GoalCommand {}

    /**
     * @param duty as whose holder
     */
    record AcknowledgeGoal(Code goal, @Nullable Duty duty, Requester requester, Instant at)
            implements GoalCommand {}

    /** What is said of a milestone of a goal that binds. */
    sealed interface OnMilestone extends GoalCommand {
        Code milestone();
    }

    /** Says that a milestone is done. */
    record ReportMilestone(
            Code goal,
            Code milestone,
            LocalDate doneOn,
            List<Evidence> evidence,
            @Nullable String note,
            Requester requester,
            Instant at)
            implements OnMilestone {
        public ReportMilestone {
            evidence = List.copyOf(evidence);
        }
    }

    record ConfirmMilestone(Code goal, Code milestone, Requester requester, Instant at)
            implements OnMilestone {}

    record ReturnMilestone(
            Code goal, Code milestone, String reason, Requester requester, Instant at)
            implements OnMilestone {}
}
