/** What the demo will show, found out by the engine itself. */
@NullMarked
package io.kaocheng.local.demo;

import org.jspecify.annotations.NullMarked;
