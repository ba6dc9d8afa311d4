/** Decides when the rounds of reporting fall due. */
@NullMarked
package io.kaocheng.monitoring.round;

import org.jspecify.annotations.NullMarked;
