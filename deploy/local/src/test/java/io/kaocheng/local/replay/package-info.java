/** A gateway that writes down what it is asked, and what a person then sees. */
@NullMarked
package io.kaocheng.local.replay;

import org.jspecify.annotations.NullMarked;
