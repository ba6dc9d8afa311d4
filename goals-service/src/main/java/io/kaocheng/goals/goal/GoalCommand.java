package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** What may be asked of a goal. {@code by} is the opaque subject id of who asks. */
public sealed interface GoalCommand {

    Code goal();

    default Change<GoalCommand, Goal, GoalEvent> change() {
        return GoalDecider.KIND.change("goal/" + goal(), this);
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
            BigDecimal weight) {}

    /**
     * Who asks, and for which units' goals.
     *
     * @param by the opaque subject id
     */
    record Asker(String by, Scope units) {}

    record DraftGoal(Code goal, Content content, Asker asker) implements GoalCommand {}

    record ReviseGoal(Code goal, Content content, Asker asker) implements GoalCommand {}

    record SubmitGoal(Code goal, Asker asker) implements GoalCommand {}

    record ObjectToGoal(Code goal, String reason) implements GoalCommand {}

    record ApproveGoal(Code goal, String by) implements GoalCommand {}

    record IssueGoal(Code goal) implements GoalCommand {}
}
