/**
 * What is questionable about an indicator or a scheme although it can be computed: one-sided
 * weights, vague definitions, cliffs, figures nobody but the assessed unit knows. Pure functions of
 * definitions and descriptions; nothing here bears on a score.
 */
@NullMarked
package io.kaocheng.scoring.quality;

import org.jspecify.annotations.NullMarked;
