package io.kaocheng.monitoring.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.journal.Change;
import io.kaocheng.monitoring.change.ChangeDecider.DecisionMaker;
import io.kaocheng.monitoring.change.ChangeDecider.DenyChange;
import io.kaocheng.monitoring.change.ChangeDecider.GrantChange;
import io.kaocheng.monitoring.change.ChangeDecider.WithdrawChange;
import io.kaocheng.monitoring.change.Reviewer;
import io.kaocheng.monitoring.observation.ObservationCommand.Authority;
import io.kaocheng.monitoring.observation.ObservationCommand.CarryOut;
import io.kaocheng.monitoring.observation.ObservationCommand.Sender;
import io.kaocheng.monitoring.write.KnownRequests.Asked;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes requests for what a unit may not do at once, and what another person decides about them,
 * each with the own token.
 */
@Tag(name = "Requests about figures")
@Path("/api/v1/regions/{region}/monitoring/requests")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class RequestsResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;
    private final Observations observations;
    private final KnownRequests known;
    private final int deadlineDays;
    private final Clock clock;

    RequestsResource(
            Caller caller,
            Policy policy,
            Writing writing,
            Observations observations,
            KnownRequests known,
            MonitoringConfig monitoring,
            Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
        this.observations = observations;
        this.known = known;
        this.deadlineDays = monitoring.deadlineDays();
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(Action.REQUEST_FIGURE_CHANGE)
    @Operation(
            summary = "Ask another person to grant a declaration, correction or withdrawal",
            description =
                    "What was valid stays valid until it is granted. The code of the request follows"
                            + " from what is asked for: the same again is the same request.")
    @Refuses({
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.WRONG_FREQUENCY,
        ProblemCode.PERIOD_IN_FUTURE,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<FigureAcknowledgement> ask(@RestPath Code region, NewRequest asked)
            throws SQLException, InterruptedException {
        if (!policy.scope(Action.REQUEST_FIGURE_CHANGE, region).covers(asked.unit())) {
            throw new Problem(
                    ProblemCode.FOREIGN_UNIT,
                    List.of(ObservationsResource.foreign("/unit", asked.unit())));
        }
        Sender sender = new Sender(caller.subject(), false, Authority.ON_REQUEST);
        return writing.one(
                FigureAcknowledgement.class,
                Journal.MONITORING,
                region,
                observations.change(asked.command(sender, clock.instant(), deadlineDays)));
    }

    @POST
    @Path("/{request}/grant")
    @Allowed(
            value = Action.GRANT_FIGURE_CHANGE,
            besides = {Action.CHANGE_FIGURES_AT_ONCE, Action.APPROVE_OBSERVATION})
    @Operation(
            summary = "Grant a request, by another person who is not of the unit concerned",
            description =
                    "What was asked for is recorded with it, unless the figure has moved on since. A"
                            + " correction of an approved figure leaves it approved.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.FOREIGN_UNIT,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.APPROVER_IS_CONCERNED,
        ProblemCode.STALE_VERSION
    })
    public RestResponse<Acknowledgement> grant(@RestPath Code region, @RestPath Code request)
            throws SQLException, InterruptedException {
        // Read before the lock is held; the decider refuses the grant where something else is
        // pending under the lock.
        Asked asked = known.request(region, request);
        List<Change<?, ?, ?>> following = new ArrayList<>();
        Change<?, ?, ?> grant =
                new GrantChange(request, asked.pending(), decisionMaker(region, asked.unit()))
                        .change();
        if (asked.open()) {
            following.add(
                    observations.change(
                            new CarryOut(
                                    asked.key(),
                                    asked.streamVersion(),
                                    asked.content(),
                                    asked.reason(),
                                    asked.by())));
        }
        return writing.together(Journal.MONITORING, region, grant, following);
    }

    /** Why a request is denied. */
    public record RequestDenial(
            @Schema(examples = "依据不足") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{request}/denial")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allowed(
            value = Action.DENY_FIGURE_CHANGE,
            besides = {Action.CHANGE_FIGURES_AT_ONCE, Action.APPROVE_OBSERVATION})
    @Operation(summary = "Deny a request, by another person who is not of the unit concerned")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.FOREIGN_UNIT,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.APPROVER_IS_CONCERNED
    })
    public RestResponse<Acknowledgement> deny(
            @RestPath Code region, @RestPath Code request, RequestDenial denial)
            throws SQLException, InterruptedException {
        Asked asked = known.request(region, request);
        return writing.one(
                Journal.MONITORING,
                region,
                new DenyChange(request, denial.reason(), decisionMaker(region, asked.unit()))
                        .change());
    }

    @POST
    @Path("/{request}/withdrawal")
    @Allowed(Action.WITHDRAW_FIGURE_CHANGE)
    @Operation(summary = "Take the own request back")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(@RestPath Code region, WithdrawChange command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.MONITORING, region, command.change());
    }

    private DecisionMaker decisionMaker(Code region, Code unit) {
        // The office decides about every unit of its region, whatever units its token names.
        Scope charge =
                policy.allows(Action.CHANGE_FIGURES_AT_ONCE, region)
                        ? Scope.EVERYTHING
                        : policy.scope(Action.APPROVE_OBSERVATION, region);
        return new DecisionMaker(
                new Reviewer(caller.subject(), charge, clock.instant()),
                unit,
                caller.holder().units().contains(unit.value()),
                observations.tree());
    }
}
