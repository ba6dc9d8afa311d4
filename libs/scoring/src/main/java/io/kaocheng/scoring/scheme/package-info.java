/**
 * What a unit is judged by: the weighted tree of indicators, its policies, and the check of both.
 */
@NullMarked
package io.kaocheng.scoring.scheme;

import org.jspecify.annotations.NullMarked;
