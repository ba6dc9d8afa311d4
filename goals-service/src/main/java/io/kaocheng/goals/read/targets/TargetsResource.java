package io.kaocheng.goals.read.targets;

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

/** The targets of a region, of one unit, class, indicator or period where asked. */
@Path("/api/v1/regions/{region}/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TargetsResource {

    private final Mutiny.SessionFactory sessions;
    private final Caller caller;
    private final Requests requests;

    TargetsResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    @GET
    public Uni<String> targets(
            @RestPath String region,
            @RestQuery @Nullable String unit,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery @Nullable String indicator,
            @RestQuery @Nullable String period,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("unit", "class", "indicator", "period", "limit", "cursor");
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from TargetRow
                        where region = :region and subject > :after
                          and (:unit is null or unit = :unit)
                          and (:class is null or unitClass = :class)
                          and (:indicator is null or indicator = :indicator)
                          and (:period is null or period = :period)
                        order by subject
                        """,
                                                TargetRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("unit", unit)
                                        .setParameter("class", unitClass)
                                        .setParameter("indicator", indicator)
                                        .setParameter("period", period)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.subject));
    }
}
