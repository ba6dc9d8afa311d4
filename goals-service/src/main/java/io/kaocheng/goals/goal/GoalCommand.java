package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Reference;
import io.kaocheng.policy.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
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
                            case DraftGoal(_, var content, _) -> content.references();
                            case ReviseGoal(_, var content, _) -> content.references();
                            case SubmitGoal _, ObjectToGoal _, ApproveGoal _, IssueGoal _ ->
                                    List.of();
                        });
    }

    /** A draft's content, as in {@link GoalEvent.GoalDrafted}. */
    record Content(
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight) {

        List<Reference> references() {
            List<Reference> all =
                    new ArrayList<>(List.of(CycleDecider.at(cycle), UnitDecider.at(owner)));
            if (parent != null) {
                all.add(GoalDecider.KIND.at("goal/" + parent));
            }
            return all;
        }
    }

    /**
     * Who asks, and for which units' goals.
     *
     * @param by the opaque subject id
     */
    record Requester(String by, Scope units) {}

    record DraftGoal(Code goal, Content content, Requester requester) implements GoalCommand {}

    record ReviseGoal(Code goal, Content content, Requester requester) implements GoalCommand {}

    record SubmitGoal(Code goal, Requester requester) implements GoalCommand {}

    record ObjectToGoal(Code goal, String reason) implements GoalCommand {}

    record ApproveGoal(Code goal, String by) implements GoalCommand {}

    record IssueGoal(Code goal) implements GoalCommand {}
}
