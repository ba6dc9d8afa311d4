/** Inserts a row per request with nothing around it, on the stack the services stand on. */
@NullMarked
package io.kaocheng.bench.bare;

import org.jspecify.annotations.NullMarked;
