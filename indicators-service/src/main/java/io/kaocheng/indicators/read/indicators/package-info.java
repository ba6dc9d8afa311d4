/** Answers: which indicators are there, in which versions? */
@NullMarked
package io.kaocheng.indicators.read.indicators;

import org.jspecify.annotations.NullMarked;
