package io.kaocheng.indicators.read.schemes;

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

/** The versions of the region's schemes, of one cycle or class where asked. */
@Path("/api/v1/regions/{region}/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SchemesResource {

    private final Mutiny.SessionFactory sessions;
    private final Caller caller;
    private final Requests requests;

    SchemesResource(Mutiny.SessionFactory sessions, Caller caller, Requests requests) {
        this.sessions = sessions;
        this.caller = caller;
        this.requests = requests;
    }

    @GET
    public Uni<String> schemes(
            @RestPath String region,
            @RestQuery @Nullable String cycle,
            @RestQuery("class") @Nullable String unitClass,
            @RestQuery String limit,
            @RestQuery String cursor) {
        requests.parameters("cycle", "class", "limit", "cursor");
        Code of = Requests.code("region", region);
        caller.mayRead(of);
        Paging paging = Paging.of(limit, cursor);
        return sessions.withSession(
                        s ->
                                s.createSelectionQuery(
                                                """
                        from SchemeVersionRow
                        where region = :region and concat(scheme, '@', lpad(cast(version as string), 9, '0')) > :after
                          and (:cycle is null or cycle = :cycle)
                          and (:class is null or unitClass = :class)
                        order by concat(scheme, '@', lpad(cast(version as string), 9, '0'))
                        """,
                                                SchemeVersionRow.class)
                                        .setParameter("region", of.value())
                                        .setParameter("after", paging.after())
                                        .setParameter("cycle", cycle)
                                        .setParameter("class", unitClass)
                                        .setMaxResults(paging.probe())
                                        .getResultList())
                .map(rows -> paging.page(rows, r -> "%s@%09d".formatted(r.scheme, r.version)));
    }
}
