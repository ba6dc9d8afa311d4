package io.kaocheng.goals.read.changes;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
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

/** The requests for a change of a target, of one state where asked. */
@Path("/api/v1/regions/{region}/requests")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ChangesResource {

    private final Mutiny.SessionFactory sessions;
    private final Requests requests;

    ChangesResource(Mutiny.SessionFactory sessions, Requests requests) {
        this.sessions = sessions;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_CHANGES)
    public Uni<String> changes(
            @RestPath String region,
            @RestQuery @Nullable String state,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("state", "limit", "cursor");
        Code of = Requests.code("region", region);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from ChangeRow
                        where region = :region and request > :after
                          and (:state is null or state = :state)
                        order by request
                        """,
                                                ChangeRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("state", state)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.request));
    }
}
