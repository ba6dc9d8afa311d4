package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.goals.goal.GoalCommand;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.Content;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
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

import java.math.BigDecimal;
import java.sql.SQLException;

/** Drafts, revises, submits, approves and issues goals. */
@Path("/api/v1/regions/{region}/goals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class GoalsResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;

    GoalsResource(Caller caller, Policy policy, Writing writing) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
    }

    /** How far a goal reaches. */
    public enum Horizon {
        LONG_TERM,
        ANNUAL,
        STAGE
    }

    /** A goal to be drafted. */
    public record NewGoal(
            @Schema(examples = "schools-2026") Code goal,
            @Schema(examples = "新建十所学校") @NotBlank @Size(max = 500) String title,
            @Schema(examples = "2026") Code cycle,
            @Schema(description = "the goal it is part of") @Nullable Code parent,
            @Schema(description = "the unit that is to achieve it") Code owner,
            @Schema(description = "who answers for it") @NotBlank @Size(max = 100)
                    @Nullable String person,
            @Schema(examples = "annual") Horizon horizon,
            @Schema(description = "what it rests on: a plan, a decision") @NotBlank @Size(max = 500)
                    @Nullable String basis,
            @Schema(description = "in per cent of its siblings'", examples = "40")
                    @Positive
                    @DecimalMax("100")
                    BigDecimal weight) {

        GoalContent content() {
            return new GoalContent(title, cycle, parent, owner, person, horizon, basis, weight);
        }
    }

    /** The whole content of a goal's draft. */
    public record GoalContent(
            @Schema(examples = "新建十所学校") @NotBlank @Size(max = 500) String title,
            @Schema(examples = "2026") Code cycle,
            @Schema(description = "the goal it is part of") @Nullable Code parent,
            @Schema(description = "the unit that is to achieve it") Code owner,
            @Schema(description = "who answers for it") @NotBlank @Size(max = 100)
                    @Nullable String person,
            @Schema(examples = "annual") Horizon horizon,
            @Schema(description = "what it rests on: a plan, a decision") @NotBlank @Size(max = 500)
                    @Nullable String basis,
            @Schema(description = "in per cent of its siblings'", examples = "40")
                    @Positive
                    @DecimalMax("100")
                    BigDecimal weight) {}

    @POST
    @Allowed(Action.DRAFT_GOAL)
    @Operation(summary = "Draft a goal")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_CYCLE,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.NOT_FOUND,
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.WRONG_STATE,
        ProblemCode.TREE_CYCLE
    })
    public RestResponse<Acknowledgement> draft(@RestPath Code region, NewGoal goal)
            throws SQLException, InterruptedException {
        return write(
                region,
                new DraftGoal(
                        goal.goal(),
                        content(goal.content()),
                        requester(Action.DRAFT_GOAL, region)));
    }

    @POST
    @Path("/{goal}/revision")
    @Allowed(Action.REVISE_GOAL)
    @RequiresIfMatch
    @Operation(summary = "Write the whole content of a draft anew")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_CYCLE,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.TREE_CYCLE
    })
    public RestResponse<Acknowledgement> revise(
            @RestPath Code region, @RestPath Code goal, GoalContent revised)
            throws SQLException, InterruptedException {
        return write(
                region,
                new ReviseGoal(goal, content(revised), requester(Action.REVISE_GOAL, region)));
    }

    @POST
    @Path("/{goal}/submission")
    @Allowed(Action.SUBMIT_GOAL)
    @Operation(summary = "Hand a draft in for approval")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> submit(@RestPath Code region, @RestPath Code goal)
            throws SQLException, InterruptedException {
        return write(region, new SubmitGoal(goal, requester(Action.SUBMIT_GOAL, region)));
    }

    /** Why a goal is sent back. */
    public record GoalObjection(
            @Schema(examples = "权重偏高") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{goal}/objection")
    @Allowed(Action.OBJECT_TO_GOAL)
    @RequiresIfMatch
    @Operation(summary = "Send a goal back to its author")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> object(
            @RestPath Code region, @RestPath Code goal, GoalObjection objection)
            throws SQLException, InterruptedException {
        return write(region, new ObjectToGoal(goal, objection.reason()));
    }

    @POST
    @Path("/{goal}/approval")
    @Allowed(Action.APPROVE_GOAL)
    @RequiresIfMatch
    @Operation(summary = "Approve a goal, by another person than its authors")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR
    })
    public RestResponse<Acknowledgement> approve(@RestPath Code region, @RestPath Code goal)
            throws SQLException, InterruptedException {
        return write(region, new ApproveGoal(goal, caller.subject()));
    }

    @POST
    @Path("/{goal}/issue")
    @Allowed(Action.ISSUE_GOAL)
    @Operation(summary = "Make an approved goal binding")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> issue(@RestPath Code region, @RestPath Code goal)
            throws SQLException, InterruptedException {
        return write(region, new IssueGoal(goal));
    }

    private static Content content(GoalContent asked) {
        return new Content(
                asked.title(),
                asked.cycle(),
                asked.parent(),
                asked.owner(),
                asked.person(),
                Shape.kebab(asked.horizon()),
                asked.basis(),
                asked.weight());
    }

    private Requester requester(Action action, Code region) {
        return new Requester(caller.subject(), policy.scope(action, region));
    }

    private RestResponse<Acknowledgement> write(Code region, GoalCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, command.change());
    }
}
