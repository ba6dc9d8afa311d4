/** The launcher without the services. */
@NullMarked
package io.kaocheng.local;

import org.jspecify.annotations.NullMarked;
