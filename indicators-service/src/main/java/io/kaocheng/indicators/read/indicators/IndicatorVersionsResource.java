package io.kaocheng.indicators.read.indicators;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.indicators.read.indicators.IndicatorsResource.IndicatorVersion;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of all indicators: what waits for approval or enactment among them. */
@Tag(name = "Indicators")
@Path("/api/v1/regions/{region}/indicator-versions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorVersionsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    IndicatorVersionsResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** How far a version is. */
    public enum Stage {
        DRAFT,
        APPROVED,
        ENACTED
    }

    @GET
    @Allowed(Action.READ_INDICATORS)
    @Operation(
            summary =
                    "The versions of all indicators, of a stage where asked, by indicator and version")
    public Uni<Page<IndicatorVersion>> versions(
            @RestPath Code region,
            @RestQuery @Nullable Stage stage,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        String[] after = place(paging.after());
        int version = number(after[1]);
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        String in = stage == null ? null : Shape.kebab(stage);
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from IndicatorVersionRow
                        where region = :region and fromSeq <= :at and toSeq > :at
                          and (indicator > :indicator or indicator = :indicator and version > :version)
                          and (:drafts = true or stage = 'enacted')
                          and (:stage is null or stage = :stage)
                        order by indicator, version
                        """,
                                                                IndicatorVersionRow.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("indicator", after[0])
                                                        .setParameter("version", version)
                                                        .setParameter("drafts", drafts)
                                                        .setParameter("stage", in)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(IndicatorVersion::of).toList(),
                                        row -> row.indicator() + "/" + row.version()));
    }

    private static String[] place(String cursor) {
        if (cursor.isEmpty()) {
            return new String[] {"", "0"};
        }
        String[] parts = cursor.split("/", -1);
        if (parts.length != 2) {
            throw Paging.noCursor(cursor);
        }
        return parts;
    }

    private static int number(String part) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            throw Paging.noCursor(part);
        }
    }
}
