/**
 * What every service is built on: who calls, what was wrong, and the journal at work inside
 * Quarkus.
 */
@NullMarked
package io.kaocheng.chassis;

import org.jspecify.annotations.NullMarked;
