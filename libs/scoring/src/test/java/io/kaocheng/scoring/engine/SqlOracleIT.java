package io.kaocheng.scoring.engine;

import static io.kaocheng.scoring.Simple.CLASS;
import static io.kaocheng.scoring.Simple.YEAR;
import static io.kaocheng.scoring.Simple.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.infra.Postgres;
import io.kaocheng.scoring.Schemes;
import io.kaocheng.scoring.Simple;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An oracle that shares nothing with the engine: generated regions scored by one SQL statement over
 * {@code numeric} columns in a real PostgreSQL. Indicator, block and total scores must be equal at
 * publication rounding, ranks must be equal.
 */
class SqlOracleIT {

    /** Every rule that one SQL expression can compute, in both directions where it has two. */
    private enum Ruled {
        COMPLETION(Direction.UP, "{'rule':'completion','cap':'1.2','floor':'0.3'}"),
        BETWEEN(Direction.UP, "{'rule':'between'}"),
        BETWEEN_DOWN(Direction.DOWN, "{'rule':'between','cap':'1.1','floor':'90','target':'10'}"),
        CONTROL(Direction.DOWN, "{'rule':'control'}"),
        CLOSENESS(Direction.ON_TARGET, "{'rule':'closeness','tolerance':'0.4'}"),
        REACHED(Direction.UP, "{'rule':'reached'}"),
        REACHED_DOWN(Direction.DOWN, "{'rule':'reached','strictly':true}"),
        RANK_BEST(Direction.UP, "{'rule':'rank-decay','step':'0.07'}"),
        RANK_DENSE(Direction.DOWN, "{'rule':'rank-decay','step':'0.07','ties':'dense'}"),
        RANK_MEAN(Direction.UP, "{'rule':'rank-decay','step':'0.07','ties':'mean'}"),
        HURDLE(Direction.UP, "{'rule':'hurdle-and-rank','part':'0.4'}"),
        RANK_TABLE(
                Direction.UP,
                "{'rule':'rank-table','marks':['60','57','54','51','48'],'full':'60'}"),
        RATIO(Direction.UP, "{'rule':'ratio-to-best'}"),
        RATIO_DOWN(Direction.DOWN, "{'rule':'ratio-to-best'}"),
        STEPS_PROPORTIONAL(
                Direction.UP,
                "{'rule':'threshold-deduction','perStep':'0.05','step':'3','full':'2','counting':'proportional'}"),
        STEPS_FLOOR(
                Direction.UP,
                "{'rule':'threshold-deduction','perStep':'0.05','step':'3','full':'2','counting':'floor'}"),
        STEPS_CEILING(
                Direction.DOWN,
                "{'rule':'threshold-deduction','perStep':'0.05','step':'3','full':'2','counting':'ceiling'}"),
        MEAN(Direction.UP, "{'rule':'against-mean','perUnit':'0.1','full':'5'}"),
        MEAN_DOWN(Direction.DOWN, "{'rule':'against-mean','perUnit':'0.1','full':'5'}"),
        EFFICACY(Direction.UP, "{'rule':'efficacy','clamped':false}"),
        EFFICACY_CLAMPED(Direction.UP, "{'rule':'efficacy'}"),
        RANGE(Direction.UP, "{'rule':'range-share'}"),
        RANGE_DOWN(Direction.DOWN, "{'rule':'range-share'}"),
        BANDED(
                Direction.UP,
                "{'rule':'banded-efficacy','standards':[{'value':'90','coefficient':'1'},{'value':'60','coefficient':'0.7'},{'value':'20','coefficient':'0.2'}]}"),
        TABLE(
                Direction.UP,
                "{'rule':'steps','steps':[{'to':'40','achievement':'0'},{'from':'40','to':'70','achievement':'0.5'},{'from':'70','achievement':'1'}]}"),
        THIRDS(Direction.UP, "{'rule':'thirds'}"),
        GROWTH(
                Direction.UP,
                "{'rule':'growth-mix','level':'0.5','own':'0.3','contribution':'0.2','fullGrowth':'0.5','fullContribution':'0.25'}");

        final Direction direction;
        final String rule;

        Ruled(Direction direction, String rule) {
            this.direction = direction;
            this.rule = rule;
        }
    }

