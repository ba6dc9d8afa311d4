package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.ReceivedPositions;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.kaocheng.reporting.read.scoretable.ScoreTableFile.Line;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import javax.sql.DataSource;

/**
 * The score table of a class in a period, as JSON, as CSV, and as a page to print; as of a moment
 * or a cut where asked.
 */
@Tag(name = "Score tables")
@Path("/api/v1/regions/{region}/score-tables/{unitClass}/{period}")
@Authenticated
public class ScoreTableResource {

    /** Every version that stands is replaced by none up to here. */
    private static final long NOW = Long.MAX_VALUE - 1;

    private final Mutiny.SessionFactory sessions;
    private final DataSource source;
    private final ReceivedPositions past;
    private final Policy policy;
    private final Requests requests;

    ScoreTableResource(
            Mutiny.SessionFactory sessions,
            DataSource source,
            ReceivedPositions past,
            Policy policy,
            Requests requests) {
        this.sessions = sessions;
        this.source = source;
        this.past = past;
        this.policy = policy;
        this.requests = requests;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance scoreTable(ScoreTable table, boolean english);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORE_TABLES)
    @Operation(summary = "The score table of a class in a period")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    public Uni<ScoreTable> scoreTable(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf) {
        return table(region, unitClass, period, asOf);
    }

