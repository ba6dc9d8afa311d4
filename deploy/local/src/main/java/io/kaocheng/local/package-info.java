/**
 * The whole suite on one machine without a container engine, and the command that starts, stops and
 * fills it.
 */
@NullMarked
package io.kaocheng.local;

import org.jspecify.annotations.NullMarked;
