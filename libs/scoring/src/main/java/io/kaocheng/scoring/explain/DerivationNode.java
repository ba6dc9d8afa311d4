package io.kaocheng.scoring.explain;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.DerivationKind;
import io.kaocheng.scoring.rule.Rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * A node of a {@link Derivation} in its JSON form, with a sentence and with what people see. What
 * is empty is left out.
 */
@Schema(
        description =
                "Why a number is what it is: parts that have a contribution add up to their"
                        + " parent's value exactly, parts without one are inputs of a rule or a"
                        + " formula")
public record DerivationNode(
        @Schema(description = "what the node stands for") DerivationKind kind,
        @Schema(description = "of the unit, block, indicator or reason it is about")
                @Nullable Code code,
        @Schema(description = "absent where there is none", examples = "91.2")
                @Nullable BigDecimal value,
        @Schema(description = "nominal weight in the parent") @Nullable BigDecimal weight,
        @Schema(description = "what it adds to the parent's value")
                @Nullable BigDecimal contribution,
        @Nullable Shown shown,
        @Schema(description = "the numbers it was computed from, by name")
                @Nullable SortedMap<String, BigDecimal> terms,
        @Schema(description = "everything else it was computed from, by name")
                @Nullable SortedMap<String, String> words,
        @Schema(description = "the scoring rule, at a rule's node") @Nullable Rule rule,
        @Schema(description = "the entries it came from") @Nullable List<Position> sources,
        InWords sentence,
        @Schema(description = "the parts it is made of") @Nullable List<DerivationNode> children) {

    /** What people see. */
    @Schema(
            description =
                    "At publication decimals, with the remainder that makes the shown parts add up")
    public record Shown(
            @Schema(examples = "91.20") String value,
            @Nullable String contribution,
            @Nullable String remainder) {}

    /** A sentence in both languages. */
    public record InWords(
            @Schema(examples = "公布得分 91.20 分") @JsonProperty("zh-CN") String zh,
            @Schema(examples = "The published score is 91.20") String en) {}
}
