package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;

/**
 * Figures and targets that lie beneath a region's facts and were brought into order before, so that
 * they need not be read entry by entry. Entries applied to the facts themselves come after it.
 */
public interface Sealed {

    /** The observation as it stands there; null where nothing was ever said of it. */
    @Nullable Observed observed(Code unit, Code indicator, Period period);

    /** A unit's own target; null where there is none. */
    @Nullable TargetRegister unitTarget(Code unit, Code indicator, Period period);

    /** A class's target; null where there is none. */
    @Nullable TargetRegister classTarget(Code unitClass, Code indicator, Period period);

    /** Every observation of which anything was ever said. */
    void eachObserved(Places action);

    /** Receives the place of an observation's last entry, not its content. */
    interface Places {

        /**
         * @param content the entry's place in the monitoring journal; 0 where only an approval was
         *     applied
         * @param approval that of the last approval; 0 where there is none
         */
        void observed(Code unit, Code indicator, Period period, long content, long approval);
    }

    /**
     * For every unit of which anything was ever said: the sum, over its observations, of what the
     * function makes of the two places {@link Places} is told.
     */
    Map<Code, Long> sums(LongBinaryOperator of);

    /** Every unit's own target. */
    void eachUnitTarget(BiConsumer<RegisterKey, TargetRegister> action);

    /** Every class's target. */
    void eachClassTarget(BiConsumer<RegisterKey, TargetRegister> action);

    /** The periods for which anything was ever said of a unit. */
    Map<Code, Set<Period>> observedPeriods();
}
