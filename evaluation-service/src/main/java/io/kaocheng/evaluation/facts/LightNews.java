package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionGranted;
import io.kaocheng.contracts.evaluation.SuppressionEvent.SuppressionWithdrawn;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/**
 * Whether the change of a light is news to those who are told of lights. A light that was never lit
 * and still is not is none. Neither is what is recorded of a period when the next of its kind is
 * over, too: it was loaded, and is history. There it is news only that a light that was lit changes
 * because somebody changed his mind about a figure or a target, because a block was left out or
 * counts again, or because a unit was given another list of own indicators: what is in a list for
 * the first time was not lit, but what is in it may stand in another block now, with other
 * thresholds, and those who are compared within a group are others.
 *
 * @param day on which the scores were changed
 * @param changed whether what changed them changes what was said before
 */
public record LightNews(LocalDate day, boolean changed) {

    private static final Set<Class<? extends Event>> CHANGES =
            Set.of(
                    ObservationCorrected.class,
                    ObservationReturned.class,
                    ObservationWithdrawn.class,
                    TargetAdjusted.class,
                    TargetWithdrawn.class,
                    OwnIndicatorsSet.class,
                    SuppressionGranted.class,
                    SuppressionWithdrawn.class);

    /** Whether an event changes what was said before. */
    static boolean isChange(Event event) {
        return CHANGES.contains(event.getClass());
    }

    /** What follows from no entry of its own, such as everything published anew. */
    public static LightNews on(LocalDate day) {
        return new LightNews(day, false);
    }

    /**
     * @param from the light before; null where there was none
     */
    boolean isNews(Period period, @Nullable String from, String to) {
        if (to.equals(from)) {
            return false;
        }
        boolean lit = from != null && !isUnlit(from);
        if (from == null && isUnlit(to)) {
            return false;
        }
        boolean history = period.next().lastDay().isBefore(day);
        return !history || (lit && changed);
    }

    private static boolean isUnlit(String light) {
        return light.equals("grey") || light.equals("missing");
    }
}
