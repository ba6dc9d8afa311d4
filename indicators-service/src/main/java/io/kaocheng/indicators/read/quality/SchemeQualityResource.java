package io.kaocheng.indicators.read.quality;

import io.kaocheng.chassis.AsOf;
import io.kaocheng.chassis.Views;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.read.schemes.SchemesProjection;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.Linter;
import io.kaocheng.scoring.scheme.Scheme;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What is questionable about versions of schemes. */
@Tag(name = "Quality")
@Path("/api/v1/regions/{region}/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SchemeQualityResource {

    private final Views views;
    private final VersionChecks checks;

    SchemeQualityResource(Views views, VersionChecks checks) {
        this.views = views;
        this.checks = checks;
    }

    @GET
    @Path("/{scheme}/versions/{version}/findings")
    @Allowed(Action.READ_FINDINGS)
    @Operation(
            summary = "What is questionable about a version of a scheme",
            description =
                    "By the rules on what each indicator weighs in the whole. A rule is not checked where what"
                            + " it needs is not known of more than a fifth of the weight.")
    @Refuses(ProblemCode.NOT_FOUND)
    public Uni<VersionChecks.VersionFindings> ofScheme(
            @RestPath Code region,
            @RestPath Code scheme,
            @RestPath int version,
            @RestQuery @Nullable AsOf asOf) {
        return views.position(asOf, Journal.INDICATORS, region)
                .chain(
                        at ->
                                views.rows(
                                                SchemesProjection.TABLE,
                                                region,
                                                at,
                                                "scheme = :scheme and version = :version",
                                                Map.of(
                                                        "scheme",
                                                        scheme.value(),
                                                        "version",
                                                        version))
                                        .chain(
                                                found ->
                                                        checks.checked(
                                                                region,
                                                                at,
                                                                "scheme",
                                                                scheme,
                                                                version,
                                                                (stock, rules) ->
                                                                        Linter.scheme(
                                                                                Scheme.read(
                                                                                                VersionChecks
                                                                                                        .one(
                                                                                                                found,
                                                                                                                scheme,
                                                                                                                version)
                                                                                                        .definition())
                                                                                        .orThrow(),
                                                                                stock::definition,
                                                                                stock::described,
                                                                                rules))));
    }
}
