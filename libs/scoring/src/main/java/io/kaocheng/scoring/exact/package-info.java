/** What makes results the same everywhere: exact numbers, powers, and copies in one order. */
@NullMarked
package io.kaocheng.scoring.exact;

import org.jspecify.annotations.NullMarked;
