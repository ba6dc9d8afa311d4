package io.kaocheng.evaluation.read.runs;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.read.runs.DiffTotals.LightsMoved;
import io.kaocheng.evaluation.read.runs.DiffTotals.Totals;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
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

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What a run changes: per unit and period before and after, what caused it, and the totals. */
@Tag(name = "Runs: what they change")
@Path("/api/v1/regions/{region}/runs/{run}/diff")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DiffResource {

    private final ReadableRuns runs;
    private final Assumed assumed;
    private final NamesOf names;
    private final Differences differences;
    private final Requests requests;

    DiffResource(
            ReadableRuns runs,
            Assumed assumed,
            NamesOf names,
            Differences differences,
            Requests requests) {
        this.runs = runs;
        this.assumed = assumed;
        this.names = names;
        this.differences = differences;
        this.requests = requests;
    }

    /** Which of the differences are asked for. */
    public record Selection(
            @Schema(description = "only what changed") @RestQuery @DefaultValue("false")
                    boolean changed,
            @Schema(description = "only where a light changed") @RestQuery @DefaultValue("false")
                    boolean light,
            @Schema(description = "only where the rank moved by that many or more")
                    @RestQuery
                    @Min(0)
                    @Max(1_000_000)
                    @Nullable Integer moved,
            @RestQuery("class") @Nullable Code unitClass,
            @RestQuery @Nullable Period period,
            @RestQuery @Nullable Code unit,
            @Schema(
                            description =
                                    "place: by period, class and unit; size: the largest change first; gain and loss: the largest of either; moved: the largest change of the rank")
                    @RestQuery
                    @Nullable DiffOrder order) {

        private Differences.Filter filter() {
            return new Differences.Filter(
                    changed,
                    light,
                    moved == null ? 0 : moved,
                    unitClass,
                    period,
                    unit,
                    order == null ? DiffOrder.PLACE : order);
        }
    }

    /** A page of what a run changes. */
    public record Diff(
            @Schema(examples = RunReport.HASH) String run,
            @Schema(description = "over the whole run, whatever is asked for") Totals totals,
            @Schema(description = "over the whole run, by both") List<LightsMoved> lights,
            @Schema(description = "what the whole run has results of") DiffTotals.Within within,
            List<Difference> items,
            @Schema(
                            description =
                                    "to be sent as cursor for the next page; absent on the last"
                                            + " one. A page may hold fewer differences than asked"
                                            + " for, or none, and still have a next one")
                    @Nullable String next) {}

    @GET
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(
            summary =
                    "What a run changes, by unit and period, with the causes, in the order asked for")
    public Diff diff(
            @RestPath Code region,
            @Schema(examples = RunReport.HASH) @RestPath String run,
            @BeanParam Selection selection,
            @BeanParam PageRequest request)
            throws SQLException, IOException {
        RunView.Found found = runs.find(region, run);
        Paging paging = request.paging();
        Differences.Slice slice =
                differences.page(
                        region, found.run(), selection.filter(), paging.after(), paging.limit());
        DiffTotals totals = differences.totals(region, found.report());
        return new Diff(
                found.run(),
                totals.totals(),
                totals.lights(),
                totals.within(),
                slice.items(),
                slice.last() == null ? null : Paging.cursor(slice.last()));
    }

    @GET
    @Path("/csv")
    @Produces("text/csv; charset=UTF-8")
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(summary = "What a run changes as a table, whole, for office software")
    @APIResponse(
            responseCode = "200",
            description = "UTF-8 with a byte order mark, titles in the language asked for",
            content =
                    @Content(
                            mediaType = "text/csv; charset=UTF-8",
                            schema = @Schema(description = "a difference a line"),
                            examples = @ExampleObject(value = DiffTable.EXAMPLE)))
    public RestResponse<StreamingOutput> csv(
            @RestPath Code region,
            @Schema(examples = RunReport.HASH) @RestPath String run,
            @BeanParam Selection selection)
            throws SQLException, IOException, InterruptedException {
        RunView.Found found = runs.find(region, run);
        DiffTable table = new DiffTable(requests.language(), names.of(region, english()));
        DiffTable.Rows rows = rows(region, found, selection.filter());
        return file(found, "csv", out -> table.csv(out, rows));
    }

    @GET
    @Path("/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(summary = "What a run changes as a workbook, whole")
    @APIResponse(
            responseCode = "200",
            description = "The table, and how many lights went from one state to another",
            content =
                    @Content(
                            mediaType =
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            schema = @Schema(format = "binary")))
    public RestResponse<StreamingOutput> xlsx(
            @RestPath Code region,
            @Schema(examples = RunReport.HASH) @RestPath String run,
            @BeanParam Selection selection)
            throws SQLException, IOException, InterruptedException {
        RunView.Found found = runs.find(region, run);
        DiffTable table = new DiffTable(requests.language(), names.of(region, english()));
        List<Assumption> assumptions = assumed.by(region, found.planned(), english());
        DiffTable.Rows rows = rows(region, found, selection.filter());
        return file(found, "xlsx", out -> table.xlsx(out, rows, assumptions));
    }

    private boolean english() {
        return !Words.isChinese(requests.language());
    }

    /** The rows of a file, read while it is sent. */
    private DiffTable.Rows rows(Code region, RunView.Found run, Differences.Filter filter) {
        return sink -> {
            try {
                differences.each(
                        region,
                        run.run(),
                        filter,
                        d -> {
                            sink.accept(d);
                            return true;
                        });
            } catch (SQLException e) {
                throw new IOException("the results of the run cannot be read", e);
            }
        };
    }

    private static RestResponse<StreamingOutput> file(
            RunView.Found run, String ending, StreamingOutput content) {
        return RestResponse.ResponseBuilder.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"run-"
                                + run.run().substring(0, 12)
                                + "."
                                + ending
                                + "\"")
                .build();
    }
}
