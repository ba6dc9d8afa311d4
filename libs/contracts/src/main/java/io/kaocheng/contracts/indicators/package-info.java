/** The indicators journal: how achievement is measured, and which schemes weigh it. */
@NullMarked
package io.kaocheng.contracts.indicators;

import org.jspecify.annotations.NullMarked;
