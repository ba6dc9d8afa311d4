/** Tests that nothing is reported unless all contenders agree; the measuring itself is no test. */
@NullMarked
package io.kaocheng.bench;

import org.jspecify.annotations.NullMarked;
