/** Answers: what became of this submission? */
@NullMarked
package io.kaocheng.evaluation.read.trace;

import org.jspecify.annotations.NullMarked;
