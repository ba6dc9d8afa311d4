/**
 * The public language of the suite: what an entry looks like, what it is called, and how periods,
 * codes and decimals are written.
 */
@NullMarked
package io.kaocheng.contracts;

import org.jspecify.annotations.NullMarked;
