package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.read.scoreboard.ScoredUnit.ScoredIndicator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** A unit's score in a period before and after a run, and what the change comes from. */
@Schema(name = "RunDifference")
public record Difference(
        @Schema(
                        description = "its place in the order of all differences",
                        examples = "2026 bureaus edu-bureau")
                String key,
        @Schema(examples = "edu-bureau") Code unit,
        Period period,
        @Schema(examples = "bureaus") Code unitClass,
        @Schema(examples = "true") boolean changed,
        @Schema(
                        description = "absent where it has no score before",
                        examples =
                                "{\"total\":\"90.7\",\"rank\":2,\"grade\":\"good\",\"scheme\":\"annual@1\"}")
                @Nullable ScoreSummary before,
        @Schema(
                        description = "absent where it has no score after",
                        examples =
                                "{\"total\":\"91.2\",\"rank\":1,\"grade\":\"good\",\"scheme\":\"annual@1\"}")
                @Nullable ScoreSummary after,
        @Schema(description = "of the total", examples = "0.5") @Nullable BigDecimal change,
        @Schema(description = "ranks won; negative where they are lost", examples = "1")
                @Nullable Integer moved,
        List<LightMoved> lights,
        @Schema(
                        description = "the change by what it comes from",
                        examples =
                                "{\"data\":\"0.5\",\"target\":\"0\",\"rule\":\"0\",\"weight\":\"0\",\"unitTree\":\"0\",\"peers\":\"0\"}")
                @Nullable Causes causes,
        @Schema(description = "the indicators that differ") List<Leaf> leaves) {

    public Difference {
        lights = List.copyOf(lights);
        leaves = List.copyOf(leaves);
    }

    /** A light, or that there is none since the indicator was not assessed. */
    public enum LightOrNone {
        GREEN,
        YELLOW,
        ORANGE,
        RED,
        GREY,
        MISSING,
        NONE
    }

    /** How a unit stands. */
    @Schema(name = "Standing")
    public record ScoreSummary(
            @Schema(examples = "91.2") @Nullable BigDecimal total,
            @Schema(examples = "1") @Nullable Integer rank,
            @Nullable String grade,
            @Schema(examples = "annual@1") String scheme) {

        static ScoreSummary of(UnitScored score) {
            return new ScoreSummary(score.total(), score.rank(), score.grade(), score.scheme());
        }
    }

    /** An indicator whose light is another. */
    public record LightMoved(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(examples = "yellow") LightOrNone from,
            @Schema(examples = "green") LightOrNone to) {}

    /** An indicator that differs. */
    @Schema(name = "IndicatorDifference")
    public record Leaf(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Nullable ScoredIndicator before,
            @Nullable ScoredIndicator after,
            @Schema(description = "the change of its contribution by what it comes from")
                    @Nullable Causes causes) {}
}
