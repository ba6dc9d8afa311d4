/**
 * The event-sourcing kernel: decide, append to the journal, relay to Kafka, hear the journals of
 * others exactly once.
 */
@NullMarked
package io.kaocheng.journal;

import org.jspecify.annotations.NullMarked;
