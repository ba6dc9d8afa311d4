package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.goal.GoalCommand;
import io.kaocheng.goals.goal.GoalCommand.ConfirmMilestone;
import io.kaocheng.goals.goal.GoalCommand.ReportMilestone;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReturnMilestone;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Otherwise;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
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
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Reports on the milestones of goals, confirms and returns the reports. */
@Path("/api/v1/regions/{region}/goals/{goal}/milestones/{milestone}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class MilestonesResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;
    private final Clock clock;

    MilestonesResource(Caller caller, Policy policy, Writing writing, Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
        this.clock = clock;
    }

    /** A document that stays with who names it, by its hash. */
    @Schema(name = "NamedEvidence")
    public record NamedEvidence(
            @Schema(examples = "选址批复.pdf") @NotBlank @Size(max = 200) String name,
            @Schema(
                            description = "of its bytes",
                            examples =
                                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    @Pattern(
                            regexp = "[0-9a-f]{64}",
                            message = "64 hexadecimal digits in lower case|64 位小写十六进制数字")
                    String sha256) {

        Evidence evidence() {
            return new Evidence(name, sha256);
        }
    }

    /** That a milestone is done. */
    public record MilestoneReport(
            @Schema(description = "the day on which it was", examples = "2026-03-28")
                    LocalDate doneOn,
            @Schema(description = "what shows it; needed where the milestone names a deliverable")
                    @Otherwise("[]")
                    @Size(max = 20)
                    List<NamedEvidence> evidence,
            @Schema(examples = "较计划提前三天") @NotBlank @Size(max = 1_000) @Nullable String note) {
        public MilestoneReport {
            evidence = List.copyOf(evidence);
        }
    }

    @POST
    @Path("/report")
    @Allowed(Action.REPORT_MILESTONE)
    @Operation(
            summary = "Report that a milestone of a goal is done, for its owner",
            description =
                    "Of a goal that was issued. It is done once another person has confirmed it; what was"
                            + " sent back is reported again.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.INVALID_FIELD,
        ProblemCode.EVIDENCE_MISSING
    })
    public RestResponse<Acknowledgement> report(
            @RestPath Code region,
            @RestPath Code goal,
            @RestPath Code milestone,
            MilestoneReport report)
            throws SQLException, InterruptedException {
        return write(
                region,
                new ReportMilestone(
                        goal,
                        milestone,
                        report.doneOn(),
                        report.evidence().stream().map(NamedEvidence::evidence).toList(),
                        report.note(),
                        requester(Action.REPORT_MILESTONE, region),
                        clock.instant()));
    }

    @POST
    @Path("/confirmation")
    @Allowed(Action.CONFIRM_MILESTONE)
    @RequiresIfMatch
    @Operation(summary = "Confirm that a milestone is done as it was reported, by another person")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> confirm(
            @RestPath Code region, @RestPath Code goal, @RestPath Code milestone)
            throws SQLException, InterruptedException {
        return write(
                region,
                new ConfirmMilestone(
                        goal,
                        milestone,
                        requester(Action.CONFIRM_MILESTONE, region),
                        clock.instant()));
    }

    /** Why the report on a milestone is sent back. */
    public record MilestoneReturn(
            @Schema(examples = "材料不全，缺少批复文号") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/return")
    @Allowed(Action.CONFIRM_MILESTONE)
    @RequiresIfMatch
    @Operation(summary = "Send the report on a milestone back to the goal's owner")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> sendBack(
            @RestPath Code region,
            @RestPath Code goal,
            @RestPath Code milestone,
            MilestoneReturn returned)
            throws SQLException, InterruptedException {
        return write(
                region,
                new ReturnMilestone(
                        goal,
                        milestone,
                        returned.reason(),
                        requester(Action.CONFIRM_MILESTONE, region),
                        clock.instant()));
    }

    private Requester requester(Action action, Code region) {
        return new Requester(caller.subject(), policy.scope(action, region));
    }

    private RestResponse<Acknowledgement> write(Code region, GoalCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, command.change());
    }
}
