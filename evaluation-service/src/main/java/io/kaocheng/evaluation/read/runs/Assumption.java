package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that a run assumes, with what held before it. */
@Schema(description = "One thing that a run assumes, with what held at its cut")
public record Assumption(
        About about,
        @Schema(
                        description =
                                "of the scheme, of the indicator, or of the indicator of a target or fact; of the unit where a fact has no indicator",
                        examples = "departments-2026")
                Code code,
        @Schema(description = "of the scheme or indicator, as it is assumed", examples = "2")
                @Nullable Integer version,
        @Schema(
                        description =
                                "where in the scheme's tree, blocks and indicator with slashes",
                        examples = "total/output")
                @Nullable String place,
        @Schema(description = "what that place, or the indicator, is called", examples = "产出")
                @Nullable String name,
        @Schema(description = "of a target or fact") @Nullable Code unit,
        @Schema(description = "of a target for a whole class") @Nullable Code unitClass,
        @Schema(description = "of a target or fact") @Nullable Period period,
        @Schema(description = "of a target that is for each period of this kind within the period")
                Period.@Nullable Kind each,
        @Schema(
                        description =
                                "what of it is another, with slashes; empty where it is new as a whole",
                        examples = "weight")
                String field,
        @Schema(description = "absent where it is new", examples = "30") @Nullable String before,
        @Schema(description = "absent where it is left out", examples = "40")
                @Nullable String after,
        @Schema(description = "what is another, without the figures") InWords what,
        @Schema(description = "the whole, in one sentence") InWords sentence) {

    /** What an assumption is about. */
    public enum About {
        SCHEME,
        INDICATOR,
        TARGET,
        FACT
    }

    /** In both languages. */
    @Schema(name = "AssumptionInWords")
    public record InWords(
            @JsonProperty("zh-CN") @Schema(examples = "产出：权重 30 → 40") String zh,
            @Schema(examples = "产出: weight 30 → 40") String en) {}
}
