package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** The life of a goal, from draft to issue. */
public sealed interface GoalEvent extends GoalsEvent {

    Code goal();

    @Override
    default String subject() {
        return "goal/" + goal();
    }

    /**
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

    /** Replaces the whole of the draft. */
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

    record GoalSubmitted(Code goal) implements GoalEvent {}

    /** Sent back to its author. */
    record GoalObjected(Code goal, String reason) implements GoalEvent {}

    record GoalApproved(Code goal) implements GoalEvent {}

    record GoalIssued(Code goal) implements GoalEvent {}
}
