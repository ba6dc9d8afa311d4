package io.kaocheng.evaluation.read.runs;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.LiveStreams;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.api.EventStream;
import io.kaocheng.chassis.api.EventStream.Event;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.RunEvent.Plan;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.read.runs.RunReport.State;
import io.kaocheng.evaluation.read.scoreboard.ScoredUnit;
import io.kaocheng.evaluation.replay.RunStore;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/** Which runs there are and how far they are; and the cut of a moment. */
@Path("/api/v1/regions/{region}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RunsResource {

    private static final Logger LOG = Logger.getLogger(RunsResource.class);
    private static final Duration CHECK = Duration.ofMillis(500);

    private final RunView view;
    private final ReadableRuns runs;
    private final Assumed assumed;
    private final RunStore store;
    private final Sources sources;
    private final Journals journals;
    private final DataSource source;
    private final Caller caller;
    private final LiveStreams streams;
    private final Requests requests;

    RunsResource(
            RunView view,
            ReadableRuns runs,
            Assumed assumed,
            RunStore store,
            Sources sources,
            Journals journals,
            DataSource source,
            Caller caller,
            LiveStreams streams,
            Requests requests) {
        this.requests = requests;
        this.caller = caller;
        this.streams = streams;
        this.view = view;
        this.runs = runs;
        this.assumed = assumed;
        this.store = store;
        this.sources = sources;
        this.journals = journals;
        this.source = source;
    }

    /** Where the journals of a region stand, or stood. */
    public record CutAt(
            @Schema(description = "what a run would be scored from") Cut cut,
            @Schema(description = "where the journal of scores stood", examples = "scores@311")
                    Position scores,
            @Schema(description = "the moment asked for") @Nullable String at) {}

    @GET
    @Path("/cuts")
    @RunOnVirtualThread
    @Allowed(Action.READ_POSITIONS)
    @Operation(summary = "The cut of a moment, or of now, and where the journal of scores stood")
    public CutAt cut(
            @RestPath Code region,
            @Schema(description = "a moment that has passed (RFC 3339); now where not sent")
                    @RestQuery
                    @Nullable String at)
            throws IOException, InterruptedException, SQLException {
        Instant moment = at == null ? null : AsOf.moment("at", at);
        return new CutAt(
                sources.cut(region, moment),
                moment == null
                        ? sources.scores(region)
                        : new Position(
                                Journal.SCORES,
                                new AsOf.Moment(moment.atOffset(ZoneOffset.UTC))
                                        .in(journals.history(), Journal.SCORES, region)),
                at);
    }

    @GET
    @Path("/runs")
    @RunOnVirtualThread
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(summary = "The runs, of a state or kind where asked, newest first")
    public Page<RunReport> runs(
            @RestPath Code region,
            @RestQuery @Nullable State state,
            @RestQuery @Nullable RunKind kind,
            @BeanParam PageRequest page)
            throws SQLException {
        Paging paging = page.paging();
        return paging.of(
                runs.list(region, state, kind, paging).stream().map(RunView.Found::report).toList(),
                run -> run.plannedAt().toString());
    }

    @GET
    @Path("/runs/{run}")
    @RunOnVirtualThread
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(
            summary = "A run, with what it holds to be in force",
            description = "The first 8 or more digits of its number are enough.")
    public RunReport run(
            @RestPath Code region, @Schema(examples = RunReport.HASH) @RestPath String run)
            throws SQLException {
        RunView.Found found = runs.find(region, run);
        return found.report().withOverlay(found.planned().overlay());
    }

    /** What a run assumes, as changes of what held at its cut. */
    public record RunAssumptions(
            @Schema(examples = RunReport.HASH) String run,
            @Schema(description = "none where it assumes nothing") List<Assumption> items) {}

    @GET
    @Path("/runs/{run}/assumptions")
    @RunOnVirtualThread
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(
            summary = "What a run assumes, change by change, with what held before",
            description =
                    "Compared with what was in force at the run's cut: weights, rules, lines of lights, targets, grades, each with a sentence in both languages.")
    public RunAssumptions assumptions(
            @RestPath Code region, @Schema(examples = RunReport.HASH) @RestPath String run)
            throws SQLException, IOException, InterruptedException {
        RunView.Found found = runs.find(region, run);
        return new RunAssumptions(
                found.run(),
                assumed.by(region, found.planned(), !Words.isChinese(requests.language())));
    }

    /** A run's scores of a class in a period. */
    public record RunResults(
            @Schema(examples = RunReport.HASH) String run,
            @Schema(examples = "bureaus") Code unitClass,
            Period period,
            List<ScoredUnit> units) {}

    @GET
    @Path("/runs/{run}/results/{unitClass}/{period}")
    @RunOnVirtualThread
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(summary = "A run's scores of a class in a period, the best first")
    public RunResults results(
            @RestPath Code region,
            @Schema(examples = RunReport.HASH) @RestPath String run,
            @RestPath Code unitClass,
            @RestPath Period period)
            throws SQLException {
        RunView.Found found = runs.find(region, run);
        List<ScoredUnit> units = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                        select after
                        from run_result
                        where region = ? and run = ? and unit_class = ? and period = ? and after is not null
                        order by coalesce(cast(after::json ->> 'rank' as integer), 1000000), unit
                        """)) {
            select.setString(1, region.value());
            select.setString(2, found.run());
            select.setString(3, unitClass.value());
            select.setString(4, period.toString());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UnitScored score = Differences.score(rows.getString(1));
                    if (score != null) {
                        units.add(ScoredUnit.of(score, null));
                    }
                }
            }
        }
        return new RunResults(found.run(), unitClass, period, units);
    }

    /** The last verification of a region, and whether it found anything. */
    public record Verification(
            @Schema(description = "absent where there was none") @Nullable RunReport last,
            @Schema(description = "whether a published score is not what it says it is")
                    boolean alarm,
            @Schema(examples = "0") long differences) {}

    @GET
    @Path("/verification")
    @RunOnVirtualThread
    @Allowed(Action.READ_VERIFICATION)
    @Operation(summary = "The last verification of the region, and whether it found anything")
    public Verification verification(@RestPath Code region) throws SQLException {
        RunView.Found last = view.lastVerification(region);
        Integer changed = last == null ? null : last.report().changed();
        long differences = changed == null ? 0 : changed;
        return new Verification(last == null ? null : last.report(), differences > 0, differences);
    }

    /** How far a run is. */
    @Schema(name = "RunProgress")
    public record Progress(
            @Schema(examples = RunReport.HASH) String run,
            @Schema(examples = "running") State state,
            @Schema(description = "what is being done", examples = "scoring") String phase,
            @Schema(examples = "51200") long entries,
            @Schema(examples = "51200") long entriesPlanned,
            @Schema(examples = "1") int cohorts,
            @Schema(examples = "4") int cohortsPlanned,
            @Schema(examples = "360") long cells,
            @Schema(examples = "1440") long cellsPlanned,
            @Schema(description = "since it began", examples = "2") long seconds,
            @Schema(examples = "25600") @Nullable Long entriesPerSecond,
            @Schema(examples = "180") @Nullable Long cellsPerSecond,
            @Schema(description = "as far as can be told", examples = "6")
                    @Nullable Long secondsLeft) {}

    @GET
    @Path("/runs/{run}/progress")
    @RunOnVirtualThread
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @Operation(
            summary = "How far a run is",
            description =
                    "As server-sent events: a progress twice a second; when the run is no longer"
                            + " under way, one end with the run, and the line closes.")
    public Progress progress(
            @RestPath Code region, @Schema(examples = RunReport.HASH) @RestPath String run)
            throws SQLException {
        return progress(region, runs.find(region, run));
    }

    /** A run that is none is refused before the line opens: later an answer cannot say so. */
    @Blocking
    @GET
    @Path("/runs/{run}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(value = Action.READ_WHAT_IFS, besides = Action.READ_RUNS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Refuses({ProblemCode.TOO_MANY_REQUESTS, ProblemCode.UNAVAILABLE})
    @EventStream({
        @Event(name = "progress", data = Progress.class),
        @Event(name = "end", data = RunReport.class)
    })
    public Multi<OutboundSseEvent> stream(
            @RestPath Code region, @RestPath String run, @Context Sse sse) {
        try {
            runs.find(region, run);
        } catch (SQLException e) {
            if (!runs.mayReadAny(region)) {
                // Nobody can say now whether it is a run that the caller may follow.
                throw new CompletionException(e);
            }
            // The line opens and waits for the database; the looks say so.
            LOG.warnf("progress region=%s run=%s waits: %s", region, run, e.getMessage());
        }
        AtomicBoolean ended = new AtomicBoolean();
        Multi<OutboundSseEvent> events =
                Multi.createFrom()
                        .ticks()
                        .every(CHECK)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(
                                tick ->
                                        Uni.createFrom()
                                                .item(() -> poll(region, run, sse))
                                                .runSubscriptionOn(
                                                        Infrastructure.getDefaultWorkerPool()))
                        .select()
                        .first(event -> !ended.getAndSet("end".equals(event.getName())));
        return streams.of(caller, events);
    }

    private OutboundSseEvent poll(Code region, String run, Sse sse) {
        try {
            RunView.Found found = view.find(region, run);
            if (found.report().state().isUnderWay()) {
                return sse.newEventBuilder()
                        .name("progress")
                        .data(Shape.write(progress(region, found)).toString())
                        .build();
            }
            return sse.newEventBuilder().name("end").data(found.json().toString()).build();
        } catch (SQLException e) {
            return sse.newEventBuilder().comment("waiting for the database").build();
        }
    }

    private Progress progress(Code region, RunView.Found found) throws SQLException {
        Plan plan = found.planned().plan();
        RunStore.Progress at = store.progress(region, found.run());
        long entries = at == null ? 0 : at.entries();
        long cells = at == null ? 0 : at.cells();
        double seconds = at == null ? 0 : Duration.between(at.began(), at.at()).toMillis() / 1000.0;
        // Reading and scoring are taken for halves of the way: good enough for a bar.
        double way = (share(entries, plan.entries()) + share(cells, plan.cells())) / 2;
        boolean known = seconds > 0 && way > 0.02 && found.report().state().isUnderWay();
        return new Progress(
                found.run(),
                found.report().state(),
                at == null ? "waiting" : at.phase(),
                entries,
                plan.entries(),
                at == null ? 0 : at.cohorts(),
                plan.cohorts(),
                cells,
                plan.cells(),
                Math.round(seconds),
                seconds > 0 ? Math.round(entries / seconds) : null,
                seconds > 0 ? Math.round(cells / seconds) : null,
                known ? Math.round(seconds * (1 - way) / way) : null);
    }

    private static double share(long done, long planned) {
        return planned == 0 ? 1 : Math.min(1, (double) done / planned);
    }
}
