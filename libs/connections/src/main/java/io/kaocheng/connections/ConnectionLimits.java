package io.kaocheng.connections;

import java.time.Duration;

/** The limits as {@link ConnectionsConfig} has them. */
record ConnectionLimits(int perAddress, int inAll, Duration head, Duration body, Duration idle) {

    private static volatile ConnectionLimits current =
            new ConnectionLimits(
                    512,
                    10_000,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(70),
                    Duration.ofSeconds(75));

    /** Those of this process. */
    static ConnectionLimits current() {
        return current;
    }

    static void set(ConnectionLimits limits) {
        current = limits;
    }
}
