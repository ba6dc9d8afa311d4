package io.kaocheng.connections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** What the connections of a process may be at most. */
@ConfigMapping(prefix = "kaocheng.connections")
public interface ConnectionsConfig {

    /** Connections that one address may have open; of IPv6, its /64. */
    @WithDefault("512")
    int perAddress();

    /** Connections that may be open in all. */
    @WithDefault("10000")
    int inAll();

    /** Within which time the head of a request must have come, from its first byte. */
    @WithDefault("10s")
    Duration head();

    /** Within which time a body must have come, and for how long a client may read nothing. */
    @WithDefault("70s")
    Duration body();

    /** How long a connection may stay open without a request. */
    @WithDefault("75s")
    Duration idle();
}
