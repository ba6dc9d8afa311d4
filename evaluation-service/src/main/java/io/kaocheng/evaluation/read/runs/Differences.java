package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Reads what differs in a run's results, page by page or as a stream. */
@ApplicationScoped
class Differences {

    private static final int ROWS_PER_FETCH = 500;

    private final DataSource source;

    Differences(DataSource source) {
        this.source = source;
    }

    /** Of a light, before and after; {@code none} where there was no such indicator. */
    record LightMoved(Code indicator, String from, String to) {}

    /** A unit's score in a period, before and after. */
    record Difference(
            Code unit,
            Period period,
            Code unitClass,
            @Nullable UnitScored before,
            @Nullable UnitScored after,
            boolean changed,
            @Nullable JsonNode causes) {

        /** Where it stands in the order of the table. */
        String key() {
            return period + " " + unitClass + " " + unit;
        }

        @Nullable BigDecimal change() {
            BigDecimal was = before == null ? null : before.total();
            BigDecimal now = after == null ? null : after.total();
            return was == null || now == null ? null : now.subtract(was);
        }

        /** By how many ranks it is better; negative where it is worse. */
        @Nullable Integer moved() {
            Integer was = before == null ? null : before.rank();
            Integer now = after == null ? null : after.rank();
            return was == null || now == null ? null : was - now;
        }

        List<LightMoved> lights() {
            List<LightMoved> moved = new ArrayList<>();
            leaves().forEach(
                            (indicator, leaf) -> {
                                String from = leaf.before == null ? "none" : leaf.before.light();
                                String to = leaf.after == null ? "none" : leaf.after.light();
                                if (!from.equals(to) && before != null && after != null) {
                                    moved.add(new LightMoved(indicator, from, to));
                                }
                            });
            return moved;
        }

        private TreeMap<Code, Leaf> leaves() {
            TreeMap<Code, Leaf> leaves = new TreeMap<>();
            if (before != null) {
                before.indicators().forEach(i -> leaf(leaves, i).before = i);
            }
            if (after != null) {
                after.indicators().forEach(i -> leaf(leaves, i).after = i);
            }
            return leaves;
        }

        private static Leaf leaf(TreeMap<Code, Leaf> leaves, IndicatorScore score) {
            return leaves.computeIfAbsent(score.indicator(), i -> new Leaf());
        }

        ObjectNode json() {
            ObjectNode json = ContractJson.mapper().createObjectNode();
            json.put("key", key());
            json.put("unit", unit.value());
            json.put("period", period.toString());
            json.put("unitClass", unitClass.value());
            json.put("changed", changed);
            side(json, "before", before);
            side(json, "after", after);
            BigDecimal change = change();
            if (change != null) {
                json.set("change", ContractJson.mapper().valueToTree(change));
            }
            Integer moved = moved();
            if (moved != null) {
                json.put("moved", moved);
            }
            ArrayNode lights = json.putArray("lights");
            lights().forEach(
                            l ->
                                    lights.addObject()
                                            .put("indicator", l.indicator().value())
                                            .put("from", l.from())
                                            .put("to", l.to()));
            if (causes != null) {
                json.set("causes", causes.path("total"));
            }
            ArrayNode all = json.putArray("leaves");
            leaves().forEach(
                            (indicator, leaf) -> {
                                JsonNode why = cause(indicator);
                                if (leaf.differs() || why != null) {
                                    ObjectNode one = all.addObject();
                                    one.put("indicator", indicator.value());
                                    leaf(one, "before", leaf.before);
                                    leaf(one, "after", leaf.after);
                                    if (why != null) {
                                        one.set("causes", why);
                                    }
                                }
                            });
            return json;
        }

        private @Nullable JsonNode cause(Code indicator) {
            if (causes != null) {
                for (JsonNode leaf : causes.path("leaves")) {
                    if (leaf.path("indicator").asText().equals(indicator.value())) {
                        return leaf.path("contribution");
                    }
                }
            }
            return null;
        }

        private static void side(ObjectNode json, String name, @Nullable UnitScored score) {
            if (score != null) {
                ObjectNode side = json.putObject(name);
                side.set("total", ContractJson.mapper().valueToTree(score.total()));
                side.set("rank", ContractJson.mapper().valueToTree(score.rank()));
                if (score.grade() != null) {
                    side.put("grade", score.grade());
                }
                side.put("scheme", score.scheme());
            }
        }

        private static void leaf(ObjectNode json, String name, @Nullable IndicatorScore score) {
            if (score != null) {
                json.set(name, ContractJson.mapper().valueToTree(score));
            }
        }
    }

    private static final class Leaf {
        private @Nullable IndicatorScore before;
        private @Nullable IndicatorScore after;

        boolean differs() {
            return before == null || after == null
                    ? (before == null) != (after == null)
                    : !ContractJson.write(before).equals(ContractJson.write(after));
        }
    }

