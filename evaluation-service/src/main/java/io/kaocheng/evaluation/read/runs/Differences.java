package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.read.runs.DiffTotals.LightsMoved;
import io.kaocheng.evaluation.read.runs.DiffTotals.Totals;
import io.kaocheng.evaluation.read.runs.DiffTotals.Within;
import io.kaocheng.evaluation.read.runs.Difference.Leaf;
import io.kaocheng.evaluation.read.runs.Difference.LightMoved;
import io.kaocheng.evaluation.read.runs.Difference.LightOrNone;
import io.kaocheng.evaluation.read.runs.Difference.ScoreSummary;
import io.kaocheng.evaluation.read.scoreboard.ScoredUnit.ScoredIndicator;
import io.kaocheng.evaluation.replay.Causes.Split;
import io.kaocheng.journal.CorruptStreamException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Reads what differs in a run's results, page by page or as a stream. */
@ApplicationScoped
class Differences {

    private static final int ROWS_PER_FETCH = 500;
    private static final int MAX_SCANNED = 2_000;
    private static final int RUNS_KEPT = 256;

    private final DataSource source;

    Differences(DataSource source) {
        this.source = source;
    }

    /** Which differences are asked for. */
    record Filter(
            boolean changed,
            boolean light,
            int moved,
            @Nullable Code unitClass,
            @Nullable Period period,
            @Nullable Code unit,
            DiffOrder order) {

        /** Whether what was read is asked for; the rest is asked of the database. */
        boolean accepts(Difference d) {
            Integer by = d.moved();
            return (!light || !d.lights().isEmpty())
                    && (moved == 0 || by != null && Math.abs(by) >= moved);
        }

        /** Whether everything that is read is asked for. */
        boolean readsAll() {
            return !light && moved == 0;
        }

        /** Where a light or a rank is another, the score is. */
        boolean onlyChanged() {
            return changed || light || moved > 0;
        }
    }

    /**
     * Some of the differences asked for.
     *
     * @param last the key of the last result that was looked at; absent where none comes after it
     */
    record Slice(List<Difference> items, @Nullable String last) {}

    /** Receives differences; answers whether it wants more. */
    interface Sink {
        boolean accept(Difference difference) throws IOException;
    }

    private record Counted(Code region, String run, int version) {}

