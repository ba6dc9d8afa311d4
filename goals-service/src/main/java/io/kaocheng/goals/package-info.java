/** Who is assessed and what they are to achieve: regions, units, cycles, goals and targets. */
@NullMarked
package io.kaocheng.goals;

import org.jspecify.annotations.NullMarked;
