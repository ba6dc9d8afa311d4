/** Answers: which units are there, where do they stand, on any day? */
@NullMarked
package io.kaocheng.goals.read.units;

import org.jspecify.annotations.NullMarked;
