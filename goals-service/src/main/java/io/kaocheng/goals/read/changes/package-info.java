/** Answers which changes were asked for, and what became of the requests. */
@NullMarked
package io.kaocheng.goals.read.changes;

import org.jspecify.annotations.NullMarked;
