package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.GoalEvent.Content;
import io.kaocheng.contracts.goals.GoalEvent.Measure;
import io.kaocheng.goals.goal.Decomposition;
import io.kaocheng.goals.goal.GoalCommand.DecomposeGoal;
import io.kaocheng.goals.goal.GoalCommand.DraftGoal;
import io.kaocheng.goals.goal.GoalCommand.Examiner;
import io.kaocheng.goals.goal.GoalCommand.Requester;
import io.kaocheng.goals.goal.GoalCommand.Share;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.unit.RosterDecider.Duty;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides the figures of goals among others. */
@Path("/api/v1/regions/{region}/goals/{goal}/decomposition")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DecompositionsResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;
    private final Known known;
    private final Assessment.Lookup assessment;
    private final Clock clock;

    DecompositionsResource(
            Caller caller,
            Policy policy,
            Writing writing,
            Known known,
            Assessment.Lookup assessment,
            Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
        this.known = known;
        this.assessment = assessment;
        this.clock = clock;
    }

    /** A part: a goal to be drafted, or, without an owner, one that is there. */
    public record PartOfGoal(
            @Schema(examples = "edu-2026-02") Code goal,
            @Schema(
                            description =
                                    "the unit that is to achieve it; absent where the goal is part of the"
                                            + " whole already",
                            examples = "edu-bureau")
                    @Nullable Code owner,
            @Schema(description = "its figure; of parts by shares it follows", examples = "400")
                    @Nullable BigDecimal value,
            @Schema(
                            description =
                                    "of the whole, for parts by shares; all the same where none has one",
                            examples = "0.4")
                    @Positive
                    @DecimalMax("1")
                    @Nullable BigDecimal share,
            @Schema(
                            description =
                                    "its weight in the mean, such as a denominator; all the same where"
                                            + " none has one",
                            examples = "1200")
                    @Positive
                    @Nullable BigDecimal base,
            @Schema(
                            description = "in per cent of its siblings'; of a goal to be drafted",
                            examples = "40")
                    @Positive
                    @DecimalMax("100")
                    @Nullable BigDecimal weight,
            @Schema(description = "who answers for it") @NotBlank @Size(max = 100)
                    @Nullable String person,
            @Schema(description = "whose holder answers for it, in place of a person")
                    @Nullable Duty duty,
            @Schema(description = "the whole's where absent") @NotBlank @Size(max = 500)
                    @Nullable String title,
            @Schema(description = "the whole's where absent") @Nullable LocalDate due) {}

    /** Into which parts a figure of a goal is divided. */
    public record GoalDivision(
            @Schema(description = "one that the goal is measured by", examples = "schools-built")
                    Code indicator,
            @Schema(description = "how the parts make up the whole", examples = "sum")
                    Decomposition.Mode mode,
            @Schema(
                            description =
                                    "by which share of the whole the parts may differ; that of the cycle's"
                                            + " rules where absent",
                            examples = "0.005")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    @Nullable BigDecimal tolerance,
            @Size(min = 1, max = 500) List<PartOfGoal> children) {
        public GoalDivision {
            children = List.copyOf(children);
        }
    }

    /** What became of the division, and of the aim by it. */
    @Schema(name = "GoalDivided")
    public record GoalDivided(
            Acknowledgement.Outcome outcome,
            List<Acknowledgement.RecordedEntry> entries,
            Decomposition.Verdict verdict,
            @Schema(description = "what the parts make up together", examples = "990")
                    @Nullable BigDecimal total,
            @Schema(description = "by how much that is more than the whole", examples = "-10")
                    @Nullable BigDecimal difference,
            @Schema(description = "the difference in per cent of the whole", examples = "1.0")
                    @Nullable BigDecimal perCent,
            @Schema(description = "up to where facts of others were known that it was judged by")
                    @Nullable Cut reliedOn) {
        public GoalDivided {
            entries = List.copyOf(entries);
        }
    }

    @POST
    @Allowed(Action.DECOMPOSE_GOAL)
    @RequiresIfMatch
    @Operation(
            summary = "Divide a figure of a goal among units below its owner",
            description =
                    "The parts are drafted and the division is filed, all or nothing; the latest of an"
                            + " indicator holds. What does not make up the whole is filed too, and told; then"
                            + " none of the parts is issued. With dryRun=true nothing is recorded.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<GoalDivided> divide(
            @RestPath Code region,
            @RestPath Code goal,
            @RestQuery boolean dryRun,
            GoalDivision division)
            throws SQLException, InterruptedException {
        Content whole =
                known.goal(region, goal)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                "there is no goal " + goal,
                                                "没有目标 " + goal));
        Measure measure =
                whole.measures().stream()
                        .filter(one -> one.indicator().equals(division.indicator()))
                        .findFirst()
                        .orElse(null);
        Map<Code, BigDecimal> shares = shares(division, measure);
        List<Share> parts = new ArrayList<>();
        List<Change<?, ?, ?>> drafts = new ArrayList<>();
        for (PartOfGoal child : division.children()) {
            Code owner = child.owner();
            Content draft = null;
            if (owner != null) {
                BigDecimal value = shares.getOrDefault(owner, child.value());
                draft = draft(goal, whole, child, owner, measure, value);
                // Whether the unit is one to divide among is decided with the division itself.
                drafts.add(
                        new DraftGoal(
                                        child.goal(),
                                        draft,
                                        new Requester(caller.subject(), Scope.EVERYTHING))
                                .change());
            }
            parts.add(new Share(child.goal(), draft, child.base(), child.share()));
        }
        Change<?, ?, ?> divided =
                new DecomposeGoal(
                                goal,
                                division.indicator(),
                                division.mode(),
                                division.tolerance(),
                                parts,
                                new Requester(
                                        caller.subject(),
                                        policy.scope(Action.DECOMPOSE_GOAL, region)),
                                new Examiner(assessment, clock.instant()))
                        .change();
        return dryRun
                ? writing.tried(GoalDivided.class, Journal.GOALS, region, divided, drafts)
                : writing.together(GoalDivided.class, Journal.GOALS, region, divided, drafts);
    }

    /** The figures of parts by shares, by unit; none of any other parts. */
    private static Map<Code, BigDecimal> shares(GoalDivision division, @Nullable Measure measure) {
        if (division.mode() != Decomposition.Mode.SHARE || measure == null) {
            return Map.of();
        }
        Map<Code, BigDecimal> shares = new HashMap<>();
        for (PartOfGoal child : division.children()) {
            Code owner = child.owner();
            BigDecimal share = child.share();
            if (owner != null) {
                shares.put(owner, share == null ? BigDecimal.ONE : share);
            }
        }
        return shares.isEmpty() ? Map.of() : Decomposition.shared(measure.value(), shares);
    }

    private static Content draft(
            Code goal,
            Content whole,
            PartOfGoal child,
            Code owner,
            @Nullable Measure measure,
            @Nullable BigDecimal value) {
        Duty duty = child.duty();
        String title = child.title();
        LocalDate due = child.due();
        BigDecimal weight = child.weight();
        List<Measure> measures =
                measure == null || value == null
                        ? List.of()
                        : List.of(
                                new Measure(
                                        measure.indicator(),
                                        measure.period(),
                                        value,
                                        null,
                                        measure.course(),
                                        measure.courseKind(),
                                        true));
        return new Content(
                title == null ? whole.title() : title,
                whole.cycle(),
                goal,
                owner,
                child.person(),
                whole.horizon(),
                null,
                weight == null ? new BigDecimal(100) : weight,
                duty == null ? null : Shape.kebab(duty),
                null,
                due == null ? whole.due() : due,
                whole.category(),
                null,
                List.of(),
                null,
                measures,
                List.of());
    }
}
