/** Explanations of scores: derivations, their sentences, and recomputation from them. */
@NullMarked
package io.kaocheng.scoring.explain;

import org.jspecify.annotations.NullMarked;
