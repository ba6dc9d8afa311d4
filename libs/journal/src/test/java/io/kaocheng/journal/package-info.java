/** Tests of the kernel's pure rules; those that need PostgreSQL or Kafka are in libs/testkit. */
@NullMarked
package io.kaocheng.journal;

import org.jspecify.annotations.NullMarked;