    private static final String ACHIEVEMENT =
            """
            create temporary view class as
            select c.*,
              count(a) over w as n,
              max(a) over w as high, min(a) over w as low, avg(a) over w as mean,
              sum(case when before is not null then a - before end) over w as grown,
              rank() over (partition by indicator order by (a is null), a desc) as place_up,
              dense_rank() over (partition by indicator order by (a is null), a) as dense_down,
              count(*) over (partition by indicator, a) as tied,
              rank() over (partition by indicator order by (a is null or a <= t), a desc) as place_past
            from cell c
            window w as (partition by indicator);

            create temporary view achieved as
            select unit, indicator, block, weight, block_weight, a, case
              when a is null then null
              when rule = 'COMPLETION' then case when a/t < 0.3 then 0 else least(1.2, greatest(0, a/t)) end
              when rule = 'BETWEEN' then least(1, greatest(0, (a - b)/(t - b)))
              when rule = 'BETWEEN_DOWN' then least(1.1, greatest(0, (90 - a)/80.0::numeric(40,30)))
              when rule = 'CONTROL' then least(1, greatest(0, 2 - a/t))
              when rule = 'CLOSENESS' then greatest(0, 1 - abs(a - t)/(0.4*t))
              when rule = 'REACHED' then case when a >= t then 1 else 0 end
              when rule = 'REACHED_DOWN' then case when a < t then 1 else 0 end
              when rule = 'RANK_BEST' then greatest(0, 1 - 0.07*(place_up - 1))
              when rule = 'RANK_DENSE' then greatest(0, 1 - 0.07*(dense_down - 1))
              when rule = 'RANK_MEAN' then greatest(0, 1 - 0.07*(place_up - 1 + (tied - 1)/2.0))
              when rule = 'HURDLE' then case when a > t then 0.4 + 0.6*greatest(0, 1 - 0.05*(place_past - 1))
                                            when a = t then 0.4 else 0 end
              when rule = 'RANK_TABLE' then (array[60,57,54,51,48])[least(5, place_up)]/60::numeric(40,30)
              when rule = 'RATIO' then a/high
              when rule = 'RATIO_DOWN' then low/a
              when rule = 'STEPS_PROPORTIONAL' then greatest(0, 2 - 0.05*(greatest(0, t - a)/3))/2
              when rule = 'STEPS_FLOOR' then greatest(0, 2 - 0.05*floor(greatest(0, t - a)/3))/2
              when rule = 'STEPS_CEILING' then greatest(0, 2 - 0.05*ceil(greatest(0, a - t)/3))/2
              when rule = 'MEAN' then greatest(0, 5 - 0.1*greatest(0, mean - a))/5
              when rule = 'MEAN_DOWN' then greatest(0, 5 - 0.1*greatest(0, a - mean))/5
              when rule = 'EFFICACY' then greatest(0, ((a - b)/(t - b)*40 + 60)/100)
              when rule = 'EFFICACY_CLAMPED' then least(1, greatest(0.6, ((a - b)/(t - b)*40 + 60)/100))
              when rule = 'RANGE' then case when high = low then 1 else 0.6 + 0.4*(a - low)/(high - low) end
              when rule = 'RANGE_DOWN' then case when high = low then 1 else 0.6 + 0.4*(high - a)/(high - low) end
              when rule = 'BANDED' then case when a >= 90 then 1
                                            when a >= 60 then 0.7 + 0.3*(a - 60)/30
                                            when a >= 20 then 0.2 + 0.5*(a - 20)/40 else 0 end
              when rule = 'TABLE' then case when a < 40 then 0 when a < 70 then 0.5 else 1 end
              when rule = 'THIRDS' then least(1, greatest(0, 1/3.0::numeric(40,30) + (a - b)/(t - b)/3))
              when rule = 'GROWTH' and grown > 0 and before is not null then
                0.5*least(1, greatest(0, a/t)) + 0.3*least(1, greatest(0, (a - before)/before/0.5))
                + 0.2*least(1, greatest(0, (a - before)/grown/0.25))
              end as achievement
            from class c;

            create temporary view blocked as
            select unit, block, block_weight,
              sum(weight*100*achievement)/nullif(sum(case when achievement is not null then weight end), 0) as score
            from achieved group by unit, block, block_weight;

            create temporary view totalled as
            select unit, sum(block_weight*score)/nullif(sum(case when score is not null then block_weight end), 0) as total
            from blocked group by unit;
            """;

