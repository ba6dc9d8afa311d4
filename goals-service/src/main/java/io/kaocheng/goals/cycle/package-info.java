/** Decides about assessment cycles. */
@NullMarked
package io.kaocheng.goals.cycle;

import org.jspecify.annotations.NullMarked;
