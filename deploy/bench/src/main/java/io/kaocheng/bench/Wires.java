package io.kaocheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The open connections of some clients to one server. */
final class Wires implements AutoCloseable {

    private final URI server;
    private final int clients;
    private final List<Wire> wires = new ArrayList<>();

    Wires(URI server, int clients) {
        this.server = server;
        this.clients = clients;
        open();
    }

    /**
     * Opens them anew: a server closes connections that are idle for long, as between two rounds of
     * a benchmark.
     */
    void reopen() {
        close();
        open();
    }

    private void open() {
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
        wires.clear();
    }
}
