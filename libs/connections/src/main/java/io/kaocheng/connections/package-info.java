/** Bounds how many connections there are and how slow they may be, and refuses what is no HTTP. */
@NullMarked
package io.kaocheng.connections;

import org.jspecify.annotations.NullMarked;
