/** Decides that nothing is recorded of a region, unit, class or cycle that is not there. */
@NullMarked
package io.kaocheng.indicators.region;

import org.jspecify.annotations.NullMarked;
