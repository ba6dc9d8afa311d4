package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** The life of a goal, from draft to issue. */
public sealed interface GoalEvent extends GoalsEvent.Unscored {

    Code goal();

    @Override
    default String subject() {
        return "goal/" + goal();
    }

    /**
     * A goal was drafted.
     *
     * @param horizon {@code long-term}, {@code annual} or {@code stage}
     * @param basis the policy document it rests on
     * @param parent the goal it was decomposed from
     * @param owner the unit answering for it
     * @param person opaque subject id of the person answering for it
     * @param weight above 0 up to 100, among its siblings
     * @param author opaque subject id; whoever wrote it may not approve it
     */
    record GoalDrafted(
            Code goal,
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight,
            String author)
            implements GoalEvent {}

    /** The draft was rewritten. Replaces the whole of the draft. */
    record GoalRevised(
            Code goal,
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight,
            String author)
            implements GoalEvent {}

    /** The draft was handed in for approval. */
    record GoalSubmitted(Code goal) implements GoalEvent {}

    /** The goal was not approved. Sent back to its author. */
    record GoalObjected(Code goal, String reason) implements GoalEvent {}

    /** A second person approved the goal. */
    record GoalApproved(Code goal) implements GoalEvent {}

    /** The goal is binding from now on. */
    record GoalIssued(Code goal) implements GoalEvent {}
}
