package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The life of a goal, from draft to issue and receipt. */
public sealed interface GoalEvent extends GoalsEvent.Unscored {

    Code goal();

    @Override
    default String subject() {
        return "goal/" + goal();
    }

    /**
     * What a goal aims at, as it is drafted and as it binds.
     *
     * @param horizon {@code long-term}, {@code annual} or {@code stage}
     * @param basis the policy document it rests on
     * @param parent the goal it was decomposed from
     * @param owner the unit answering for it
     * @param person opaque subject id of the person answering for it
     * @param weight above 0 up to 100, among its siblings
     * @param duty the duty in the owner whose holder answers for it, in the place of a person:
     *     {@code head}, {@code deputy}, {@code leader-in-charge}, {@code liaison} or {@code
     *     data-officer}
     * @param description what is to be done, beyond the title
     * @param due the last day on which it is to be achieved
     * @param category one of the region's categories of goals
     * @param planWeight its points in the owner's plan
     * @param supports other goals it contributes to; not part of them
     * @param continues the goal of an earlier cycle that it goes on with
     * @param measures by which figures it is measured
     * @param milestones what is to be done by when; their weights total 100 where there are any
     */
    record Content(
            String title,
            Code cycle,
            @Nullable Code parent,
            Code owner,
            @Nullable String person,
            String horizon,
            @Nullable String basis,
            BigDecimal weight,
            @Nullable String duty,
            @Nullable String description,
            @Nullable LocalDate due,
            @Nullable Code category,
            @Nullable BigDecimal planWeight,
            List<Code> supports,
            @Nullable Code continues,
            List<Measure> measures,
            List<Milestone> milestones) {
        public Content {
            supports = copy(supports);
            measures = copy(measures);
            milestones = copy(milestones);
        }

        /** Without what goals had not at first. */
        public Content(
                String title,
                Code cycle,
                @Nullable Code parent,
                Code owner,
                @Nullable String person,
                String horizon,
                @Nullable String basis,
                BigDecimal weight) {
            this(
                    title, cycle, parent, owner, person, horizon, basis, weight, null, null, null,
                    null, null, List.of(), null, List.of(), List.of());
        }
    }

    /**
     * A figure that a goal is measured by. It becomes the owner's target when the goal is issued.
     *
     * @param floor the other end of the scale, for rules that measure between two ends
     * @param course how the figure is planned to be reached within its period; empty where it is
     *     not staged
     * @param courseKind how the course was found: {@code even}, {@code seasonal}, {@code from-base}
     *     or {@code custom}
     * @param main whether the goal's progress is read from it
     */
    record Measure(
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            @Nullable String courseKind,
            boolean main) {
        public Measure {
            course = copy(course);
        }
    }

