/** Answers: how do the units of a class stand, now and as it changes? */
@NullMarked
package io.kaocheng.evaluation.read.scoreboard;

import org.jspecify.annotations.NullMarked;
