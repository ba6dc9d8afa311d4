/** Decides what may become of a replay run: who may approve it, when it may be promoted. */
@NullMarked
package io.kaocheng.evaluation.run;

import org.jspecify.annotations.NullMarked;