    /**
     * What the second engine does otherwise: a class that has not grown leaves nothing for the
     * contribution, a total needs nine tenths of the weight, published numbers decide ranks.
     */
    private static String statements(boolean second) {
        return second
                ? ACHIEVEMENT
                        .replace("and grown > 0 and before", "and before")
                        .replace(
                                "(a - before)/grown/0.25",
                                "case when grown > 0 then (a - before)/grown/0.25 else 0 end")
                        .replace(
                                "as score\nfrom achieved",
                                "as score,\n  sum(case when achievement is not null then weight else 0 end)/sum(weight) as coverage\nfrom achieved")
                        .replace(
                                "select unit, sum(block_weight*score)",
                                "select unit, case when sum(block_weight*coverage)/sum(block_weight) >= 0.9 then 1 end * sum(block_weight*score)")
                : ACHIEVEMENT;
    }

    private static Connection connect() throws SQLException {
        Postgres server = Postgres.shared();
        return DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                server.superuser().user(),
                server.superuser().password());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sql_and_engine_agree(long seed) throws SQLException {
        Random random = new Random(seed);
        int units = 1 + random.nextInt(40);
        Simple simple = new Simple();
        for (int u = 0; u < units; u++) {
            simple.units(unit(u));
        }
        try (Connection sql = connect()) {
            execute(
                    sql,
                    """
                    create temporary table cell (unit text, indicator text, rule text, block text,
                      weight numeric, block_weight numeric, a numeric(60,30), t numeric(60,30),
                      b numeric(60,30), before numeric(60,30))""");
            List<Scheme.Node> blocks = fill(simple, units, random, sql);
            boolean second = seed % 2 == 0;
            execute(sql, statements(second));
            Scheme scheme =
                    Schemes.of(
                            CLASS,
                            new Scheme.Block(
                                    code("root"),
                                    null,
                                    null,
                                    Scheme.Weighting.WEIGHTS,
                                    Scheme.Aggregation.ARITHMETIC,
                                    blocks),
                            json -> {
                                json.withObject("noData").put("not-sent", "share");
                                if (second) {
                                    json.put("engine", "kc-2");
                                    json.withObject("tree")
                                            .withObject("atLeast")
                                            .put("share", "0.9")
                                            .put("whenBelow", "withhold");
                                }
                            });
            CohortScores scores =
                    Engine.score(
                            new Cohort(CLASS, YEAR, new SchemeInForce(scheme, List.of())),
                            simple.facts);
            indicatorsAgree(sql, scores);
            blocksAgree(sql, scores, second ? 2 : 10);
            totalsAgree(sql, scores, second ? 2 : 10);
        }
    }

    @Test
    void quotas_of_48_units_agree() throws SQLException {
        try (Connection sql = connect();
                Statement statement = sql.createStatement();
                ResultSet rows = statement.executeQuery("select floor(0.15*48), floor(0.20*48)")) {
            rows.next();
            assertThat(Rankings.room(Scheme.QuotaRounding.FLOOR, new BigDecimal("0.15"), 48))
                    .isEqualTo(rows.getInt(1));
            assertThat(Rankings.room(Scheme.QuotaRounding.FLOOR, new BigDecimal("0.20"), 48))
                    .isEqualTo(rows.getInt(2));
        }
    }

