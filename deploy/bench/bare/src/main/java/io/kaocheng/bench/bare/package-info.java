/** Inserts a row per request with nothing around it, on the same stack as the services. */
@NullMarked
package io.kaocheng.bench.bare;

import org.jspecify.annotations.NullMarked;
