package io.kaocheng.contracts.goals;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The life of a target: the figure for a unit or a whole class, an indicator and a period. */
public sealed interface TargetEvent extends GoalsEvent {

    /** The unit it is set for; either this or {@link #unitClass} is present. */
    @Nullable Code unit();

    @Nullable Code unitClass();

    Code indicator();

    Period period();

    /**
     * The kind of period ({@code half}, {@code quarter}, {@code month}) for each of which within
     * {@link #period} the figure is to be reached; null where it is to be reached in {@link
     * #period} as a whole.
     */
    @Nullable String each();

    /** What says which figure is to be reached. */
    sealed interface Figured extends TargetEvent {

        BigDecimal value();

        /** The other end of the scale, for rules that measure between two ends. */
        @Nullable BigDecimal floor();

        /**
         * How the target is planned to be reached within its period; empty where it is not staged.
         */
        List<PlannedShare> course();

        /**
         * The period from whose first day it counts: for every scoring period that does not end
         * before. Null where it counts for all of its period.
         */
        @Nullable Period effectiveFrom();
    }

    @JsonIgnore
    @Override
    default String subject() {
        return subject(unit(), unitClass(), indicator(), period(), each());
    }

    static String subject(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            @Nullable String each) {
        if ((unit == null) == (unitClass == null)) {
            throw new IllegalArgumentException(
                    "a target is set for a unit or for a class, and for one of them only");
        }
        return "target/"
                + (unit != null ? unit.value() : "class:" + unitClass)
                + "/"
                + indicator
                + "/"
                + period
                + (each == null ? "" : "/each-" + each);
    }

    /**
     * {@code share} is the cumulative part of the target, 0 to 1, that is planned for the end of
     * {@code period}.
     */
    record PlannedShare(Period period, BigDecimal share) {}

    /**
     * The figure to be reached was set.
     *
     * @param unit the unit it is set for; either this or {@code unitClass} is present
     * @param value the figure to be reached
     * @param floor the other end of the scale, for rules that measure between two ends
     * @param course how the target is planned to be reached within its period; empty where it is
     *     not staged
     * @param each the kind of period ({@code half}, {@code quarter}, {@code month}) for each of
     *     which within {@code period} the figure is to be reached; absent where it is for the
     *     period as a whole
     * @param goal the goal by whose issue it was set; absent where it was set by itself
     * @param effectiveFrom the period from which it counts, for every scoring period that does not
     *     end before; absent where it counts for all of its period
     */
    record TargetSet(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            @Nullable String each,
            @Nullable Code goal,
            @Nullable Period effectiveFrom)
            implements Figured {
        public TargetSet {
            course = copy(course);
        }

        /** For all of its period. */
        public TargetSet(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course,
                @Nullable String each,
                @Nullable Code goal) {
            this(unit, unitClass, indicator, period, value, floor, course, each, goal, null);
        }

        /** By itself. */
        public TargetSet(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course,
                @Nullable String each) {
            this(unit, unitClass, indicator, period, value, floor, course, each, null);
        }

        /** For the period as a whole. */
        public TargetSet(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course) {
            this(unit, unitClass, indicator, period, value, floor, course, null, null);
        }
    }

    /**
     * The figure to be reached was changed, with the reason why.
     *
     * @param approver the opaque subject id of the person who agreed, another than the one who
     *     asked
     * @param request the request that was granted; absent in entries from before there were any,
     *     whose approver was named by the one who asked
     * @param each as when it was set
     * @param effectiveFrom the period from which it counts, for every scoring period that does not
     *     end before; absent where it counts for all of its period
     * @param wholePeriod true where it was granted for all of its period, what was already past
     *     included; absent otherwise
     * @param ground of the request; absent where none was named
     * @param evidence of the request; absent where it had none
     * @param requester the opaque subject id of who asked; absent in entries from before it was
     *     told
     */
    record TargetAdjusted(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course,
            String reason,
            String approver,
            @Nullable Code request,
            @Nullable String each,
            @Nullable Period effectiveFrom,
            @Nullable Boolean wholePeriod,
            @Nullable String ground,
            @Nullable List<Evidence> evidence,
            @Nullable String requester)
            implements Figured {
        public TargetAdjusted {
            course = copy(course);
            evidence = evidence == null || evidence.isEmpty() ? null : List.copyOf(evidence);
        }

        /** What shows the ground; empty where nothing does. */
        public List<Evidence> shownBy() {
            return evidence == null ? List.of() : evidence;
        }

        /** For all of its period, as before there were grounds. */
        public TargetAdjusted(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course,
                String reason,
                String approver,
                @Nullable Code request,
                @Nullable String each) {
            this(
                    unit, unitClass, indicator, period, value, floor, course, reason, approver,
                    request, each, null, null, null, List.of(), null);
        }

        /** For the period as a whole. */
        public TargetAdjusted(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course,
                String reason,
                String approver,
                @Nullable Code request) {
            this(
                    unit, unitClass, indicator, period, value, floor, course, reason, approver,
                    request, null);
        }

        /** An entry from before there were requests. */
        public TargetAdjusted(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                BigDecimal value,
                @Nullable BigDecimal floor,
                List<PlannedShare> course,
                String reason,
                String approver) {
            this(
                    unit, unitClass, indicator, period, value, floor, course, reason, approver,
                    null, null);
        }
    }

    /**
     * The target was taken back: it was for an indicator that nobody had proposed. It may be set
     * anew.
     *
     * @param unit the unit it was set for; either this or {@code unitClass} is present
     * @param each as when it was set
     */
    record TargetWithdrawn(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            String reason,
            @Nullable String each)
            implements TargetEvent {
        /** Of a target for the period as a whole. */
        public TargetWithdrawn(
                @Nullable Code unit,
                @Nullable Code unitClass,
                Code indicator,
                Period period,
                String reason) {
            this(unit, unitClass, indicator, period, reason, null);
        }
    }

    private static List<PlannedShare> copy(@Nullable List<PlannedShare> course) {
        return course == null ? List.of() : List.copyOf(course);
    }
}
