/** Decides about classes and about units in their dated tree. */
@NullMarked
package io.kaocheng.goals.unit;

import org.jspecify.annotations.NullMarked;
