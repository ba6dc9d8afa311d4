package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.shape.Checks;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Where a parameter of a rule comes from: a percentile of the figures that units had in a period,
 * computed once, of the facts of a cut. The figure stands in the rule and never moves; this is its
 * derivation, by which anybody can compute it again.
 */
@Schema(
        description =
                "Where a parameter of the rule comes from: a percentile of units' figures, computed once"
                        + " of the facts of a cut; the parameter itself stands in the rule and never moves",
        examples =
                """
                {"at":"/rule/target","percentile":"0.9","of":"class","unitClass":"townships","period":"2025",
                 "cut":"goals@812 indicators@96 monitoring@48213","value":"98.5","count":24}
                """)
public record Bound(
        @Schema(description = "the parameter, as a JSON pointer into the definition")
                @Pattern(
                        regexp = "/rule(/[A-Za-z0-9]{1,40}){1,4}",
                        message =
                                "a pointer to a number of the rule, like /rule/floor|指向规则中某个数的指针，如 /rule/floor")
                String at,
        @Schema(
                        description =
                                "of the figures in ascending order, by linear interpolation: 0 the least, 1 the"
                                        + " greatest")
                @DecimalMin("0")
                @DecimalMax("1")
                BigDecimal percentile,
        Of of,
        @Schema(description = "whose figures; for class") @Nullable Code unitClass,
        @Schema(description = "the period of the figures") Period period,
        @Schema(description = "the facts they are made of") Cut cut,
        @Schema(description = "what came of it; the same as stands in the rule") BigDecimal value,
        @Schema(description = "how many figures there were") @Min(1) @Max(1000000) int count) {

    /** Whose figures a percentile is of. */
    public enum Of {
        /** Those of the units of one class. */
        CLASS,
        /** Those of all units that are in a class. */
        REGION
    }

    public Bound {
        Checks.of(Bound.class, at, percentile, of, unitClass, period, cut, value, count)
                .that(
                        (of == Of.CLASS) == (unitClass != null),
                        "/unitClass",
                        of == Of.CLASS ? "missing-field" : "unused-field",
                        "unitClass is for class, which needs it",
                        "unitClass 仅用于 class，且须给出")
                .orRefuse();
    }

    /**
     * Whether the parameter it is of has its value.
     *
     * @param rule as it is written
     */
    boolean hasItsValue(JsonNode rule) {
        JsonNode parameter = rule.at(at.substring("/rule".length()));
        return parameter.isTextual() && isValue(parameter.textValue());
    }

    private boolean isValue(String text) {
        try {
            return new BigDecimal(text).compareTo(value) == 0;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    /** In words. */
    public Sentence inWords() {
        String share = percentile.movePointRight(2).stripTrailingZeros().toPlainString();
        String number = value.toPlainString();
        return new Sentence(
                at
                        + " 取 "
                        + (of == Of.CLASS ? "类别 " + unitClass : "全辖区")
                        + " "
                        + period
                        + " 的 "
                        + count
                        + " 个数值的第 "
                        + share
                        + " 百分位 "
                        + number
                        + "（"
                        + cut
                        + "）",
                at
                        + " is "
                        + number
                        + ", percentile "
                        + share
                        + " of "
                        + count
                        + " figures of "
                        + (of == Of.CLASS ? "the class " + unitClass : "the region")
                        + " in "
                        + period
                        + " at "
                        + cut);
    }
}
