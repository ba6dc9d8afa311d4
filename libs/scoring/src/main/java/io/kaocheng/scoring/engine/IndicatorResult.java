package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The result of an indicator for a unit.
 *
 * @param version of the definition in force; 0 where none is
 * @param block the block that contains it
 * @param value the figure the rule was fed with; null where there is none
 * @param achievement 1 = full mark, before the indicator's cap; null where absent
 * @param score 0-100, at publication rounding; null where absent
 * @param exactScore 0-100, as it was weighed
 * @param weight nominal weight in its block; null where the block weighs equally
 * @param contribution to its block's score
 * @param reason why there is no figure of its own; null where there is one
 * @param policy the no-data policy that was applied; null where there is a figure
 * @param provisional whether an earlier figure is used
 * @param partial whether a part of the figure is still absent
 * @param imputed how the figure came about that is used in place of a missing one; null where it is
 *     its own
 * @param figureOf the period of the figure that is used; null where it is the scored one
 * @param watched whether it is shown and counts for nothing; null where it counts
 * @param trend where its figures of several periods lead to; null where that is not asked
 */
public record IndicatorResult(
        Code indicator,
        int version,
        Code block,
        @Nullable BigDecimal value,
        @Nullable BigDecimal achievement,
        @Nullable BigDecimal score,
        @Nullable BigDecimal exactScore,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal contribution,
        Light light,
        boolean lightOverridden,
        @Nullable Code reason,
        Scheme.@Nullable NoData policy,
        boolean provisional,
        boolean partial,
        @Nullable Imputed imputed,
        @Nullable Period figureOf,
        @Nullable Boolean watched,
        @Nullable Arrow trend) {}
