package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What a run changes: per unit and period before and after, what caused it, and the totals. */
@Path("/api/v1/regions/{region}/runs/{run}/diff")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DiffResource {

    private final RunView view;
    private final Differences differences;
    private final Requests requests;

    DiffResource(RunView view, Differences differences, Requests requests) {
        this.view = view;
        this.differences = differences;
        this.requests = requests;
    }

    /**
     * Which of the differences are asked for.
     *
     * @param changed {@code true}: only what changed
     * @param light {@code true}: only where a light changed
     * @param moved only where the rank moved by that many or more
     */
    public record Selection(
            @RestQuery @Nullable String changed,
            @RestQuery @Nullable String light,
            @RestQuery @Nullable String moved,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery @Nullable String period,
            @RestQuery @Nullable String unit) {

        private Differences.Filter filter() {
            return Differences.Filter.of(changed, light, moved, unitClass, period, unit);
        }
    }

    /** The differences, in order of period, class and unit. */
    @GET
    @Allowed(Action.READ_RUNS)
    public String diff(
            @RestPath String region,
            @RestPath String run,
            @BeanParam Selection selection,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor)
            throws SQLException, IOException {
        requests.parameters(
                "changed", "light", "moved", "class", "period", "unit", "limit", "cursor");
        Code of = Requests.code("region", region);
        RunView.Found found = view.find(of, run);
        Differences.Filter filter = selection.filter();
        Paging paging = Paging.of(limit, cursor);
        List<Differences.Difference> page =
                differences.page(of, found.run(), filter, paging.after(), paging.probe());
        String items =
                paging.page(
                        page.stream().map(Differences.Difference::json).toList(),
                        j -> j.path("key").asText());
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("run", found.run());
        write(differences.totals(of, found.run()), json);
        JsonNode paged = ContractJson.mapper().readTree(items);
        json.setAll((ObjectNode) paged);
        return json.toString();
    }

    /** The same as a table, whole: UTF-8 with a byte order mark, as office software expects. */
    @GET
    @Path("/csv")
    @Produces("text/csv; charset=UTF-8")
    @Allowed(Action.READ_RUNS)
    public Response csv(
            @RestPath String region, @RestPath String run, @BeanParam Selection selection)
            throws SQLException, IOException {
        requests.parameters("changed", "light", "moved", "class", "period", "unit");
        Code of = Requests.code("region", region);
        RunView.Found found = view.find(of, run);
        Locale language = requests.language();
        DiffTable.Rows rows = rows(of, found, selection.filter());
        return file(found, "csv", out -> DiffTable.csv(out, language, rows));
    }

    /** The same as a workbook: the table, and the transitions of lights. */
    @GET
    @Path("/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Allowed(Action.READ_RUNS)
    public Response xlsx(
            @RestPath String region, @RestPath String run, @BeanParam Selection selection)
            throws SQLException, IOException {
        requests.parameters("changed", "light", "moved", "class", "period", "unit");
        Code of = Requests.code("region", region);
        RunView.Found found = view.find(of, run);
        Locale language = requests.language();
        DiffTable.Rows rows = rows(of, found, selection.filter());
        return file(found, "xlsx", out -> DiffTable.xlsx(out, language, rows));
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

    private static Response file(RunView.Found run, String ending, StreamingOutput content) {
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"run-"
                                + run.run().substring(0, 12)
                                + "."
                                + ending
                                + "\"")
                .build();
    }

    private static void write(Differences.Totals totals, ObjectNode json) {
        json.putObject("totals")
                .put("units", totals.units())
                .put("changed", totals.changed())
                .put("unchanged", totals.units() - totals.changed())
                .put("appeared", totals.appeared())
                .put("withdrawn", totals.withdrawn());
        ArrayNode matrix = json.putArray("lights");
        totals.lights()
                .forEach(
                        (way, count) ->
                                matrix.addObject()
                                        .put("from", way.from())
                                        .put("to", way.to())
                                        .put("count", count));
    }
}
