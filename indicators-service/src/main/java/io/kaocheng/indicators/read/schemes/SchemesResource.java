package io.kaocheng.indicators.read.schemes;

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

/** The versions of the region's schemes, of one cycle or class where asked. */
@Path("/api/v1/regions/{region}/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SchemesResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;
    private final Requests requests;

    SchemesResource(Mutiny.SessionFactory sessions, Views views, Policy policy, Requests requests) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
        this.requests = requests;
    }

    @GET
    @Allowed(Action.READ_SCHEMES)
    public Uni<String> schemes(
            @RestPath String region,
            @RestQuery @Nullable String cycle,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery String limit,
            @RestQuery String cursor,
            @RestQuery @Nullable String asOf) {
        requests.parameters("cycle", "class", "limit", "cursor", "asOf");
        Code of = Requests.code("region", region);
        boolean drafts = policy.scope(Action.READ_SCHEMES, of).everything();
        Paging paging = Paging.of(limit, cursor);
        return views.position(AsOf.of(asOf), Journal.INDICATORS, of)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from SchemeVersionRow
                        where region = :region and fromSeq <= :at and toSeq > :at and concat(scheme, '@', lpad(cast(version as string), 9, '0')) > :after
                          and (:cycle is null or cycle = :cycle)
                          and (:class is null or unitClass = :class)
                          and (:drafts = true or stage = 'enacted')
                        order by concat(scheme, '@', lpad(cast(version as string), 9, '0'))
                        """,
                                                                SchemeVersionRow.class)
                                                        .setParameter("region", of.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter("cycle", cycle)
                                                        .setParameter("class", unitClass)
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.page(rows, r -> "%s@%09d".formatted(r.scheme, r.version)));
    }
}
