package io.kaocheng.testkit;

import io.kaocheng.infra.Database;
import io.kaocheng.infra.Login;
import io.kaocheng.infra.Postgres;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** A fresh database with the journal's tables on a real PostgreSQL, as a service finds it. */
public final class JournalDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** By the port of its server. */
    private static final Map<Integer, Database> MIGRATED = new ConcurrentHashMap<>();

    private final Database database;

    private JournalDatabase(Database database) {
        this.database = database;
    }

    /** A copy of one that was migrated once for this JVM. */
    public static JournalDatabase on(Postgres postgres) {
        Database migrated = MIGRATED.computeIfAbsent(postgres.port(), _ -> migrated(postgres));
        return new JournalDatabase(postgres.copyDatabase(migrated, name()));
    }

    private static Database migrated(Postgres postgres) {
        Database database = postgres.createDatabase(name());
        Login owner = database.owner();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), owner.user(), owner.password())
                .locations("db/journal")
                .placeholders(Map.of("service", database.service().user()))
                .load()
                .migrate();
        return database;
    }

    /** Of this JVM and moment, since all JVMs of a build share one server. */
    private static String name() {
        return "journal_%d_%d_%d"
                .formatted(
                        ProcessHandle.current().pid(), COUNT.incrementAndGet(), System.nanoTime());
    }

    /** Connections as the service's own role. */
    public DataSource service() {
        return as(database.service());
    }

    /** Connections as the role that owns the tables. */
    public DataSource owner() {
        return as(database.owner());
    }

    /** How many of the service's connections wait just now for a lock that another one holds. */
    public int waitingForLocks() throws SQLException {
        try (Connection connection = service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                """
                select count(*)
                from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """)) {
            row.next();
            return row.getInt(1);
        }
    }

    private DataSource as(Login login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.jdbcUrl());
        source.setUser(login.user());
        source.setPassword(login.password());
        return source;
    }
}
