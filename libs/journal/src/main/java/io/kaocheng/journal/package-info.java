/**
 * The event-sourcing kernel: deciders, the event store (journal), the relay that publishes it to
 * Kafka, and the inbox that consumes other journals with effects exactly once.
 */
@NullMarked
package io.kaocheng.journal;

import org.jspecify.annotations.NullMarked;
