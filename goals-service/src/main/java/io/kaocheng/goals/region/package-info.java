/** Decides about regions: the authorities that run an assessment. */
@NullMarked
package io.kaocheng.goals.region;

import org.jspecify.annotations.NullMarked;
