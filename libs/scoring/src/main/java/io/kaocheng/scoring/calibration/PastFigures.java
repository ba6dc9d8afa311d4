package io.kaocheng.scoring.calibration;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a unit reached in earlier years, in the same place of each: its years' figures, or those of
 * its Octobers.
 *
 * @param years the figure by its year, ascending; a year without a comparable figure is left out
 */
public record PastFigures(Code unit, NavigableMap<Integer, Year> years) {

    /**
     * @param value what was reached
     * @param target what was to be reached; null where nothing was set
     */
    public record Year(BigDecimal value, @Nullable BigDecimal target) {
        /** Without a target. */
        public Year(BigDecimal value) {
            this(value, null);
        }
    }

    public PastFigures {
        years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
    }

    Optional<Map.Entry<Integer, Year>> last() {
        return Optional.ofNullable(years.lastEntry());
    }
}
