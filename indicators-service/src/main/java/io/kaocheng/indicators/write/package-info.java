/** Takes commands about indicators and schemes. */
@NullMarked
package io.kaocheng.indicators.write;

import org.jspecify.annotations.NullMarked;