    private static List<Scheme.Node> fill(Simple simple, int units, Random random, Connection sql)
            throws SQLException {
        String insert = "insert into cell values (?,?,?,?,?,?,?,?,?,?)";
        List<Scheme.Node> blocks = new ArrayList<>();
        Ruled[] rules = Ruled.values();
        int perBlock = 9;
        try (PreparedStatement row = sql.prepareStatement(insert)) {
            for (int b = 0; b < rules.length / perBlock; b++) {
                BigDecimal blockWeight = BigDecimal.valueOf(b == 0 ? 50 : 25);
                int from = simple.nodes.size();
                for (int k = 0; k < perBlock; k++) {
                    Ruled ruled = rules[b * perBlock + k];
                    String indicator = Shape.kebab(ruled).replace('_', '-');
                    BigDecimal weight = BigDecimal.valueOf(k == 0 ? 20 : 10);
                    BigDecimal target = BigDecimal.valueOf(5000 + random.nextInt(4000), 2);
                    BigDecimal floor = BigDecimal.valueOf(1000 + random.nextInt(3000), 2);
                    simple.indicator(
                            indicator, weight.toPlainString(), ruled.direction, ruled.rule);
                    simple.facts.classTarget(
                            CLASS,
                            code(indicator),
                            new Target(YEAR, target, floor, List.of(), List.of()));
                    for (int u = 0; u < units; u++) {
                        // Two decimals at most and few distinct values, so that ties occur.
                        BigDecimal a =
                                random.nextInt(10) == 0
                                        ? null
                                        : BigDecimal.valueOf(
                                                        1
                                                                + random.nextInt(
                                                                        random.nextBoolean()
                                                                                ? 20
                                                                                : 9999),
                                                        2)
                                                .multiply(
                                                        BigDecimal.valueOf(
                                                                random.nextBoolean() ? 1 : 5))
                                                .min(new BigDecimal("120"));
                        BigDecimal before = BigDecimal.valueOf(100 + random.nextInt(9000), 2);
                        if (a != null) {
                            simple.value(unit(u), indicator, a.toPlainString());
                        }
                        simple.value(unit(u), indicator, YEAR.previous(), before.toPlainString());
                        row.setString(1, unit(u));
                        row.setString(2, indicator);
                        row.setString(3, ruled.name());
                        row.setString(4, "block-" + b);
                        row.setBigDecimal(5, weight);
                        row.setBigDecimal(6, blockWeight);
                        row.setBigDecimal(7, a);
                        row.setBigDecimal(8, target);
                        row.setBigDecimal(9, floor);
                        row.setBigDecimal(10, before);
                        row.addBatch();
                    }
                }
                blocks.add(
                        new Scheme.Block(
                                code("block-" + b),
                                null,
                                blockWeight,
                                Scheme.Weighting.WEIGHTS,
                                Scheme.Aggregation.ARITHMETIC,
                                simple.nodes.subList(from, from + perBlock)));
            }
            row.executeBatch();
        }
        return blocks;
    }

    private static void indicatorsAgree(Connection sql, CohortScores scores) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, indicator, round(round(100*achievement, 20), 2), a
                                from achieved order by unit, indicator""")) {
            while (rows.next()) {
                IndicatorResult result =
                        unit(scores, rows.getString(1))
                                .indicator(code(rows.getString(2)))
                                .orElseThrow();
                same(result.score(), rows.getBigDecimal(3), rows.getString(1) + " " + result);
            }
        }
    }

    private static void blocksAgree(Connection sql, CohortScores scores, int compared)
            throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, block, round(round(score, 20), 2),
                                  case when score is not null then
                                    rank() over (partition by block order by (score is null), round(round(score, 20), %d) desc)::int end
                                from blocked order by unit, block"""
                                        .formatted(compared))) {
            while (rows.next()) {
                BlockResult result =
                        unit(scores, rows.getString(1))
                                .block(code(rows.getString(2)))
                                .orElseThrow();
                same(result.score(), rows.getBigDecimal(3), rows.getString(1) + " " + result);
                assertThat(result.rank()).isEqualTo(rows.getObject(4, Integer.class));
            }
        }
    }

    private static void totalsAgree(Connection sql, CohortScores scores, int decimals)
            throws SQLException {
        int compared = 0;
        try (Statement statement = sql.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select unit, round(round(total, 20), 2),
                                  case when total is not null then
                                    rank() over (order by (total is null), round(round(total, 20), %d) desc)::int end
                                from totalled order by unit"""
                                        .formatted(decimals))) {
            while (rows.next()) {
                UnitScore score = unit(scores, rows.getString(1));
                same(score.total().orElse(null), rows.getBigDecimal(2), score.unit().value());
                assertThat(score.rank().orElse(null)).isEqualTo(rows.getObject(3, Integer.class));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(scores.units().size());
    }

    private static void same(@Nullable BigDecimal engine, @Nullable BigDecimal sql, String what) {
        if (engine == null || sql == null) {
            assertThat(engine).as(what).isEqualTo(sql);
        } else {
            assertThat(engine).as(what).isEqualByComparingTo(sql);
        }
    }

    private static void execute(Connection sql, String statements) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String unit(int u) {
        return "unit-" + (100 + u);
    }

    private static UnitScore unit(CohortScores scores, String unit) {
        return scores.unit(Code.of(unit)).orElseThrow();
    }
}
