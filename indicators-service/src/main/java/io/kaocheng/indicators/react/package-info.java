/** Consumes which regions, units, classes and cycles there are. */
@NullMarked
package io.kaocheng.indicators.react;

import org.jspecify.annotations.NullMarked;
