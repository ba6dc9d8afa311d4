package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.ownlist.OwnListDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.goals.ownlist.OwnListDecider.SetOwnList;
import io.kaocheng.goals.target.TargetDecider.AdjustTarget;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about requests for a change: granted or denied by another person than the one who asked,
 * each with the own token.
 */
@Path("/api/v1/regions/{region}/requests/{request}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ChangesResource {

    private final Caller caller;
    private final Writing writing;
    private final Known known;
    private final Assessment.Lookup assessment;

    ChangesResource(Caller caller, Writing writing, Known known, Assessment.Lookup assessment) {
        this.caller = caller;
        this.writing = writing;
        this.known = known;
        this.assessment = assessment;
    }

    @POST
    @Path("/grant")
    @Allowed(Action.GRANT_CHANGE)
    @Operation(
            summary = "Grant a request, by another person than the one who asked",
            description =
                    "What was asked for is recorded with it, unless the target or the list has moved on"
                            + " since.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.STALE_VERSION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.INVALID_FIELD,
        ProblemCode.PERIOD_CLOSED
    })
    public RestResponse<Acknowledgement> grant(@RestPath Code region, @RestPath Code request)
            throws SQLException, InterruptedException {
        String by = caller.subject();
        List<Change<?, ?, ?>> following = new ArrayList<>();
        // Read before the lock is held; the decider refuses the grant where it is not what is asked
        // for under the lock.
        Optional<Known.Asked> asked = known.pending(region, request);
        Change<?, ?, ?> grant =
                new GrantChange(
                                request,
                                asked.map(Known.Asked::changes).orElse(List.of()),
                                asked.map(Known.Asked::ownList).orElse(null),
                                by)
                        .change();
        if (asked.isPresent()) {
            for (TargetChange what : asked.get().changes()) {
                following.add(
                        new AdjustTarget(
                                        Key.of(what.target()),
                                        new Figure(what.value(), what.floor(), what.course()),
                                        asked.get().reason(),
                                        asked.get().by(),
                                        by,
                                        request)
                                .change()
                                .expecting(what.streamVersion()));
            }
            OwnListChange list = asked.get().ownList();
            if (list != null) {
                following.add(
                        new SetOwnList(
                                        new ProposedList(
                                                new OwnListDecider.Key(
                                                        list.unit(), list.scheme(), list.block()),
                                                list.from(),
                                                list.items(),
                                                assessment),
                                        asked.get().reason(),
                                        asked.get().by(),
                                        by,
                                        request)
                                .change()
                                .expecting(list.streamVersion()));
            }
        }
        return writing.together(Journal.GOALS, region, grant, following);
    }

    /** Why a request is denied. */
    public record ChangeDenial(
            @Schema(examples = "依据不足") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/denial")
    @Allowed(Action.DENY_CHANGE)
    @Operation(summary = "Deny a request, by another person than the one who asked")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> deny(
            @RestPath Code region, @RestPath Code request, ChangeDenial denial)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new DenyChange(request, denial.reason(), caller.subject()).change());
    }

    @POST
    @Path("/withdrawal")
    @Allowed(Action.WITHDRAW_CHANGE)
    @Operation(summary = "Take the own request back")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(@RestPath Code region, @RestPath Code request)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS, region, new WithdrawChange(request, caller.subject()).change());
    }
}
