package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.code;
import static io.kaocheng.scoring.Simple.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.infra.Postgres;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.facts.Light;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * An oracle for what only the second engine can say, as far as SQL can say it, too: least coverage,
 * policies for missing figures by their place, figures carried forward and back, indicators that
 * are only watched, lights of blocks, and figures made of those of the units below.
 */
class SecondSqlOracleIT {

    private static final Period JUNE = Period.parse("202606");

    /**
     * Figures are scores: completion of 100. {@code carried} is carried up to two months forward,
     * then one back; {@code strict} is zero where it is missing, the others share their weight;
     * {@code summed} is the sum of the three units below, of which half must be there.
     */
    private static final String SCORED =
            """
            create temporary view leaf as
            select u.unit, i.indicator, i.block, i.weight, own.a as own,
              case i.indicator
                when 'carried' then coalesce(
                  own.a,
                  (select f.a from figure f where f.unit = u.unit and f.indicator = 'carried'
                     and f.month between 4 and 5 order by f.month desc limit 1),
                  (select f.a from figure f where f.unit = u.unit and f.indicator = 'carried' and f.month = 7))
                when 'strict' then coalesce(own.a, 0)
                when 'summed' then (select case when count(*) >= 1.5 then sum(f.a) end
                  from below b join figure f on f.unit = b.unit and f.indicator = 'summed' and f.month = 6
                  where b.parent = u.unit)
                else own.a end as score
            from unit u
            cross join (values ('carried', 'left', 60), ('strict', 'left', 40),
              ('plain', 'right', 50), ('other', 'right', 30), ('summed', 'right', 20)) as i (indicator, block, weight)
            left join figure own on own.unit = u.unit and own.indicator = i.indicator and own.month = 6;

            create temporary view told as
            select *, case when indicator = 'summed' then score is not null else own is not null end as covered,
              case when score >= 90 then 'green' when score >= 60 then 'yellow' when score is not null then 'red' end as light
            from leaf;

            create temporary view blocked as
            select unit, block,
              sum(weight*score)/nullif(sum(weight) filter (where score is not null), 0) as plain_score,
              coalesce(sum(weight) filter (where covered), 0)/sum(weight)::numeric(40,30) as coverage,
              count(*) filter (where covered) as with_data,
              bool_or(light = 'red') as any_red,
              (select avg(s.score) from (select t.score from told t where t.unit = o.unit and t.block = o.block
                 and t.score is not null order by t.score limit 2) s) as two_worst
            from told o group by unit, block;

            create temporary view judged as
            select unit, block, coverage,
              case when block = 'left' or with_data >= 2 then plain_score end as score,
              case when block = 'left' then
                case when plain_score >= 80 then 'green' when plain_score >= 65 then 'yellow'
                     when plain_score >= 50 then 'orange' when plain_score is not null then 'red' end
              else
                case when two_worst >= 80 and not any_red then 'green' when two_worst >= 50 then 'yellow'
                     when two_worst is not null then 'red' end
              end as light
            from blocked;

            create temporary view totalled as
            select unit,
              sum(weight*score)/nullif(sum(weight) filter (where score is not null), 0) as total,
              sum(weight*coverage)/100 as coverage,
              case when bool_or(light = 'red') then 'red' when bool_and(light is not null) then (array['red','orange','yellow','green'])[
                min(array_position(array['red','orange','yellow','green'], light))] end as light
            from judged join (values ('left', 70), ('right', 30)) as b (block, weight) using (block)
            group by unit;
            """;

