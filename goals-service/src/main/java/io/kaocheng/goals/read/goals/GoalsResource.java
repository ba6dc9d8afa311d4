package io.kaocheng.goals.read.goals;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
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
    private final Caller caller;
    private final Requests requests;

    GoalsResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    @GET
    public Uni<String> goals(
            @RestPath String region,
            @RestQuery @Nullable String cycle,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String owner,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("cycle", "state", "owner", "limit", "cursor");
        Code of = Requests.code("region", region);
        caller.mayRead(of);
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
                        order by goal
                        """,
                                                GoalRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("cycle", cycle)
                                        .setParameter("state", state)
                                        .setParameter("owner", owner)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.goal));
    }
}
