/** Why a score is what it is: derivations, their sentences, and computing them again. */
@NullMarked
package io.kaocheng.scoring.explain;

import org.jspecify.annotations.NullMarked;
