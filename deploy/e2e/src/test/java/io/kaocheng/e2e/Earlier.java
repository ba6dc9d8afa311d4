package io.kaocheng.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.infra.Database;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The databases an earlier commit left behind, as they are kept under {@code journals/}: its
 * migrations, every row of every table, and what it answered.
 *
 * @param folder that of the commit
 */
record Earlier(Path folder) {

    /** A journal of a region as it was left. */
    record Kept(String database, String region, String journal, long entries, String sha256) {}

    static Earlier of(String commit) {
        return new Earlier(
                Running.checkout().resolve("deploy/e2e/src/test/resources/journals/" + commit));
    }

    List<Kept> journals() throws IOException {
        return json("history.json")
                .path("journals")
                .valueStream()
                .map(
                        kept ->
                                new Kept(
                                        kept.path("database").asText(),
                                        kept.path("region").asText(),
                                        kept.path("journal").asText(),
                                        kept.path("entries").asLong(),
                                        kept.path("sha256").asText()))
                .toList();
    }

    /** What was read of it: {@code {as, path, answer}} each. */
    JsonNode answers() throws IOException {
        try (InputStream in = open("answers.xz")) {
            return Answer.JSON.readTree(in);
        }
    }

    /** What was sent with an Idempotency-Key: {@code {as, path, key, body, status, answer}}. */
    JsonNode requests() throws IOException {
        return json("requests.json");
    }

    private JsonNode json(String name) throws IOException {
        return Answer.JSON.readTree(Files.readString(folder.resolve(name)));
    }

    /** Makes the tables as that commit made them, and fills them with what it left in them. */
    void restore(Database database) throws IOException, SQLException {
        try (Connection connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.owner().user(), database.owner().password())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (Path migration : migrations(database.name())) {
                    statement.execute(
                            Files.readString(migration)
                                    .replace("${service}", database.service().user()));
                }
                statement.execute(Files.readString(folder.resolve("flyway_schema_history.sql")));
            }
            try (InputStream rows = open(database.name() + ".xz")) {
                copy(connection, rows);
            }
            connection.commit();
        }
    }

    /** In the order of their versions. */
    private List<Path> migrations(String database) throws IOException {
        try (Stream<Path> common = Files.list(folder.resolve("migrations/journal"));
                Stream<Path> own = Files.list(folder.resolve("migrations").resolve(database))) {
            return Stream.concat(common, own)
                    .sorted(Comparator.comparingInt(Earlier::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private InputStream open(String name) throws IOException {
        return new BufferedInputStream(
                new XZInputStream(Files.newInputStream(folder.resolve(name))), 1 << 16);
    }

    /** {@code copy … from stdin}, its rows, {@code \.}; as often as there are tables. */
    private static void copy(Connection connection, InputStream in)
            throws IOException, SQLException {
        for (byte[] head = line(in); head.length > 0; head = line(in)) {
            CopyIn rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(new String(head, StandardCharsets.UTF_8));
            for (byte[] row = line(in); !isEnd(row); row = line(in)) {
                rows.writeToCopy(row, 0, row.length);
            }
            rows.endCopy();
        }
    }

    private static boolean isEnd(byte[] row) throws IOException {
        if (row.length == 0) {
            throw new IOException("the file ends within a table");
        }
        return row.length == 3 && row[0] == '\\' && row[1] == '.';
    }

    /** With its line feed; empty at the end. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
