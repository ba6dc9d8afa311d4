package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The goals of a region, of one cycle, state or owner where asked. */
@Path("/api/v1/regions/{region}/goals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class GoalsResource {

    private final Mutiny.SessionFactory sessions;
    private final Policy policy;
    private final Requests requests;

    GoalsResource(Mutiny.SessionFactory sessions, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_GOALS)
    public Uni<String> goals(
            @RestPath String region,
            @RestQuery @Nullable String cycle,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String owner,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("cycle", "state", "owner", "limit", "cursor");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_GOALS, of);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from GoalRow
                        where region = :region and goal > :after
                          and (:cycle is null or cycle = :cycle)
                          and (:state is null or state = :state)
                          and (:owner is null or owner = :owner)
                          and (:all = true or owner in :mine or state = 'issued')
                        order by goal
                        """,
                                                GoalRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("cycle", cycle)
                                        .setParameter("state", state)
                                        .setParameter("owner", owner)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.goal));
    }
}
