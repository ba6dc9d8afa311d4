package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Among;
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
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a parameter of a rule or a threshold of a scheme comes from: a percentile of the figures or
 * scores that units had in a period, computed once, of the facts of a cut. The figure stands in the
 * rule or scheme and never moves; this is its derivation, by which anybody can compute it again.
 */
@Schema(
        description =
                "Where a parameter of a rule, or a threshold of a scheme, comes from: a percentile of"
                        + " units' figures or scores, computed once of the facts of a cut; the number itself"
                        + " stands in the rule or scheme and never moves",
        examples =
                """
                {"at":"/rule/target","percentile":"0.9","of":"class","unitClass":"townships","period":"2025",
                 "cut":"goals@812 indicators@96 monitoring@48213","value":"98.5","count":24}
                """)
public record Bound(
        @Schema(description = "the number, as a JSON pointer into the definition or scheme")
                @Pattern(
                        regexp =
                                "/rule(/[A-Za-z0-9]{1,40}){1,4}|/tree(/[A-Za-z0-9]{1,40}){2,60}|/grades/grades/[0-9]{1,2}/atLeast",
                        message =
                                "a pointer to a number of the rule or a threshold of the scheme, like /rule/floor or /tree/light/green|指向规则中某个数或方案中某个界限的指针，如 /rule/floor、/tree/light/green")
                String at,
        @Schema(
                        description =
                                "of the figures in ascending order, by linear interpolation: 0 the least, 1 the"
                                        + " greatest")
                @DecimalMin("0")
                @DecimalMax("1")
                BigDecimal percentile,
        @Schema(description = "whose figures: class, region or group:<code>") Among of,
        @Schema(description = "whose figures; for class") @Nullable Code unitClass,
        @Schema(description = "the period of the figures") Period period,
        @Schema(description = "the facts they are made of") Cut cut,
        @Schema(description = "what came of it; the same as stands in the rule") BigDecimal value,
        @Schema(description = "how many figures there were") @Min(1) @Max(1000000) int count,
        @Schema(
                        description =
                                "of the figures of this indicator; for a threshold of a scheme: either indicator or"
                                        + " block")
                @Nullable Code indicator,
        @Schema(
                        description =
                                "of the published scores in this block of the schemes in force then, of its root:"
                                        + " of the totals; for a threshold of a scheme")
                @Nullable Code block) {

    public Bound {
        Checks.of(
                        Bound.class,
                        at,
                        percentile,
                        of,
                        unitClass,
                        period,
                        cut,
                        value,
                        count,
                        indicator,
                        block)
                .that(
                        of.kind() != Among.Kind.BELOW,
                        "/of",
                        "not-units",
                        "figures are of a class, the region or a group; found below",
                        "数值只能取自类别、全辖区或分组，现为下级单位")
                .that(
                        (of.kind() == Among.Kind.CLASS) == (unitClass != null),
                        "/unitClass",
                        of.kind() == Among.Kind.CLASS ? "missing-field" : "unused-field",
                        "unitClass is for class, which needs it",
                        "unitClass 仅用于 class，且须给出")
                .that(
                        isOfRule(at)
                                ? indicator == null && block == null
                                : (indicator == null) != (block == null),
                        "/indicator",
                        "one-of",
                        "a threshold of a scheme is of an indicator or of a block, and one of them only; a"
                                + " parameter of a rule of its own indicator",
                        "方案的界限须且只能取自 indicator 或 block 之一，规则的参数取自本指标")
                .orRefuse();
    }

    private static boolean isOfRule(String at) {
        return at.startsWith("/rule");
    }

    /** Whether it is of a number that a scheme compares with, and of no weight or count. */
    public boolean isOfThreshold() {
        return at.matches("/tree(/children/[0-9]+)*/(light/(green|red|share)|atLeast/share)")
                || at.startsWith("/grades/");
    }

    /**
     * Finds those of a list whose number does not stand where they say it does.
     *
     * @param written the definition as it is written, from its root
     * @param en what has not the number, such as "the rule"
     * @param zh the same in Chinese
     */
    public static void check(
            List<Bound> bounds, JsonNode written, String en, String zh, Checks checks) {
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            String value = bound.value().toPlainString();
            checks.that(
                    bound.hasItsValue(written),
                    "/bounds/" + i + "/value",
                    "bound-differs",
                    en + " has not " + value + " at " + bound.at(),
                    zh + "中 " + bound.at() + " 处不是 " + value);
        }
    }

    private boolean hasItsValue(JsonNode definition) {
        JsonNode parameter = definition.at(at);
        return parameter.isTextual() && isValue(parameter.textValue());
    }

    private boolean isValue(String text) {
        try {
            return new BigDecimal(text).compareTo(value) == 0;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    /** All of a list in words. */
    public static Sentence inWords(List<Bound> bounds) {
        return new Sentence(
                bounds.stream().map(b -> b.inWords().zh()).collect(Collectors.joining("；")),
                bounds.stream().map(b -> b.inWords().en()).collect(Collectors.joining("; ")));
    }

    /** In words. */
    public Sentence inWords() {
        String share = percentile.movePointRight(2).stripTrailingZeros().toPlainString();
        String number = value.toPlainString();
        return new Sentence(
                "%s 取 %s %s 的 %d 个%s的第 %s 百分位 %s（%s）"
                        .formatted(
                                at,
                                whose("类别 ", "分组 ", "全辖区"),
                                period,
                                count,
                                ofWhat("指标 %s 数值", "维度 %s 得分", "数值"),
                                share,
                                number,
                                cut),
                "%s is %s, percentile %s of %d %s of %s in %s at %s"
                        .formatted(
                                at,
                                number,
                                share,
                                count,
                                ofWhat(
                                        "figures of the indicator %s",
                                        "scores in the block %s", "figures"),
                                whose("the class ", "the group ", "the region"),
                                period,
                                cut));
    }

    private String whose(String ofClass, String ofGroup, String region) {
        return switch (of.kind()) {
            case CLASS -> ofClass + unitClass;
            case GROUP -> ofGroup + of.group();
            case REGION -> region;
            case BELOW -> throw new IllegalStateException("refused where it is read: " + of);
        };
    }

    private String ofWhat(String ofIndicator, String ofBlock, String own) {
        if (indicator != null) {
            return ofIndicator.formatted(indicator);
        }
        return block == null ? own : ofBlock.formatted(block);
    }
}
