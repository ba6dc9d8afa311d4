/** Decides about requests for a change of what binds. */
@NullMarked
package io.kaocheng.goals.change;

import org.jspecify.annotations.NullMarked;
