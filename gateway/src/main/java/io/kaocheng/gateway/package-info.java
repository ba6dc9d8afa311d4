/** The one door: login, routing to the services, limits, and the web UI. */
@NullMarked
package io.kaocheng.gateway;

import org.jspecify.annotations.NullMarked;
