package io.kaocheng.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the services are and what a caller may ask for. An unknown key below {@code kaocheng} is an
 * error at start.
 */
@ConfigMapping(prefix = "kaocheng")
public interface GatewayConfig {

    /** Base URLs of the services by their names. */
    Map<String, URI> services();

    /**
     * Under which addresses people and systems reach the suite, such as {@code
     * https://kaocheng.example}; the first is the one that is told. A request for any other host is
     * refused.
     */
    @WithDefault("http://localhost:8080,http://127.0.0.1:8080")
    List<URI> addresses();

    /** Whether a proxy in front speaks TLS: cookies are sent over TLS only then. */
    @WithDefault("false")
    boolean tls();

    Limits limits();

    /** What a caller may ask for at most. */
    interface Limits {
        /** Bytes of one body. */
        @WithDefault("20971520")
        long bytes();

        /** Requests a second, of one subject or address, on average. */
        @WithDefault("1000")
        long requestsPerSecond();

        /** Requests that may come at once before the average counts. */
        @WithDefault("3000")
        long burst();

        /** Callers whose rate is remembered: so many known ones, and so many addresses besides. */
        @WithDefault("10000")
        int callers();

        /** Characters of a path with its query. */
        @WithDefault("4000")
        int target();

        /** Characters of all header fields. */
        @WithDefault("20000")
        int headers();

        /** Streams of events that may be open through this door. */
        @WithDefault("500")
        int streams();

        /** Within which time a body must have come. */
        @WithDefault("60s")
        Duration body();
    }

    Descriptions descriptions();

    /** How the services' descriptions are kept up to date. */
    interface Descriptions {
        /** How often the running services are asked for theirs. */
        @WithDefault("60s")
        Duration refresh();
    }
}
