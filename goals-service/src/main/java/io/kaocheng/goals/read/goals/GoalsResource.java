package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
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

import java.math.BigDecimal;

/** The goals of a region, of one cycle, state or owner where asked. */
@Path("/api/v1/regions/{region}/goals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GoalsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    GoalsResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** A goal and how far it is. */
    public record Goal(
            @Schema(examples = "schools-2026") String goal,
            @Schema(examples = "新建十所学校") String title,
            @Schema(examples = "2026") String cycle,
            @Schema(description = "the goal it is part of") @Nullable String parent,
            @Schema(description = "the unit that is to achieve it", examples = "edu-bureau")
                    String owner,
            @Schema(description = "who answers for it") @Nullable String person,
            @Schema(description = "long-term, annual or stage", examples = "annual") String horizon,
            @Schema(description = "what it rests on") @Nullable String basis,
            @Schema(description = "in per cent of its siblings'", examples = "40")
                    BigDecimal weight,
            @Schema(description = "draft, submitted, approved or issued", examples = "issued")
                    String state,
            @Schema(description = "why it was sent back") @Nullable String remark,
            @Schema(description = "its stream's version, to be sent as If-Match", examples = "4")
                    int version) {}

    /** How far a goal has come. */
    public enum GoalState {
        DRAFT,
        SUBMITTED,
        APPROVED,
        ISSUED
    }

    @GET
    @Allowed(Action.READ_GOALS)
    @Operation(summary = "The goals, of a cycle, a state or an owner where asked")
    public Uni<Page<Goal>> goals(
            @RestPath Code region,
            @RestQuery @Nullable Code cycle,
            @RestQuery @Nullable GoalState state,
            @RestQuery @Nullable Code owner,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Scope scope = policy.scope(Action.READ_GOALS, region);
        Paging paging = page.paging();
        return views.position(asOf, Journal.GOALS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        select g.goal, g.title, g.cycle, g.parent, g.owner, g.person, g.horizon,
                          g.basis, g.weight, g.state, g.remark, g.version
                        from GoalRow g
                        where g.region = :region and g.fromSeq <= :at and g.toSeq > :at and g.goal > :after
                          and (:cycle is null or g.cycle = :cycle)
                          and (:state is null or g.state = :state)
                          and (:owner is null or g.owner = :owner)
                          and (:all = true or g.owner in :mine or g.state = 'issued')
                        order by g.goal
                        """,
                                                                Goal.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter(
                                                                "cycle",
                                                                cycle == null
                                                                        ? null
                                                                        : cycle.value())
                                                        .setParameter(
                                                                "state",
                                                                state == null
                                                                        ? null
                                                                        : Shape.kebab(state))
                                                        .setParameter(
                                                                "owner",
                                                                owner == null
                                                                        ? null
                                                                        : owner.value())
                                                        .setParameter("all", scope.everything())
                                                        .setParameter("mine", scope.listed())
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.of(rows, Goal::goal));
    }
}
