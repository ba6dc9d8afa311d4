package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.facts.Light;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A light, and what was held against the lines of its rule.
 *
 * @param held the completion, figure or share of the planned course; null where no line decided
 * @param lowerIsBetter whether it must not be above the lines
 */
public record LightResult(Light light, @Nullable BigDecimal held, boolean lowerIsBetter) {

    /** A light that no line decided. */
    static LightResult without(Light light) {
        return new LightResult(light, null, false);
    }
}
