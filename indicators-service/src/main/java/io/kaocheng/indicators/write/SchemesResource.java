package io.kaocheng.indicators.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Fields;
import io.kaocheng.chassis.Requests;
import io.kaocheng.chassis.Writing;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.indicators.scheme.SchemeCommand.ApproveScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.DraftScheme;
import io.kaocheng.indicators.scheme.SchemeCommand.EnactScheme;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.scoring.scheme.Scheme;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import java.sql.SQLException;

/** Drafts, approves and enacts schemes. */
@Path("/api/v1/regions/{region}/schemes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class SchemesResource {

    private final Caller caller;
    private final Requests requests;
    private final Writing writing;

    SchemesResource(Caller caller, Requests requests, Writing writing) {
        this.caller = caller;
        this.requests = requests;
        this.writing = writing;
    }

    /**
     * A scheme as in docs/scoring.md, without a version; role {@code office} or {@code
     * indicator-author}.
     */
    @POST
    @Allowed(Action.DRAFT_SCHEME)
    public Response draft(@RestPath String region, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        ObjectNode json = Definitions.object(body);
        json.put("version", 1);
        Scheme scheme = Definitions.read(Scheme.read(json));
        return writing.one(
                Journal.INDICATORS, of, body, new DraftScheme(scheme, caller.subject()).change());
    }

    /** By another person than its author; role {@code indicator-approver}. */
    @POST
    @Path("/{scheme}/versions/{version}/approval")
    @Allowed(Action.APPROVE_SCHEME)
    public Response approve(
            @RestPath String region, @RestPath String scheme, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        return writing.one(
                Journal.INDICATORS,
                of,
                body,
                new ApproveScheme(Requests.code("scheme", scheme), version, caller.subject())
                        .change());
    }

    /**
     * Makes an approved scheme binding for its cycle and class, if it holds together: every
     * indicator enacted, no circle of formulas, thresholds the right way round; role {@code
     * indicator-approver}.
     */
    @POST
    @Path("/{scheme}/versions/{version}/enactment")
    @Allowed(Action.ENACT_SCHEME)
    public Response enact(
            @RestPath String region, @RestPath String scheme, @RestPath int version, byte[] body)
            throws SQLException, InterruptedException {
        Code of = of(region);
        Fields.none(body);
        Code code = Requests.code("scheme", scheme);
        return writing.one(
                Journal.INDICATORS,
                of,
                body,
                new EnactScheme(code, version, caller.subject()).change());
    }

    private Code of(String region) {
        requests.parameters();
        return Requests.code("region", region);
    }
}
