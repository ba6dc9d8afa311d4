package io.kaocheng.goals.write;

import io.kaocheng.chassis.Answers;
import io.kaocheng.chassis.Caller;
import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.goals.change.ChangeDecider.Filing;
import io.kaocheng.goals.change.ChangeDecider.RequestChange;
import io.kaocheng.goals.change.ChangeDecider.Requester;
import io.kaocheng.goals.target.TargetDecider.Figure;
import io.kaocheng.goals.target.TargetDecider.Key;
import io.kaocheng.goals.target.TargetDecider.KnownIndicators;
import io.kaocheng.goals.target.TargetDecider.SetTarget;
import io.kaocheng.goals.target.TargetDecider.WithdrawTarget;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
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
import java.util.List;
import java.util.Set;

/** Sets and adjusts targets, of a unit or of a whole class. */
@Path("/api/v1/regions/{region}/targets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class TargetsResource {

    private final Caller caller;
    private final Writing writing;
    private final KnownIndicators indicators;
    private final Clock clock;

    TargetsResource(Caller caller, Writing writing, KnownIndicators indicators, Clock clock) {
        this.caller = caller;
        this.writing = writing;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** A target to be set. */
    public record NewTarget(
            @Schema(description = "of this unit; either unit or unitClass", examples = "edu-bureau")
                    @Nullable Code unit,
            @Schema(description = "of every unit of this class") @Nullable Code unitClass,
            @Schema(examples = "enrolment-rate") Code indicator,
            Period period,
            @Schema(examples = "98") BigDecimal value,
            @Schema(description = "what must be reached at least") @Nullable BigDecimal floor,
            @Schema(
                            description = "the planned course: which share of the value by when",
                            examples = "{\"period\":\"2026Q2\",\"share\":\"0.5\"}")
                    @Otherwise("[]")
                    @Size(max = 12)
                    List<PlannedShare> course,
            @Schema(
                            description =
                                    "the kind of period for each of which within the period the figure is to be"
                                            + " reached: half, quarter or month; left out: for the period as a whole",
                            examples = "month")
                    Period.@Nullable Kind each) {
        public NewTarget {
            ofOne(unit, unitClass);
        }
    }

    /** A figure that is asked for in the place of the one that stands, and why. */
    public record TargetAdjustment(
            @Schema(description = "of this unit; either unit or unitClass", examples = "edu-bureau")
                    @Nullable Code unit,
            @Schema(description = "of every unit of this class") @Nullable Code unitClass,
            @Schema(examples = "enrolment-rate") Code indicator,
            Period period,
            @Schema(examples = "97.5") BigDecimal value,
            @Schema(description = "what must be reached at least") @Nullable BigDecimal floor,
            @Schema(
                            description = "the planned course: which share of the value by when",
                            examples = "{\"period\":\"2026Q2\",\"share\":\"0.5\"}")
                    @Otherwise("[]")
                    @Size(max = 12)
                    List<PlannedShare> course,
            @Schema(examples = "灾情") @NotBlank @Size(max = 1_000) String reason,
            @Schema(description = "the request's own code", examples = "flood-2026") Code request,
            @Schema(description = "as when it was set") Period.@Nullable Kind each) {
        public TargetAdjustment {
            ofOne(unit, unitClass);
        }
    }

    /** A target to be taken back, and why. */
    public record TargetWithdrawal(
            @Schema(description = "of this unit; either unit or unitClass", examples = "edu-bureau")
                    @Nullable Code unit,
            @Schema(description = "of every unit of this class") @Nullable Code unitClass,
            @Schema(examples = "enrolment-rte") Code indicator,
            Period period,
            @Schema(examples = "指标代码有误") @NotBlank @Size(max = 1_000) String reason,
            @Schema(description = "as when it was set") Period.@Nullable Kind each) {
        public TargetWithdrawal {
            ofOne(unit, unitClass);
        }
    }

    /** What became of targets that were to be set, and which of them are held. */
    @Schema(description = "What became of targets that were to be set")
    public record TargetsSet(
            Acknowledgement.Outcome outcome,
            List<Acknowledgement.RecordedEntry> entries,
            @Schema(
                            description =
                                    "indicators that nobody has proposed, as far as is known by now: their"
                                            + " targets count for nothing until somebody does, and can be withdrawn")
                    @Otherwise("[]")
                    List<Code> held,
            @Schema(description = "up to where facts of others were known that it was decided by")
                    @Nullable Cut reliedOn) {
        public TargetsSet {
            entries = List.copyOf(entries);
            held = List.copyOf(held);
        }
    }

    /** Targets that are set together or not at all. */
    public record TargetBatch(@Size(min = 1, max = 10_000) List<NewTarget> targets) {}

    private static void ofOne(@Nullable Code unit, @Nullable Code unitClass) {
        Checks.none()
                .that(
                        (unit == null) != (unitClass == null),
                        "/unit",
                        "one-of",
                        "a target names a unit or a unitClass, and one of them only",
                        "目标值须且只能指定 unit 或 unitClass 之一")
                .orRefuse();
    }

    @POST
    @Allowed(Action.SET_TARGET)
    @Operation(summary = "Set a target")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<TargetsSet> set(@RestPath Code region, NewTarget target)
            throws SQLException, InterruptedException {
        return writing.one(TargetsSet.class, Journal.GOALS, region, command(target).change());
    }

    @POST
    @Path("/batches")
    @Allowed(Action.SET_TARGET)
    @Operation(
            summary = "Set targets together",
            description =
                    "All of them or, where any is wrong, none, with everything that is wrong.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.ROWS_INVALID
    })
    public RestResponse<TargetsSet> setAll(@RestPath Code region, TargetBatch batch)
            throws SQLException, InterruptedException {
        return Answers.one(
                TargetsSet.class,
                Journal.GOALS,
                writing.rows(
                        Journal.GOALS,
                        region,
                        batch.targets().stream().map(target -> command(target).change()).toList(),
                        "targets"));
    }

    @POST
    @Path("/adjustments")
    @Allowed(Action.REQUEST_CHANGE)
    @Operation(
            summary = "Ask for another figure of a target",
            description = "Nothing changes until another person grants the request.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.PERIOD_CLOSED,
        ProblemCode.NOT_FOUND,
        ProblemCode.ALREADY_EXISTS
    })
    public RestResponse<Acknowledgement> adjust(@RestPath Code region, TargetAdjustment target)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new RequestChange(
                                target.request(),
                                Filing.adjustment(
                                        new Key(
                                                target.unit(),
                                                target.unitClass(),
                                                target.indicator(),
                                                target.period(),
                                                target.each()),
                                        new Figure(target.value(), target.floor(), target.course()),
                                        target.reason()),
                                new Requester(caller.subject(), true, Set.of()),
                                clock.instant())
                        .change());
    }

    @POST
    @Path("/withdrawal")
    @Allowed(Action.SET_TARGET)
    @Operation(
            summary = "Take back a target that is held",
            description =
                    "Only while nobody has proposed its indicator; any other is adjusted. It may be"
                            + " set anew.")
    @Refuses({
        ProblemCode.UNKNOWN_REGION,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.UNKNOWN_CLASS,
        ProblemCode.NOT_FOUND,
        ProblemCode.WRONG_STATE
    })
    public RestResponse<Acknowledgement> withdraw(
            @RestPath Code region, TargetWithdrawal withdrawal)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new WithdrawTarget(
                                new Key(
                                        withdrawal.unit(),
                                        withdrawal.unitClass(),
                                        withdrawal.indicator(),
                                        withdrawal.period(),
                                        withdrawal.each()),
                                withdrawal.reason(),
                                indicators)
                        .change());
    }

    private SetTarget command(NewTarget target) {
        return new SetTarget(
                new Key(
                        target.unit(),
                        target.unitClass(),
                        target.indicator(),
                        target.period(),
                        target.each()),
                new Figure(target.value(), target.floor(), target.course()),
                indicators);
    }
}
