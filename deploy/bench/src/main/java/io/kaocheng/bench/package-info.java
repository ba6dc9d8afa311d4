/**
 * Benchmarks: measures contenders that do the same work, in turns, and reports their costs as
 * ratios.
 */
@NullMarked
package io.kaocheng.bench;

import org.jspecify.annotations.NullMarked;
