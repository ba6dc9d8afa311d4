/** Starts the servers for real and ends them in every way. */
@NullMarked
package io.kaocheng.infra;

import org.jspecify.annotations.NullMarked;
