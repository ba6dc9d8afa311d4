package io.kaocheng.goals.read.cycles;

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

/** The cycles of a region. */
@Path("/api/v1/regions/{region}/cycles")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class CyclesResource {

    private final Mutiny.SessionFactory sessions;
    private final Requests requests;

    CyclesResource(Mutiny.SessionFactory sessions, Requests requests) {
        this.sessions = sessions;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_CYCLES)
    public Uni<String> cycles(
            @RestPath String region, @RestQuery String limit, @RestQuery String cursor) {
        requests.parameters("limit", "cursor");
        Code of = Requests.code("region", region);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from CycleRow where region = :region and cycle > :after order by cycle",
                                                CycleRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.cycle));
    }
}
