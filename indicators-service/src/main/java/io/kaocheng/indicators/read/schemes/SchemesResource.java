package io.kaocheng.indicators.read.schemes;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Paging;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Page;
import io.kaocheng.chassis.api.PageRequest;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** The versions of the region's schemes, of one cycle or class where asked. */
@Path("/api/v1/regions/{region}/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SchemesResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    SchemesResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** A version of a scheme; the hash is its identity. */
    public record SchemeVersion(
            @Schema(examples = "bureaus-2026") String scheme,
            int version,
            @Schema(description = "draft, approved or enacted", examples = "enacted") String stage,
            @Schema(
                            description =
                                    "without one it stands, from and until as its definition says",
                            examples = "2026")
                    @Nullable String cycle,
            @Schema(examples = "bureaus") String unitClass,
            @Schema(implementation = Scheme.class) JsonNode definition,
            @Schema(
                            description = "SHA-256 of the definition's canonical form",
                            examples =
                                    "52e64c72a0c3a3f9d1a5c0a0ffb1e4bd1f5de4c03f9d0b1a9d1b7a0e3ff2d7c6")
                    String hash) {

        static SchemeVersion of(SchemeVersionRow row) {
            return new SchemeVersion(
                    row.scheme,
                    row.version,
                    row.stage,
                    row.cycle,
                    row.unitClass,
                    Shape.parse(row.definition.getBytes(StandardCharsets.UTF_8)).orThrow(),
                    row.hash);
        }

        String key() {
            return "%s@%09d".formatted(scheme, version);
        }
    }

    @GET
    @Allowed(Action.READ_SCHEMES)
    @Operation(summary = "The versions of the schemes, of a cycle or class where asked")
    public Uni<Page<SchemeVersion>> schemes(
            @RestPath Code region,
            @RestQuery @Nullable Code cycle,
            @RestQuery("class") @Nullable Code unitClass,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        boolean drafts = policy.scope(Action.READ_SCHEMES, region).everything();
        Paging paging = page.paging();
        String ofCycle = cycle == null ? null : cycle.value();
        String ofClass = unitClass == null ? null : unitClass.value();
        return views.position(asOf, Journal.INDICATORS, region)
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
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter("cycle", ofCycle)
                                                        .setParameter("class", ofClass)
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(SchemeVersion::of).toList(),
                                        SchemeVersion::key));
    }
}
