package io.kaocheng.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.util.Map;

/**
 * Where the services are and what a caller may ask for. An unknown key below {@code kaocheng} is an
 * error at start.
 */
@ConfigMapping(prefix = "kaocheng")
public interface GatewayConfig {

    /** Base URLs of the services by their names. */
    Map<String, URI> services();

    Limits limits();

    /** What a caller may ask for at most. */
    interface Limits {
        /** Bytes of one body. */
        @WithDefault("20971520")
        long bytes();

        /** Requests a second, of one address or token, on average. */
        @WithDefault("1000")
        long requestsPerSecond();

        /** Requests that may come at once before the average counts. */
        @WithDefault("3000")
        long burst();
    }
}
