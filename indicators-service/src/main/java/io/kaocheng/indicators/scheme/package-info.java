/** Decides about assessment schemes and their versions. */
@NullMarked
package io.kaocheng.indicators.scheme;

import org.jspecify.annotations.NullMarked;
