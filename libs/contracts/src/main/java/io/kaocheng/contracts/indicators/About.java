package io.kaocheng.contracts.indicators;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

/**
 * What the figures of one version of an indicator are. It describes and does not measure: no score
 * depends on it.
 *
 * @param definition what exactly is counted (口径)
 * @param decimals of its figures, 0 to 12
 * @param source where the figures come from
 * @param supplier the unit that gives the figures; {@code assessed} where each assessed unit
 *     reports its own
 * @param secondSource where the figures can be held against others
 * @param collection {@code system}, {@code manual}, {@code survey} or {@code sampling}
 */
public record About(
        String definition,
        String unitOfMeasure,
        @Nullable Integer decimals,
        @Nullable String source,
        @Nullable Code supplier,
        @Nullable String secondSource,
        @Nullable String collection) {}
