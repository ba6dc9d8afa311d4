package io.kaocheng.goals.read.targets;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.PastViews;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
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

import java.util.List;
import java.util.Set;

/** The targets of a region, of one unit, class, indicator or period where asked. */
@Path("/api/v1/regions/{region}/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TargetsResource {

    private final Mutiny.SessionFactory sessions;
    private final PastViews past;
    private final Policy policy;
    private final Requests requests;

    TargetsResource(
            Mutiny.SessionFactory sessions, PastViews past, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.past = past;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_TARGETS)
    public Uni<String> targets(
            @RestPath String region,
            @RestQuery @Nullable String unit,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery @Nullable String indicator,
            @RestQuery @Nullable String period,
            @RestQuery String limit,
            @RestQuery String cursor,
            @RestQuery @Nullable String asOf) {
        requests.parameters("unit", "class", "indicator", "period", "limit", "cursor", "asOf");
        Code of = Requests.code("region", region);
        Scope scope = policy.scope(Action.READ_TARGETS, of);
        Paging paging = Paging.of(limit, cursor);
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            return past.page(
                    paging,
                    row -> row.path("subject").asText(),
                    Journal.GOALS,
                    "targets",
                    List.of("target"),
                    of,
                    at,
                    Set.of("course"),
                    """
                    select subject, unit, unit_class, indicator, period, value, floor, course, reason, version
                    from target
                    where region = ? and subject collate "C" > ?
                      and (cast(? as text) is null or unit = ?)
                      and (cast(? as text) is null or unit_class = ?)
                      and (cast(? as text) is null or indicator = ?)
                      and (cast(? as text) is null or period = ?)
                      and (? or unit is null or unit = any (string_to_array(?, ',')))
                    order by subject collate "C"
                    limit ?
                    """,
                    of.value(),
                    paging.after(),
                    unit,
                    unit,
                    unitClass,
                    unitClass,
                    indicator,
                    indicator,
                    period,
                    period,
                    scope.everything(),
                    String.join(",", scope.listed()),
                    paging.probe());
        }
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
                          and (:all = true or unit is null or unit in :mine)
                        order by subject
                        """,
                                                TargetRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("unit", unit)
                                        .setParameter("class", unitClass)
                                        .setParameter("indicator", indicator)
                                        .setParameter("period", period)
                                        .setParameter("all", scope.everything())
                                        .setParameter("mine", scope.listed())
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> r.subject));
    }
}
