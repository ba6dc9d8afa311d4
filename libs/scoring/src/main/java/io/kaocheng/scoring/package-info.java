/** The scoring engine: one pure function from the facts up to a cut to scores and their reasons. */
@NullMarked
package io.kaocheng.scoring;

import org.jspecify.annotations.NullMarked;
