package io.kaocheng.monitoring.read.requests;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ChangeEvent;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeDenied;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeGranted;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeRequested;
import io.kaocheng.contracts.monitoring.ChangeEvent.ChangeWithdrawn;
import io.kaocheng.contracts.monitoring.ChangeEvent.RequestedContent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.journal.RangedProjector;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Recorded;
import io.kaocheng.monitoring.change.ChangeKind;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The requests about figures, of a state, kind or unit where asked. */
@Tag(name = "Requests about figures")
@Path("/api/v1/regions/{region}/monitoring/requests")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RequestsResource {

    static final RangedTable<FigureRequest> TABLE =
            new RangedTable<>("change_request", FigureRequest.class);

    private final Views views;
    private final Policy policy;

    RequestsResource(Views views, Policy policy) {
        this.views = views;
        this.policy = policy;
    }

    /** Where a request stands. */
    public enum State {
        PENDING,
        GRANTED,
        DENIED,
        WITHDRAWN
    }

    /** The requested content; nothing of it where a figure is to be withdrawn. */
    @Schema(name = "Wanted")
    public record Content(
            @Nullable String noData,
            @Nullable Figures figures,
            @Nullable String source,
            @Nullable String note) {

        static Content of(RequestedContent content) {
            return new Content(
                    content.noData(), content.figures(), content.source(), content.note());
        }
    }

    /** A request about a figure. */
    public record FigureRequest(
            @Schema(examples = "no-data-4b1f0c2d9e8a7b6c5d4e") Code request,
            @Schema(description = "no-data, correction or withdrawal", examples = "no-data")
                    String kind,
            @Schema(description = "pending, granted, denied or withdrawn", examples = "pending")
                    String state,
            @Schema(examples = "edu-bureau") Code unit,
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "202603") Period period,
            @Schema(description = "the version of the figure's stream that it is about")
                    int streamVersion,
            Content content,
            @Schema(examples = "本辖区无此项业务") @Nullable String reason,
            @Schema(description = "who asked, by subject id", examples = "edu-zhao") String by,
            Instant askedAt,
            @Schema(description = "who granted, denied or withdrew it, by subject id")
                    @Nullable String decider,
            @Schema(description = "why it was denied") @Nullable String remark,
            @Schema(description = "its stream's version", examples = "1") int version) {

        private FigureRequest decided(
                State as, String decidedBy, @Nullable String why, int newVersion) {
            return new FigureRequest(
                    request,
                    kind,
                    Shape.kebab(as),
                    unit,
                    indicator,
                    period,
                    streamVersion,
                    content,
                    reason,
                    by,
                    askedAt,
                    decidedBy,
                    why,
                    newVersion);
        }
    }

    @GET
    @Allowed(Action.READ_FIGURE_CHANGES)
    @Operation(
            summary =
                    "The requests about figures, of a state, kind or unit where asked, in order of"
                            + " unit, indicator and period")
    public Uni<Page<FigureRequest>> requests(
            @RestPath Code region,
            @RestQuery @Nullable State state,
            @RestQuery @Nullable ChangeKind kind,
            @RestQuery @Nullable Code unit,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_FIGURE_CHANGES, region);
        return views.page(
                TABLE,
                Journal.MONITORING,
                region,
                asOf,
                page,
                "unit || '/' || indicator || '/' || period || '/' || request",
                """
                (:state = '' or state = :state)
                  and (:kind = '' or kind = :kind)
                  and (:unit = '' or unit = :unit)
                  and (:all or unit in (:mine))
                """,
                Map.of(
                        "state", state == null ? "" : Shape.kebab(state),
                        "kind", kind == null ? "" : Shape.kebab(kind),
                        "unit", unit == null ? "" : unit.value(),
                        "all", scope.everything(),
                        "mine", scope.listed()));
    }

    /** Keeps each request and what became of it. */
    @ApplicationScoped
    static class Projection extends RangedProjector<FigureRequest> {

        Projection() {
            super("requests", Journal.MONITORING, TABLE, Set.of(ChangeEvent.class));
        }

        @Override
        protected List<FigureRequest> after(List<FigureRequest> rows, Recorded entry) {
            int version = entry.streamVersion();
            return switch ((ChangeEvent) entry.event()) {
                case ChangeRequested e -> List.of(asked(e, entry));
                case ChangeGranted(_, _, var by) -> decided(rows, State.GRANTED, by, null, version);
                case ChangeDenied(_, var reason, var by) ->
                        decided(rows, State.DENIED, by, reason, version);
                case ChangeWithdrawn(_, var by) ->
                        decided(rows, State.WITHDRAWN, by, null, version);
            };
        }

        private static FigureRequest asked(ChangeRequested e, Recorded entry) {
            ObservationEvent.Subject about = ObservationEvent.Subject.of(e.about());
            return new FigureRequest(
                    e.request(),
                    e.kind(),
                    Shape.kebab(State.PENDING),
                    about.unit(),
                    about.indicator(),
                    about.period(),
                    e.streamVersion(),
                    Content.of(e.content()),
                    e.reason(),
                    e.by(),
                    entry.recordedTime(),
                    null,
                    null,
                    entry.streamVersion());
        }

        private static List<FigureRequest> decided(
                List<FigureRequest> rows, State as, String by, @Nullable String why, int version) {
            return rows.stream().map(row -> row.decided(as, by, why, version)).toList();
        }
    }
}
