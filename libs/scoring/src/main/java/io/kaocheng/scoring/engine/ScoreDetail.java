package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** A {@link UnitScore} in its JSON form, without the derivation. */
@Schema(description = "A unit's score with every figure as it was weighed")
public record ScoreDetail(
        @Schema(examples = "edu-bureau") Code unit,
        @Schema(examples = "91.2") @Nullable BigDecimal total,
        @Schema(description = "before publication rounding: what ranks and grades are decided by")
                @Nullable BigDecimal exactTotal,
        @Schema(examples = "1") @Nullable Integer rank,
        @Nullable Code grade,
        @Schema(description = "whether a veto excludes the unit from awards")
                boolean barredFromAwards,
        @Schema(description = "share of the weight that has a figure of its own", examples = "1")
                BigDecimal coverage,
        List<BlockResult> blocks,
        List<IndicatorResult> indicators,
        @Schema(description = "why there is a total and no rank; absent where there is one")
                @Nullable Code unranked) {
    public ScoreDetail {
        blocks = List.copyOf(blocks);
        indicators = List.copyOf(indicators);
    }
}
