/** Which rounds of reporting have fallen due. */
@NullMarked
package io.kaocheng.monitoring.read.rounds;

import org.jspecify.annotations.NullMarked;
