/** How totals of classes and units went over periods. */
@NullMarked
package io.kaocheng.reporting.read.trend;

import org.jspecify.annotations.NullMarked;
