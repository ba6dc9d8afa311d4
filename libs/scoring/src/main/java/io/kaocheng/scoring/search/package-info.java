/** Analyses of scores: what-would-it-take search, rank robustness, reverse index of entries. */
@NullMarked
package io.kaocheng.scoring.search;

import org.jspecify.annotations.NullMarked;
