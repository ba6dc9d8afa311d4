/** Takes observations, one by one and in batches. */
@NullMarked
package io.kaocheng.monitoring.write;

import org.jspecify.annotations.NullMarked;
