package io.kaocheng.goals.write;

import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.OwnListChange;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.goals.change.ChangeDecider.DecisionMaker;
import io.kaocheng.goals.change.ChangeDecider.DenyChange;
import io.kaocheng.goals.change.ChangeDecider.Filing;
import io.kaocheng.goals.change.ChangeDecider.GrantChange;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.change.ChangeDecider.RequestKind;
import io.kaocheng.goals.change.ChangeDecider.RequestedChange;
import io.kaocheng.goals.change.ChangeDecider.Requester;
import io.kaocheng.goals.change.ChangeDecider.Wanted;
import io.kaocheng.goals.change.ChangeDecider.WithdrawChange;
import io.kaocheng.goals.change.Ground;
import io.kaocheng.goals.ownlist.Assessment;
import io.kaocheng.goals.ownlist.OwnListDecider;
import io.kaocheng.goals.ownlist.OwnListDecider.ProposedList;
import io.kaocheng.goals.ownlist.OwnListDecider.SetOwnList;
import io.kaocheng.goals.target.KnownDirections;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.write.MilestonesResource.NamedEvidence;
import io.kaocheng.journal.Change;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Holder;
import io.kaocheng.policy.Role;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
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
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Files requests for a change of targets, and decides about requests of every kind: granted or
 * denied by another person than the one who asked, each with the own token.
 */
