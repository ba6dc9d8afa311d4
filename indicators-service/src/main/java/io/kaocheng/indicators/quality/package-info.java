/** Decides how indicators and schemes are checked, and which findings may stand. */
@NullMarked
package io.kaocheng.indicators.quality;

import org.jspecify.annotations.NullMarked;
