/** Answers: which goals are there, and in which state? */
@NullMarked
package io.kaocheng.goals.read.goals;

import org.jspecify.annotations.NullMarked;
