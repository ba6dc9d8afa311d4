package io.kaocheng.monitoring.read.alerts;

import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
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

/** The lights that changed, the latest first, of one unit or to one light where asked. */
@Path("/api/v1/regions/{region}/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AlertsResource {

    private final Mutiny.SessionFactory sessions;
    private final Policy policy;
    private final Requests requests;

    AlertsResource(Mutiny.SessionFactory sessions, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_ALERTS)
    public Uni<String> alerts(
            @RestPath String region,
            @RestQuery @Nullable String unit,
            @RestQuery @Nullable String light,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("unit", "light", "limit", "cursor");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_ALERTS, of);
        Paging paging = Paging.of(limit, cursor);
        if (!paging.after().matches("\\d{0,18}")) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    "a cursor is what next gave before",
                    "cursor 须为上一页返回的 next");
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from AlertRow
                        where region = :region and sequence < :before
                          and (:unit is null or unit = :unit)
                          and (:light is null or light = :light)
                          and (:all = true or unit in :mine)
                        order by sequence desc
                        """,
                                                AlertRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter(
                                                "before",
                                                paging.after().isEmpty()
                                                        ? Long.MAX_VALUE
                                                        : Long.parseLong(paging.after()))
                                        .setParameter("unit", unit)
                                        .setParameter("light", light)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> Long.toString(r.sequence)));
    }
}
