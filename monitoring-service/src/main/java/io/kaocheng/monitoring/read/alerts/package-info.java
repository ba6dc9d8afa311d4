/** Answers: which lights changed? */
@NullMarked
package io.kaocheng.monitoring.read.alerts;

import org.jspecify.annotations.NullMarked;
