package io.kaocheng.goals.write;

import io.kaocheng.chassis.Writing;
import io.kaocheng.chassis.api.Acknowledgement;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.chassis.api.RequiresIfMatch;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.CycleEvent.CalibrationRules;
import io.kaocheng.contracts.goals.CycleEvent.ConsultationRules;
import io.kaocheng.contracts.goals.CycleEvent.CycleRules;
import io.kaocheng.contracts.goals.CycleEvent.LightRules;
import io.kaocheng.goals.cycle.CycleDecider.ProposedRules;
import io.kaocheng.goals.cycle.CycleDecider.SetCycleRules;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Shape;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.LocalDate;

/** Sets the rules of cycles. */
@Path("/api/v1/regions/{region}/cycles/{cycle}/rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class CycleRulesResource {

    private final Writing writing;

    CycleRulesResource(Writing writing) {
        this.writing = writing;
    }

    /** What becomes of a goal that fails the check when it is submitted. */
    public enum OnFailedCheck {
        REFUSE,
        WARN
    }

    /** The lights of goals, as they are asked for. */
    public record GoalLights(
            @Schema(description = "from which share of the plan on green")
                    @Otherwise("0.95")
                    @DecimalMin("0")
                    @DecimalMax("2")
                    BigDecimal green,
            @Schema(description = "below which share of the plan red")
                    @Otherwise("0.8")
                    @DecimalMin("0")
                    @DecimalMax("2")
                    BigDecimal red,
            @Schema(description = "3 or 4: whether there is orange") @Otherwise("4") @Min(3) @Max(4)
                    int levels,
            @Schema(description = "from which weight of red parts on the whole is yellow at best")
                    @Otherwise("0.2")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal redShare) {
        public GoalLights {
            Checks.none()
                    .that(
                            red.compareTo(green) <= 0,
                            "/red",
                            "order",
                            "red is not above green",
                            "红灯界限不得高于绿灯界限")
                    .orRefuse();
        }
    }

    /** How hard targets are, as it is asked for. */
    public record TargetCalibration(
            @Schema(description = "how many years count") @Otherwise("5") @Min(1) @Max(20)
                    int years,
            @Schema(description = "from which share of earlier figures on easy")
                    @Otherwise("0.8")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal easy,
            @Schema(description = "from which share on stretching")
                    @Otherwise("0.2")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal stretching,
            @Schema(description = "from which share on hard; below it out of reach")
                    @Otherwise("0.05")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal hard,
            @Schema(description = "which share of figures a suggested target leaves out")
                    @Otherwise("0.4")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal ambition) {
        public TargetCalibration {
            Checks.none()
                    .that(
                            hard.compareTo(stretching) <= 0 && stretching.compareTo(easy) <= 0,
                            "/stretching",
                            "order",
                            "hard, stretching and easy do not fall in this order",
                            "偏难、适度、偏易的界限须依次不减")
                    .orRefuse();
        }
    }

    /** What is consulted about first, as it is asked for. */
    public record ConsultationGates(
            @Otherwise("false") boolean goals,
            @Otherwise("false") boolean schemes,
            @Otherwise("false") boolean indicators,
            @Schema(description = "how many days it is open at least")
                    @Otherwise("5")
                    @Min(0)
                    @Max(365)
                    int leastDays) {}

    /** All rules of a cycle, as they are asked for; what is left out is at its default. */
    public record ChosenRules(
            @Schema(description = "how many days after its issue a goal is to be acknowledged")
                    @Otherwise("7")
                    @Min(0)
                    @Max(365)
                    int acknowledgeDays,
            @Schema(
                            description =
                                    "by when units with units below them are to have decomposed theirs")
                    @Nullable LocalDate decompositionDue,
            @Schema(
                            description =
                                    "the last day on which a unit asks for a relief; 31 October without it")
                    @Nullable LocalDate reliefDeadline,
            @Schema(description = "by which share an aim may be eased without the leader")
                    @Otherwise("0.2")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal leaderAbove,
            @Schema(description = "by which share the parts of a figure may differ from it")
                    @Otherwise("0.005")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal tolerance,
            @Schema(description = "by which share the parts may ask for more")
                    @Otherwise("0.05")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal mostInflated,
            @Schema(description = "what becomes of a goal that fails the check when submitted")
                    @Otherwise("refuse")
                    OnFailedCheck smart,
            @Nullable GoalLights lights,
            @Schema(description = "how many days before its day a milestone is warned of")
                    @Otherwise("3")
                    @Min(0)
                    @Max(365)
                    int milestoneWarnDays,
            @Schema(description = "how many days after its day an undone milestone is red")
                    @Otherwise("10")
                    @Min(0)
                    @Max(365)
                    int milestoneRedDays,
            @Nullable TargetCalibration calibration,
            @Nullable ConsultationGates consultation)
            implements ProposedRules {

        @Override
        public CycleRules of(Period period) {
            CycleRules defaults = CycleRules.defaults(period);
            return new CycleRules(
                    acknowledgeDays,
                    decompositionDue,
                    reliefDeadline == null ? defaults.reliefDeadline() : reliefDeadline,
                    leaderAbove,
                    tolerance,
                    mostInflated,
                    Shape.kebab(smart),
                    lights == null
                            ? defaults.lights()
                            : new LightRules(
                                    lights.green(),
                                    lights.red(),
                                    lights.levels(),
                                    lights.redShare()),
                    milestoneWarnDays,
                    milestoneRedDays,
                    calibration == null
                            ? defaults.calibration()
                            : new CalibrationRules(
                                    calibration.years(),
                                    calibration.easy(),
                                    calibration.stretching(),
                                    calibration.hard(),
                                    calibration.ambition()),
                    consultation == null
                            ? defaults.consultation()
                            : new ConsultationRules(
                                    consultation.goals(),
                                    consultation.schemes(),
                                    consultation.indicators(),
                                    consultation.leastDays()));
        }
    }

    /** The rules a cycle is to have, and why. */
    public record NewCycleRules(
            ChosenRules rules,
            @Schema(examples = "年度考核办法") @NotBlank @Size(max = 1_000) String reason) {}

    @POST
    @Allowed(Action.SET_CYCLE_RULES)
    @RequiresIfMatch
    @Operation(
            summary = "Set all rules of a cycle anew",
            description =
                    "What is left out is at its default. Days that were recorded before stay as they are.")
    @Refuses({ProblemCode.UNKNOWN_REGION, ProblemCode.UNKNOWN_CYCLE, ProblemCode.PERIOD_CLOSED})
    public RestResponse<Acknowledgement> set(
            @RestPath Code region, @RestPath Code cycle, NewCycleRules asked)
            throws SQLException, InterruptedException {
        return writing.one(
                Journal.GOALS,
                region,
                new SetCycleRules(cycle, asked.rules(), asked.reason()).change());
    }
}
