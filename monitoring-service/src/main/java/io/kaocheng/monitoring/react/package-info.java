/** Consumes which units, indicators and cycles there are, and which lights changed. */
@NullMarked
package io.kaocheng.monitoring.react;

import org.jspecify.annotations.NullMarked;
