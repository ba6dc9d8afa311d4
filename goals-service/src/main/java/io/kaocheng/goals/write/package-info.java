/** Takes commands about regions, units, cycles, goals and targets. */
@NullMarked
package io.kaocheng.goals.write;

import org.jspecify.annotations.NullMarked;
