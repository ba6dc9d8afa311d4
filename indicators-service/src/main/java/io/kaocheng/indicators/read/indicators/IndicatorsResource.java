package io.kaocheng.indicators.read.indicators;

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
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.validation.constraints.Size;
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

/** Indicators, and the versions of one. */
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorsResource {

    private final Mutiny.SessionFactory sessions;
    private final Views views;
    private final Policy policy;

    IndicatorsResource(Mutiny.SessionFactory sessions, Views views, Policy policy) {
        this.sessions = sessions;
        this.views = views;
        this.policy = policy;
    }

    /** An indicator as it was proposed, or renamed since. */
    public record Indicator(
            @Schema(examples = "enrolment-rate") String indicator,
            @Schema(examples = "毛入学率") String name,
            @Schema(
                            description = "output, quality, efficiency, benefit or satisfaction",
                            examples = "benefit")
                    String dimension,
            @Schema(description = "macro, meso or micro", examples = "meso") String layer,
            @Schema(description = "quantitative or qualitative", examples = "quantitative")
                    String nature,
            @Schema(examples = "%") String unitOfMeasure,
            @Schema(description = "what is counted, and how", examples = "在校生占适龄人口的比例")
                    @Size(max = 4_000)
                    String definition,
            @Schema(description = "where its figures come from") @Nullable String source,
            @Schema(description = "the unit that answers for it") @Nullable String owner,
            @Schema(description = "the first period without it") @Nullable String retiredFrom,
            @Schema(description = "in English", examples = "Gross enrolment rate")
                    @Nullable String nameEn,
            @Schema(
                            description =
                                    "of the indicator with all its versions; what If-Match names",
                            examples = "4")
                    int version) {}

    @GET
    @Allowed(Action.READ_INDICATORS)
    @Operation(summary = "The indicators")
    public Uni<Page<Indicator>> indicators(
            @RestPath Code region, @BeanParam PageRequest page, @RestQuery @Nullable AsOf asOf) {
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        Paging paging = page.paging();
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        select i.indicator, i.name, i.dimension, i.layer, i.nature,
                          i.unitOfMeasure, i.definition, i.source, i.owner, i.retiredFrom, i.nameEn, i.version
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
                                                                Indicator.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter("after", paging.after())
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(rows -> paging.of(rows, Indicator::indicator));
    }

    /** A version of an indicator; the hash is its identity. */
    public record IndicatorVersion(
            @Schema(examples = "enrolment-rate") String indicator,
            int version,
            @Schema(description = "draft, approved or enacted", examples = "enacted") String stage,
            @Schema(description = "the first period it holds for", examples = "2026")
                    String effectiveFrom,
            @Schema(implementation = IndicatorDefinition.class) JsonNode definition,
            @Schema(
                            description = "SHA-256 of the definition's canonical form",
                            examples =
                                    "52e64c72a0c3a3f9d1a5c0a0ffb1e4bd1f5de4c03f9d0b1a9d1b7a0e3ff2d7c6")
                    String hash,
            @Schema(description = "the first period without the indicator")
                    @Nullable String retiredFrom) {

        static IndicatorVersion of(IndicatorVersionRow row) {
            return new IndicatorVersion(
                    row.indicator,
                    row.version,
                    row.stage,
                    row.effectiveFrom,
                    Shape.parse(row.definition.getBytes(StandardCharsets.UTF_8)).orThrow(),
                    row.hash,
                    row.retiredFrom);
        }
    }

    @GET
    @Path("/{indicator}/versions")
    @Allowed(Action.READ_INDICATORS)
    @Operation(summary = "All versions of an indicator, the first first")
    public Uni<Page<IndicatorVersion>> versions(
            @RestPath Code region,
            @RestPath Code indicator,
            @BeanParam PageRequest page,
            @RestQuery @Nullable AsOf asOf) {
        Paging paging = page.paging();
        int after = paging.afterNumber(0);
        boolean drafts = policy.scope(Action.READ_INDICATORS, region).everything();
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                sessions.withSession(
                                        s ->
                                                s.createSelectionQuery(
                                                                """
                        from IndicatorVersionRow
                        where region = :region and fromSeq <= :at and toSeq > :at and indicator = :indicator and version > :after
                          and (:drafts = true or stage = 'enacted')
                        order by version
                        """,
                                                                IndicatorVersionRow.class)
                                                        .setParameter("region", region.value())
                                                        .setParameter("at", at)
                                                        .setParameter(
                                                                "indicator", indicator.value())
                                                        .setParameter("after", after)
                                                        .setParameter("drafts", drafts)
                                                        .setMaxResults(paging.probe())
                                                        .getResultList()))
                .map(
                        rows ->
                                paging.of(
                                        rows.stream().map(IndicatorVersion::of).toList(),
                                        row -> Integer.toString(row.version())));
    }
}
