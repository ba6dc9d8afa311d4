package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.scoring.facts.Light;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A unit's score in a period: every field of the entry that says it, and where that stands. */
@Schema(name = "UnitScored", description = "A unit's score in a period, as of a cut")
public record ScoredUnit(
        @Schema(examples = "edu-bureau") Code unit,
        Period period,
        @Schema(examples = "bureaus") Code unitClass,
        @Schema(description = "code@version of the scheme", examples = "annual@1") String scheme,
        @Schema(description = "absent where no part of it has a figure", examples = "91.2")
                @Nullable BigDecimal total,
        @Schema(description = "1 is best, within the class", examples = "1") @Nullable Integer rank,
        @Schema(examples = "excellent") @Nullable String grade,
        @Schema(description = "share of the weight that has a figure", examples = "1")
                BigDecimal coverage,
        List<ScoredBlock> blocks,
        List<ScoredIndicator> indicators,
        @Schema(description = "whether an entry that may bear on it could not be read")
                boolean incomplete,
        @Schema(description = "what it was computed from") Cut cut,
        @Schema(description = "with the cut it determines every figure here", examples = "kc-1")
                String engine,
        @Schema(description = "the run that was promoted; absent of a live score")
                @Nullable String run,
        @Schema(description = "the entry that held the score before") @Nullable Position supersedes,
        @Schema(
                        description =
                                "whether figures of the period are still owed in a figure that counts;"
                                        + " absent where none is, and of scores by kc-1")
                @Nullable Boolean partial,
        @Schema(
                        description = "why there is a total and no rank; absent where there is one",
                        examples = "insufficient-coverage")
                @Nullable String unranked,
        @Schema(
                        description = "of the entry that holds it; absent where it is computed now",
                        examples = "scores@311")
                @Nullable Position position) {

    public ScoredUnit {
        blocks = List.copyOf(blocks);
        indicators = List.copyOf(indicators);
    }

    /** What a block of the scheme is worth. */
    @Schema(name = "BlockScored")
    public record ScoredBlock(
            @Schema(description = "codes from the top, joined by /", examples = "annual/economy")
                    String block,
            @Schema(description = "in its parent") @Nullable BigDecimal weight,
            @Schema(examples = "45.6") @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Schema(
                            description =
                                    "why it has no score or no rank; absent where nothing is told about that",
                            examples = "insufficient-coverage")
                    @Nullable String reason,
            @Schema(description = "the block's own; absent where the scheme gives it none")
                    @Nullable Light light) {

        static ScoredBlock of(ScoresEvent.BlockScore block) {
            String light = block.light();
            return new ScoredBlock(
                    block.block(),
                    block.weight(),
                    block.score(),
                    block.rank(),
                    block.reason(),
                    light == null ? null : Light.valueOf(light.toUpperCase(Locale.ROOT)));
        }
    }

    /** What an indicator is worth. */
    @Schema(name = "IndicatorScored")
    public record ScoredIndicator(
            @Schema(examples = "enrolment-rate") Code indicator,
            @Schema(description = "codes from the top, joined by /", examples = "annual/economy")
                    String block,
            @Schema(description = "of its definition; absent where none was in force")
                    @Nullable Integer version,
            @Schema(examples = "98.2") @Nullable BigDecimal value,
            @Schema(examples = "96") @Nullable BigDecimal score,
            @Schema(examples = "38.4") @Nullable BigDecimal contribution,
            Light light,
            @Schema(description = "why there is no figure") @Nullable String noData,
            @Schema(
                            description =
                                    "whether a part of the value is still owed; absent where none is,"
                                            + " and of scores by kc-1")
                    @Nullable Boolean partial,
            @Schema(
                            description =
                                    "how the value came about that is used in place of a missing one; absent"
                                            + " where it is the unit's own",
                            examples = "carried")
                    @Nullable String imputed,
            @Schema(description = "the period of a value that was carried")
                    @Nullable Period figureOf,
            @Schema(
                            description =
                                    "whether it is shown and counts for nothing; absent where it counts")
                    @Nullable Boolean watched,
            @Schema(
                            description =
                                    "where its figures of several periods lead to: up, rising, flat, down or"
                                            + " none; absent where that is not asked",
                            examples = "rising")
                    @Nullable String trend) {

        /** As it was recorded. */
        public static ScoredIndicator of(ScoresEvent.IndicatorScore indicator) {
            return new ScoredIndicator(
                    indicator.indicator(),
                    indicator.block(),
                    indicator.version(),
                    indicator.value(),
                    indicator.score(),
                    indicator.contribution(),
                    Light.valueOf(indicator.light().toUpperCase(Locale.ROOT)),
                    indicator.noData(),
                    indicator.partial(),
                    indicator.imputed(),
                    indicator.figureOf(),
                    indicator.watched(),
                    indicator.trend());
        }
    }

    /** As it was recorded. */
    public static ScoredUnit of(UnitScored score, @Nullable Position position) {
        return new ScoredUnit(
                score.unit(),
                score.period(),
                score.unitClass(),
                score.scheme(),
                score.total(),
                score.rank(),
                score.grade(),
                score.coverage(),
                score.blocks().stream().map(ScoredBlock::of).toList(),
                score.indicators().stream().map(ScoredIndicator::of).toList(),
                score.incomplete(),
                score.cut(),
                score.engine(),
                score.run(),
                score.supersedes(),
                score.partial(),
                score.unranked(),
                position);
    }
}
