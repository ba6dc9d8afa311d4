package io.kaocheng.goals.read.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.change.ChangeDecider.WeighChange;
import io.kaocheng.goals.change.ChangeDecider.Weighed;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.RangedTable;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The requests for a change of what binds, of one state, unit, kind or cycle where asked. */
@Path("/api/v1/regions/{region}/requests")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ChangesResource {

    static final RangedTable<ChangeRequest> TABLE =
            new RangedTable<>("change_request", ChangeRequest.class);

    private final Views views;
    private final Policy policy;
    private final Writing writing;
    private final KnownDirections directions;

    ChangesResource(Views views, Policy policy, Writing writing, KnownDirections directions) {
        this.views = views;
        this.policy = policy;
        this.writing = writing;
        this.directions = directions;
    }

    /** The state of a request. */
    public enum State {
        PENDING,
        GRANTED,
        DENIED,
        WITHDRAWN
    }

    /** What a request is about. */
    public enum ChangeKind {
        ADJUSTMENT,
        RELIEF,
        OWN_LIST
    }

    /** A request for a change of what binds. */
    public record ChangeRequest(
            @Schema(examples = "flood-2026") String request,
            @Schema(description = "adjustment, relief or own-list", examples = "relief")
                    String kind,
            @Schema(description = "pending, granted, denied or withdrawn", examples = "pending")
                    String state,
            @Schema(description = "of targets, as asked for") List<TargetChange> changes,
            @Schema(description = "of the indicators that a unit has of its own")
                    @Nullable OwnListChange ownList,
            @Schema(examples = "灾情") String reason,
            @Schema(description = "who asked, by subject id", examples = "edu-zhao") String by,
            @Schema(description = "who granted, denied or withdrew it, by subject id")
                    @Nullable String decider,
            @Schema(description = "why it was denied, or why other figures were granted")
                    @Nullable String remark,
            @Schema(description = "the cycle of its targets") @Nullable Code cycle,
            @Schema(description = "whom it concerns; absent for a class") @Nullable Code unit,
            @Schema(description = "why", examples = "disaster") @Nullable String ground,
            List<Evidence> evidence,
            @Schema(description = "from when the targets are to count, where it was asked for")
                    @Nullable Period effectiveFrom,
            @Schema(description = "whether they are to count for all of their periods")
                    boolean wholePeriod,
            @Schema(description = "whether it was filed for a unit after its last day")
                    boolean late,
            @Schema(description = "when it was filed") Instant filed,
            @Schema(description = "of targets, as granted") List<TargetChange> granted,
            @Schema(
                            description =
                                    "from when the granted targets count; absent: for all of their periods")
                    @Nullable Period countsFrom,
            @Schema(description = "when it was decided or withdrawn") @Nullable Instant decided,
            @Schema(description = "its stream's version, to be sent as If-Match", examples = "1")
                    int version) {

        ChangeRequest ended(
                State as, String decidedBy, @Nullable String why, Instant at, int newVersion) {
            return granted(as, decidedBy, why, List.of(), null, at, newVersion);
        }

        ChangeRequest granted(
                State as,
                String decidedBy,
                @Nullable String why,
                List<TargetChange> figures,
                @Nullable Period from,
                Instant at,
                int newVersion) {
            return new ChangeRequest(
                    request,
                    kind,
                    Shape.kebab(as),
                    changes,
                    ownList,
                    reason,
                    by,
                    decidedBy,
                    why,
                    cycle,
                    unit,
                    ground,
                    evidence,
                    effectiveFrom,
                    wholePeriod,
                    late,
                    filed,
                    figures,
                    from,
                    at,
                    newVersion);
        }
    }

    @GET
    @Allowed(Action.READ_CHANGES)
    @Operation(
            summary = "The requests for a change of a target or of a unit's own indicators",
            description = "In the order in which they were filed, the oldest first.")
    public Uni<Page<ChangeRequest>> changes(
            @RestPath Code region,
            @RestQuery @Nullable State state,
            @RestQuery @Nullable Code unit,
            @RestQuery @Nullable ChangeKind kind,
            @RestQuery @Nullable Code cycle,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_CHANGES, region);
        return views.page(
                TABLE,
                Journal.GOALS,
                region,
                asOf,
                page,
                "to_char(filed at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || '/' || request",
                """
                (:state = '' or state = :state)
                  and (:kind = '' or kind = :kind)
                  and (:unit = '' or unit = :unit)
                  and (:cycle = '' or cycle = :cycle)
                  and (:all or unit in (:mine))
                """,
                Map.of(
                        "state", state == null ? "" : Shape.kebab(state),
                        "kind", kind == null ? "" : Shape.kebab(kind),
                        "unit", unit == null ? "" : unit.value(),
                        "cycle", cycle == null ? "" : cycle.value(),
                        "all", scope.everything(),
                        "mine", scope.listed()));
    }

    @GET
    @Path("/{request}")
    @Allowed(Action.READ_CHANGES)
    @Operation(summary = "A request for a change of a target or of a unit's own indicators")
    @Refuses({ProblemCode.NOT_FOUND})
    public Uni<ChangeRequest> change(
            @RestPath Code region, @RestPath Code request, @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_CHANGES, region);
        return views.page(
                        TABLE,
                        Journal.GOALS,
                        region,
                        asOf,
                        new PageRequest(1, null),
                        "request",
                        "request = :request and (:all or unit in (:mine))",
                        Map.of(
                                "request", request.value(),
                                "all", scope.everything(),
                                "mine", scope.listed()))
                .map(
                        found ->
                                found.items().stream()
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new Problem(
                                                                ProblemCode.NOT_FOUND,
                                                                "there is no request " + request,
                                                                "没有申请 " + request)));
    }

    @GET
    @RunOnVirtualThread
    @Path("/{request}/deciders")
    @Allowed(Action.GRANT_CHANGE)
    @Operation(
            summary = "Who decides about a request",
            description = "As of now; of one that is decided nothing is said.")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.UNKNOWN_REGION})
    public Weighed deciders(@RestPath Code region, @RestPath Code request) {
        return switch (Answers.answered(
                        writing.submit(
                                Journal.GOALS,
                                region,
                                List.of(new WeighChange(request, directions).change()),
                                Submission.Mode.DRY_RUN))
                .outcomes()
                .getFirst()) {
            case Outcome.Recorded(_, _, var result) -> weighed(result);
            case Outcome.Unchanged(_, var result) -> weighed(result);
            case Outcome.Stale(var expected, var found) -> throw Answers.stale(expected, found);
            case Outcome.Refused(var reasons) ->
                    throw new Problem(
                            reasons.getFirst().code(),
                            reasons.stream().map(reason -> Answers.finding(reason, "")).toList());
        };
    }

    private static Weighed weighed(@Nullable JsonNode result) {
        try {
            return ContractJson.mapper().treeToValue(result, Weighed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the decider's result cannot be read", e);
        }
    }
}
