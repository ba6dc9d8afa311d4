package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.LiveStreams;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.EventStream;
import io.kaocheng.chassis.api.EventStream.Event;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.EditionPublished;
import io.kaocheng.contracts.scores.ScoresEvent.LightChanged;
import io.kaocheng.contracts.scores.ScoresEvent.ScoreWithdrawn;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.replay.ScoresAsOf;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Words;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Scores as they are: what can be looked at, a class in a period, one unit, and every change as it
 * happens.
 */
@Tag(name = "Scoreboard")
@Path("/api/v1/regions/{region}/scores")
@Authenticated
public class ScoreboardResource {

    private static final Logger LOG = Logger.getLogger(ScoreboardResource.class);

    private static final Duration CHECK = Duration.ofMillis(500);
    private static final int HEARTBEAT = 30;
    private static final long AT_THE_END = -1;
    private static final long NEVER_GIVEN = -2;

    private final Mutiny.SessionFactory sessions;
    private final ScoresFeed feed;
    private final ScoresAsOf past;
    private final Policy policy;
    private final Caller caller;
    private final LiveStreams streams;

    ScoreboardResource(
            Mutiny.SessionFactory sessions,
            ScoresFeed feed,
            ScoresAsOf past,
            Policy policy,
            Caller caller,
            LiveStreams streams) {
        this.sessions = sessions;
        this.feed = feed;
        this.past = past;
        this.policy = policy;
        this.caller = caller;
        this.streams = streams;
    }

    /** A class that has scores, with its periods in order. */
    public record ScoredClass(
            @Schema(examples = "bureaus") Code unitClass,
            @Schema(examples = {"2025", "2026"}) List<Period> periods) {}

