/** Answers: which schemes are there, in which versions? */
@NullMarked
package io.kaocheng.indicators.read.schemes;

import org.jspecify.annotations.NullMarked;
