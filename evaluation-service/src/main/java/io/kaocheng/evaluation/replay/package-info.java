/**
 * Plans runs, executes them over a region's history, finds what changes come from, keeps the
 * results.
 */
@NullMarked
package io.kaocheng.evaluation.replay;

import org.jspecify.annotations.NullMarked;
