/** Consumes goals, indicators and observations, and records the scores that change. */
@NullMarked
package io.kaocheng.evaluation.react;

import org.jspecify.annotations.NullMarked;
