/** That nothing is told unless all contenders agree; the measuring itself is no test. */
@NullMarked
package io.kaocheng.bench;

import org.jspecify.annotations.NullMarked;
