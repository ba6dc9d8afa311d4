/** Consumes which indicators there are. */
@NullMarked
package io.kaocheng.goals.react;

import org.jspecify.annotations.NullMarked;
