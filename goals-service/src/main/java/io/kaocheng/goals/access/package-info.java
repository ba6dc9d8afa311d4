/** What persons and machines may do: the rules of giving it. */
@NullMarked
package io.kaocheng.goals.access;

import org.jspecify.annotations.NullMarked;
