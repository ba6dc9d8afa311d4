package io.kaocheng.monitoring.read.observations;

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

/** Observations by period, unit and indicator, of one of each or one state where asked. */
@Path("/api/v1/regions/{region}/observations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ObservationsResource {

    private final Mutiny.SessionFactory sessions;
    private final Policy policy;
    private final Requests requests;

    ObservationsResource(Mutiny.SessionFactory sessions, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_OBSERVATIONS)
    public Uni<String> observations(
            @RestPath String region,
            @RestQuery @Nullable String unit,
            @RestQuery @Nullable String indicator,
            @RestQuery @Nullable String period,
            @RestQuery @Nullable String state,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("unit", "indicator", "period", "state", "limit", "cursor");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_OBSERVATIONS, of);
        Paging paging = Paging.of(limit, cursor);
        String[] after =
                paging.after().isEmpty()
                        ? new String[] {"", "", ""}
                        : paging.after().split("/", -1);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from ObservationRow
                        where region = :region
                          and (period > :p or (period = :p and (unit > :u or (unit = :u and indicator > :i))))
                          and (:unit is null or unit = :unit)
                          and (:indicator is null or indicator = :indicator)
                          and (:period is null or period = :period)
                          and (:state is null or state = :state)
                          and (:all = true or unit in :mine)
                        order by period, unit, indicator
                        """,
                                                ObservationRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("p", after[0])
                                        .setParameter("u", after.length == 3 ? after[1] : "")
                                        .setParameter("i", after.length == 3 ? after[2] : "")
                                        .setParameter("unit", unit)
                                        .setParameter("indicator", indicator)
                                        .setParameter("period", period)
                                        .setParameter("state", state)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.period + "/" + r.unit + "/" + r.indicator));
    }
}
