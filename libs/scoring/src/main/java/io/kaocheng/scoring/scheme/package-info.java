/** Schemes: the weighted tree of indicators, its policies, and their checks. */
@NullMarked
package io.kaocheng.scoring.scheme;

import org.jspecify.annotations.NullMarked;
