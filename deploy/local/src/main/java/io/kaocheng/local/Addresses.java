package io.kaocheng.local;

import java.net.URI;
import java.util.List;

/**
 * Where the parts listen, all on the loopback address.
 *
 * @param offset added to every port, so that a second suite or another program finds room
 */
public record Addresses(int offset) {

    private static final int KAFKA_CONTROLLER = 19_093;

    /** From a program's port to the one of its health and metrics. */
    private static final int MANAGEMENT = 1_000;

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

    /** Where a program of ours is asked how it is: health and metrics, for nobody outside. */
    public int managementPort(Part part) {
        return port(part) + MANAGEMENT;
    }

    /** All ports a part listens at. */
    public List<Integer> ports(Part part) {
        return part.isOurs()
                ? List.of(port(part), managementPort(part))
                : part == Part.KAFKA ? List.of(port(part), kafkaController()) : List.of(port(part));
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
