/** Folders as offices have them, and a gateway that writes down what it gets. */
@NullMarked
package io.kaocheng.local.load;

import org.jspecify.annotations.NullMarked;
