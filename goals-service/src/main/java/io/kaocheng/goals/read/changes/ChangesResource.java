package io.kaocheng.goals.read.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The requests for a change of what binds, of one state where asked. */
@Path("/api/v1/regions/{region}/requests")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ChangesResource {

    private final Mutiny.SessionFactory sessions;

    private final Views views;

    ChangesResource(Mutiny.SessionFactory sessions, Views views) {
        this.sessions = sessions;
        this.views = views;
    }

    /** The state of a request. */
    public enum State {
        PENDING,
        GRANTED,
        DENIED,
        WITHDRAWN
    }

    /** A request for a change of what binds. */
    public record ChangeRequest(
            @Schema(examples = "flood-2026") String request,
            @Schema(examples = "adjustment") String kind,
            @Schema(examples = "pending") String state,
            @Schema(description = "of targets") List<TargetChange> changes,
            @Schema(description = "of the indicators that a unit has of its own")
                    @Nullable OwnListChange ownList,
            @Schema(examples = "灾情") String reason,
            @Schema(description = "who asked, by subject id", examples = "office-li") String by,
            @Schema(description = "who granted or denied it, by subject id")
                    @Nullable String decider,
            @Schema(description = "why it was denied") @Nullable String remark,
            @Schema(description = "its stream's version, to be sent as If-Match", examples = "1")
                    int version) {

        static ChangeRequest of(ChangeRow row) {
            try {
                return new ChangeRequest(
                        row.request,
                        row.kind,
                        row.state,
                        ContractJson.mapper()
                                .readValue(row.changes, new TypeReference<List<TargetChange>>() {}),
                        row.ownList == null
                                ? null
                                : ContractJson.mapper().readValue(row.ownList, OwnListChange.class),
                        row.reason,
                        row.by,
                        row.decider,
                        row.remark,
                        row.version);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a view holds JSON that is none", e);
            }
        }
    }

    @GET
    @Allowed(Action.READ_CHANGES)
    @Operation(summary = "The requests for a change of a target or of a unit's own indicators")
    public Uni<Page<ChangeRequest>> changes(
            @RestPath Code region,
            @RestQuery @Nullable State state,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from ChangeRow
                        where region = :region and fromSeq <= :at and toSeq > :at and request > :after
                          and (:state is null or state = :state)
                        order by request
                        """,
                                                                ChangeRow.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter(
                                                                "state",
                                                                state == null
                                                                        ? null
                                                                        : Shape.kebab(state))
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(ChangeRequest::of).toList(),
                                        ChangeRequest::request));
    }
}
