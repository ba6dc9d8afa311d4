package io.kaocheng.chassis;

import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a service is told about itself and the others. An unknown key below {@code kaocheng} is an
 * error at start.
 */
@ConfigMapping(prefix = "kaocheng")
public interface ChassisConfig {

    /** The service's name without {@code -service}. */
    String service();

    /**
     * Lets a request through that names this service.
     *
     * @throws Problem 404 where it names another
     */
    default void requireThis(String named) {
        if (!named.equals(service())) {
            throw new Problem(ProblemCode.NOT_FOUND, "this is " + service(), "此服务为 " + service());
        }
    }

    /** The journals this service owns. */
    @WithName("owned-journals")
    Set<Journal> ownedJournals();

    /** Base URLs of the services by their names. */
    Map<String, URI> services();

    Relay relay();

    /** How entries get to Kafka. */
    interface Relay {
        /** How long to wait at most before looking for entries unasked. */
        @WithDefault("500ms")
        Duration poll();

        /** Whether this instance relays at all; tests switch it off. */
        @WithDefault("true")
        boolean enabled();
    }

    Limits limits();

    /** What a caller may send at most. */
    interface Limits {
        /** Rows of one batch. */
        @WithDefault("20000")
        int rows();

        /** Bytes of one body. */
        @WithDefault("20971520")
        int bytes();

        /** Streams of events that one caller may have open. */
        @WithDefault("20")
        int streams();

        /** Streams of events that may be open in all. */
        @WithDefault("500")
        int allStreams();
    }
}
