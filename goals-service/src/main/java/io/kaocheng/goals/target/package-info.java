/** Decides about targets and their adjustment. */
@NullMarked
package io.kaocheng.goals.target;

import org.jspecify.annotations.NullMarked;
