/**
 * Decides what the entries of a region are worth: facts, the cohorts an entry touches, the scores
 * that differ.
 */
@NullMarked
package io.kaocheng.evaluation.score;

import org.jspecify.annotations.NullMarked;
