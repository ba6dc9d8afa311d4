/** Real PostgreSQL, Kafka and Keycloak as processes on one machine, throw-away or persistent. */
@NullMarked
package io.kaocheng.infra;

import org.jspecify.annotations.NullMarked;
