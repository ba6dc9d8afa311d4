/** The properties of the journal, on a real PostgreSQL and a real Kafka. */
@NullMarked
package io.kaocheng.journal;

import org.jspecify.annotations.NullMarked;
