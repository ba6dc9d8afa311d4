package io.kaocheng.indicators.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.quality.QualityRulesDecider.SetRules;
import io.kaocheng.indicators.quality.WaiverDecider.Kind;
import io.kaocheng.indicators.quality.WaiverDecider.WaiverCommand;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.quality.QualityRules;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;

/** Sets how indicators and schemes are checked, and lets findings of indicators stand. */
@Tag(name = "Quality")
@Path("/api/v1/regions/{region}/indicators")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class IndicatorQualityResource {

    private final Caller caller;
    private final Writing writing;
    private final KnownNames names;

    IndicatorQualityResource(Caller caller, Writing writing, KnownNames names) {
        this.caller = caller;
        this.writing = writing;
        this.names = names;
    }

    /** How indicators and schemes are checked from now on. */
    public record NewQualityRules(
            QualityRules rules,
            @Schema(examples = "按本县指标体系调整限值") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/quality-rules")
    @Allowed(Action.SET_QUALITY_RULES)
    @Operation(
            summary = "Set how indicators and schemes are checked",
            description =
                    "From then on an enactment is refused while findings are open: errors, and warnings too"
                            + " where the gate says so. What is not said is as by default.")
    @Refuses(ProblemCode.UNKNOWN_REGION)
    public RestResponse<Acknowledgement> setRules(@RestPath Code region, NewQualityRules rules)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.INDICATORS,
                region,
                new SetRules(rules.rules(), rules.reason(), caller.subject()).change(names));
    }

    @POST
    @Path("/{indicator}/versions/{version}/waivers")
    @Allowed(Action.WAIVE_FINDING)
    @Operation(
            summary = "Let a finding of a version of an indicator stand",
            description =
                    "By another person than the author of the version, and for this version alone. Errors"
                            + " cannot be waived.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> waive(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestPath int version,
            FindingWaiver waiver)
            throws SQLException, InterruptedException {
        return write(region, indicator, version, waiver, false);
    }

    @POST
    @Path("/{indicator}/versions/{version}/waiver-endings")
    @Allowed(Action.WAIVE_FINDING)
    @Operation(summary = "Let a finding of a version of an indicator stand no longer")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND})
    public RestResponse<Acknowledgement> endWaiver(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestPath int version,
            FindingWaiver waiver)
            throws SQLException, InterruptedException {
        return write(region, indicator, version, waiver, true);
    }

    private RestResponse<Acknowledgement> write(
            Code region, Code of, int version, FindingWaiver waiver, boolean ends)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.INDICATORS,
                region,
                new WaiverCommand(
                                Kind.INDICATOR,
                                of,
                                version,
                                waiver.rule(),
                                waiver.pointer(),
                                waiver.reason(),
                                caller.subject(),
                                ends)
                        .change(names));
    }
}
