/** What was reported: figures, their approval and correction, rounds and alerts. */
@NullMarked
package io.kaocheng.monitoring;

import org.jspecify.annotations.NullMarked;
