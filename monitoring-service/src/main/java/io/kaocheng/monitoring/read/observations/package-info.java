/** Answers: what was reported? */
@NullMarked
package io.kaocheng.monitoring.read.observations;

import org.jspecify.annotations.NullMarked;
