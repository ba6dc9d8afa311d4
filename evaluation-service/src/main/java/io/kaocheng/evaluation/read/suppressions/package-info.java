/** Answers: which blocks of units are left out, and which is it asked for? */
@NullMarked
package io.kaocheng.evaluation.read.suppressions;

import org.jspecify.annotations.NullMarked;
