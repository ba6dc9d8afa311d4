package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.Checks;
import io.kaocheng.scoring.Reading;
import io.kaocheng.scoring.Shape;
import io.kaocheng.scoring.Shape.Otherwise;
import io.kaocheng.scoring.Shape.Range;
import io.kaocheng.scoring.Shape.Says;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * One version of an indicator as scoring needs it: immutable once enacted, named by the SHA-256 of
 * its canonical JSON.
 */
@Says("One version of an indicator: how its figures are read and scored")
public record IndicatorDefinition(
        Code indicator,
        @Range(min = "1", max = "1000000") int version,
        @Says("the first period the version holds for") Period effectiveFrom,
        Direction direction,
        @Says("the kind of period its observations are for") Period.Kind frequency,
        @Says("how shorter periods' observations make a longer period's figure") @Otherwise("last")
                Accumulation accumulation,
        @Says("numerator/denominator is multiplied by it") @Otherwise("1") BigDecimal factor,
        @Nullable Formula formula,
        Rule rule) {

    /** How the figures of shorter periods make the figure of a longer one. */
    public enum Accumulation {
        LAST,
        SUM,
        MEAN
    }

    private static final long DEAREST = 1000;

    public IndicatorDefinition {
        Checks.of(
                        IndicatorDefinition.class,
                        indicator,
                        version,
                        effectiveFrom,
                        direction,
                        frequency,
                        accumulation,
                        factor,
                        formula,
                        rule)
                .that(
                        rule.directions().contains(direction),
                        "/direction",
                        "direction-unsuited",
                        "the rule needs direction "
                                + rule.directions().stream()
                                        .map(Shape::kebab)
                                        .collect(java.util.stream.Collectors.joining(" or "))
                                + "; found "
                                + Shape.kebab(direction),
                        "该规则要求方向为 "
                                + rule.directions().stream()
                                        .map(Shape::kebab)
                                        .collect(java.util.stream.Collectors.joining("、"))
                                + ",现为 "
                                + Shape.kebab(direction))
                .that(
                        formula == null || !formula.references().contains(indicator),
                        "/formula",
                        "cycle",
                        "the formula of "
                                + indicator
                                + " refers to itself; its own observation is {\"op\":\"own\"}",
                        "指标 " + indicator + " 的公式引用了自身")
                .that(
                        formula == null || formula.cost() <= DEAREST,
                        "/formula",
                        "too-costly",
                        "the formula looks up more than " + DEAREST + " figures at once",
                        "公式一次需查询的数值超过 " + DEAREST + " 个")
                .that(
                        factor.signum() != 0,
                        "/factor",
                        "out-of-range",
                        "factor must not be 0",
                        "factor 不得为 0")
                .orRefuse();
    }

    /** Reads a definition; every finding at once. */
    public static Reading<IndicatorDefinition> read(JsonNode json) {
        return Shape.read(IndicatorDefinition.class, json);
    }

    /** The JSON form, defaults written out. */
    public JsonNode write() {
        return Shape.write(this);
    }

    /** Sorted keys, no white space: the text that is hashed. */
    public String canonical() {
        return Shape.canonical(write());
    }

    /** Lower-case hexadecimal SHA-256 of {@link #canonical}: the identity of the version. */
    public String hash() {
        return Shape.sha256(canonical());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s v%d", indicator, version);
    }
}
