package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The target of a unit or class for a period.
 *
 * @param floor baseline, unacceptable value or lower end of a range; what the rule makes of it
 * @param course planned cumulative shares over the period, in any order; empty where none is
 *     planned
 * @param eachOf the longer period, for each period of this kind in which one target was set; null
 *     where it was set for this period alone
 */
public record Target(
        Period period,
        BigDecimal value,
        @Nullable BigDecimal floor,
        List<Milestone> course,
        List<Position> sources,
        @Nullable Period eachOf) {

    /** Up to the end of {@code through}, {@code share} (1 = all) of the target is planned. */
    public record Milestone(Period through, BigDecimal share) implements Comparable<Milestone> {
        public Milestone {
            share = Decimals.checked(share);
        }

        @Override
        public int compareTo(Milestone other) {
            int byEnd = through.lastMonth().compareTo(other.through.lastMonth());
            if (byEnd != 0) {
                return byEnd;
            }
            int byPeriod = through.compareTo(other.through);
            return byPeriod != 0 ? byPeriod : share.compareTo(other.share);
        }
    }

    public Target {
        value = Decimals.checked(value);
        floor = floor == null ? null : Decimals.checked(floor);
        course = Sorted.copy(course);
        sources = Sorted.copy(sources);
    }

    /** A target that was set for its period alone. */
    public Target(
            Period period,
            BigDecimal value,
            @Nullable BigDecimal floor,
            List<Milestone> course,
            List<Position> sources) {
        this(period, value, floor, course, sources, null);
    }

    /** A target without floor and course. */
    public static Target of(Period period, BigDecimal value, List<Position> sources) {
        return new Target(period, value, null, List.of(), sources);
    }

    /**
     * The planned cumulative share at the end of {@code at}: the last milestone by then, 0 before
     * the first; null where no course is planned.
     */
    public @Nullable BigDecimal plannedShare(Period at) {
        if (course.isEmpty()) {
            return null;
        }
        BigDecimal share = BigDecimal.ZERO;
        for (Milestone milestone : course) {
            if (milestone.through().lastMonth().isAfter(at.lastMonth())) {
                break;
            }
            share = milestone.share();
        }
        return share;
    }
}
