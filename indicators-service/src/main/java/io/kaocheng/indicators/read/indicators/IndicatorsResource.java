package io.kaocheng.indicators.read.indicators;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.PastViews;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Requests;
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

import java.util.List;
import java.util.Set;

/** Indicators, and the versions of one. */
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorsResource {

    private static final List<String> TABLES = List.of("indicator", "indicator_version");

    private final Mutiny.SessionFactory sessions;
    private final PastViews past;
    private final Policy policy;
    private final Requests requests;

    IndicatorsResource(
            Mutiny.SessionFactory sessions, PastViews past, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.past = past;
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
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            return past.page(
                    paging,
                    row -> row.path("indicator").asText(),
                    Journal.INDICATORS,
                    "indicators",
                    TABLES,
                    of,
                    at,
                    Set.of(),
                    """
                    select indicator, name, dimension, layer, nature, unit_of_measure, definition, source, owner,
                      retired_from
                    from indicator
                    where region = ? and indicator collate "C" > ?
                      and (? or exists (
                        select 1
                        from indicator_version v
                        where v.region = indicator.region and v.indicator = indicator.indicator
                          and v.stage = 'enacted'))
                    order by indicator collate "C"
                    limit ?
                    """,
                    of.value(),
                    paging.after(),
                    drafts,
                    paging.probe());
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from IndicatorRow i
                        where i.region = :region and i.indicator > :after
                          and (:drafts = true or exists (
                            select 1
                            from IndicatorVersionRow v
                            where v.region = i.region and v.indicator = i.indicator
                              and v.stage = 'enacted'))
                        order by i.indicator
                        """,
                                                IndicatorRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("drafts", drafts)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
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
        AsOf at = AsOf.of(asOf);
        if (at != null) {
            return past.page(
                    new Paging(Paging.MOST, ""),
                    row -> row.path("hash").asText(),
                    Journal.INDICATORS,
                    "indicators",
                    TABLES,
                    of,
                    at,
                    Set.of("definition"),
                    """
                    select indicator, version, stage, effective_from, definition, hash
                    from indicator_version
                    where region = ? and indicator = ? and (? or stage = 'enacted')
                    order by version
                    """,
                    of.value(),
                    indicator,
                    drafts);
        }
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from IndicatorVersionRow
                        where region = :region and indicator = :indicator
                          and (:drafts = true or stage = 'enacted')
                        order by version
                        """,
                                                IndicatorVersionRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("indicator", indicator)
                                        .setParameter("drafts", drafts)
                                        .getResultList())
                .map(rows -> new Paging(Math.max(1, rows.size()), "").page(rows, r -> r.hash));
    }
}
