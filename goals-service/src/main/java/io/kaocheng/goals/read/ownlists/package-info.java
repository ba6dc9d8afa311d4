/** Answers which indicators units have of their own. */
@NullMarked
package io.kaocheng.goals.read.ownlists;

import org.jspecify.annotations.NullMarked;
