/** Answers: which cycles are open? */
@NullMarked
package io.kaocheng.goals.read.cycles;

import org.jspecify.annotations.NullMarked;
