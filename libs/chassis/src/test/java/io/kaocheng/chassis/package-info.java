/** What every service stands on, tried without a service. */
@NullMarked
package io.kaocheng.chassis;

import org.jspecify.annotations.NullMarked;
