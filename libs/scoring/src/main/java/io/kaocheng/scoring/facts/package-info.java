/** The facts of a region up to a cut, the input of the scoring engine. */
@NullMarked
package io.kaocheng.scoring.facts;

import org.jspecify.annotations.NullMarked;
