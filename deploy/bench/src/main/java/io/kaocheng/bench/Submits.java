package io.kaocheng.bench;

import io.kaocheng.scoring.engine.Outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Figures that are sent over HTTP by some clients, each its next request when the one before is
 * answered. Requests are made beforehand.
 */
final class Submits implements Contender, AutoCloseable {

    private static final Duration RELAYED = Duration.ofMinutes(2);

    /** Whom to, and what is good. */
    sealed interface To {

        /** Our endpoint for many. */
        record Batches(int size) implements To {}

        /** Our endpoint for one. */
        record Single() implements To {}

        /** The endpoint that inserts a row; {@code open} without a token. */
        record Bare(boolean open) implements To {
            String table() {
                return open ? BareTables.OPEN_FIGURES : BareTables.FIGURES;
            }
        }
    }

    private final String name;
    private final To to;
    private final Wires wires;
    private final int clients;
    private final Supplier<String> token;
    private final Facts facts;
    private final Stored stored;
    private int round;
    private long head;
    private List<byte[]> bodies = List.of();
    private String bearer = "";

    Submits(
            String name,
            To to,
            Wires wires,
            int clients,
            Supplier<String> token,
            Facts facts,
            Stored stored) {
        this.name = name;
        this.to = to;
        this.wires = wires;
        this.clients = clients;
        this.token = token;
        this.facts = facts;
        this.stored = stored;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() throws SQLException {
        bearer = token.get();
        List<Figure> figures = facts.of(round);
        head =
                switch (to) {
                    case To.Batches _, To.Single _ -> stored.head(Stored.JOURNAL);
                    case To.Bare bare -> stored.bareHead(bare.table());
                };
        bodies =
                switch (to) {
                    case To.Batches(var size) ->
                            BareTables.parts(figures, size).stream().map(Submits::batch).toList();
                    case To.Single _, To.Bare _ -> figures.stream().map(Figure::bytes).toList();
                };
    }

    private static byte[] batch(List<Figure> figures) {
        return figures.stream()
                .map(Figure::json)
                .collect(Collectors.joining(",", "{\"observations\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Outcome run() throws Exception {
        String path =
                switch (to) {
                    case To.Batches _ -> observations() + "/batches";
                    case To.Single _ -> observations();
                    case To.Bare(var open) -> open ? "/figures/open" : "/figures";
                };
        wires.reopen();
        Crowd.run(
                clients,
                bodies.size(),
                (client, number) -> send(wires.of(client), path, bodies.get(number)));
        int sent = round++;
        long before = head;
        return new Outcome(
                facts.count(),
                () -> {
                    try {
                        return Facts.same(name, facts.of(sent), since(before));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                null);
    }

    private static String observations() {
        return "/api/v1/regions/" + SubmittedRegion.REGION + "/observations";
    }

    private void send(Wire wire, String path, byte[] body) throws IOException {
        Wire.Reply reply = wire.post(path, bearer, body);
        int good =
                switch (to) {
                    case To.Batches _ -> 200;
                    case To.Single _, To.Bare _ -> 201;
                };
        if (reply.status() != good) {
            throw new IOException(name + " were answered " + reply.status() + " " + reply.text());
        }
    }

    private List<String> since(long before) throws SQLException {
        return switch (to) {
            case To.Batches _, To.Single _ -> stored.figures(Stored.JOURNAL, before);
            case To.Bare bare -> stored.bareFigures(bare.table(), before);
        };
    }

    /** What the service does for Kafka after it has answered. */
    @Override
    public void settle() {
        switch (to) {
            case To.Batches _, To.Single _ ->
                    Rest.await(
                            "everything is in Kafka",
                            RELAYED,
                            () -> {
                                try {
                                    return stored.isRelayed();
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            case To.Bare _ -> {}
        }
    }

    @Override
    public void close() {
        wires.close();
    }
}
