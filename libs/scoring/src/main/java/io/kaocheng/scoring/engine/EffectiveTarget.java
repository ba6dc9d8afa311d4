package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.facts.Target;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The target as it is compared with in a scoring period.
 *
 * @param value the target's value, scaled by the planned share where it is a longer period's
 * @param share the planned cumulative share it was scaled by; null where it was not
 */
public record EffectiveTarget(Target target, BigDecimal value, @Nullable BigDecimal share) {}
