/** Decides about goals, from draft to issue. */
@NullMarked
package io.kaocheng.goals.goal;

import org.jspecify.annotations.NullMarked;
