package io.kaocheng.goals.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.contracts.goals.GoalEvent.Milestone;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.goals.goal.GoalCommand;
import io.kaocheng.goals.goal.GoalCommand.AcknowledgeGoal;
import io.kaocheng.goals.goal.GoalCommand.ApproveGoal;
import io.kaocheng.goals.goal.GoalCommand.CheckGoal;
import io.kaocheng.goals.goal.GoalCommand.Checked;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.Examiner;
import io.kaocheng.goals.goal.GoalCommand.IssueGoal;
import io.kaocheng.goals.goal.GoalCommand.ObjectToGoal;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.ReviseGoal;
import io.kaocheng.goals.goal.GoalCommand.SubmitGoal;
import io.kaocheng.goals.goal.GoalCommand.WithdrawGoal;
import io.kaocheng.goals.goal.Horizon;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.target.TargetDecider.KnownIndicators;
import io.kaocheng.goals.target.TargetDecider.SetTarget;
import io.kaocheng.goals.unit.RosterDecider.Duty;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.Outcome;
import io.kaocheng.journal.Receipt;
import io.kaocheng.journal.Submission;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Drafts, revises, submits, approves, issues and acknowledges goals. */
@Path("/api/v1/regions/{region}/goals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class GoalsResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;
    private final Known known;
    private final KnownIndicators indicators;
    private final Assessment.Lookup assessment;
    private final Clock clock;

    GoalsResource(
            Caller caller,
            Policy policy,
            Writing writing,
            Known known,
            KnownIndicators indicators,
            Assessment.Lookup assessment,
            Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
        this.known = known;
        this.indicators = indicators;
        this.assessment = assessment;
        this.clock = clock;
    }

    /** How a planned course was found. */
    public enum CourseKind {
        EVEN,
        SEASONAL,
        FROM_BASE,
        CUSTOM
    }

    /** A figure that a goal is to be measured by; the owner's target once it is issued. */
    public record NewMeasure(
            @Schema(examples = "schools-built") Code indicator,
            Period period,
            @Schema(examples = "10") BigDecimal value,
            @Schema(description = "the other end of the scale") @Nullable BigDecimal floor,
            @Schema(
                            description = "the planned course: which share of the value by when",
                            examples = "{\"period\":\"2026Q2\",\"share\":\"0.5\"}")
                    @Otherwise("[]")
                    @Size(max = 12)
                    List<PlannedShare> course,
            @Schema(description = "how the course was found") @Nullable CourseKind courseKind,
            @Schema(description = "whether the goal's progress is read from it") @Otherwise("true")
                    boolean main) {

        Measure measure() {
            return new Measure(
                    indicator,
                    period,
                    value,
                    floor,
                    course,
                    courseKind == null ? null : Shape.kebab(courseKind),
                    main);
        }
    }

    /** A step of a goal. */
    public record NewMilestone(
            @Schema(examples = "sites-chosen") Code milestone,
            @Schema(examples = "完成选址") @NotBlank @Size(max = 200) String title,
            LocalDate due,
            @Schema(
                            description =
                                    "in per cent of the goal's milestones; all have one, or none",
                            examples = "40")
                    @Positive
                    @DecimalMax("100")
                    @Nullable BigDecimal weight,
            @Schema(description = "what shows that it is done", examples = "选址批复")
                    @NotBlank
                    @Size(max = 500)
                    @Nullable String deliverable,
            @Schema(description = "who answers for it, by subject id") @NotBlank @Size(max = 100)
                    @Nullable String person) {

        Milestone step() {
            return new Milestone(milestone, title, due, weight, deliverable, person);
        }
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
                    BigDecimal weight,
            @Schema(description = "whose holder in the owner answers for it, in place of a person")
                    @Nullable Duty duty,
            @Schema(description = "what is to be done, beyond the title")
                    @NotBlank
                    @Size(max = 4_000)
                    @Nullable String description,
            @Schema(description = "the last day on which it is to be achieved")
                    @Nullable LocalDate due,
            @Schema(description = "one of the categories of goals") @Nullable Code category,
            @Schema(description = "its points in the owner's plan", examples = "20")
                    @Positive
                    @DecimalMax("1000")
                    @Nullable BigDecimal planWeight,
            @Schema(description = "other goals it contributes to") @Otherwise("[]") @Size(max = 20)
                    List<Code> supports,
            @Schema(description = "the goal of an earlier cycle that it goes on with")
                    @Nullable Code continues,
            @Schema(description = "by which figures it is measured")
                    @Otherwise("[]")
                    @Size(max = 20)
                    List<NewMeasure> measures,
            @Schema(description = "what is to be done by when") @Otherwise("[]") @Size(max = 50)
                    List<NewMilestone> milestones) {

        GoalContent content() {
            return new GoalContent(
                    title,
                    cycle,
                    parent,
                    owner,
                    person,
                    horizon,
                    basis,
                    weight,
                    duty,
                    description,
                    due,
                    category,
                    planWeight,
                    supports,
                    continues,
                    measures,
                    milestones);
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
                    BigDecimal weight,
            @Schema(description = "whose holder in the owner answers for it, in place of a person")
                    @Nullable Duty duty,
            @Schema(description = "what is to be done, beyond the title")
                    @NotBlank
                    @Size(max = 4_000)
                    @Nullable String description,
            @Schema(description = "the last day on which it is to be achieved")
                    @Nullable LocalDate due,
            @Schema(description = "one of the categories of goals") @Nullable Code category,
            @Schema(description = "its points in the owner's plan", examples = "20")
                    @Positive
                    @DecimalMax("1000")
                    @Nullable BigDecimal planWeight,
            @Schema(description = "other goals it contributes to") @Otherwise("[]") @Size(max = 20)
                    List<Code> supports,
            @Schema(description = "the goal of an earlier cycle that it goes on with")
                    @Nullable Code continues,
            @Schema(description = "by which figures it is measured")
                    @Otherwise("[]")
                    @Size(max = 20)
                    List<NewMeasure> measures,
            @Schema(description = "what is to be done by when") @Otherwise("[]") @Size(max = 50)
                    List<NewMilestone> milestones) {}

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
        ProblemCode.TREE_CYCLE,
        ProblemCode.INVALID_FIELD,
        ProblemCode.WEIGHTS_UNBALANCED
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
        ProblemCode.TREE_CYCLE,
        ProblemCode.INVALID_FIELD,
        ProblemCode.WEIGHTS_UNBALANCED
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
    @Operation(
            summary = "Hand a draft in for approval",
            description =
                    "Refused where the check finds that it fails, with everything it finds, unless the"
                            + " rules of the cycle only warn of it.")
    @Refuses({
        ProblemCode.SMART_FAILED,
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> submit(@RestPath Code region, @RestPath Code goal)
            throws SQLException, InterruptedException {
        return write(
                region, new SubmitGoal(goal, requester(Action.SUBMIT_GOAL, region), examiner()));
    }

    @GET
    @Path("/{goal}/check")
    @Allowed(Action.READ_GOALS)
    @Operation(
            summary =
                    "Whether a goal is specific, measurable, attainable, relevant and has its time",
            description = "As of now. What is not checked is said to be, and is no pass.")
    @Refuses({ProblemCode.NOT_FOUND})
    public Checked check(@RestPath Code region, @RestPath Code goal) {
        Receipt receipt =
                writing.submit(
                        Journal.GOALS,
                        region,
                        List.of(
                                new CheckGoal(
                                                goal,
                                                requester(Action.READ_GOALS, region),
                                                examiner())
                                        .change()),
                        Submission.Mode.DRY_RUN);
        return switch (Answers.answered(receipt).outcomes().getFirst()) {
            case Outcome.Recorded(_, _, var result) -> checked(result);
            case Outcome.Unchanged(_, var result) -> checked(result);
            case Outcome.Stale(var expected, var found) -> throw Answers.stale(expected, found);
            case Outcome.Refused(var reasons) ->
                    throw new Problem(
                            reasons.getFirst().code(),
                            reasons.stream().map(reason -> Answers.finding(reason, "")).toList());
        };
    }

    private static Checked checked(@Nullable JsonNode result) {
        try {
            return ContractJson.mapper().treeToValue(result, Checked.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the decider's result cannot be read", e);
        }
    }

    private Examiner examiner() {
        return new Examiner(assessment, clock.instant());
    }

    /** Why a goal is sent back. */
    public record GoalObjection(
            @Schema(examples = "权重偏高") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{goal}/objection")
    @Allowed(Action.OBJECT_TO_GOAL)
    @RequiresIfMatch
    @Operation(summary = "Send a submitted or approved goal back to its author")
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

    /** What became of an issue: the targets that are held, and what is to be warned of. */
    @Schema(name = "GoalIssue")
    public record GoalIssue(
            Acknowledgement.Outcome outcome,
            List<Acknowledgement.RecordedEntry> entries,
            @Schema(
                            description =
                                    "indicators that nobody has proposed, as far as is known by now: their"
                                            + " targets count for nothing until somebody does, and can be withdrawn")
                    @Otherwise("[]")
                    List<Code> held,
            @Schema(
                            description =
                                    "by how many per cent the parts of the whole ask for more than it",
                            examples = "1.0")
                    @Nullable BigDecimal inflated,
            @Schema(description = "up to where facts of others were known that it was decided by")
                    @Nullable Cut reliedOn) {
        public GoalIssue {
            entries = List.copyOf(entries);
            held = List.copyOf(held);
        }
    }

    @POST
    @Path("/{goal}/issue")
    @Allowed(Action.ISSUE_GOAL)
    @Operation(
            summary = "Make an approved goal binding, by another person than its authors",
            description =
                    "The targets of its measures are set with it. Where one stands at another figure,"
                            + " nothing is recorded. A part of a goal that was divided is issued where"
                            + " the parts make up the whole; where they ask for a little more, that is"
                            + " told.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.NOT_CONSERVED,
        ProblemCode.STALE_VERSION,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<GoalIssue> issue(@RestPath Code region, @RestPath Code goal)
            throws SQLException, InterruptedException {
        // Read before the lock is held; the decider refuses where it is not what was approved.
        Content content = known.approved(region, goal).orElse(null);
        List<Change<?, ?, ?>> targets = new ArrayList<>();
        if (content != null) {
            for (Measure measure : content.measures()) {
                targets.add(
                        new SetTarget(
                                        new Key(
                                                content.owner(),
                                                null,
                                                measure.indicator(),
                                                measure.period(),
                                                null),
                                        new Figure(
                                                measure.value(), measure.floor(), measure.course()),
                                        indicators,
                                        goal)
                                .change());
            }
        }
        return writing.together(
                GoalIssue.class,
                Journal.GOALS,
                region,
                new IssueGoal(goal, content, caller.subject(), clock.instant(), assessment)
                        .change(),
                targets);
    }

    /** Why a goal is given up. */
    public record GoalWithdrawal(
            @Schema(examples = "与上级部署重复") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{goal}/withdrawal")
    @Allowed(Action.WITHDRAW_GOAL)
    @Operation(summary = "Give up a goal that nobody has approved")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> withdraw(
            @RestPath Code region, @RestPath Code goal, GoalWithdrawal withdrawal)
            throws SQLException, InterruptedException {
        return write(
                region,
                new WithdrawGoal(
                        goal, withdrawal.reason(), requester(Action.WITHDRAW_GOAL, region)));
    }

    /** As who a goal is acknowledged. */
    public record GoalReceiving(
            @Schema(description = "the duty in the owner as whose holder it is done")
                    @Nullable Duty duty) {}

    @POST
    @Path("/{goal}/acknowledgement")
    @Allowed(Action.ACKNOWLEDGE_GOAL)
    @Operation(
            summary = "Acknowledge an issued goal, for its owner",
            description =
                    "A receipt and no consent: what cannot be done is a request for a change.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_FIELD,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> acknowledge(
            @RestPath Code region, @RestPath Code goal, GoalReceiving receiving)
            throws SQLException, InterruptedException {
        return write(
                region,
                new AcknowledgeGoal(
                        goal,
                        receiving.duty(),
                        requester(Action.ACKNOWLEDGE_GOAL, region),
                        clock.instant()));
    }

    private static Content content(GoalContent asked) {
        Duty duty = asked.duty();
        return new Content(
                asked.title(),
                asked.cycle(),
                asked.parent(),
                asked.owner(),
                asked.person(),
                Shape.kebab(asked.horizon()),
                asked.basis(),
                asked.weight(),
                duty == null ? null : Shape.kebab(duty),
                asked.description(),
                asked.due(),
                asked.category(),
                asked.planWeight(),
                asked.supports(),
                asked.continues(),
                asked.measures().stream().map(NewMeasure::measure).toList(),
                asked.milestones().stream().map(NewMilestone::step).toList());
    }

    private Requester requester(Action action, Code region) {
        return new Requester(caller.subject(), policy.scope(action, region));
    }

    private RestResponse<Acknowledgement> write(Code region, GoalCommand command)
            throws SQLException, InterruptedException {
        return writing.one(Journal.GOALS, region, command.change());
    }
}
