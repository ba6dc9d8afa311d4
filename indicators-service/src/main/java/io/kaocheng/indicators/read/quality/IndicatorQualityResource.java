package io.kaocheng.indicators.read.quality;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.read.indicators.Library;
import io.kaocheng.indicators.read.indicators.VersionsProjection;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.quality.QualityFinding;
import io.kaocheng.scoring.quality.QualityRules;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is questionable about versions of indicators, and by which rules. */
@Tag(name = "Quality")
@Path("/api/v1/regions/{region}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IndicatorQualityResource {

    private final Views views;
    private final VersionChecks checks;

    IndicatorQualityResource(Views views, VersionChecks checks) {
        this.views = views;
        this.checks = checks;
    }

    @GET
    @Path("/{indicator}/versions/{version}/findings")
    @Allowed(Action.READ_FINDINGS)
    @Operation(
            summary = "What is questionable about a version of an indicator",
            description =
                    "By the rules on one version. What a rule needs and nobody has said is told as not"
                            + " checked, never as passed.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<VersionChecks.VersionFindings> ofIndicator(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestPath int version,
            @RestQuery @Nullable AsOf asOf) {
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                views.rows(
                                                VersionsProjection.TABLE,
                                                region,
                                                at,
                                                "indicator = :indicator and version = :version",
                                                Map.of(
                                                        "indicator",
                                                        indicator.value(),
                                                        "version",
                                                        version))
                                        .chain(
                                                found ->
                                                        checks.checked(
                                                                region,
                                                                at,
                                                                "indicator",
                                                                indicator,
                                                                version,
                                                                (stock, rules) ->
                                                                        ofVersion(
                                                                                VersionChecks.one(
                                                                                        found,
                                                                                        indicator,
                                                                                        version),
                                                                                stock,
                                                                                rules))));
    }

    private static List<QualityFinding> ofVersion(
            VersionsProjection.Row row, Library.Stock stock, QualityRules rules) {
        return Linter.version(
                Library.definition(row),
                Library.described(
                        Objects.requireNonNull(stock.indicators().get(row.indicator())),
                        row.about()),
                stock.known(),
                rules);
    }

    /** How indicators and schemes are checked. */
    public record QualityRulesHeld(
            @Schema(implementation = QualityRules.class) JsonNode rules,
            @Schema(
                            description =
                                    "whether the region has set them; else they are the defaults, and nothing is"
                                            + " refused by them")
                    boolean set,
            @Schema(description = "why they were set", examples = "按本县指标体系调整限值")
                    @Nullable String reason,
            @Schema(description = "how often they were set", examples = "1") int version) {}

    @GET
    @Path("/quality-rules")
    @Allowed(Action.READ_FINDINGS)
    @Operation(summary = "How indicators and schemes are checked")
    public Uni<QualityRulesHeld> rules(@RestPath Code region, @RestQuery @Nullable AsOf asOf) {
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(at -> views.rows(VersionChecks.RULES, region, at, "true", Map.of()))
                .map(
                        set ->
                                new QualityRulesHeld(
                                        VersionChecks.rules(set).write(),
                                        !set.isEmpty(),
                                        set.isEmpty() ? null : set.getFirst().reason(),
                                        set.isEmpty() ? 0 : set.getFirst().version()));
    }
}
