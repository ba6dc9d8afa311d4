package io.kaocheng.contracts.goals;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
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

    /** What says which figure is to be reached. */
    sealed interface Figured extends TargetEvent {

        BigDecimal value();

        /** The other end of the scale, for rules that measure between two ends. */
        @Nullable BigDecimal floor();

        /**
         * How the target is planned to be reached within its period; empty where it is not staged.
         */
        List<PlannedShare> course();
    }

    @JsonIgnore
    @Override
    default String subject() {
        return subject(unit(), unitClass(), indicator(), period());
    }

    static String subject(
            @Nullable Code unit, @Nullable Code unitClass, Code indicator, Period period) {
        if ((unit == null) == (unitClass == null)) {
            throw new IllegalArgumentException(
                    "a target is set for a unit or for a class, and for one of them only");
        }
        return "target/"
                + (unit != null ? unit.value() : "class:" + unitClass)
                + "/"
                + indicator
                + "/"
                + period;
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
     */
    record TargetSet(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<PlannedShare> course)
            implements Figured {
        public TargetSet {
            course = copy(course);
        }
    }

    /**
     * The figure to be reached was changed, with the reason why.
     *
     * @param approver the opaque subject id of the person who agreed, another than the one who
     *     asked
     * @param request the request that was granted; absent in entries from before there were any,
     *     whose approver was named by the one who asked
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
            @Nullable Code request)
            implements Figured {
        public TargetAdjusted {
            course = copy(course);
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
            this(unit, unitClass, indicator, period, value, floor, course, reason, approver, null);
        }
    }

    /**
     * The target was taken back: it was for an indicator that nobody had proposed. It may be set
     * anew.
     *
     * @param unit the unit it was set for; either this or {@code unitClass} is present
     */
    record TargetWithdrawn(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            String reason)
            implements TargetEvent {}

    private static List<PlannedShare> copy(@Nullable List<PlannedShare> course) {
        return course == null ? List.of() : List.copyOf(course);
    }
}
