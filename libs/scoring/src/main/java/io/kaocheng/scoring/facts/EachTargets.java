package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Targets that stand for each period of a kind, such as for each month of a year: one entry where
 * there would be twelve. Of two that hold for a period the one set for the shorter span wins.
 */
public final class EachTargets<T> {

    /** What is set: of which indicator, for each period of the kind within the span. */
    public record Key(Code indicator, Period.Kind each, Period span) {}

    private final Map<Key, T> targets = new HashMap<>();

    /** The one set for exactly this; null where there is none. */
    public @Nullable T get(Code indicator, Period.Kind each, Period span) {
        return targets.get(new Key(indicator, each, span));
    }

    public void put(Code indicator, Period.Kind each, Period span, T target) {
        targets.put(new Key(indicator, each, span), target);
    }

    /**
     * The one that holds for a period, of the nearest span around it; null where there is none.
     *
     * @param holds whether one holds still: where it was withdrawn, that of a longer span does
     */
    public @Nullable T of(Code indicator, Period period, Predicate<T> holds) {
        Optional<Period> span = targets.isEmpty() ? Optional.empty() : period.parent();
        while (span.isPresent()) {
            T found = get(indicator, period.kind(), span.get());
            if (found != null && holds.test(found)) {
                return found;
            }
            span = span.get().parent();
        }
        return null;
    }

    /** Gives every one with what it is set for, in no order. */
    public void forEach(BiConsumer<Key, T> action) {
        targets.forEach(action);
    }
}
