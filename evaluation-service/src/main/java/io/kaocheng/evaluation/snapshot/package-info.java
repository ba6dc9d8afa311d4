/** A region's facts brought into order and sealed, so that a replay need not read its history. */
@NullMarked
package io.kaocheng.evaluation.snapshot;

import org.jspecify.annotations.NullMarked;
