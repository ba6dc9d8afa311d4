package io.kaocheng.indicators.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.indicators.quality.WaiverDecider.Kind;
import io.kaocheng.indicators.quality.WaiverDecider.WaiverCommand;
import io.kaocheng.indicators.region.KnownNames;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;

/** Lets findings of schemes stand. */
@Tag(name = "Quality")
@Path("/api/v1/regions/{region}/schemes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SchemeQualityResource {

    private final Caller caller;
    private final Writing writing;
    private final KnownNames names;

    SchemeQualityResource(Caller caller, Writing writing, KnownNames names) {
        this.caller = caller;
        this.writing = writing;
        this.names = names;
    }

    @POST
    @Path("/{scheme}/versions/{version}/waivers")
    @Allowed(Action.WAIVE_FINDING)
    @Operation(
            summary = "Let a finding of a version of a scheme stand",
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
            @RestPath Code scheme,
            @RestPath int version,
            FindingWaiver waiver)
            throws SQLException, InterruptedException {
        return write(region, scheme, version, waiver, false);
    }

    @POST
    @Path("/{scheme}/versions/{version}/waiver-endings")
    @Allowed(Action.WAIVE_FINDING)
    @Operation(summary = "Let a finding of a version of a scheme stand no longer")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND})
    public RestResponse<Acknowledgement> endWaiver(
            @RestPath Code region,
            @RestPath Code scheme,
            @RestPath int version,
            FindingWaiver waiver)
            throws SQLException, InterruptedException {
        return write(region, scheme, version, waiver, true);
    }

    private RestResponse<Acknowledgement> write(
            Code region, Code of, int version, FindingWaiver waiver, boolean ends)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.INDICATORS,
                region,
                new WaiverCommand(
                                Kind.SCHEME,
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
