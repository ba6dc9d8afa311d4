package io.kaocheng.goals.write;

import static io.kaocheng.contracts.ProblemCode.NOT_FOUND;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_REGION;
import static io.kaocheng.contracts.ProblemCode.UNKNOWN_UNIT;
import static io.kaocheng.contracts.ProblemCode.WRONG_STATE;

import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.goals.unit.RosterDecider.AssignDuty;
import io.kaocheng.goals.unit.RosterDecider.EndDuty;
import io.kaocheng.goals.unit.RosterDecider.ReplaceDuty;
import io.kaocheng.goals.unit.RosterDecider.RosterCommand;
import io.kaocheng.goals.unit.RosterDecider.WithdrawDuty;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Assigns, ends, hands over and withdraws duties in a unit. */
@Path("/api/v1/regions/{region}/units/{unit}/roster")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DutiesResource {

    private final Policy policy;
    private final Writing writing;

    DutiesResource(Policy policy, Writing writing) {
        this.policy = policy;
        this.writing = writing;
    }

    @POST
    @Allowed(value = Action.KEEP_ROSTER, besides = Action.KEEP_LEADERS)
    @Operation(summary = "Assign a duty; a new head ends the one before")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, WRONG_STATE})
    public RestResponse<Acknowledgement> assign(@RestPath Code region, AssignDuty command) {
        return write(region, command);
    }

    @POST
    @Path("/end")
    @Allowed(value = Action.KEEP_ROSTER, besides = Action.KEEP_LEADERS)
    @Operation(summary = "End a duty")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> end(@RestPath Code region, EndDuty command) {
        return write(region, command);
    }

    @POST
    @Path("/replacement")
    @Allowed(value = Action.KEEP_ROSTER, besides = Action.KEEP_LEADERS)
    @Operation(summary = "Hand a duty over from one person to another")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> replace(@RestPath Code region, ReplaceDuty command) {
        return write(region, command);
    }

    @POST
    @Path("/withdrawal")
    @Allowed(Action.KEEP_LEADERS)
    @Operation(
            summary =
                    "Withdraw an assignment entered by mistake, while nobody else was assigned since")
    @Refuses({UNKNOWN_REGION, UNKNOWN_UNIT, NOT_FOUND, WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(@RestPath Code region, WithdrawDuty command) {
        return write(region, command);
    }

    private RestResponse<Acknowledgement> write(Code region, RosterCommand command) {
        if (command.duty().leads()) {
            policy.require(Action.KEEP_LEADERS);
        }
        return writing.one(Journal.GOALS, region, command.change());
    }
}
