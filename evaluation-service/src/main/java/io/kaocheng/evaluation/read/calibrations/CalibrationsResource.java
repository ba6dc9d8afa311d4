package io.kaocheng.evaluation.read.calibrations;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Policy;
import io.kaocheng.chassis.Problem;
import io.kaocheng.chassis.api.Refuses;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.history.PastFacts;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.policy.Action;
import io.kaocheng.policy.Allowed;
import io.kaocheng.policy.Scope;
import io.kaocheng.scoring.calibration.Calibration.Attainability;
import io.kaocheng.scoring.calibration.Calibration.Counted;
import io.kaocheng.scoring.calibration.Calibration.Found;
import io.kaocheng.scoring.calibration.Calibration.Scale;
import io.kaocheng.scoring.calibration.Calibration.Suggestion;
import io.kaocheng.scoring.calibration.Calibration.Verdict;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.shape.Checks;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How hard a proposed target is, of what the units of its class have reached before. It proposes
 * and never sets.
 */
@Path("/api/v1/regions/{region}/calibrations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class CalibrationsResource {

    private static final int YEARS = 5;

    private final PastFacts past;
    private final Sources sources;
    private final Policy policy;

    CalibrationsResource(PastFacts past, Sources sources, Policy policy) {
        this.past = past;
        this.sources = sources;
        this.policy = policy;
    }

    /** A figure of an earlier year. */
    public record PastFigure(
            Period period,
            @Schema(examples = "700") BigDecimal value,
            @Schema(description = "the target that bound the unit then", examples = "665")
                    @Nullable BigDecimal target,
            @Schema(description = "the version of the indicator it is by", examples = "1")
                    int version) {}

    /** Changes of the unit's own figures from one year to the next. */
    public record OwnChanges(
            @Schema(description = "how many there are", examples = "3") int changes,
            @Schema(examples = "0.050000") @Nullable BigDecimal median) {}

    /** Changes of the figures of the unit's class. */
    public record ClassChanges(
            @Schema(examples = "township") Code unitClass,
            @Schema(description = "units with a figure in any of the years", examples = "5")
                    int units,
            @Schema(description = "how many changes there are", examples = "15") int unitPeriods,
            @Schema(description = "changes from 0, which are relative to nothing", examples = "0")
                    int skipped,
            @Schema(description = "by share, linear interpolation; absent where they are withheld")
                    @Nullable Map<String, BigDecimal> quantiles) {}

    /** A calibrated target. */
    public record Calibrated(
            @Schema(examples = "chengguan") Code unit,
            @Schema(examples = "jobs-created") Code indicator,
            Period period,
            @Schema(
                            description =
                                    "volume: changes are relative to the figure before; level: they are"
                                            + " differences")
                    Scale scale,
            Direction direction,
            @Schema(description = "the target proposed", examples = "740")
                    @Nullable BigDecimal value,
            @Schema(description = "the unit's comparable figures, the earliest first")
                    List<PastFigure> history,
            OwnChanges own,
            @JsonProperty("class") ClassChanges ofClass,
            @Schema(description = "the change that the target asks for", examples = "0.057143")
                    @Nullable BigDecimal required,
            @Schema(
                            description =
                                    "changes of the class at least as good as the required one, with the"
                                            + " Wilson interval (90 %) of their share")
                    @Nullable Attainability attainability,
            @Schema(description = "for levels: figures of the class at the target or better")
                    @Nullable Counted reached,
            @Schema(description = "for levels: figures of the unit at the target or better")
                    @Nullable Counted reachedAlone,
            @Schema(
                            description =
                                    "easy where 80 % of the changes were at least as good, stretching from"
                                            + " 20 %, hard from 5 %")
                    @Nullable Verdict verdict,
            @Schema(description = "whether the interval contains one of these limits")
                    boolean uncertain,
            List<Suggestion> suggestions,
            @Schema(
                            description =
                                    "what the last three transitions show: ratchet, low-targets; nothing"
                                            + " follows from it")
                    List<Found> traces,
            @Schema(
                            description =
                                    "whether what would tell the figures of fewer than five units is left"
                                            + " out")
                    boolean withheld,
            @Schema(description = "the facts it is made of") Cut cut) {
        public Calibrated {
            history = List.copyOf(history);
            suggestions = List.copyOf(suggestions);
            traces = List.copyOf(traces);
        }
    }

    @GET
    @Path("/{indicator}")
    @Allowed(Action.READ_CALIBRATIONS)
    @Operation(
            summary = "How hard a target would be for a unit",
            description =
                    "Held against the changes from one year to the next of the units that were in the"
                            + " unit's class then, by comparable versions of the indicator. Without a"
                            + " value: suggestions alone. Nothing is recorded.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.WRONG_FREQUENCY,
        ProblemCode.UNKNOWN_CUT,
        ProblemCode.CUT_IN_FUTURE
    })
    public Calibrated calibration(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestQuery @NotBlank @Schema(examples = "chengguan") Code unit,
            @RestQuery @NotBlank @Schema(examples = "2027") Period period,
            @RestQuery @Nullable @Schema(examples = "740") BigDecimal value,
            @RestQuery @Nullable @Min(2) @Max(20) @Schema(examples = "5") Integer years,
            @RestQuery @Nullable @Min(0) @Max(6) @Schema(examples = "0") Integer decimals,
            @RestQuery @Nullable Cut cut)
            throws IOException, InterruptedException {
        Scope scope = policy.scope(Action.READ_CALIBRATIONS, region);
        return at(region, cut, years)
                .calibrated(
                        new Asked(unit, indicator, period, value), decimals, scope.everything());
    }

    /** One target of several to be calibrated. */
    public record Asked(
            @Schema(examples = "chengguan") Code unit,
            @Schema(examples = "jobs-created") Code indicator,
            Period period,
            @Schema(examples = "740") @Nullable BigDecimal value) {}

    /** Targets to be calibrated at one cut. */
    public record AskedBatch(
            @Size(min = 1, max = 1000) List<Asked> items,
            @Schema(description = "how many years back; 5 where absent", examples = "5")
                    @Nullable
                    @Min(2)
                    @Max(20)
                    Integer years,
            @Nullable Cut cut) {
        public AskedBatch {
            items = List.copyOf(items);
            Checks.of(AskedBatch.class, items, years, cut).orRefuse();
        }
    }

    /** A target that could not be calibrated, and why. */
    public record NotCalibrated(
            @Schema(description = "its place among the items, from 0", examples = "3") int item,
            @Schema(description = "as the code of a problem", examples = "unknown-unit")
                    String why) {}

    /** All of a batch. */
    public record CalibratedBatch(List<Calibrated> items, List<NotCalibrated> notCalibrated) {
        public CalibratedBatch {
            items = List.copyOf(items);
            notCalibrated = List.copyOf(notCalibrated);
        }
    }

    @POST
    @Path("/batches")
    @Allowed(Action.READ_CALIBRATIONS)
    @Operation(
            summary = "How hard many targets would be",
            description = "As for one, all of the same cut; up to 1,000. Nothing is recorded.")
    @Refuses({ProblemCode.FOREIGN_UNIT, ProblemCode.UNKNOWN_CUT, ProblemCode.CUT_IN_FUTURE})
    public CalibratedBatch batch(@RestPath Code region, AskedBatch batch)
            throws IOException, InterruptedException {
        Scope scope = policy.scope(Action.READ_CALIBRATIONS, region);
        Calibrating calibrating = at(region, batch.cut(), batch.years());
        List<Calibrated> found = new ArrayList<>();
        List<NotCalibrated> not = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            Asked asked = batch.items().get(i);
            if (!scope.covers(asked.unit())) {
                not.add(new NotCalibrated(i, ProblemCode.FOREIGN_UNIT.code()));
                continue;
            }
            try {
                found.add(calibrating.calibrated(asked, null, scope.everything()));
            } catch (Problem why) {
                not.add(new NotCalibrated(i, why.code().code()));
            }
        }
        return new CalibratedBatch(found, not);
    }

    /** How a course is found. */
    public enum CourseKind {
        /** The same in every part. */
        EVEN,
        /** As the years before went. */
        SEASONAL,
        /** From last year's figure towards the target by equal steps. */
        FROM_BASE
    }

    /** How much of a target is planned for the end of a part of its period. */
    public record PlannedPart(
            Period period,
            @Schema(description = "cumulative, 1 for all of it", examples = "0.3250")
                    BigDecimal share) {}

    /** A proposed course. */
    public record ProposedCourse(
            CourseKind kind,
            List<PlannedPart> course,
            @Schema(
                            description =
                                    "how many years a season is made of; 0 for the other kinds",
                            examples = "4")
                    int years,
            @Schema(
                            description =
                                    "whether the season is that of the unit's class: the unit's own years"
                                            + " are too few")
                    boolean ofClass,
            @Schema(description = "from where a level climbs", examples = "40")
                    @Nullable BigDecimal base,
            @Schema(description = "the facts it is made of") Cut cut) {
        public ProposedCourse {
            course = List.copyOf(course);
        }
    }

    @GET
    @Path("/{indicator}/course")
    @Allowed(Action.READ_CALIBRATIONS)
    @Operation(
            summary = "A planned course for a target",
            description =
                    "even: k/n; seasonal: the mean over at most five complete years of the cumulative"
                            + " figure ÷ the year's, of the unit's class where the unit has fewer than two;"
                            + " from-base: a level's way from last year's figure to the target by equal"
                            + " steps. Parts are periods of the indicator's frequency.")
    @Refuses({
        ProblemCode.NOT_FOUND,
        ProblemCode.UNKNOWN_INDICATOR,
        ProblemCode.UNKNOWN_UNIT,
        ProblemCode.WRONG_FREQUENCY,
        ProblemCode.UNKNOWN_CUT,
        ProblemCode.CUT_IN_FUTURE
    })
    public ProposedCourse course(
            @RestPath Code region,
            @RestPath Code indicator,
            @RestQuery @NotBlank @Schema(examples = "chengguan") Code unit,
            @RestQuery @NotBlank @Schema(examples = "2027") Period period,
            @RestQuery @NotBlank @Schema(examples = "even") CourseKind kind,
            @RestQuery
                    @Nullable
                    @Schema(
                            description = "the target, for from-base; the one in force if absent",
                            examples = "45")
                    BigDecimal value,
            @RestQuery @Nullable Cut cut)
            throws IOException, InterruptedException {
        if (value != null && value.signum() == 0) {
            throw new Problem(
                    ProblemCode.INVALID_FIELD,
                    List.of(
                            Finding.at(
                                    "/value",
                                    ProblemCode.INVALID_FIELD,
                                    "a course is made of shares of the target, which must not be 0",
                                    "进度按目标值的份额计算，目标值不得为 0")));
        }
        Scope scope = policy.scope(Action.READ_CALIBRATIONS, region);
        return at(region, cut, null)
                .course(indicator, unit, period, kind, value, scope.everything());
    }

    private Calibrating at(Code region, @Nullable Cut cut, @Nullable Integer years)
            throws IOException, InterruptedException {
        Cut heads = sources.cut(region, null);
        Cut at = cut == null ? heads : cut;
        Sources.check(at, heads);
        RegionFacts facts = past.at(region, at).facts();
        return new Calibrating(facts, at, years == null ? YEARS : years);
    }
}
