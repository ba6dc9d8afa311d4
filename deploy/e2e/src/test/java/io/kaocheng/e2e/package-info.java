/** The whole suite, proven through its one door. */
@NullMarked
package io.kaocheng.e2e;

import org.jspecify.annotations.NullMarked;
