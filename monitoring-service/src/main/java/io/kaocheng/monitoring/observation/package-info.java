/**
 * Decides about observations: submitted, approved, returned, corrected, withdrawn, or declared
 * absent.
 */
@NullMarked
package io.kaocheng.monitoring.observation;

import org.jspecify.annotations.NullMarked;
