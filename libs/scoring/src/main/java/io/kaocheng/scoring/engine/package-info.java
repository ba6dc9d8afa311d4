/**
 * One pure function from facts to scores: columns of figures, trees of blocks, totals, standings.
 */
@NullMarked
package io.kaocheng.scoring.engine;

import org.jspecify.annotations.NullMarked;
