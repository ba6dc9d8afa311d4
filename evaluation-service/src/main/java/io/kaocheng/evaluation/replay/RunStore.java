package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Keeps what runs come to, a cohort at a time, so that a run that was killed goes on from there.
 *
 * <p>What is kept and noted while a run goes on does not wait for the disk: live scoring waits for
 * the same one, and what a crash of the database takes is made again. A durable note waits, and
 * with it is on the disk whatever was committed before it, since PostgreSQL writes one log.
 */
@ApplicationScoped
public class RunStore {

    private final DataSource source;

    RunStore(DataSource source) {
        this.source = source;
    }

    /** A finished cohort. */
    public record Finished(String digest, int units, int changed) {}

    /** The cohorts that are finished. */
    public Map<CohortKey, Finished> finished(Code region, String run) throws SQLException {
        Map<CohortKey, Finished> finished = new TreeMap<>(Digests.ORDER);
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select unit_class, period, digest, units, changed
                        from run_cohort
                        where region = ? and run = ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    finished.put(
                            new CohortKey(
                                    Code.of(rows.getString(1)), Period.parse(rows.getString(2))),
                            new Finished(rows.getString(3), rows.getInt(4), rows.getInt(5)));
                }
            }
        }
        return finished;
    }

    /** Keeps a cohort's results; one that is kept already is left as it is. */
    public void save(
            Code region,
            String run,
            CohortKey cohort,
            List<Result> results,
            Execution.Scored scored)
            throws SQLException {
        commit(false, connection -> insert(connection, region, run, cohort, results, scored));
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void commit(boolean durable, Work work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!durable) {
                    try (Statement set = connection.createStatement()) {
                        set.execute("set local synchronous_commit to off");
                    }
                }
                work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void insert(
            Connection connection,
            Code region,
            String run,
            CohortKey cohort,
            List<Result> results,
            Execution.Scored scored)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into run_result (region, run, period, unit_class, unit, before, after, digest, changed, causes)
                select ?, ?, ?, ?, n.*
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[]) as n
                on conflict do nothing
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, run);
            insert.setString(3, cohort.period().toString());
            insert.setString(4, cohort.unitClass().value());
            insert.setArray(5, texts(connection, results.stream().map(r -> r.unit().value())));
            insert.setArray(6, texts(connection, results.stream().map(r -> json(r.before()))));
            insert.setArray(7, texts(connection, results.stream().map(r -> json(r.after()))));
            insert.setArray(8, texts(connection, results.stream().map(Result::digest)));
            insert.setArray(
                    9,
                    connection.createArrayOf(
                            "boolean", results.stream().map(Result::changed).toArray()));
            insert.setArray(10, texts(connection, results.stream().map(r -> json(r.causes()))));
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into run_cohort (region, run, period, unit_class, digest, units, changed)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, run);
            insert.setString(3, cohort.period().toString());
            insert.setString(4, cohort.unitClass().value());
            insert.setString(5, scored.digest());
            insert.setInt(6, scored.units());
            insert.setInt(7, scored.changed());
            insert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Stream<? extends @Nullable String> values)
            throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : ContractJson.write(value);
    }

    /**
     * Notes how far a run is; the first note is its beginning.
     *
     * @param durable whether to wait until this, and all that was kept before it, is on the disk
     */
    public void progress(Code region, String run, Mark mark, boolean durable) throws SQLException {
        commit(
                durable,
                connection -> {
                    try (PreparedStatement upsert =
                            connection.prepareStatement(
                                    """
                        insert into run_progress (region, run, phase, entries, cohorts, cells, began, at)
                        values (?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp())
                        on conflict (region, run) do update
                        set phase = excluded.phase, entries = excluded.entries, cohorts = excluded.cohorts,
                            cells = excluded.cells, at = excluded.at
                        """)) {
                        upsert.setString(1, region.value());
                        upsert.setString(2, run);
                        upsert.setString(3, mark.phase());
                        upsert.setLong(4, mark.entries());
                        upsert.setInt(5, mark.cohorts());
                        upsert.setLong(6, mark.cells());
                        upsert.executeUpdate();
                    }
                });
    }

    /** How far a run is. */
    public record Mark(String phase, long entries, int cohorts, long cells) {}

    /** How far a run was at a moment. */
    public record Progress(
            String phase, long entries, int cohorts, long cells, Instant began, Instant at) {}

    /** How far a run is; null where it has not begun. */
    public @Nullable Progress progress(Code region, String run) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select phase, entries, cohorts, cells, began, at
                        from run_progress
                        where region = ? and run = ?
                        """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Progress(
                                row.getString(1),
                                row.getLong(2),
                                row.getInt(3),
                                row.getLong(4),
                                instant(row, 5),
                                instant(row, 6))
                        : null;
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }

    /** Throws a run's results away, in the transaction that records its expiry. */
    public void forget(Connection connection, Code region, String run) throws SQLException {
        for (String table : List.of("run_result", "run_cohort", "run_progress")) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "delete from " + table + " where region = ? and run = ?")) {
                delete.setString(1, region.value());
                delete.setString(2, run);
                delete.executeUpdate();
            }
        }
    }
}
