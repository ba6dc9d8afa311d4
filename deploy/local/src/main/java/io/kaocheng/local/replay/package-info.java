/** Command line for replay runs; a client of the public REST API. */
@NullMarked
package io.kaocheng.local.replay;

import org.jspecify.annotations.NullMarked;
