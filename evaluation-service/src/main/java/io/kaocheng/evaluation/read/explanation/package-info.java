/** Answers: why this score? */
@NullMarked
package io.kaocheng.evaluation.read.explanation;

import org.jspecify.annotations.NullMarked;