    /** Read from SQL and sent page by page ({@link ScoreTablePages}). */
    @GET
    @Path("/csv")
    @Produces("text/csv")
    @Allowed(Action.READ_SCORE_TABLES)
    @RunOnVirtualThread
    @Operation(
            summary = "The score table as CSV",
            description = "In the language asked for, with names beside codes.")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    @APIResponse(
            responseCode = "200",
            description = "The table as a file",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            description =
                                                    "RFC 4180 in UTF-8 with a byte order mark: a header,"
                                                            + " then a line for each unit; a column for"
                                                            + " each block below the top"),
                            examples =
                                    @ExampleObject(
                                            value =
                                                    """
                                                    位次,单位代码,单位,总分,等次,数据完整率,履职,绿灯,黄灯,橙灯,红灯,未到期,缺报,得分记录,数据未报齐
                                                    1,west,西镇,87.4,良好,1,90,8,1,0,1,0,0,scores@4711,
                                                    2,east,东镇,80,,0.95,90,7,2,0,1,0,1,scores@4710,是
                                                    """)))
    public RestResponse<StreamingOutput> scoreTableAsCsv(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        return file(region, unitClass, period, asOf, "csv");
    }

    @GET
    @Path("/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Allowed(Action.READ_SCORE_TABLES)
    @RunOnVirtualThread
    @Operation(
            summary = "The score table as a workbook",
            description =
                    "The table, and every indicator with its figure, score and light; in the language asked for, with names beside codes.")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    @APIResponse(
            responseCode = "200",
            description = "The table, and the indicators on a sheet of their own",
            content =
                    @Content(
                            mediaType =
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(format = "binary")))
    public RestResponse<StreamingOutput> scoreTableAsXlsx(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        return file(region, unitClass, period, asOf, "xlsx");
    }

    private RestResponse<StreamingOutput> file(
            Code region, Code unitClass, Period period, @Nullable AsOf asOf, String ending)
            throws IOException, InterruptedException, SQLException {
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, region);
        Bounds bounds =
                asOf == null
                        ? new Bounds(null, past.received(Journal.SCORES, region), NOW)
                        : boundsAt(region, asOf);
        Long named = bounds.goals();
        ScoreTablePages pages =
                new ScoreTablePages(
                        source,
                        region,
                        unitClass,
                        period,
                        scope,
                        bounds.scores(),
                        named != null
                                ? named
                                : ScoreTablePages.namedUpTo(
                                        source, region, unitClass, period, scope, bounds.scores()));
        List<Line> first = pages.after(null);
        if (first.isEmpty()) {
            throw nothing(unitClass, period);
        }
        String upTo = asOf == null ? "" : "-scores-" + bounds.scores();
        ScoreTableFile table =
                ScoreTableFile.in(requests.language(), ScoreTablePages.names(source, region));
        StreamingOutput file =
                to -> {
                    if (ending.equals("csv")) {
                        table.csv(first, pages, to);
                    } else {
                        table.xlsx(first, pages, to);
                    }
                };
        return RestResponse.ResponseBuilder.ok(file)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + unitClass
                                + "-"
                                + period
                                + upTo
                                + "."
                                + ending
                                + "\"")
                .build();
    }

    /** A page without scripts, laid out for A4. */
    @GET
    @Path("/print")
    @Produces(MediaType.TEXT_HTML)
    @Allowed(Action.READ_SCORE_TABLES)
    @Operation(summary = "The score table as a page to print")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT})
    @APIResponse(
            responseCode = "200",
            description = "The table as a page",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema =
                                    @Schema(
                                            description =
                                                    "a page without scripts, laid out for A4, in the"
                                                            + " language asked for"),
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "<!DOCTYPE html><html lang=\"zh-CN\"><body><h1>清河市 · 乡镇 · 202603</h1></body></html>")))
    public Uni<String> scoreTableToPrint(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf) {
        boolean english = requests.language().getLanguage().equals("en");
        return table(region, unitClass, period, asOf)
                .chain(
                        table ->
                                Uni.createFrom()
                                        .completionStage(
                                                Templates.scoreTable(table, english)
                                                        .renderAsync()));
    }

    /**
     * Up to where two journals are looked at.
     *
     * @param goals of where things were named; absent where nothing was said of it, and the scores'
     *     own cut decides
     */
    private record Bounds(@Nullable String asOf, long scores, @Nullable Long goals) {

        static final Bounds PRESENT = new Bounds(null, NOW, NOW);
    }

    private Uni<ScoreTable> table(Code region, Code unitClass, Period period, @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, region);
        return asOf == null
                ? table(region, unitClass, period, scope, Bounds.PRESENT)
                : bounds(region, asOf)
                        .chain(bounds -> table(region, unitClass, period, scope, bounds));
    }

    private static Problem nothing(Code unitClass, Period period) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "the class "
                        + unitClass
                        + " has no scores in "
                        + period
                        + " that the token may see",
                "类别 " + unitClass + " 在 " + period + " 没有可查看的得分");
    }

    /** The owners are asked off the event loop; the answer comes back to it for the session. */
    private Uni<Bounds> bounds(Code region, AsOf asOf) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a request has a context");
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                return boundsAt(region, asOf);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(e);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } catch (SQLException e) {
                                throw new CompletionException(e);
                            }
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(work -> context.runOnContext(_ -> work.run()));
    }

    private Bounds boundsAt(Code region, AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        long scores = past.in(Journal.SCORES, region, asOf);
        boolean named =
                switch (asOf) {
                    case AsOf.Moment _ -> true;
                    case AsOf.At(var cut) -> cut.at(Journal.GOALS) > 0;
                };
        return new Bounds(
                asOf.toString(), scores, named ? past.in(Journal.GOALS, region, asOf) : null);
    }

    private Uni<ScoreTable> table(
            Code region, Code unitClass, Period period, Scope scope, Bounds bounds) {
        return sessions.withSession(
                s ->
                        s.createSelectionQuery(
                                        """
                        from ScoreTableRow
                        where region = :region and unitClass = :class and period = :period
                          and sequence <= :at and until > :at
                          and (:all = true or unit in :mine)
                        order by coalesce(place, 1000000), unit
                        """,
                                        ScoreTableRow.class)
                                .setParameter("region", region.value())
                                .setParameter("class", unitClass.value())
                                .setParameter("period", period.toString())
                                .setParameter("at", bounds.scores())
                                .setParameter("all", scope.everything())
                                .setParameter("mine", scope.listed())
                                .getResultList()
                                .chain(
                                        rows ->
                                                names(s, region, period, namedAt(bounds, rows))
                                                        .map(
                                                                names ->
                                                                        table(
                                                                                region, unitClass,
                                                                                period, bounds,
                                                                                rows, names))));
    }

    /** What is called how on the period's last day, the latest name last. */
    private static Uni<List<NameRow>> names(
            Mutiny.Session session, Code region, Period period, long at) {
        return session.createSelectionQuery(
                        """
                        from NameRow
                        where region = :region and from <= :on
                          and (kind in ('region', 'class', 'unit') and sequence <= :at and until > :at
                               or kind = 'block' and until > :now)
                        order by from, sequence
                        """,
                        NameRow.class)
                .setParameter("region", region.value())
                .setParameter("on", period.lastDay())
                .setParameter("at", at)
                // A scheme's version, and so what its blocks are called, never changes.
                .setParameter("now", NOW)
                .getResultList();
    }

    private static long namedAt(Bounds bounds, List<ScoreTableRow> rows) {
        Long said = bounds.goals();
        return said != null
                ? said
                : rows.stream()
                        .mapToLong(row -> Cut.parse(row.cut).at(Journal.GOALS))
                        .max()
                        .orElse(0);
    }

    private static ScoreTable table(
            Code region,
            Code unitClass,
            Period period,
            Bounds bounds,
            List<ScoreTableRow> rows,
            List<NameRow> names) {
        if (rows.isEmpty()) {
            throw nothing(unitClass, period);
        }
        Map<String, String> called = new HashMap<>();
        names.forEach(n -> called.put(n.kind + "/" + n.code, n.name));
        List<String> blocks = List.of();
        List<Row> table = new ArrayList<>();
        ScoreTableRow latest = rows.getFirst();
        boolean incomplete = false;
        String scheme = latest.scheme;
        for (ScoreTableRow row : rows) {
            UnitScored score = ScoreTablePages.read(row.document);
            if (blocks.isEmpty()) {
                blocks = ScoreTable.topBlocks(score);
            }
            latest = row.sequence > latest.sequence ? row : latest;
            incomplete |= row.incomplete;
            table.add(
                    Row.of(
                            score,
                            called.getOrDefault("unit/" + row.unit, row.unit),
                            row.sequence,
                            blocks));
        }
        return new ScoreTable(
                region.value(),
                called.getOrDefault("region/" + region, region.value()),
                unitClass.value(),
                called.getOrDefault("class/" + unitClass, unitClass.value()),
                period.toString(),
                latest.scheme,
                latest.cut,
                latest.engine,
                incomplete,
                bounds.asOf(),
                bounds.asOf() == null
                        ? null
                        : new Position(Journal.SCORES, bounds.scores()).toString(),
                blocks.stream().map(ScoreTable::heading).toList(),
                blocks.stream()
                        .map(ScoreTable::heading)
                        .map(
                                block ->
                                        called.getOrDefault(
                                                "block/"
                                                        + scheme
                                                        + "/"
                                                        + block.substring(
                                                                block.lastIndexOf('/') + 1),
                                                block))
                        .toList(),
                table);
    }
}
