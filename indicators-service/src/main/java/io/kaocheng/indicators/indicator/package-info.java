/** Decides about indicators and their versions. */
@NullMarked
package io.kaocheng.indicators.indicator;

import org.jspecify.annotations.NullMarked;
