/** Reads a region's history up to a cut, folds it in memory, scores it and keeps the result. */
@NullMarked
package io.kaocheng.evaluation.replay;

import org.jspecify.annotations.NullMarked;
