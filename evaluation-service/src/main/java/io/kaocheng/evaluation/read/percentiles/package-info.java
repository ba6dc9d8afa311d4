/**
 * Answers: what is a percentile of units' figures at a cut, and do the parameters made of one hold?
 */
@NullMarked
package io.kaocheng.evaluation.read.percentiles;

import org.jspecify.annotations.NullMarked;
