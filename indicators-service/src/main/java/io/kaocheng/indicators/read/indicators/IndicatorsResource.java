package io.kaocheng.indicators.read.indicators;

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

/** Indicators, and the versions of one. */
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorsResource {

    private final Mutiny.SessionFactory sessions;
    private final Caller caller;
    private final Requests requests;

    IndicatorsResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    @GET
    public Uni<String> indicators(
            @RestPath String region, @RestQuery String limit, @RestQuery String cursor) {
        requests.parameters("limit", "cursor");
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from IndicatorRow where region = :region and indicator > :after order by indicator",
                                                IndicatorRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.indicator));
    }

    /** All versions of an indicator, the first first. */
    @GET
    @Path("/{indicator}/versions")
    public Uni<String> versions(@RestPath String region, @RestPath String indicator) {
        requests.parameters();
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                "from IndicatorVersionRow where region = :region and indicator = :indicator order by version",
                                                IndicatorVersionRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("indicator", indicator)
                                        .getResultList())
                .map(rows -> new Paging(Math.max(1, rows.size()), "").page(rows, r -> r.hash));
    }
}