    /**
     * A step of a goal.
     *
     * @param weight in per cent of the goal's milestones; either all have one or none
     * @param deliverable what shows that it is done
     * @param person opaque subject id of who answers for it; absent where it is who answers for the
     *     goal
     */
    record Milestone(
            Code milestone,
            String title,
            LocalDate due,
            @Nullable BigDecimal weight,
            @Nullable String deliverable,
            @Nullable String person) {}

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
     * @param duty the duty in the owner whose holder answers for it, in the place of a person
     * @param description what is to be done, beyond the title
     * @param due the last day on which it is to be achieved
     * @param category one of the region's categories of goals
     * @param planWeight its points in the owner's plan
     * @param supports other goals it contributes to; not part of them
     * @param continues the goal of an earlier cycle that it goes on with
     * @param measures by which figures it is measured; they become targets when it is issued
     * @param milestones what is to be done by when; their weights total 100 where there are any
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
            String author,
            @Nullable String duty,
            @Nullable String description,
            @Nullable LocalDate due,
            @Nullable Code category,
            @Nullable BigDecimal planWeight,
            @Nullable List<Code> supports,
            @Nullable Code continues,
            @Nullable List<Measure> measures,
            @Nullable List<Milestone> milestones)
            implements GoalEvent {
        public GoalDrafted {
            supports = unlessEmpty(supports);
            measures = unlessEmpty(measures);
            milestones = unlessEmpty(milestones);
        }

        public GoalDrafted(Code goal, Content content, String author) {
            this(
                    goal,
                    content.title(),
                    content.cycle(),
                    content.parent(),
                    content.owner(),
                    content.person(),
                    content.horizon(),
                    content.basis(),
                    content.weight(),
                    author,
                    content.duty(),
                    content.description(),
                    content.due(),
                    content.category(),
                    content.planWeight(),
                    content.supports(),
                    content.continues(),
                    content.measures(),
                    content.milestones());
        }

        /** What was drafted. */
        public Content content() {
            return new Content(
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    duty,
                    description,
                    due,
                    category,
                    planWeight,
                    copy(supports),
                    continues,
                    copy(measures),
                    copy(milestones));
        }
    }

    /**
     * The draft was rewritten. Replaces the whole of the draft.
     *
     * @param duty the duty in the owner whose holder answers for it, in the place of a person
     * @param description what is to be done, beyond the title
     * @param due the last day on which it is to be achieved
     * @param category one of the region's categories of goals
     * @param planWeight its points in the owner's plan
     * @param supports other goals it contributes to; not part of them
     * @param continues the goal of an earlier cycle that it goes on with
     * @param measures by which figures it is measured; they become targets when it is issued
     * @param milestones what is to be done by when; their weights total 100 where there are any
     */
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
            String author,
            @Nullable String duty,
            @Nullable String description,
            @Nullable LocalDate due,
            @Nullable Code category,
            @Nullable BigDecimal planWeight,
            @Nullable List<Code> supports,
            @Nullable Code continues,
            @Nullable List<Measure> measures,
            @Nullable List<Milestone> milestones)
            implements GoalEvent {
        public GoalRevised {
            supports = unlessEmpty(supports);
            measures = unlessEmpty(measures);
            milestones = unlessEmpty(milestones);
        }

        public GoalRevised(Code goal, Content content, String author) {
            this(
                    goal,
                    content.title(),
                    content.cycle(),
                    content.parent(),
                    content.owner(),
                    content.person(),
                    content.horizon(),
                    content.basis(),
                    content.weight(),
                    author,
                    content.duty(),
                    content.description(),
                    content.due(),
                    content.category(),
                    content.planWeight(),
                    content.supports(),
                    content.continues(),
                    content.measures(),
                    content.milestones());
        }

        /** What the draft is now. */
        public Content content() {
            return new Content(
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    duty,
                    description,
                    due,
                    category,
                    planWeight,
                    copy(supports),
                    continues,
                    copy(measures),
                    copy(milestones));
        }
    }

    /**
     * The draft was handed in for approval.
     *
     * @param check what the check by letters found of it; absent in entries from before there was
     *     one
     */
    record GoalSubmitted(Code goal, @Nullable GoalCheck check) implements GoalEvent {
        /** Without a check. */
        public GoalSubmitted(Code goal) {
            this(goal, null);
        }
    }

    /**
     * Whether a goal is specific, measurable, attainable, relevant and has its time: of each letter
     * {@code pass}, {@code not-checked}, {@code warn} or {@code fail}.
     */
    record GoalCheck(String s, String m, String a, String r, String t) {}

    /** The goal was not approved, or its approval was taken back. Sent back to its author. */
    record GoalObjected(Code goal, String reason) implements GoalEvent {}

    /** A second person approved the goal. */
    record GoalApproved(Code goal) implements GoalEvent {}

    /**
     * The goal is binding from now on.
     *
     * @param content what binds, so that a reader needs no earlier entry; absent in entries from
     *     before goals had measures
     * @param acknowledgeBy the last day on which its owner is to acknowledge it; absent likewise
     */
    record GoalIssued(Code goal, @Nullable Content content, @Nullable LocalDate acknowledgeBy)
            implements GoalEvent {}

    /**
     * The owner has taken note of the goal. It is a receipt and not a consent.
     *
     * @param by opaque subject id of who acknowledged it
     * @param duty the duty in the owner as whose holder it was done
     */
    record GoalAcknowledged(Code goal, String by, @Nullable String duty) implements GoalEvent {}

    /**
     * The owner reported that a milestone is done.
     *
     * @param doneOn the day on which it was
     * @param evidence what shows it; at least one document where the milestone names a deliverable
     * @param by opaque subject id of who reported it, who does not confirm it
     */
    record MilestoneReported(
            Code goal,
            Code milestone,
            LocalDate doneOn,
            List<Evidence> evidence,
            @Nullable String note,
            String by)
            implements GoalEvent {
        public MilestoneReported {
            evidence = copy(evidence);
        }
    }

    /**
     * A second person confirmed that the milestone is done as it was reported.
     *
     * @param by opaque subject id of who confirmed it
     */
    record MilestoneConfirmed(Code goal, Code milestone, String by) implements GoalEvent {}

    /**
     * The report on a milestone was sent back to the owner, who reports again.
     *
     * @param by opaque subject id of who returned it
     */
    record MilestoneReturned(Code goal, Code milestone, String reason, String by)
            implements GoalEvent {}

    /**
     * A figure of the goal was divided among units below, and the division filed. The latest of
     * each indicator holds.
     *
     * @param indicator one that the goal is measured by
     * @param mode how the parts make up the whole: {@code sum}, {@code mean}, {@code max}, {@code
     *     same} or {@code share}
     * @param tolerance by which share of the whole the parts may differ; by that of the cycle's
     *     rules where absent
     * @param children the goals that it was divided into
     * @param by opaque subject id of who divided it
     */
    record GoalDecomposed(
            Code goal,
            Code indicator,
            String mode,
            @Nullable BigDecimal tolerance,
            List<Child> children,
            String by)
            implements GoalEvent {
        public GoalDecomposed {
            children = copy(children);
        }
    }

    /**
     * A goal that another one was divided into.
     *
     * @param unit its owner
     * @param base its weight in the mean, such as a denominator; all the same where none has one
     * @param share its share of the whole, kept when that changes; all the same where none has one
     */
    record Child(Code goal, Code unit, @Nullable BigDecimal base, @Nullable BigDecimal share) {}

    /** The goal was given up before it was approved. */
    record GoalAbandoned(Code goal, String reason) implements GoalEvent {}

    /** Entries from before there were such lists have none, and are written as they were. */
    private static <T> @Nullable List<T> unlessEmpty(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : List.copyOf(list);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
