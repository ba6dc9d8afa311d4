/** How services are tested: deciders by given-when-then, the rest on real PostgreSQL and Kafka. */
@NullMarked
package io.kaocheng.testkit;

import org.jspecify.annotations.NullMarked;
