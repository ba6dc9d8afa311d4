package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Journals;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
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
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
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

import org.hibernate.reactive.mutiny.Mutiny;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scores as they are: what can be looked at, a class in a period, one unit, and every change as it
 * happens.
 */
@Path("/api/v1/regions/{region}/scores")
@Authenticated
public class ScoreboardResource {

    private static final Duration CHECK = Duration.ofMillis(500);
    private static final int HEARTBEAT = 30;
    private static final int MOST = 500;

    private final Mutiny.SessionFactory sessions;
    private final Journals journals;
    private final ScoresAsOf past;
    private final Policy policy;
    private final Requests requests;

    ScoreboardResource(
            Mutiny.SessionFactory sessions,
            Journals journals,
            ScoresAsOf past,
            Policy policy,
            Requests requests) {
        this.sessions = sessions;
        this.journals = journals;
        this.past = past;
        this.policy = policy;
        this.requests = requests;
    }

    /** The classes that have scores, each with its periods in order. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    public Uni<String> overview(@RestPath String region, @RestQuery @Nullable String asOf) {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_SCORES, of);
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            return then(
                    of,
                    null,
                    at,
                    known ->
                            overview(
                                    known.stream()
                                            .filter(k -> scope.covers(k.score().unit()))
                                            .map(
                                                    k ->
                                                            new Object[] {
                                                                k.score().unitClass().value(),
                                                                k.score().period().toString()
                                                            })
                                            .toList()));
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "select distinct unitClass, period from ScoreRow where region = :region and (:all = true or unit in :mine)",
                                                Object[].class)
                                        .setParameter("region", of.value())
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .getResultList())
                .map(ScoreboardResource::overview);
    }

    private static String overview(List<Object[]> rows) {
        Map<String, TreeSet<Period>> classes = new TreeMap<>();
        for (Object[] row : rows) {
            classes.computeIfAbsent((String) row[0], c -> new TreeSet<>())
                    .add(Period.parse((String) row[1]));
        }
        return classes.entrySet().stream()
                .map(
                        c ->
                                "{\"unitClass\":\""
                                        + c.getKey()
                                        + "\",\"periods\":["
                                        + c.getValue().stream()
                                                .map(p -> "\"" + p + "\"")
                                                .collect(Collectors.joining(","))
                                        + "]}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /**
     * All units of a class in a period, the best first, each as in {@code UnitScored} with its
     * position.
     */
    @GET
    @Path("/{unitClass}/{period}")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    public Uni<String> scoreboard(
            @RestPath String region,
            @RestPath String unitClass,
            @RestPath String period,
            @RestQuery @Nullable String asOf) {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_SCORES, of);
        Code ofClass = Requests.code("unitClass", unitClass);
        Period in = Requests.period("period", period);
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            return then(
                    of,
                    in,
                    at,
                    known ->
                            scoreboard(
                                    ofClass,
                                    in,
                                    known.stream()
                                            .filter(k -> k.score().unitClass().equals(ofClass))
                                            .filter(k -> scope.covers(k.score().unit()))
                                            .sorted(BEST_FIRST)
                                            .map(ScoreboardResource::positioned)));
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
                                        .setParameter("region", of.value())
                                        .setParameter("class", ofClass.value())
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setParameter("period", in.toString())
                                        .getResultList())
                .map(
                        rows ->
                                scoreboard(
                                        ofClass,
                                        in,
                                        rows.stream().map(ScoreboardResource::positioned)));
    }

    private static final Comparator<ScoresAsOf.Known> BEST_FIRST =
            Comparator.comparing(
                            (ScoresAsOf.Known k) ->
                                    Optional.ofNullable(k.score().rank()).orElse(1_000_000))
                    .thenComparing(k -> k.score().unit());

    private static String scoreboard(Code unitClass, Period period, Stream<String> units) {
        return units.collect(
                Collectors.joining(
                        ",",
                        "{\"unitClass\":\""
                                + unitClass
                                + "\",\"period\":\""
                                + period
                                + "\",\"units\":[",
                        "]}"));
    }

    /** What was known then, off the event loop: it is read from the journal, or computed. */
    private Uni<String> then(
            Code region,
            @Nullable Period period,
            AsOf at,
            Function<List<ScoresAsOf.Known>, String> told) {
        return Uni.createFrom()
                .item(
                        () -> {
                            try {
                                return told.apply(past.scores(region, period, at));
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

    /** One unit's score in a period. */
    @GET
    @Path("/units/{unit}/{period}")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(Action.READ_SCORES)
    public Uni<String> unit(
            @RestPath String region,
            @RestPath String unit,
            @RestPath String period,
            @RestQuery @Nullable String asOf) {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        Period in = Requests.period("period", period);
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            Code code = Requests.code("unit", unit);
            return then(
                    of,
                    in,
                    at,
                    known ->
                            known.stream()
                                    .filter(k -> k.score().unit().equals(code))
                                    .map(ScoreboardResource::positioned)
                                    .findFirst()
                                    .orElseThrow(() -> noScore(unit, in)));
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from ScoreRow where region = :region and unit = :unit and period = :period",
                                                ScoreRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("unit", Requests.code("unit", unit).value())
                                        .setParameter("period", in.toString())
                                        .getSingleResultOrNull())
                .map(
                        row -> {
                            if (row == null) {
                                throw noScore(unit, in);
                            }
                            return positioned(row);
                        });
    }

    /**
     * Every change of the region's scores as it is recorded, as server-sent events: the event is
     * the entry's type, the id its sequence, the data the entry. Goes on after {@code
     * Last-Event-ID} where that is sent; a comment every 15 seconds says that the line is open.
     */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allowed(Action.FOLLOW_SCORES)
    public Multi<OutboundSseEvent> stream(
            @RestPath String region,
            @HeaderParam("Last-Event-ID") @Nullable String lastId,
            @Context Sse sse) {
        requests.parameters();
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.FOLLOW_SCORES, of);
        AtomicLong after =
                new AtomicLong(
                        lastId != null && lastId.matches("\\d{1,18}")
                                ? Long.parseLong(lastId)
                                : -1);
        AtomicLong quiet = new AtomicLong();
        return Multi.createFrom()
                .ticks()
                .every(CHECK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick ->
                                Uni.createFrom()
                                        .item(() -> look(of, scope, after, quiet, sse))
                                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .onItem()
                .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
    }

    private List<OutboundSseEvent> look(
            Code region, Scope scope, AtomicLong after, AtomicLong quiet, Sse sse) {
        List<OutboundSseEvent> events = new ArrayList<>();
        try {
            if (after.get() < 0) {
                after.set(journals.history().head(Journal.SCORES, region));
                events.add(sse.newEventBuilder().comment("open").build());
                return events;
            }
            for (String document :
                    journals.history().entries(Journal.SCORES, region, after.get(), MOST)) {
                Entry entry = Entry.read(document);
                after.set(entry.sequence());
                if (!isFor(scope, entry)) {
                    continue;
                }
                events.add(
                        sse.newEventBuilder()
                                .id(Long.toString(entry.sequence()))
                                .name(entry.type())
                                .data(document)
                                .build());
            }
        } catch (SQLException | UnreadableEntryException e) {
            // The line stays open; the next look goes on where this one stopped.
            return events;
        }
        if (!events.isEmpty()) {
            quiet.set(0);
        } else if (quiet.incrementAndGet() >= HEARTBEAT) {
            quiet.set(0);
            events.add(sse.newEventBuilder().comment("alive").build());
        }
        return events;
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

    private static Problem noScore(String unit, Period period) {
        return new Problem(
                ProblemCode.NOT_FOUND,
                "the unit " + unit + " has no score in " + period,
                "单位 " + unit + " 在 " + period + " 没有得分");
    }

    private static String positioned(ScoresAsOf.Known known) {
        String document = ContractJson.write(known.score());
        Position position = known.position();
        return position == null
                ? document
                : document.substring(0, document.length() - 1)
                        + ",\"position\":\""
                        + position
                        + "\"}";
    }

    private static String positioned(ScoreRow row) {
        return row.document.substring(0, row.document.length() - 1)
                + ",\"position\":\"scores@"
                + row.sequence
                + "\"}";
    }
}
