/** Answers: which targets hold? */
@NullMarked
package io.kaocheng.goals.read.targets;

import org.jspecify.annotations.NullMarked;