    /** Which differences are asked for. */
    record Filter(
            boolean changed,
            boolean light,
            int moved,
            @Nullable Code unitClass,
            @Nullable Period period,
            @Nullable Code unit) {

        static Filter of(
                @Nullable String changed,
                @Nullable String light,
                @Nullable String moved,
                @Nullable String unitClass,
                @Nullable String period,
                @Nullable String unit) {
            if (moved != null && !moved.matches("\\d{1,6}")) {
                throw new Problem(
                        ProblemCode.INVALID_FIELD,
                        "moved is a number of ranks; found " + Quoted.of(moved),
                        "moved 须为位次数");
            }
            return new Filter(
                    flag("changed", changed),
                    flag("light", light),
                    moved == null ? 0 : Integer.parseInt(moved),
                    unitClass == null ? null : Requests.code("class", unitClass),
                    period == null ? null : Requests.period("period", period),
                    unit == null ? null : Requests.code("unit", unit));
        }

        private static boolean flag(String name, @Nullable String text) {
            return switch (text) {
                case null -> false;
                case "true" -> true;
                case "false" -> false;
                default ->
                        throw new Problem(
                                ProblemCode.INVALID_FIELD,
                                name + " is true or false; found " + Quoted.of(text),
                                name + " 须为 true 或 false");
            };
        }

        /** Whether it is asked for; class, period and unit are asked of the database. */
        boolean accepts(Difference d) {
            Integer by = d.moved();
            return (!light || !d.lights().isEmpty())
                    && (moved == 0 || by != null && Math.abs(by) >= moved);
        }
    }

    /** Receives differences; answers whether it wants more. */
    interface Sink {
        boolean accept(Difference difference) throws IOException;
    }

    /**
     * Counts over all of a run's results, whatever is asked for.
     *
     * @param lights how many lights went from one state to another, by both, in order
     */
    record Totals(
            int units, int changed, int appeared, int withdrawn, SortedMap<Way, Integer> lights) {}

    /** From which light to which. */
    record Way(String from, String to) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            int byFrom = from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    /** Counted by the database, so that no result leaves it for this. */
    Totals totals(Code region, String run) throws SQLException {
        try (Connection connection = source.getConnection()) {
            SortedMap<Way, Integer> lights = lights(connection, region, run);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select count(*), count(*) filter (where changed), count(*) filter (where before is null),
                           count(*) filter (where after is null)
                    from run_result
                    where region = ? and run = ?
                    """)) {
                select.setString(1, region.value());
                select.setString(2, run);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new Totals(
                            row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), lights);
                }
            }
        }
    }

    private static SortedMap<Way, Integer> lights(Connection connection, Code region, String run)
            throws SQLException {
        SortedMap<Way, Integer> lights = new TreeMap<>();
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
                """)) {
            select.setString(1, region.value());
            select.setString(2, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lights.put(new Way(rows.getString(1), rows.getString(2)), rows.getInt(3));
                }
            }
        }
        return lights;
    }

    /**
     * The differences asked for that come after a place, in order.
     *
     * @param after the key of the last one before them; empty for the first
     * @param most how many at most; no more of the run is read than they need
     */
    List<Difference> page(Code region, String run, Filter filter, String after, int most)
            throws SQLException, IOException {
        List<Difference> page = new ArrayList<>();
        each(
                region,
                run,
                filter,
                after,
                most,
                d -> {
                    page.add(d);
                    return page.size() < most;
                });
        return page;
    }

    /** All differences asked for, in order of period, class and unit; read as a stream. */
    void each(Code region, String run, Filter filter, Sink sink) throws SQLException, IOException {
        each(region, run, filter, "", ROWS_PER_FETCH, sink);
    }

    private void each(Code region, String run, Filter filter, String after, int perFetch, Sink sink)
            throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select unit, period, unit_class, before, after, changed, causes
                    from run_result
                    where region = ? and run = ?
                      and period || ' ' || unit_class || ' ' || unit collate "C" > ?
                      and (changed or not ?)
                      and (unit_class = ? or ?::text is null)
                      and (period = ? or ?::text is null)
                      and (unit = ? or ?::text is null)
                    order by period || ' ' || unit_class || ' ' || unit collate "C"
                    """)) {
                select.setFetchSize(Math.clamp(perFetch, 1, ROWS_PER_FETCH));
                select.setString(1, region.value());
                select.setString(2, run);
                select.setString(3, after);
                select.setBoolean(4, filter.changed());
                twice(select, 5, filter.unitClass());
                twice(select, 7, filter.period());
                twice(select, 9, filter.unit());
                try (ResultSet rows = select.executeQuery()) {
                    boolean more = true;
                    while (more && rows.next()) {
                        Difference difference = read(rows);
                        more = !filter.accepts(difference) || sink.accept(difference);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void twice(PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        String text = value == null ? null : value.toString();
        statement.setString(index, text);
        statement.setString(index + 1, text);
    }

    private static Difference read(ResultSet row) throws SQLException, IOException {
        String causes = row.getString(7);
        return new Difference(
                Code.of(row.getString(1)),
                Period.parse(row.getString(2)),
                Code.of(row.getString(3)),
                score(row.getString(4)),
                score(row.getString(5)),
                row.getBoolean(6),
                causes == null ? null : ContractJson.mapper().readTree(causes));
    }

    private static @Nullable UnitScored score(@Nullable String document) throws IOException {
        if (document == null) {
            return null;
        }
        try {
            return ContractJson.read(ContractJson.mapper().readTree(document), UnitScored.class);
        } catch (UnreadableEntryException e) {
            throw new IOException(e);
        }
    }
}
