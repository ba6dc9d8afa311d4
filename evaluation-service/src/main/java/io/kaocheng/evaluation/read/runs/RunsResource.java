package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.replay.RunStore;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/** Which runs there are and how far they are; and the cut of a moment. */
@Path("/api/v1/regions/{region}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RunsResource {

    private static final Logger LOG = Logger.getLogger(RunsResource.class);
    private static final Duration CHECK = Duration.ofMillis(500);
    private static final Set<String> UNDER_WAY = Set.of("planned", "running");
    private static final List<String> STATES =
            List.of(
                    "planned",
                    "running",
                    "completed",
                    "verified",
                    "approved",
                    "promoted",
                    "rejected",
                    "cancelled",
                    "failed",
                    "expired");

    private final RunView view;
    private final RunStore store;
    private final Sources sources;
    private final Journals journals;
    private final DataSource source;
    private final Requests requests;

    RunsResource(
            RunView view,
            RunStore store,
            Sources sources,
            Journals journals,
            DataSource source,
            Requests requests) {
        this.view = view;
        this.store = store;
        this.sources = sources;
        this.journals = journals;
        this.source = source;
        this.requests = requests;
    }

    /**
     * The cut of a moment, or of now: what a run would be scored from, and where the scores journal
     * stood.
     */
    @GET
    @Path("/cuts")
    @RunOnVirtualThread
    @Allowed(Action.READ_POSITIONS)
    public String cut(@RestPath String region, @RestQuery @Nullable String at)
            throws IOException, InterruptedException, SQLException {
        requests.parameters("at");
        Code of = Requests.code("region", region);
        Instant moment = at == null ? null : AsOf.moment("at", at);
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("cut", sources.cut(of, moment).toString());
        json.put(
                "scores",
                moment == null
                        ? sources.scores(of).toString()
                        : new Position(
                                        Journal.SCORES,
                                        new AsOf.Moment(moment)
                                                .in(journals.history(), Journal.SCORES, of))
                                .toString());
        if (at != null) {
            json.put("at", at);
        }
        return json.toString();
    }

    /** The region's runs, the newest first; of one state or kind where asked. */
    @GET
    @Path("/runs")
    @RunOnVirtualThread
    @Allowed(Action.READ_RUNS)
    public String runs(
            @RestPath String region,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor)
            throws SQLException {
        requests.parameters("state", "kind", "limit", "cursor");
        Code of = Requests.code("region", region);
        if (state != null && !STATES.contains(state)) {
            throw oneOf("state", state, STATES);
        }
        if (kind != null && RunKind.named(kind).isEmpty()) {
            throw oneOf("kind", kind, List.of("verify", "as-of", "what-if", "official"));
        }
        Paging paging = Paging.of(limit, cursor);
        return paging.page(
                view.list(of, state, kind, paging).stream().map(RunView.Found::json).toList(),
                run -> run.path("plannedAt").asText());
    }

    private static Problem oneOf(String name, String found, List<String> known) {
        return new Problem(
                ProblemCode.INVALID_FIELD,
                name + " is one of " + String.join(", ", known) + "; found " + Quoted.of(found),
                name + " 须为 " + String.join("、", known) + " 之一");
    }

    /**
     * One run, with what it holds to be in force as {@code overlayContent}; the first 8 or more
     * digits of its number are enough.
     */
    @GET
    @Path("/runs/{run}")
    @RunOnVirtualThread
    @Allowed(Action.READ_RUNS)
    public String run(@RestPath String region, @RestPath String run) throws SQLException {
        requests.parameters();
        RunView.Found found = view.find(Requests.code("region", region), run);
        ObjectNode json = found.json();
        if (found.planned().overlay() != null) {
            json.set("overlayContent", found.planned().overlay());
        }
        return json.toString();
    }

    /** A run's scores of a class in a period, the best first, as the scoreboard gives them. */
    @GET
    @Path("/runs/{run}/results/{unitClass}/{period}")
    @RunOnVirtualThread
    @Allowed(Action.READ_RUNS)
    public String results(
            @RestPath String region,
            @RestPath String run,
            @RestPath String unitClass,
            @RestPath String period)
            throws SQLException, IOException {
        requests.parameters();
        Code of = Requests.code("region", region);
        RunView.Found found = view.find(of, run);
        Code ofClass = Requests.code("unitClass", unitClass);
        Period in = Requests.period("period", period);
        ObjectNode json = ContractJson.mapper().createObjectNode();
        json.put("run", found.run());
        json.put("unitClass", ofClass.value());
        json.put("period", in.toString());
        ArrayNode units = json.putArray("units");
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select after
                        from run_result
                        where region = ? and run = ? and unit_class = ? and period = ? and after is not null
                        order by coalesce(cast(after::json ->> 'rank' as integer), 1000000), unit
                        """)) {
            select.setString(1, of.value());
            select.setString(2, found.run());
            select.setString(3, ofClass.value());
            select.setString(4, in.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    units.add(ContractJson.mapper().readTree(rows.getString(1)));
                }
            }
        }
        return json.toString();
    }

    /** The last verification of the region, and whether it found anything. */
    @GET
    @Path("/verification")
    @RunOnVirtualThread
    @Allowed(Action.READ_VERIFICATION)
    public String verification(@RestPath String region) throws SQLException {
        requests.parameters();
        RunView.Found last = view.lastVerification(Requests.code("region", region));
        ObjectNode json = ContractJson.mapper().createObjectNode();
        long differences = 0;
        if (last != null) {
            differences = last.json().path("changed").asLong();
            json.set("last", last.json());
        }
        json.put("alarm", differences > 0);
        json.put("differences", differences);
        return json.toString();
    }

    /** How far a run is, once. */
    @GET
    @Path("/runs/{run}/progress")
    @RunOnVirtualThread
    @Allowed(Action.READ_RUNS)
    public String progress(@RestPath String region, @RestPath String run) throws SQLException {
        requests.parameters();
        Code of = Requests.code("region", region);
        return progress(of, view.find(of, run)).toString();
    }

    /**
     * How far a run is, twice a second, as server-sent events {@code progress}; when it is no
     * longer under way, one {@code end} with the run, and the line closes. A run that is none is
     * refused before the line opens: an answer that has begun cannot say so any more.
     */
    @Blocking
    @GET
    @Path("/runs/{run}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(Action.READ_RUNS)
    public Multi<OutboundSseEvent> stream(
            @RestPath String region, @RestPath String run, @Context Sse sse) {
        requests.parameters();
        Code of = Requests.code("region", region);
        try {
            view.find(of, run);
        } catch (SQLException e) {
            // The line opens and waits for the database; the looks say so.
            LOG.warnf("progress region=%s run=%s waits: %s", of, run, e.getMessage());
        }
        AtomicBoolean ended = new AtomicBoolean();
        return Multi.createFrom()
                .ticks()
                .every(CHECK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick ->
                                Uni.createFrom()
                                        .item(() -> look(of, run, sse))
                                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .select()
                .first(event -> !ended.getAndSet("end".equals(event.getName())));
    }

    private OutboundSseEvent look(Code region, String run, Sse sse) {
        try {
            RunView.Found found = view.find(region, run);
            if (UNDER_WAY.contains(found.state())) {
                return sse.newEventBuilder()
                        .name("progress")
                        .data(progress(region, found).toString())
                        .build();
            }
            return sse.newEventBuilder().name("end").data(found.json().toString()).build();
        } catch (SQLException e) {
            return sse.newEventBuilder().comment("waiting for the database").build();
        }
    }

    private ObjectNode progress(Code region, RunView.Found found) throws SQLException {
        ObjectNode json = ContractJson.mapper().createObjectNode();
        Plan plan = found.planned().plan();
        json.put("run", found.run());
        json.put("state", found.state());
        RunStore.Progress at = store.progress(region, found.run());
        json.put("phase", at == null ? "waiting" : at.phase());
        long entries = at == null ? 0 : at.entries();
        long cells = at == null ? 0 : at.cells();
        json.put("entries", entries);
        json.put("entriesPlanned", plan.entries());
        json.put("cohorts", at == null ? 0 : at.cohorts());
        json.put("cohortsPlanned", plan.cohorts());
        json.put("cells", cells);
        json.put("cellsPlanned", plan.cells());
        double seconds = at == null ? 0 : Duration.between(at.began(), at.at()).toMillis() / 1000.0;
        json.put("seconds", seconds);
        if (seconds > 0) {
            json.put("entriesPerSecond", Math.round(entries / seconds));
            json.put("cellsPerSecond", Math.round(cells / seconds));
            // Reading and scoring are taken for halves of the way: good enough for a bar.
            double way = (share(entries, plan.entries()) + share(cells, plan.cells())) / 2;
            if (way > 0.02 && UNDER_WAY.contains(found.state())) {
                json.put("secondsLeft", Math.round(seconds * (1 - way) / way));
            }
        }
        return json;
    }

    private static double share(long done, long planned) {
        return planned == 0 ? 1 : Math.min(1, (double) done / planned);
    }
}
