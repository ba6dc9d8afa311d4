package io.kaocheng.reporting.read.trend;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.ReceivedPositions;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.BlockScore;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** How totals went over the periods up to one: of classes, and of a unit. */
@Tag(name = "Score trends")
@Path("/api/v1/regions/{region}/score-trends")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class TrendResource {

    /** Every version that stands is replaced by none up to here. */
    private static final long NOW = Long.MAX_VALUE - 1;

    private static final int MOST = 60;

    private final DataSource source;
    private final ReceivedPositions past;
    private final Policy policy;

    TrendResource(DataSource source, ReceivedPositions past, Policy policy) {
        this.source = source;
        this.past = past;
        this.policy = policy;
    }

    /** The totals of all classes. */
    public record Trends(
            @Schema(description = "the periods that any class has scores in, the first first")
                    List<Period> periods,
            List<ClassTrend> classes) {}

    /** The totals of a class over periods. */
    public record ClassTrend(
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(description = "those with scores, the first first") List<ClassPeriod> items) {}

    /** The totals of a class in a period, as far as the caller sees its units. */
    public record ClassPeriod(
            Period period,
            @Schema(description = "that have a score", examples = "12") int units,
            @Schema(description = "of the totals", examples = "86.42") @Nullable BigDecimal mean,
            @Schema(examples = "96.5") @Nullable BigDecimal best,
            @Schema(examples = "71.2") @Nullable BigDecimal worst) {}

    @GET
    @Path("/classes")
    @Allowed(Action.READ_SCORE_TABLES)
    @Operation(summary = "The totals of every class over the periods up to one")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    public Trends classTrends(
            @RestPath Code region,
            @Schema(
                            description =
                                    "the last of the periods, which says too of which kind they are; without it the latest, of the shortest kind that has scores")
                    @RestQuery
                    @Nullable Period upTo,
            @Schema(description = "how many periods with scores at most")
                    @RestQuery
                    @Min(1)
                    @Max(MOST)
                    @DefaultValue("12")
                    int count,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, region);
        long at = at(region, asOf);
        try (Connection connection = source.getConnection()) {
            List<Period> periods = periods(connection, region, scope, at, null, upTo, count);
            Map<Code, List<ClassPeriod>> classes = new TreeMap<>();
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select unit_class, period, count(*), round(avg(total), 4), max(total), min(total)
                    from score_table
                    where region = ? and period = any (?) and sequence <= ? and until > ?
                      and (? or unit = any (?))
                    group by unit_class, period
                    """)) {
                select.setString(1, region.value());
                select.setArray(
                        2,
                        connection.createArrayOf(
                                "text", periods.stream().map(Period::toString).toArray()));
                scoped(connection, select, 3, at, scope);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        classes.computeIfAbsent(Code.of(rows.getString(1)), _ -> new ArrayList<>())
                                .add(
                                        new ClassPeriod(
                                                Period.parse(rows.getString(2)),
                                                rows.getInt(3),
                                                rows.getBigDecimal(4),
                                                rows.getBigDecimal(5),
                                                rows.getBigDecimal(6)));
                    }
                }
            }
            return new Trends(
                    periods,
                    classes.entrySet().stream()
                            .map(
                                    of ->
                                            new ClassTrend(
                                                    of.getKey(),
                                                    of.getValue().stream()
                                                            .sorted(
                                                                    Comparator.comparing(
                                                                            ClassPeriod::period,
                                                                            EARLIER))
                                                            .toList()))
                            .toList());
        }
    }

    /** The scores of a unit over periods. */
    public record UnitTrend(
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(description = "those with a score, the first first") List<UnitPeriod> items) {}

    /** A unit's score in a period, beside its class where the caller sees that. */
    public record UnitPeriod(
            Period period,
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(examples = "91.2") @Nullable BigDecimal total,
            @Schema(examples = "2") @Nullable Integer rank,
            @Schema(description = "how many are ranked in the class", examples = "12")
                    @Nullable Integer ranked,
            @Schema(examples = "good") @Nullable String grade,
            @Schema(examples = "1") BigDecimal coverage,
            @Schema(description = "of the class's totals", examples = "86.42")
                    @Nullable BigDecimal mean,
            @Schema(description = "of the class's totals", examples = "96.5")
                    @Nullable BigDecimal best,
            List<UnitBlock> blocks,
            @Schema(description = "the entry it stands in", examples = "scores@4711")
                    Position position) {}

    /** A unit's score in a block. */
    public record UnitBlock(
            @Schema(description = "the path of codes from the top", examples = "total/output")
                    String block,
            @Schema(examples = "90") @Nullable BigDecimal score,
            @Schema(examples = "1") @Nullable Integer rank) {}

    @GET
    @Path("/units/{unit}")
    @Allowed(Action.READ_SCORE_TABLES)
    @Operation(summary = "The scores of a unit over the periods up to one")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    public UnitTrend unitTrend(
            @RestPath Code region,
            @RestPath Code unit,
            @Schema(
                            description =
                                    "the last of the periods, which says too of which kind they are; without it the latest, of the shortest kind that has scores")
                    @RestQuery
                    @Nullable Period upTo,
            @Schema(description = "how many periods with scores at most")
                    @RestQuery
                    @Min(1)
                    @Max(MOST)
                    @DefaultValue("12")
                    int count,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, region);
        long at = at(region, asOf);
        List<UnitPeriod> items = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select t.document, t.sequence, c.ranked, c.mean, c.best
                        from score_table t
                        left join lateral (
                          select count(o.rank) as ranked, round(avg(o.total), 4) as mean, max(o.total) as best
                          from score_table o
                          where ? and o.region = t.region and o.unit_class = t.unit_class and o.period = t.period
                            and o.sequence <= ? and o.until > ?
                        ) c on true
                        where t.region = ? and t.unit = ? and t.period = any (?) and t.sequence <= ? and t.until > ?
                        """)) {
            List<Period> periods = periods(connection, region, scope, at, unit, upTo, count);
            select.setBoolean(1, scope.everything());
            select.setLong(2, at);
            select.setLong(3, at);
            select.setString(4, region.value());
            select.setString(5, unit.value());
            select.setArray(
                    6,
                    connection.createArrayOf(
                            "text", periods.stream().map(Period::toString).toArray()));
            select.setLong(7, at);
            select.setLong(8, at);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UnitScored score =
                            ContractJson.mapper().readValue(rows.getString(1), UnitScored.class);
                    items.add(
                            new UnitPeriod(
                                    score.period(),
                                    score.unitClass(),
                                    score.total(),
                                    score.rank(),
                                    scope.everything() ? rows.getInt(3) : null,
                                    score.grade(),
                                    score.coverage(),
                                    rows.getBigDecimal(4),
                                    rows.getBigDecimal(5),
                                    score.blocks().stream().map(TrendResource::block).toList(),
                                    new Position(Journal.SCORES, rows.getLong(2))));
                }
            }
        }
        items.sort(Comparator.comparing(UnitPeriod::period, EARLIER));
        return new UnitTrend(unit, items);
    }

    private static UnitBlock block(BlockScore block) {
        return new UnitBlock(block.block(), block.score(), block.rank());
    }

    private long at(Code region, @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        return asOf == null ? NOW : past.in(Journal.SCORES, region, asOf);
    }

    private static final Comparator<Period> EARLIER =
            Comparator.comparing(Period::lastMonth).thenComparing(Comparator.naturalOrder());

    /** The periods with scores, of the kind of the last, up to it, the first first. */
    private static List<Period> periods(
            Connection connection,
            Code region,
            Scope scope,
            long at,
            @Nullable Code unit,
            @Nullable Period upTo,
            int count)
            throws SQLException {
        List<Period> all = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select distinct period
                from score_table
                where region = ? and (cast(? as text) is null or unit = ?)
                  and sequence <= ? and until > ? and (? or unit = any (?))
                """)) {
            String of = unit == null ? null : unit.value();
            select.setString(1, region.value());
            select.setString(2, of);
            select.setString(3, of);
            scoped(connection, select, 4, at, scope);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(Period.parse(rows.getString(1)));
                }
            }
        }
        Period.Kind kind =
                upTo != null
                        ? upTo.kind()
                        : all.stream()
                                .map(Period::kind)
                                .min(Comparator.comparingInt(Period.Kind::months))
                                .orElse(Period.Kind.MONTH);
        List<Period> some =
                all.stream()
                        .filter(period -> period.kind() == kind)
                        .filter(period -> upTo == null || EARLIER.compare(period, upTo) <= 0)
                        .sorted(EARLIER)
                        .toList();
        return some.subList(Math.max(0, some.size() - count), some.size());
    }

    private static void scoped(
            Connection connection, PreparedStatement select, int from, long at, Scope scope)
            throws SQLException {
        select.setLong(from, at);
        select.setLong(from + 1, at);
        select.setBoolean(from + 2, scope.everything());
        select.setArray(from + 3, connection.createArrayOf("text", scope.listed().toArray()));
    }
}