@Path("/api/v1/regions/{region}/requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ChangesResource {

    private final Caller caller;
    private final Policy policy;
    private final Writing writing;
    private final Known known;
    private final Assessment.Lookup assessment;
    private final KnownDirections directions;
    private final Clock clock;

    ChangesResource(
            Caller caller,
            Policy policy,
            Writing writing,
            Known known,
            Assessment.Lookup assessment,
            KnownDirections directions,
            Clock clock) {
        this.caller = caller;
        this.policy = policy;
        this.writing = writing;
        this.known = known;
        this.assessment = assessment;
        this.directions = directions;
        this.clock = clock;
    }

    /** Another figure for a target. */
    public record NewChange(
            @Schema(description = "of this unit; either unit or unitClass", examples = "edu-bureau")
                    @Nullable Code unit,
            @Schema(description = "of every unit of this class") @Nullable Code unitClass,
            @Schema(examples = "enrolment-rate") Code indicator,
            Period period,
            @Schema(description = "as when it was set") Period.@Nullable Kind each,
            @Schema(examples = "97.5") BigDecimal value,
            @Schema(description = "what must be reached at least") @Nullable BigDecimal floor,
            @Schema(
                            description = "the planned course: which share of the value by when",
                            examples = "{\"period\":\"2026Q2\",\"share\":\"0.5\"}")
                    @Otherwise("[]")
                    @Size(max = 12)
                    List<PlannedShare> course) {
        public NewChange {
            Checks.none()
                    .that(
                            (unit == null) != (unitClass == null),
                            "/unit",
                            "one-of",
                            "a target names a unit or a unitClass, and one of them only",
                            "目标值须且只能指定 unit 或 unitClass 之一")
                    .orRefuse();
        }

        Wanted wanted() {
            return new Wanted(
                    new Key(unit, unitClass, indicator, period, each),
                    new Figure(value, floor, course));
        }
    }

    /** A request for a change of targets. */
    public record NewRequest(
            @Schema(description = "its own code", examples = "flood-2026") Code request,
            @Schema(
                            description =
                                    "adjustment: by the performance office; relief: by the unit that is to"
                                            + " reach the targets",
                            examples = "relief")
                    RequestKind kind,
            @Schema(description = "of targets of one unit, or of one class")
                    @Size(min = 1, max = 50)
                    List<NewChange> changes,
            @Schema(examples = "disaster") Ground ground,
            @Schema(examples = "汛期受灾，三季度停工") @NotBlank @Size(max = 1_000) String reason,
            @Schema(description = "a relief needs some") @Otherwise("[]") @Size(max = 20)
                    List<NamedEvidence> evidence,
            @Schema(
                            description =
                                    "from when they are to count; the month of the request at the earliest."
                                            + " Left out: from the month of the grant")
                    @Nullable Period effectiveFrom,
            @Schema(
                            description =
                                    "whether they are to count for all of the targets' periods, what is past"
                                            + " included")
                    @Otherwise("false")
                    boolean wholePeriod,
            @Schema(description = "whether it is filed for a unit that did not ask in time")
                    @Otherwise("false")
                    boolean late) {
        public NewRequest {
            changes = List.copyOf(changes);
            NewChange first = changes.isEmpty() ? null : changes.getFirst();
            Checks.none()
                    .that(
                            first == null
                                    || changes.stream()
                                            .allMatch(
                                                    c ->
                                                            Objects.equals(c.unit(), first.unit())
                                                                    && Objects.equals(
                                                                            c.unitClass(),
                                                                            first.unitClass())),
                            "/changes",
                            "one-of",
                            "the targets of a request are of one unit, or of one class",
                            "一份申请只涉及同一单位或同一类别的目标值")
                    .orRefuse();
        }

        Filing filing() {
            return new Filing(
                    kind,
                    changes.stream().map(NewChange::wanted).toList(),
                    ground,
                    reason,
                    evidence.stream().map(NamedEvidence::evidence).toList(),
                    effectiveFrom,
                    wholePeriod,
                    late,
                    true);
        }
    }

    @POST
    @Allowed(Action.FILE_CHANGE)
    @Operation(
            summary = "Ask for other figures of targets",
            description =
                    "Nothing changes until another person grants the request. A unit asks for a relief"
                            + " until the last day that the rules of the cycle set.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_FIELD,
        ProblemCode.WINDOW_CLOSED,
        ProblemCode.WRONG_STATE,
        ProblemCode.EVIDENCE_MISSING,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<Acknowledgement> file(@RestPath Code region, NewRequest asked) {
        Holder holder = caller.holder();
        return writing.one(
                Journal.GOALS,
                region,
                new RequestChange(
                                asked.request(),
                                asked.filing(),
                                new Requester(
                                        caller.subject(),
                                        policy.allows(Action.REQUEST_CHANGE, region),
                                        holder.roles().contains(Role.DEPARTMENT)
                                                ? holder.units()
                                                : Set.of()),
                                clock.instant())
                        .change());
    }

    /** A figure that is granted. */
    public record GrantedFigure(
            @Schema(examples = "9500") BigDecimal value,
            @Nullable BigDecimal floor,
            @Otherwise("[]") @Size(max = 12) List<PlannedShare> course) {

        Figure figure() {
            return new Figure(value, floor, course);
        }
    }

    /** How a request is granted. */
    public record ChangeGrant(
            @Schema(
                            description =
                                    "other figures than were asked for, one for each target in the order of"
                                            + " the request; left out: as asked for")
                    @Size(min = 1, max = 50)
                    @Nullable List<GrantedFigure> figures,
            @Schema(
                            description =
                                    "another period from which they count than was asked for; the month of"
                                            + " the request at the earliest")
                    @Nullable Period effectiveFrom,
            @Schema(description = "why something else is granted than was asked for")
                    @NotBlank
                    @Size(max = 1_000)
                    @Nullable String reason) {}

    @POST
    @Path("/{request}/grant")
    @Allowed(Action.GRANT_CHANGE)
    @Operation(
            summary = "Grant a request, by another person than the one who asked",
            description =
                    "What was asked for is recorded with it, or what is granted in its place, unless the"
                            + " target or the list has moved on since. Only the leader grants what was"
                            + " filed late, eases an aim by more than the rules of the cycle leave to"
                            + " the office, or is for what is past and no slip of the pen.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.CONFLICT_OF_INTEREST,
        ProblemCode.REASON_REQUIRED,
        ProblemCode.STALE_VERSION,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.INVALID_FIELD,
        ProblemCode.PERIOD_CLOSED
    })
    public RestResponse<Acknowledgement> grant(
            @RestPath Code region, @RestPath Code request, ChangeGrant granted)
            throws SQLException, InterruptedException {
        // Read before the lock is held; the decider refuses the grant where it is not what is asked
        // for under the lock.
        Optional<Known.Asked> asked = known.pending(region, request);
        RequestedChange content = asked.map(Known.Asked::content).orElse(null);
        GrantChange grant =
                new GrantChange(
                        request,
                        content,
                        asked.map(Known.Asked::filed).orElse(null),
                        figures(granted, content),
                        granted.effectiveFrom(),
                        granted.reason(),
                        maker(),
                        clock.instant());
        List<Change<?, ?, ?>> following = new ArrayList<>(grant.targets());
        OwnListChange list = content == null ? null : content.ownList();
        if (content != null && list != null) {
            following.add(
                    new SetOwnList(
                                    new ProposedList(
                                            new OwnListDecider.Key(
                                                    list.unit(), list.scheme(), list.block()),
                                            list.from(),
                                            list.items(),
                                            assessment),
                                    content.reason(),
                                    content.by(),
                                    caller.subject(),
                                    request)
                            .change()
                            .expecting(list.streamVersion()));
        }
        return writing.together(Journal.GOALS, region, grant.change(), following);
    }

    private static List<Figure> figures(ChangeGrant granted, @Nullable RequestedChange content) {
        List<GrantedFigure> figures = granted.figures();
        if (content == null) {
            return List.of();
        }
        if (figures == null) {
            return content.figures();
        }
        if (figures.size() != content.changes().size()) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            new Finding(
                                    "/figures",
                                    null,
                                    null,
                                    ProblemCode.INVALID_FIELD,
                                    "the request is about "
                                            + content.changes().size()
                                            + " targets, and there are "
                                            + figures.size()
                                            + " figures",
                                    "申请涉及 "
                                            + content.changes().size()
                                            + " 个目标值，而给出了 "
                                            + figures.size()
                                            + " 个数值")));
        }
        return figures.stream().map(GrantedFigure::figure).toList();
    }

    private DecisionMaker maker() {
        Holder holder = caller.holder();
        return new DecisionMaker(
                caller.subject(), holder.roles().contains(Role.LEADER), holder.units(), directions);
    }

    /** Why a request is denied. */
    public record ChangeDenial(
            @Schema(examples = "依据不足") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Path("/{request}/denial")
    @Allowed(Action.DENY_CHANGE)
    @Operation(summary = "Deny a request, by another person than the one who asked")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE,
        ProblemCode.APPROVER_IS_AUTHOR,
        ProblemCode.CONFLICT_OF_INTEREST
    })
    public RestResponse<Acknowledgement> deny(
            @RestPath Code region, @RestPath Code request, ChangeDenial denial)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS, region, new DenyChange(request, denial.reason(), maker()).change());
    }

    @POST
    @Path("/{request}/withdrawal")
    @Allowed(Action.WITHDRAW_CHANGE)
    @Operation(summary = "Take the own request back")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.NOT_FOUND, ProblemCode.WRONG_STATE})
    public RestResponse<Acknowledgement> withdraw(@RestPath Code region, @RestPath Code request)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS, region, new WithdrawChange(request, caller.subject()).change());
    }
}
