/** Deterministic arithmetic: exact decimals, logarithms and powers, and copies in a fixed order. */
@NullMarked
package io.kaocheng.scoring.exact;

import org.jspecify.annotations.NullMarked;
