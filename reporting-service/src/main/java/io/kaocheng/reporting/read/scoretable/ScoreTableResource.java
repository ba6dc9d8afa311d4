package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.ReceivedPositions;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.kaocheng.tables.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

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

    private static final String ONE = "of this unit alone; of the class without it";

    private final DataSource source;
    private final ReceivedPositions past;
    private final Policy policy;
    private final Requests requests;

    ScoreTableResource(
            DataSource source, ReceivedPositions past, Policy policy, Requests requests) {
        this.source = source;
        this.past = past;
        this.policy = policy;
        this.requests = requests;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance head(ScoreTable table, String period, boolean english);

        static native TemplateInstance rows(List<Row> rows, boolean english);

        static native TemplateInstance foot(
                ScoreTable table, boolean hasMissingFigures, boolean english);
    }

    /**
     * Read from SQL and sent page by page ({@link ScoreTablePages}), as the other two forms are.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORE_TABLES)
    @RunOnVirtualThread
    @Operation(
            summary = "The score table of a class in a period",
            description =
                    "However many units the class has, they are sent as they are read, 500 at a"
                            + " time; a table that breaks off is no JSON.")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT, ProblemCode.FOREIGN_UNIT})
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScoreTable.class)))
    public RestResponse<StreamingOutput> scoreTable(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Schema(description = ONE) @Nullable Code unit,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        // Programs are answered alike in every language.
        Found found = find(region, unitClass, period, unit, asOf, false);
        StreamingOutput table =
                to -> ScoreTableJson.write(found.head(), found.first(), found.pages(), to);
        return RestResponse.ok(table);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    @Allowed(Action.READ_SCORE_TABLES)
    @RunOnVirtualThread
    @Operation(
            summary = "The score table as CSV",
            description = "In the language asked for, with names beside codes.")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT, ProblemCode.FOREIGN_UNIT})
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
                                                    位次,单位代码,单位,总分,等次,数据完整率,履职,红灯,橙灯,黄灯,绿灯,灰灯,缺报,得分记录,数据未报齐
                                                    1,west,西镇,87.4,良好,1,90,1,0,1,8,0,0,scores@4711,
                                                    2,east,东镇,80,,0.95,90,1,0,2,7,0,1,scores@4710,是
                                                    """)))
    public RestResponse<StreamingOutput> scoreTableAsCsv(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Schema(description = ONE) @Nullable Code unit,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        return file(region, unitClass, period, unit, asOf, "csv");
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
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT, ProblemCode.FOREIGN_UNIT})
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
            @RestQuery @Schema(description = ONE) @Nullable Code unit,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        return file(region, unitClass, period, unit, asOf, "xlsx");
    }

    private RestResponse<StreamingOutput> file(
            Code region,
            Code unitClass,
            Period period,
            @Nullable Code unit,
            @Nullable AsOf asOf,
            String ending)
            throws IOException, InterruptedException, SQLException {
        boolean english = !Words.isChinese(requests.language());
        Found found = find(region, unitClass, period, unit, asOf, english);
        String upTo = asOf == null ? "" : "-scores-" + found.pages().scores();
        ScoreTableFile table =
                ScoreTableFile.in(
                        requests.language(), ScoreTablePages.names(source, region, english));
        StreamingOutput file =
                to -> {
                    if (ending.equals("csv")) {
                        table.csv(found.first(), found.pages(), to);
                    } else {
                        table.xlsx(found.first(), found.pages(), to);
                    }
                };
        return RestResponse.ResponseBuilder.ok(file)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + (unit == null ? unitClass : unit)
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
    @RunOnVirtualThread
    @Operation(summary = "The score table as a page to print")
    @Refuses({ProblemCode.CUT_IN_FUTURE, ProblemCode.UNKNOWN_CUT, ProblemCode.FOREIGN_UNIT})
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
    public RestResponse<StreamingOutput> scoreTableToPrint(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Schema(description = ONE) @Nullable Code unit,
            @RestQuery @Nullable AsOf asOf)
            throws IOException, InterruptedException, SQLException {
        boolean english = !Words.isChinese(requests.language());
        Found found = find(region, unitClass, period, unit, asOf, english);
        StreamingOutput page = to -> print(found, english, to);
        return RestResponse.ok(page);
    }

    private static void print(Found found, boolean english, OutputStream to) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        String period = Words.period(Period.parse(found.head().period()), !english);
        text.write(Templates.head(found.head(), period, english).render());
        boolean hasMissingFigures = false;
        List<String> blocks = ScoreTable.blocks(found.first());
        for (List<Line> page = found.first();
                !page.isEmpty();
                page = found.pages().next(page.getLast())) {
            List<Row> rows = page.stream().map(line -> Row.of(line, blocks)).toList();
            hasMissingFigures |= rows.stream().anyMatch(Row::hasMissingFigures);
            text.write(Templates.rows(rows, english).render());
            text.flush();
        }
        text.write(Templates.foot(found.head(), hasMissingFigures, english).render());
        text.flush();
    }

    /**
     * A table that is there.
     *
     * @param head without rows
     */
    private record Found(ScoreTable head, List<Line> first, ScoreTablePages pages) {}

    private Found find(
            Code region,
            Code unitClass,
            Period period,
            @Nullable Code unit,
            @Nullable AsOf asOf,
            boolean english)
            throws IOException, InterruptedException, SQLException {
        Scope scope = policy.scope(Action.READ_SCORE_TABLES, region);
        if (unit != null) {
            policy.require(Action.READ_SCORE_TABLES, region, unit);
            scope = new Scope(false, Set.of(unit.value()), false);
        }
        long scores =
                asOf == null
                        ? past.received(Journal.SCORES, region)
                        : past.in(Journal.SCORES, region, asOf);
        long goals =
                switch (asOf) {
                    case null -> NOW;
                    case AsOf.Moment moment -> past.in(Journal.GOALS, region, moment);
                    case AsOf.At at when at.cut().at(Journal.GOALS) > 0 ->
                            past.in(Journal.GOALS, region, at);
                    // Nothing was said of it, and the scores' own cut decides.
                    case AsOf.At _ ->
                            ScoreTablePages.namedUpTo(
                                    source, region, unitClass, period, scope, scores);
                };
        ScoreTablePages pages =
                new ScoreTablePages(
                        source, region, unitClass, period, scope, scores, goals, english);
        List<Line> first = pages.after(null);
        if (first.isEmpty()) {
            throw nothing(unitClass, period);
        }
        return new Found(pages.head(asOf, ScoreTable.blocks(first)), first, pages);
    }

    private static Problem nothing(Code unitClass, Period period) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "the class "
                        + unitClass
                        + " has no scores in "
                        + period
                        + " that the token may see",
                "类别 " + unitClass + " 在" + Words.period(period, true) + "没有可查看的得分");
    }
}
