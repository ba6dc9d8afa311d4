/** Answers: what was asked for that another person grants, and what became of it? */
@NullMarked
package io.kaocheng.monitoring.read.requests;

import org.jspecify.annotations.NullMarked;
