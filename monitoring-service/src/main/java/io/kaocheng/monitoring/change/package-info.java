/** Decides about requests for what a unit may not do at once. */
@NullMarked
package io.kaocheng.monitoring.change;

import org.jspecify.annotations.NullMarked;
