package io.kaocheng.infra;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What all class loaders of one JVM have in common: one lock, and the servers they share, kept as
 * system properties.
 */
final class JvmWide {

    /**
     * Constant strings are one object per JVM, whichever class loader asks, which makes this one
     * lock for all.
     */
    static final String LOCK = "io.kaocheng.infra.lock";

    /** A server some class loader of this JVM started. */
    record Running(int port, Place where) {}

    /** Where it runs. */
    sealed interface Place {}

    record InFolder(Path folder) implements Place {}

    record InContainer(String id) implements Place {}

    private JvmWide() {}

    static Optional<Running> running(String server) {
        String port = System.getProperty(server + ".port");
        String folder = System.getProperty(server + ".folder");
        String id = System.getProperty(server + ".container");
        if (port == null) {
            return Optional.empty();
        }
        if (folder != null) {
            return Optional.of(new Running(Integer.parseInt(port), new InFolder(Path.of(folder))));
        }
        if (id != null) {
            return Optional.of(new Running(Integer.parseInt(port), new InContainer(id)));
        }
        throw new InfraException(server + ".port is set, but neither its folder nor its container");
    }

    static void remember(String server, int port, Node node, @Nullable Path folder) {
        switch (node) {
            case LocalProcess _ -> System.setProperty(server + ".folder", String.valueOf(folder));
            case Container container ->
                    System.setProperty(server + ".container", container.id().orElseThrow());
        }
        System.setProperty(server + ".port", Integer.toString(port));
    }
}
