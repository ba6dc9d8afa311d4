/** The goals journal: who is assessed, in which cycle, and what they are to achieve. */
@NullMarked
package io.kaocheng.contracts.goals;

import org.jspecify.annotations.NullMarked;
