package io.kaocheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The open connections of some clients to one server. */
final class Wires implements AutoCloseable {

    private final List<Wire> wires = new ArrayList<>();

    Wires(URI server, int clients) {
        try {
            for (int client = 0; client < clients; client++) {
                wires.add(new Wire(server));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(server + " cannot be reached", e);
        }
    }

    Wire of(int client) {
        return wires.get(client);
    }

    @Override
    public void close() {
        for (Wire wire : wires) {
            try {
                wire.close();
            } catch (IOException _) {
                // It was of no more use anyway.
            }
        }
    }
}
