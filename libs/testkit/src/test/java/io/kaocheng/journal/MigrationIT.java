package io.kaocheng.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.infra.Database;
import io.kaocheng.infra.Login;
import io.kaocheng.infra.Postgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of an earlier build, with a journal in it, is brought up to this one. */
class MigrationIT {

    private static final String JOURNAL = "db/journal";

    /** A service's own are numbered from 10 on, and were there before the journal's second. */
    private static final String SERVICE = "db/of-a-service";

    private static final String STREAM =
            "insert into stream (region, journal, subject, version, sequences) values ('r', 'goals', '%s', 1, '{1}')";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database database =
            Postgres.shared()
                    .createDatabase(
                            "migrated_"
                                    + ProcessHandle.current().pid()
                                    + "_"
                                    + COUNT.incrementAndGet());

    @Test
    void what_is_there_stays_and_a_stream_is_there_once() throws SQLException {
        configuration(JOURNAL).target("1").load().migrate();
        configuration(SERVICE).ignoreMigrationPatterns("*:missing").load().migrate();
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(STREAM.formatted("unit/a"));
        }
        configuration(JOURNAL, SERVICE).outOfOrder(true).load().migrate();
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select subject from stream")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("unit/a");
            }
            statement.execute(STREAM.formatted("unit/b"));
            assertThatThrownBy(() -> statement.execute(STREAM.formatted("unit/a")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("stream_from_the_end");
        }
    }

    /** The index is of use only where PostgreSQL sees that a query asks for what it holds. */
    @Test
    void streams_are_found_by_the_index() throws SQLException {
        configuration(JOURNAL).load().migrate();
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            String query =
                    TransactionStreams.SEQUENCES
                            .replaceFirst("\\?", "'r'")
                            .replaceFirst("\\?", "'goals'")
                            .replaceFirst("\\?", "'{a,b}'");
            try (ResultSet plan = statement.executeQuery("explain " + query)) {
                StringBuilder text = new StringBuilder();
                while (plan.next()) {
                    text.append(plan.getString(1)).append('\n');
                }
                assertThat(text.toString())
                        .contains("stream_from_the_end")
                        .containsPattern("Index Cond: .*reverse\\(subject\\)");
            }
        }
    }

    private FluentConfiguration configuration(String... locations) {
        Login owner = database.owner();
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), owner.user(), owner.password())
                .locations(locations)
                .placeholders(Map.of("service", database.service().user()));
    }

    private Connection owner() throws SQLException {
        Login owner = database.owner();
        return DriverManager.getConnection(database.jdbcUrl(), owner.user(), owner.password());
    }
}
