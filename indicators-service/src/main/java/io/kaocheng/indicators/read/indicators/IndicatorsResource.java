package io.kaocheng.indicators.read.indicators;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Views;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
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

/** Indicators, and the versions of one. */
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;
    private final Requests requests;

    IndicatorsResource(
            Mutiny.SessionFactory sessions, Views views, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_INDICATORS)
    public Uni<String> indicators(
            @RestPath String region,
            @RestQuery String limit,
            @RestQuery String cursor,
            @RestQuery @Nullable String asOf) {
        requests.parameters("limit", "cursor", "asOf");
        Code of = Requests.code("region", region);
        boolean drafts = policy.scope(Action.READ_INDICATORS, of).everything();
        Paging paging = Paging.of(limit, cursor);
        return views.position(AsOf.of(asOf), Journal.INDICATORS, of)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from IndicatorRow i
                        where i.region = :region and i.fromSeq <= :at and i.toSeq > :at and i.indicator > :after
                          and (:drafts = true or exists (
                            select 1
                            from IndicatorVersionRow v
                            where v.region = i.region and v.indicator = i.indicator
                              and v.fromSeq <= :at and v.toSeq > :at
                              and v.stage = 'enacted'))
                        order by i.indicator
                        """,
                                                                IndicatorRow.class)
                                                        .setParameter("region", of.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.page(rows, r -> r.indicator));
    }

    /** All versions of an indicator, the first first. */
    @GET
    @Path("/{indicator}/versions")
    @Allowed(Action.READ_INDICATORS)
    public Uni<String> versions(
            @RestPath String region, @RestPath String indicator, @RestQuery @Nullable String asOf) {
        requests.parameters("asOf");
        Code of = Requests.code("region", region);
        boolean drafts = policy.scope(Action.READ_INDICATORS, of).everything();
        return views.position(AsOf.of(asOf), Journal.INDICATORS, of)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from IndicatorVersionRow
                        where region = :region and fromSeq <= :at and toSeq > :at and indicator = :indicator
                          and (:drafts = true or stage = 'enacted')
                        order by version
                        """,
                                                                IndicatorVersionRow.class)
                                                        .setParameter("region", of.value())
                                                        .setParameter("at", at)
                                                        .setParameter("indicator", indicator)
                                                        .setParameter("drafts", drafts)
                                                        .getResultList()))
                .map(rows -> new Paging(Math.max(1, rows.size()), "").page(rows, r -> r.hash));
    }
}