    private record Scored(String unitClass, String period) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    @Operation(summary = "The classes that have scores, each with its periods in order")
    public Uni<Page<ScoredClass>> overview(@RestPath Code region, @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_SCORES, region);
        if (asOf != null) {
            return then(
                    region,
                    null,
                    asOf,
                    known ->
                            classes(
                                    known.stream()
                                            .map(ScoresAsOf.Known::score)
                                            .filter(score -> scope.covers(score.unit()))
                                            .map(
                                                    score ->
                                                            new Scored(
                                                                    score.unitClass().value(),
                                                                    score.period().toString()))
                                            .toList()));
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "select distinct unitClass, period from ScoreRow where region = :region and (:all = true or unit in :mine)",
                                                Scored.class)
                                        .setParameter("region", region.value())
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .getResultList())
                .map(ScoreboardResource::classes);
    }

    private static Page<ScoredClass> classes(List<Scored> rows) {
        SortedMap<Code, SortedSet<Period>> classes = new TreeMap<>();
        for (Scored row : rows) {
            classes.computeIfAbsent(Code.of(row.unitClass()), c -> new TreeSet<>())
                    .add(Period.parse(row.period()));
        }
        return new Page<>(
                classes.entrySet().stream()
                        .map(c -> new ScoredClass(c.getKey(), List.copyOf(c.getValue())))
                        .toList(),
                null);
    }

    /** All units of a class in a period, the best first. */
    public record Scoreboard(
            @Schema(examples = "bureaus") Code unitClass, Period period, List<ScoredUnit> units) {}

    @GET
    @Path("/{unitClass}/{period}")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    @Operation(summary = "The units of a class in a period, the best first")
    public Uni<Scoreboard> scoreboard(
            @RestPath Code region,
            @RestPath Code unitClass,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_SCORES, region);
        if (asOf != null) {
            return then(
                    region,
                    period,
                    asOf,
                    known ->
                            new Scoreboard(
                                    unitClass,
                                    period,
                                    known.stream()
                                            .filter(k -> k.score().unitClass().equals(unitClass))
                                            .filter(k -> scope.covers(k.score().unit()))
                                            .sorted(BEST_FIRST)
                                            .map(ScoreboardResource::scored)
                                            .toList()));
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from ScoreRow
                        where region = :region and unitClass = :class and period = :period
                          and (:all = true or unit in :mine)
                        order by coalesce(place, 1000000), unit
                        """,
                                                ScoreRow.class)
                                        .setParameter("region", region.value())
                                        .setParameter("class", unitClass.value())
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setParameter("period", period.toString())
                                        .getResultList())
                // A large class is read into records off the event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        rows ->
                                new Scoreboard(
                                        unitClass,
                                        period,
                                        rows.stream().map(ScoreboardResource::scored).toList()));
    }

    private static final Comparator<ScoresAsOf.Known> BEST_FIRST =
            Comparator.comparing(
                            (ScoresAsOf.Known k) ->
                                    Optional.ofNullable(k.score().rank()).orElse(1_000_000))
                    .thenComparing(k -> k.score().unit());

    /** What was known then, off the event loop: it is read from the journal, or computed. */
    private <T> Uni<T> then(
            Code region,
            @Nullable Period period,
            AsOf at,
            Function<List<ScoresAsOf.Known>, T> toAnswer) {
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                return toAnswer.apply(past.scores(region, period, at));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                throw new IllegalStateException(e);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } catch (SQLException e) {
                                throw new CompletionException(e);
                            }
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @GET
    @Path("/units/{unit}/{period}")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    @Operation(summary = "A unit's score in a period")
    public Uni<ScoredUnit> unit(
            @RestPath Code region,
            @RestPath Code unit,
            @RestPath Period period,
            @RestQuery @Nullable AsOf asOf) {
        if (asOf != null) {
            return then(
                    region,
                    period,
                    asOf,
                    known ->
                            known.stream()
                                    .filter(k -> k.score().unit().equals(unit))
                                    .map(ScoreboardResource::scored)
                                    .findFirst()
                                    .orElseThrow(() -> noScore(unit, period)));
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from ScoreRow where region = :region and unit = :unit and period = :period",
                                                ScoreRow.class)
                                        .setParameter("region", region.value())
                                        .setParameter("unit", unit.value())
                                        .setParameter("period", period.toString())
                                        .getSingleResultOrNull())
                .map(
                        row -> {
                            if (row == null) {
                                throw noScore(unit, period);
                            }
                            return scored(row);
                        });
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(Action.FOLLOW_SCORES)
    @Operation(
            summary = "Every change of the region's scores as it is recorded",
            description =
                    "Server-sent events: the event is the entry's type, the id its sequence, the"
                            + " data the entry. It goes on after Last-Event-ID where that is sent;"
                            + " where no such entry was recorded, the event reset says where the"
                            + " journal ends, and what is shown is to be read anew. A comment every"
                            + " 15 seconds says that the line is open. It ends with the token. One"
                            + " caller has at most 20 open at once (429).")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Refuses({ProblemCode.TOO_MANY_REQUESTS, ProblemCode.UNAVAILABLE})
    @EventStream({
        @Event(name = "reset", data = StreamReset.class),
        @Event(name = "kaocheng.scores.unit-scored.v1", data = ScoresEntry.class),
        @Event(name = "kaocheng.scores.score-withdrawn.v1", data = ScoresEntry.class),
        @Event(name = "kaocheng.scores.light-changed.v1", data = ScoresEntry.class),
        @Event(name = "kaocheng.scores.edition-published.v1", data = ScoresEntry.class)
    })
    public Multi<OutboundSseEvent> stream(
            @RestPath Code region,
            @HeaderParam("Last-Event-ID") @Nullable String lastId,
            @Context Sse sse) {
        Scope scope = policy.scope(Action.FOLLOW_SCORES, region);
        AtomicLong after = new AtomicLong(lastId == null ? AT_THE_END : asked(lastId));
        AtomicBoolean checked = new AtomicBoolean(lastId == null);
        AtomicLong quiet = new AtomicLong();
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
                                                .item(
                                                        () ->
                                                                poll(
                                                                        region, scope, after,
                                                                        checked, quiet, sse))
                                                .runSubscriptionOn(
                                                        Infrastructure.getDefaultWorkerPool()))
                        .onItem()
                        .transformToMultiAndConcatenate(
                                found -> Multi.createFrom().iterable(found));
        return streams.of(caller, events);
    }

    /** The sequence of the last entry known; what is none was never given out. */
    private static long asked(String lastId) {
        return lastId.matches("\\d{1,18}") ? Long.parseLong(lastId) : NEVER_GIVEN;
    }

    private List<OutboundSseEvent> poll(
            Code region,
            Scope scope,
            AtomicLong after,
            AtomicBoolean checked,
            AtomicLong quiet,
            Sse sse) {
        List<OutboundSseEvent> events = new ArrayList<>();
        try {
            if (after.get() == AT_THE_END) {
                after.set(feed.head(region));
                events.add(sse.newEventBuilder().comment("open").build());
                return events;
            }
            List<ScoresFeed.Item> items =
                    after.get() == NEVER_GIVEN ? List.of() : feed.after(region, after.get());
            if (items.isEmpty() && isBeyond(region, after, checked)) {
                long head = feed.head(region);
                after.set(head);
                events.add(
                        sse.newEventBuilder()
                                .id(Long.toString(head))
                                .name("reset")
                                .data(
                                        Shape.write(
                                                        new StreamReset(
                                                                new Position(Journal.SCORES, head)))
                                                .toString())
                                .build());
            }
            for (ScoresFeed.Item item : items) {
                after.set(item.entry().sequence());
                if (!isFor(scope, item.entry())) {
                    continue;
                }
                events.add(
                        sse.newEventBuilder()
                                .id(Long.toString(item.entry().sequence()))
                                .name(item.entry().type())
                                .data(item.document())
                                .build());
            }
        } catch (SQLException | UnreadableEntryException e) {
            // The line stays open; the next look goes on where this one stopped.
            if (quiet.get() == 0) {
                LOG.warnf(
                        "scores region=%s after=%d cannot be read: %s",
                        region, after.get(), e.getMessage());
            }
        }
        if (!events.isEmpty()) {
            quiet.set(0);
        } else if (quiet.incrementAndGet() >= HEARTBEAT) {
            quiet.set(0);
            events.add(sse.newEventBuilder().comment("alive").build());
        }
        return events;
    }

    /** Whether a place that was asked for lies beyond the journal's end; asked once. */
    private boolean isBeyond(Code region, AtomicLong after, AtomicBoolean checked)
            throws SQLException {
        if (checked.get()) {
            return false;
        }
        boolean beyond = after.get() == NEVER_GIVEN || after.get() > feed.head(region);
        checked.set(true);
        return beyond;
    }

    /** What is published is for everybody; else it is of a unit, whose the stream says. */
    private static boolean isFor(Scope scope, Entry entry) throws UnreadableEntryException {
        return !(entry.event() instanceof ScoresEvent event)
                || switch (event) {
                    case UnitScored scored -> scope.covers(scored.unit());
                    case ScoreWithdrawn withdrawn -> scope.covers(withdrawn.unit());
                    case LightChanged changed -> scope.covers(changed.unit());
                    case EditionPublished _ -> true;
                };
    }

    private static Problem noScore(Code unit, Period period) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "the unit " + unit + " has no score in " + period,
                "单位 " + unit + " 在" + Words.period(period, true) + "没有得分");
    }

    private static ScoredUnit scored(ScoresAsOf.Known known) {
        return ScoredUnit.of(known.score(), known.position());
    }

    private static ScoredUnit scored(ScoreRow row) {
        try {
            return ScoredUnit.of(
                    ContractJson.read(
                            ContractJson.mapper().readTree(row.document), UnitScored.class),
                    new Position(Journal.SCORES, row.sequence));
        } catch (IOException | UnreadableEntryException e) {
            throw new CorruptStreamException("the view of scores holds what is none", e);
        }
    }
}
