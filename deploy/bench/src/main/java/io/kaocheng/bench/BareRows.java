package io.kaocheng.bench;

import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.Database;
import io.kaocheng.scoring.engine.Outcome;

import org.postgresql.PGConnection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are put into an indexed table and nothing else, a transaction per batch. What is sent
 * is made beforehand, so that it is PostgreSQL that is measured.
 */
final class BareRows implements Contender, AutoCloseable {

    /** The way in. */
    enum How {
        COPY,
        INSERT
    }

    private final String name;
    private final How how;
    private final String table;
    private final int batch;
    private final Facts facts;
    private final Stored stored;
    private final List<Connection> connections = new ArrayList<>();
    private int round;
    private long head;
    private List<List<BareTables.Row>> rows = List.of();
    private List<byte[]> copies = List.of();

    BareRows(
            String name,
            How how,
            String table,
            int batch,
            int clients,
            Facts facts,
            Stored stored,
            Database database)
            throws SQLException {
        this.name = name;
        this.how = how;
        this.table = table;
        this.batch = batch;
        this.facts = facts;
        this.stored = stored;
        for (int client = 0; client < clients; client++) {
            connections.add(BareTables.connect(database));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() throws SQLException {
        head = stored.head(table);
        rows = BareTables.parts(BareTables.rows(facts.of(round), head), batch);
        copies = how == How.COPY ? rows.stream().map(BareRows::lines).toList() : List.of();
    }

    @Override
    public Outcome run() throws Exception {
        Crowd.run(
                connections.size(),
                rows.size(),
                (client, number) -> {
                    switch (how) {
                        case COPY -> copy(connections.get(client), copies.get(number));
                        case INSERT -> insert(connections.get(client), rows.get(number));
                    }
                });
        int sent = round++;
        long before = head;
        return new Outcome(
                facts.count(),
                () -> {
                    try {
                        return Facts.same(name, facts.of(sent), stored.figures(table, before));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                null);
    }

    private void copy(Connection connection, byte[] lines) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy %s (region, journal, sequence, document) from stdin".formatted(table),
                        new ByteArrayInputStream(lines));
    }

    /** As COPY reads them. */
    private static byte[] lines(List<BareTables.Row> rows) {
        StringBuilder lines = new StringBuilder();
        for (BareTables.Row row : rows) {
            lines.append(SubmittedRegion.REGION)
                    .append('\t')
                    .append(Journal.MONITORING)
                    .append('\t')
                    .append(row.sequence())
                    .append('\t')
                    .append(row.document().replace("\\", "\\\\"))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void insert(Connection connection, List<BareTables.Row> rows) throws SQLException {
        String values = ", (?, ?, ?, ?)".repeat(rows.size()).substring(2);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into %s (region, journal, sequence, document) values %s"
                                .formatted(table, values))) {
            int parameter = 0;
            for (BareTables.Row row : rows) {
                insert.setString(++parameter, SubmittedRegion.REGION.value());
                insert.setString(++parameter, Journal.MONITORING.toString());
                insert.setLong(++parameter, row.sequence());
                insert.setString(++parameter, row.document());
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
