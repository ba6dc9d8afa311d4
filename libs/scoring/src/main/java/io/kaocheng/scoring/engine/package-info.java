/**
 * The scoring engine, a pure function from facts to scores: figures, achievements, aggregation,
 * totals, ranks and grades.
 */
@NullMarked
package io.kaocheng.scoring.engine;

import org.jspecify.annotations.NullMarked;
