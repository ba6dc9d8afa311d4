/**
 * How an indicator is defined: its formula, its direction and the rule that turns figures into
 * marks.
 */
@NullMarked
package io.kaocheng.scoring.rule;

import org.jspecify.annotations.NullMarked;
