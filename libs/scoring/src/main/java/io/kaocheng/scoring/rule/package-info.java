/**
 * Indicator definitions: formula, direction and the rule that computes an achievement from figures.
 */
@NullMarked
package io.kaocheng.scoring.rule;

import org.jspecify.annotations.NullMarked;
