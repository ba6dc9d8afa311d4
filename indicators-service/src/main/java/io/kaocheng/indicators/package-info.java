/** How it is measured: versions of indicators, and schemes with their weights and grades. */
@NullMarked
package io.kaocheng.indicators;

import org.jspecify.annotations.NullMarked;
