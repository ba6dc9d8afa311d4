package io.kaocheng.bench;

import io.kaocheng.bench.GeneratedRegion.Fact;
import io.kaocheng.contracts.Journal;
import io.kaocheng.scoring.engine.Outcome;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The same merge and the same totals and ranks as one statement, without lights, contributions or
 * digests: over rows that were typed and loaded beforehand, so that nothing is left to decode, and
 * over the entries themselves, as the journal's table holds them.
 */
final class SqlScoring implements AutoCloseable {

    static final String ROWS = "SQL over typed rows";
    static final String ENTRIES = "SQL over entries";

    private static final int BATCH = 1_000;

    private static final String TABLES =
            """
            create table member (unit text collate "C" primary key, class text collate "C" not null);
            create table weight (indicator text collate "C" primary key, weight numeric not null, block text not null, block_weight numeric not null);
            create table target (class text collate "C", indicator text collate "C", period text collate "C", value numeric not null,
              primary key (class, indicator, period));
            create table figure (unit text collate "C", indicator text collate "C", period text collate "C", version integer, value numeric not null,
              primary key (unit, indicator, period, version));
            create table entry (region text collate "C", journal text collate "C", sequence bigint, document text not null,
              primary key (region, journal, sequence));
            """;

    /**
     * Figures, targets and members out of the entries; weights are in no entry as a row. The
     * offsets keep a document from being read once for every column of it.
     */
    private static final String FROM_ENTRIES =
            """
            with figure as (
              select e -> 'data' ->> 'unit' as unit, e -> 'data' ->> 'indicator' as indicator, e -> 'data' ->> 'period' as period,
                (e ->> 'streamversion')::integer as version, (e -> 'data' -> 'figures' ->> 'value')::numeric as value
              from (select document::jsonb as e from entry where region = 'bench' and journal = 'monitoring' offset 0) opened
            ), target as (
              select e -> 'data' ->> 'unitClass' as class, e -> 'data' ->> 'indicator' as indicator, e -> 'data' ->> 'period' as period,
                (e -> 'data' ->> 'value')::numeric as value
              from (select document::jsonb as e from entry where region = 'bench' and journal = 'goals' offset 0) opened
              where e ->> 'type' = 'kaocheng.goals.target-set.v1'
            ), member as (
              select e -> 'data' ->> 'unit' as unit, e -> 'data' ->> 'unitClass' as class
              from (select document::jsonb as e from entry where region = 'bench' and journal = 'goals' offset 0) opened
              where e ->> 'type' = 'kaocheng.goals.unit-classified.v1'
            ),
            """;

    private static final String SCORES =
            """
            latest as (
              select distinct on (unit, indicator, period) unit, indicator, period, value
              from figure
              order by unit, indicator, period, version desc
            ), achieved as (
              select m.class, f.period, f.unit, w.block, w.block_weight, w.weight,
                least(1.2, greatest(0, f.value / t.value)) as achievement
              from latest f
              join member m on m.unit = f.unit
              join weight w on w.indicator = f.indicator
              join target t on t.class = m.class and t.indicator = f.indicator and t.period = f.period
            ), blocked as (
              select class, period, unit, block, block_weight, sum(weight * 100 * achievement) / sum(weight) as score
              from achieved
              group by class, period, unit, block, block_weight
            ), totalled as (
              select class, period, unit, sum(block_weight * score) / sum(block_weight) as total
              from blocked
              group by class, period, unit
            )
            select period, unit, round(total, 2),
              rank() over (partition by class, period order by round(total, 10) desc)
            from totalled
            """;

    private final Connection connection;

    /** Owns the connection from here on; the database must be empty. */
    SqlScoring(Connection connection) throws SQLException {
        this.connection = connection;
        execute(TABLES);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** An entry as stored in its journal. */
    record Line(Journal journal, String document) {}

    void load(List<Fact> facts, List<Line> entries) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement entry = insert("entry", 4)) {
            int rows = 0;
            for (Line line : entries) {
                add(
                        entry,
                        GeneratedRegion.REGION.value(),
                        line.journal().toString(),
                        (long) rows,
                        line.document());
                if (++rows % BATCH == 0) {
                    send(entry);
                }
            }
            send(entry);
        }
        try (PreparedStatement member = insert("member", 2);
                PreparedStatement weight = insert("weight", 4);
                PreparedStatement target = insert("target", 4);
                PreparedStatement figure = insert("figure", 5)) {
            int rows = 0;
            for (Fact fact : facts) {
                switch (fact) {
                    case Fact.Member f -> add(member, f.unit(), f.unitClass());
                    case Fact.Weight f ->
                            add(weight, f.indicator(), f.weight(), f.block(), f.blockWeight());
                    case Fact.Aim f ->
                            add(target, f.unitClass(), f.indicator(), f.period(), f.value());
                    case Fact.Figure f ->
                            add(
                                    figure,
                                    f.unit(),
                                    f.indicator(),
                                    f.period(),
                                    f.version(),
                                    f.value());
                }
                if (++rows % BATCH == 0) {
                    send(member, weight, target, figure);
                }
            }
            send(member, weight, target, figure);
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute("vacuum analyze");
        // One process, so that its CPU can be measured; enough memory, so that it need not spill;
        // no
        // compiler, which at these sizes costs more than it saves.
        execute("set max_parallel_workers_per_gather = 0");
        execute("set work_mem = '512MB'");
        execute("set jit = off");
        // The planner cannot estimate how many rows the documents have, and assumes few.
        execute("set enable_nestloop = off");
    }

    private PreparedStatement insert(String table, int columns) throws SQLException {
        return connection.prepareStatement(
                "insert into " + table + " values (" + "?, ".repeat(columns - 1) + "?)");
    }

    private static void add(PreparedStatement row, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            row.setObject(i + 1, values[i]);
        }
        row.addBatch();
    }

    private static void send(PreparedStatement... batches) throws SQLException {
        for (PreparedStatement batch : batches) {
            var _ = batch.executeBatch();
        }
    }

    Contender overRows() {
        return new Query(ROWS, "with " + SCORES);
    }

    Contender overEntries() {
        return new Query(ENTRIES, FROM_ENTRIES + SCORES);
    }

    private final class Query implements Contender {
        private final String name;
        private final String sql;

        Query(String name, String sql) {
            this.name = name;
            this.sql = sql;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Outcome run() throws SQLException {
            List<String> lines = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    BigDecimal total = rows.getBigDecimal(3);
                    lines.add(
                            Totals.line(
                                    rows.getString(1), rows.getString(2), total, rows.getInt(4)));
                }
            }
            return new Outcome(0, () -> Totals.of(lines.stream()), null);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
