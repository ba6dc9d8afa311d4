package io.kaocheng.local;

import java.net.URI;

/**
 * Where the parts listen, all on the loopback address.
 *
 * @param offset added to every port, so that a second suite or another program finds room
 */
public record Addresses(int offset) {

    private static final int KAFKA_CONTROLLER = 19_093;

    public Addresses {
        if (offset < 0 || KAFKA_CONTROLLER + offset > 65_535) {
            throw new SuiteException(
                    "the port offset must be between 0 and "
                            + (65_535 - KAFKA_CONTROLLER)
                            + "; found "
                            + offset);
        }
    }

    public int port(Part part) {
        return part.defaultPort() + offset;
    }

    int kafkaController() {
        return KAFKA_CONTROLLER + offset;
    }

    /** Base URL of a part that speaks HTTP. */
    public URI url(Part part) {
        return URI.create("http://localhost:" + port(part));
    }

    public URI issuer() {
        return url(Part.KEYCLOAK).resolve("/realms/" + Realm.NAME);
    }
}
