/** The rules of the indicators that units have of their own. */
@NullMarked
package io.kaocheng.goals.ownlist;

import org.jspecify.annotations.NullMarked;