    private static final String TREE =
            """
            {'kind':'block','code':'root','atLeast':{'share':'0.75','whenBelow':'unranked'},'light':{'of':'worst'},
             'children':[
              {'kind':'block','code':'left','weight':'70',
               'light':{'of':'score','green':'80','red':'50','levels':4},
               'missing':[{'reason':'not-sent','carry':{'forward':2,'back':1}}],
               'children':[
                {'kind':'indicator','indicator':'carried','weight':'60',%1$s},
                {'kind':'indicator','indicator':'strict','weight':'40',
                 'missing':[{'reason':'not-sent','policy':'zero'}],%1$s},
                {'kind':'indicator','indicator':'watched','watched':true,%1$s}]},
              {'kind':'block','code':'right','weight':'30',
               'atLeast':{'children':2,'whenBelow':'withhold'},
               'light':{'of':'two-worst-mean','green':'80','red':'50','atMost':'yellow'},
               'children':[
                {'kind':'indicator','indicator':'plain','weight':'50',%1$s},
                {'kind':'indicator','indicator':'other','weight':'30',%1$s},
                {'kind':'indicator','indicator':'summed','weight':'20',%1$s}]}]}
            """
                    .formatted("'light':{'on':'achievement','green':'0.9','red':'0.6'}");

    private static Connection connect() throws SQLException {
        Postgres server = Postgres.shared();
        return DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                server.superuser().user(),
                server.superuser().password());
    }

    private static void execute(Connection sql, String statements) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            statement.execute(statements);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sql_and_the_second_engine_agree(long seed) throws SQLException {
        Random random = new Random(seed);
        Simple simple = new Simple().period(JUNE);
        for (String indicator : new String[] {"carried", "strict", "plain", "other", "watched"}) {
            simple.completion(indicator, null);
        }
        simple.definition(
                        """
                        {'indicator':'summed','version':1,'effectiveFrom':'2020','direction':'up','frequency':'month',
                         'formula':{'op':'over-units','units':'below','take':'sum','least':'0.5','of':{'op':'own'}},
                         'rule':{'rule':'completion','cap':'10'}}
                        """,
                        null)
                .target("summed", "100");
        try (Connection sql = connect()) {
            execute(
                    sql,
                    """
                    create temporary table unit (unit text);
                    create temporary table below (parent text, unit text);
                    create temporary table figure (unit text, indicator text, month integer, a numeric(60,30))""");
            fill(sql, simple, random);
            execute(sql, SCORED);
            CohortScores scores =
                    simple.score(
                            scheme -> {
                                scheme.put("engine", "kc-2");
                                scheme.put("otherwise", "share");
                                scheme.withObject("noData").put("not-sent", "share");
                                scheme.set("tree", json(TREE));
                            });
            leavesAgree(sql, scores);
            blocksAgree(sql, scores);
            totalsAgree(sql, scores);
        }
    }

    private static void fill(Connection sql, Simple simple, Random random) throws SQLException {
        try (PreparedStatement unit = sql.prepareStatement("insert into unit values (?)");
                PreparedStatement below = sql.prepareStatement("insert into below values (?, ?)");
                PreparedStatement figure =
                        sql.prepareStatement("insert into figure values (?, ?, ?, ?)")) {
            int units = 1 + random.nextInt(25);
            for (int u = 0; u < units; u++) {
                String name = "unit-" + (100 + u);
                simple.units(name);
                unit.setString(1, name);
                unit.addBatch();
                for (String indicator :
                        new String[] {"carried", "strict", "plain", "other", "watched"}) {
                    for (int month = 3; month <= 8; month++) {
                        if (random.nextInt(10) > (month == 6 ? 3 : 5)) {
                            report(simple, figure, name, indicator, month, random);
                        }
                    }
                }
                for (int town = 0; town < 3; town++) {
                    String part = name + "-" + town;
                    simple.facts.below(code(name), code(part));
                    below.setString(1, name);
                    below.setString(2, part);
                    below.addBatch();
                    if (random.nextInt(10) > 4) {
                        report(simple, figure, part, "summed", 6, random);
                    }
                }
            }
            unit.executeBatch();
            below.executeBatch();
            figure.executeBatch();
        }
    }

    private static void report(
            Simple simple,
            PreparedStatement figure,
            String unit,
            String indicator,
            int month,
            Random random)
            throws SQLException {
        BigDecimal a = BigDecimal.valueOf(random.nextInt(24), 0).multiply(BigDecimal.valueOf(5));
        simple.value(unit, indicator, Period.ofMonth(2026, month), a.toPlainString());
        figure.setString(1, unit);
        figure.setString(2, indicator);
        figure.setInt(3, month);
        figure.setBigDecimal(4, a);
        figure.addBatch();
    }

    private static void leavesAgree(Connection sql, CohortScores scores) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, indicator, round(score, 2), covered, light
                                from told
                                order by unit, indicator""")) {
            while (rows.next()) {
                IndicatorResult leaf =
                        unit(scores, rows.getString(1))
                                .indicator(code(rows.getString(2)))
                                .orElseThrow();
                String what = rows.getString(1) + " " + leaf;
                same(leaf.score(), rows.getBigDecimal(3), what);
                boolean carried =
                        rows.getString(2).equals("carried")
                                && !rows.getBoolean(4)
                                && rows.getBigDecimal(3) != null;
                assertThat(leaf.imputed()).as(what).isEqualTo(carried ? Imputed.CARRIED : null);
                assertThat(lit(leaf.light()))
                        .as(what)
                        .isEqualTo(rows.getBoolean(4) || carried ? rows.getString(5) : null);
            }
        }
        // What is only watched is shown, without a score.
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, a
                                from unit
                                left join figure using (unit)
                                where indicator = 'watched' and month = 6""")) {
            while (rows.next()) {
                IndicatorResult watched =
                        unit(scores, rows.getString(1)).indicator(code("watched")).orElseThrow();
                same(watched.value(), rows.getBigDecimal(2), watched.toString());
                assertThat(watched.score()).isNull();
            }
        }
    }

    private static void blocksAgree(Connection sql, CohortScores scores) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, block, round(round(score, 20), 2), light
                                from judged
                                order by unit, block""")) {
            while (rows.next()) {
                BlockResult block =
                        unit(scores, rows.getString(1))
                                .block(code(rows.getString(2)))
                                .orElseThrow();
                String what = rows.getString(1) + " " + block;
                same(block.score(), rows.getBigDecimal(3), what);
                assertThat(lit(block.light())).as(what).isEqualTo(rows.getString(4));
            }
        }
    }

    private static void totalsAgree(Connection sql, CohortScores scores) throws SQLException {
        int compared = 0;
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, round(round(total, 20), 2), round(coverage, 10), light,
                                  case when total is not null and coverage >= 0.75 then
                                    rank() over (order by (total is null or coverage < 0.75), round(round(total, 20), 2) desc)::int end
                                from totalled
                                order by unit""")) {
            while (rows.next()) {
                UnitScore score = unit(scores, rows.getString(1));
                String what = score.toString();
                same(score.total().orElse(null), rows.getBigDecimal(2), what);
                assertThat(score.coverage().setScale(10, RoundingMode.HALF_UP))
                        .as(what)
                        .isEqualByComparingTo(rows.getBigDecimal(3));
                assertThat(score.rank().orElse(null))
                        .as(what)
                        .isEqualTo(rows.getObject(5, Integer.class));
                assertThat(lit(score.block(code("root")).orElseThrow().light()))
                        .as(what)
                        .isEqualTo(rows.getString(4));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(scores.units().size());
    }

    /** Null where it shines in no colour. */
    private static @Nullable String lit(@Nullable Light light) {
        return light == null || light == Light.GREY || light == Light.MISSING
                ? null
                : light.toString();
    }

    private static void same(@Nullable BigDecimal engine, @Nullable BigDecimal sql, String what) {
        if (engine == null || sql == null) {
            assertThat(engine).as(what).isEqualTo(sql);
        } else {
            assertThat(engine).as(what).isEqualByComparingTo(sql);
        }
    }

    private static UnitScore unit(CohortScores scores, String unit) {
        return scores.unit(Code.of(unit)).orElseThrow();
    }
}