    /** The counts of runs that came to their end, the latest asked for: they change no more. */
    private final Map<Counted, DiffTotals> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Counted, DiffTotals> eldest) {
                            return size() > RUNS_KEPT;
                        }
                    });

    /** Counts over the whole run: once, and then as they were where it came to its end. */
    DiffTotals totals(Code region, RunReport run) throws SQLException {
        Counted of = new Counted(region, run.run(), run.version());
        DiffTotals known = kept.get(of);
        if (known == null) {
            known = count(region, run.run());
            if (run.root() != null) {
                kept.put(of, known);
            }
        }
        return known;
    }

    /** Counted by the database, so that no result leaves it for this. */
    private DiffTotals count(Code region, String run) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<LightsMoved> lights = lights(connection, region, run);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select count(*),
                           count(*) filter (where changed and before is not null and after is not null),
                           count(*) filter (where not changed),
                           count(*) filter (where before is null and after is not null),
                           count(*) filter (where after is null and before is not null)
                    from run_result
                    where region = ? and run = ?
                    """)) {
                select.setString(1, region.value());
                select.setString(2, run);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new DiffTotals(
                            new Totals(
                                    row.getInt(1),
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5)),
                            lights,
                            new Within(
                                    values(connection, region, run, "unit_class").stream()
                                            .map(Code::of)
                                            .toList(),
                                    values(connection, region, run, "period").stream()
                                            .map(Period::parse)
                                            .toList(),
                                    values(connection, region, run, "unit").stream()
                                            .map(Code::of)
                                            .toList()));
                }
            }
        }
    }

    /** The values of a column that a run has results of, in order. */
    private static List<String> values(
            Connection connection, Code region, String run, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select distinct "
                                + column
                                + " from run_result where region = ? and run = ? order by 1")) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    private static List<LightsMoved> lights(Connection connection, Code region, String run)
            throws SQLException {
        List<LightsMoved> lights = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select coalesce(leaf.was, 'none'), coalesce(leaf.now, 'none'), count(*)
                from run_result r
                cross join lateral (
                  select indicator, b.light as was, a.light as now
                  from jsonb_to_recordset(r.before::jsonb -> 'indicators') as b(indicator text, light text)
                  full join jsonb_to_recordset(r.after::jsonb -> 'indicators') as a(indicator text, light text)
                    using (indicator)) as leaf
                where r.region = ? and r.run = ? and r.changed and r.before is not null and r.after is not null
                  and leaf.was is distinct from leaf.now
                group by 1, 2
                order by 1, 2
                """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lights.add(
                            new LightsMoved(
                                    light(rows.getString(1)),
                                    light(rows.getString(2)),
                                    rows.getInt(3)));
                }
            }
        }
        return lights;
    }

    /**
     * The differences asked for that come after a place, in order.
     *
     * @param after the key of the last one before them; empty for the first
     * @param most how many at most; no more of the run is read than they need, and never more than
     *     a few thousand of its results
     */
    Slice page(Code region, String run, Filter filter, String after, int most)
            throws SQLException, IOException {
        List<Difference> page = new ArrayList<>();
        String[] last = {null};
        int[] scanned = {0};
        boolean[] more = {false};
        each(
                region,
                run,
                filter,
                after,
                filter.readsAll() ? most + 1L : MAX_SCANNED + 1L,
                d -> {
                    if (page.size() == most || scanned[0] == MAX_SCANNED) {
                        more[0] = true;
                        return false;
                    }
                    scanned[0]++;
                    last[0] = filter.order().cursor(d);
                    if (filter.accepts(d)) {
                        page.add(d);
                    }
                    return true;
                });
        return new Slice(page, more[0] ? last[0] : null);
    }

    /** All differences asked for, in their order; read as a stream. */
    void each(Code region, String run, Filter filter, Sink sink) throws SQLException, IOException {
        each(region, run, filter, "", Long.MAX_VALUE, d -> !filter.accepts(d) || sink.accept(d));
    }

    /**
     * The results that come after a place. Among equals their order is that of the primary key, so
     * that a page begins where the one before ended.
     */
    static String select(Filter filter) {
        String figure = filter.order().figure();
        // By place alone the order is the primary key's, of which no more is read than is sent.
        String key = (figure.isEmpty() ? "" : figure + ", ") + "period, unit_class, unit";
        return """
               select unit, period, unit_class, before, after, changed, causes
               from run_result
               where region = ? and run = ?
               """
                + "  and ("
                + key
                + ") > ("
                + (figure.isEmpty() ? "" : "?, ")
                + "?, ?, ?)\n"
                + (filter.onlyChanged() ? "  and changed\n" : "")
                + (filter.unitClass() == null ? "" : "  and unit_class = ?\n")
                + (filter.period() == null ? "" : "  and period = ?\n")
                + (filter.unit() == null ? "" : "  and unit = ?\n")
                + "order by "
                + key
                + "\nlimit ?\n";
    }

    private void each(Code region, String run, Filter filter, String after, long most, Sink sink)
            throws SQLException, IOException {
        String[] place = DiffOrder.place(after);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(select(filter))) {
                select.setFetchSize(ROWS_PER_FETCH);
                select.setString(1, region.value());
                select.setString(2, run);
                int at = 3;
                if (!filter.order().figure().isEmpty()) {
                    select.setBigDecimal(at++, DiffOrder.reached(place[0]));
                }
                for (int i = 1; i < place.length; i++) {
                    select.setString(at++, place[i]);
                }
                for (Object value :
                        Arrays.asList(filter.unitClass(), filter.period(), filter.unit())) {
                    if (value != null) {
                        select.setString(at++, value.toString());
                    }
                }
                select.setLong(at, most);
                try (ResultSet rows = select.executeQuery()) {
                    boolean more = true;
                    while (more && rows.next()) {
                        more = sink.accept(read(rows));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Difference read(ResultSet row) throws SQLException {
        Code unit = Code.of(row.getString(1));
        Period period = Period.parse(row.getString(2));
        Code unitClass = Code.of(row.getString(3));
        UnitScored before = score(row.getString(4));
        UnitScored after = score(row.getString(5));
        Split split = parsed(row.getString(7), Split.class);
        BigDecimal was = before == null ? null : before.total();
        BigDecimal now = after == null ? null : after.total();
        Integer wasRank = before == null ? null : before.rank();
        Integer nowRank = after == null ? null : after.rank();
        SortedMap<Code, Sides> sides = sides(before, after);
        return new Difference(
                period + " " + unitClass + " " + unit,
                unit,
                period,
                unitClass,
                row.getBoolean(6),
                before == null ? null : ScoreSummary.of(before),
                after == null ? null : ScoreSummary.of(after),
                was == null || now == null ? null : now.subtract(was),
                wasRank == null || nowRank == null ? null : wasRank - nowRank,
                before == null || after == null ? List.of() : moved(sides),
                split == null ? null : split.total(),
                leaves(sides, split));
    }

    private record Sides(@Nullable IndicatorScore before, @Nullable IndicatorScore after) {}

    private static SortedMap<Code, Sides> sides(
            @Nullable UnitScored before, @Nullable UnitScored after) {
        SortedMap<Code, Sides> sides = new TreeMap<>();
        if (before != null) {
            before.indicators().forEach(i -> sides.put(i.indicator(), new Sides(i, null)));
        }
        if (after != null) {
            after.indicators()
                    .forEach(
                            i ->
                                    sides.merge(
                                            i.indicator(),
                                            new Sides(null, i),
                                            (was, now) -> new Sides(was.before, now.after)));
        }
        return sides;
    }

    private static List<LightMoved> moved(SortedMap<Code, Sides> sides) {
        List<LightMoved> moved = new ArrayList<>();
        sides.forEach(
                (indicator, both) -> {
                    LightOrNone from =
                            both.before == null ? LightOrNone.NONE : light(both.before.light());
                    LightOrNone to =
                            both.after == null ? LightOrNone.NONE : light(both.after.light());
                    if (from != to) {
                        moved.add(new LightMoved(indicator, from, to));
                    }
                });
        return moved;
    }

    private static List<Leaf> leaves(SortedMap<Code, Sides> sides, @Nullable Split split) {
        List<Leaf> leaves = new ArrayList<>();
        sides.forEach(
                (indicator, both) -> {
                    ScoredIndicator before =
                            both.before == null ? null : ScoredIndicator.of(both.before);
                    ScoredIndicator after =
                            both.after == null ? null : ScoredIndicator.of(both.after);
                    Causes causes =
                            split == null
                                    ? null
                                    : split.leaves().stream()
                                            .filter(leaf -> leaf.indicator().equals(indicator))
                                            .map(replayed -> replayed.contribution())
                                            .findFirst()
                                            .orElse(null);
                    if (causes != null || !Objects.equals(before, after)) {
                        leaves.add(new Leaf(indicator, before, after, causes));
                    }
                });
        return leaves;
    }

    private static LightOrNone light(String name) {
        return LightOrNone.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static @Nullable UnitScored score(@Nullable String document) {
        return parsed(document, UnitScored.class);
    }

    private static <T> @Nullable T parsed(@Nullable String document, Class<T> type) {
        if (document == null) {
            return null;
        }
        try {
            return ContractJson.read(ContractJson.mapper().readTree(document), type);
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("the results of a run hold what is none", e);
        }
    }
}
