/** Which runs there are, how far they are, and what they change. */
@NullMarked
package io.kaocheng.evaluation.read.runs;

import org.jspecify.annotations.NullMarked;
