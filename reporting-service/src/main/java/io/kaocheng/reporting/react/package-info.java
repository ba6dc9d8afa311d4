/** Hears scores, and what things are called. */
@NullMarked
package io.kaocheng.reporting.react;

import org.jspecify.annotations.NullMarked;
