package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.policy.Scope;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * The lines of a class's table in a period as of an entry of the scores journal, from SQL.
 *
 * <p>A page is a query of its own, and no connection is held between two, however slowly the caller
 * reads. It costs a look at each of the table's rows, of which {@link #PAGE} are kept; n units take
 * n / {@link #PAGE} such looks. What comes in meanwhile changes nothing: rows carry the range of
 * entries in which they held.
 *
 * @param scores up to which entry of the scores journal
 * @param goals up to which entry of the goals journal units were named; a unit is called as on the
 *     period's last day
 * @param english whether names in English are preferred where there are any
 */
record ScoreTablePages(
        DataSource source,
        Code region,
        Code unitClass,
        Period period,
        Scope scope,
        long scores,
        long goals,
        boolean english)
        implements Pages {

    /** Units of a page at most. */
    static final int PAGE = 500;

    /** Behind every rank: the place of a unit without one. */
    private static final int UNRANKED = 1_000_000;

    @Override
    public List<Line> after(@Nullable Line last) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select t.document, coalesce(n.name, t.unit), t.sequence
                        from score_table t
                        left join lateral (
                          select case when ? then coalesce(k.name_en, k.name) else k.name end as name
                          from known_name k
                          where k.region = t.region and k.kind = 'unit' and k.code = t.unit
                            and k.sequence <= ? and k.until > ? and k.from_date <= ?
                          order by k.from_date desc, k.sequence desc
                          limit 1
                        ) n on true
                        where t.region = ? and t.unit_class = ? and t.period = ?
                          and t.sequence <= ? and t.until > ?
                          and (? or t.unit = any (?))
                          and (coalesce(t.rank, 1000000), t.unit) > (?, ?)
                        order by coalesce(t.rank, 1000000), t.unit
                        limit ?
                        """)) {
            select.setBoolean(1, english);
            select.setLong(2, goals);
            select.setLong(3, goals);
            select.setObject(4, period.lastDay());
            select.setString(5, region.value());
            select.setString(6, unitClass.value());
            select.setString(7, period.toString());
            select.setLong(8, scores);
            select.setLong(9, scores);
            select.setBoolean(10, scope.everything());
            select.setArray(11, connection.createArrayOf("text", scope.listed().toArray()));
            select.setInt(12, last == null ? -1 : place(last.score()));
            select.setString(13, last == null ? "" : last.score().unit().value());
            select.setInt(14, PAGE);
            List<Line> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(
                            new Line(read(rows.getString(1)), rows.getString(2), rows.getLong(3)));
                }
            }
            return lines;
        }
    }

    /** What the whole table says, without its rows. */
    ScoreTable head(@Nullable AsOf asOf, List<String> blocks) throws SQLException {
        ScoreTableFile.Names names = names(source, region, english);
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select scheme, cut, engine, bool_or(incomplete) over ()
                        from score_table
                        where region = ? and unit_class = ? and period = ? and sequence <= ? and until > ?
                          and (? or unit = any (?))
                        order by sequence desc
                        limit 1
                        """)) {
            table(connection, select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String scheme = row.getString(1);
                return new ScoreTable(
                        region.value(),
                        called(connection, "region", region),
                        unitClass.value(),
                        called(connection, "class", unitClass),
                        period.toString(),
                        scheme,
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        asOf == null ? null : asOf.toString(),
                        asOf == null ? null : new Position(Journal.SCORES, scores).toString(),
                        blocks.stream().map(ScoreTable::heading).toList(),
                        blocks.stream()
                                .map(block -> names.block(scheme, ScoreTable.heading(block)))
                                .toList(),
                        List.of());
            }
        }
    }

    private void table(Connection connection, PreparedStatement select) throws SQLException {
        select.setString(1, region.value());
        select.setString(2, unitClass.value());
        select.setString(3, period.toString());
        select.setLong(4, scores);
        select.setLong(5, scores);
        select.setBoolean(6, scope.everything());
        select.setArray(7, connection.createArrayOf("text", scope.listed().toArray()));
    }

    /** What is called how on the period's last day; its code where nothing was said of it. */
    private String called(Connection connection, String kind, Code code) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select case when ? then coalesce(name_en, name) else name end
                from known_name
                where region = ? and kind = ? and code = ?
                  and sequence <= ? and until > ? and from_date <= ?
                order by from_date desc, sequence desc
                limit 1
                """)) {
            select.setBoolean(1, english);
            select.setString(2, region.value());
            select.setString(3, kind);
            select.setString(4, code.value());
            select.setLong(5, goals);
            select.setLong(6, goals);
            select.setObject(7, period.lastDay());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : code.value();
            }
        }
    }

    /**
     * Up to which entry of the goals journal the scores of a table were computed; 0 where it has
     * none.
     */
    static long namedUpTo(
            DataSource source, Code region, Code unitClass, Period period, Scope scope, long scores)
            throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select coalesce(max(substring(cut from 'goals@([0-9]+)')::bigint), 0)
                        from score_table
                        where region = ? and unit_class = ? and period = ? and sequence <= ? and until > ?
                          and (? or unit = any (?))
                        """)) {
            select.setString(1, region.value());
            select.setString(2, unitClass.value());
            select.setString(3, period.toString());
            select.setLong(4, scores);
            select.setLong(5, scores);
            select.setBoolean(6, scope.everything());
            select.setArray(7, connection.createArrayOf("text", scope.listed().toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What blocks of schemes and indicators of the region are called. */
    static ScoreTableFile.Names names(DataSource source, Code region, boolean english)
            throws SQLException {
        Map<String, String> names = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select kind || '/' || code, case when ? then coalesce(name_en, name) else name end
                        from known_name
                        where region = ? and kind in ('block', 'indicator') and until = 9223372036854775807
                        """)) {
            select.setBoolean(1, english);
            select.setString(2, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new Named(Map.copyOf(names));
    }

    private record Named(Map<String, String> names) implements ScoreTableFile.Names {
        @Override
        public String block(String scheme, String code) {
            String last = code.substring(code.lastIndexOf('/') + 1);
            return names.getOrDefault("block/" + scheme + "/" + last, code);
        }

        @Override
        public String indicator(Code indicator) {
            return names.getOrDefault("indicator/" + indicator, indicator.value());
        }
    }

    private static int place(UnitScored score) {
        Integer rank = score.rank();
        return rank == null ? UNRANKED : rank;
    }

    private static UnitScored read(String document) {
        try {
            return ContractJson.mapper().readValue(document, UnitScored.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
