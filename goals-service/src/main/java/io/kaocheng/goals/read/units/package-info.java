/** Answers: which units are there, and how were they on any day? */
@NullMarked
package io.kaocheng.goals.read.units;

import org.jspecify.annotations.NullMarked;
