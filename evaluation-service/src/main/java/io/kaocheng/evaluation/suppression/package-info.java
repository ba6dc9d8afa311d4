/** The rules of suppressions: blocks of a unit that are left out. */
@NullMarked
package io.kaocheng.evaluation.suppression;

import org.jspecify.annotations.NullMarked;
