/** Consumes scores, and the names of what they are about. */
@NullMarked
package io.kaocheng.reporting.react;

import org.jspecify.annotations.NullMarked;
