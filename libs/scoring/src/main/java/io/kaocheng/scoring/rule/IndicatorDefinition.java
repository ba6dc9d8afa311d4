package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One version of an indicator as scoring needs it: immutable once enacted, named by the SHA-256 of
 * its canonical JSON.
 */
@Schema(
        description = "One version of an indicator: how its figures are read and scored",
        examples =
                """
                {"indicator":"enrolment-rate","version":2,"effectiveFrom":"2026","direction":"up",
                 "frequency":"month","accumulation":"last","factor":"1",
                 "rule":{"rule":"completion","cap":"1.2","floor":"0"}}
                """)
public record IndicatorDefinition(
        Code indicator,
        @Min(1) @Max(1000000) int version,
        @Schema(description = "the first period the version holds for") Period effectiveFrom,
        Direction direction,
        @Schema(description = "the kind of period its observations are for") Period.Kind frequency,
        @Schema(description = "how shorter periods' observations make a longer period's figure")
                @Otherwise("last")
                Accumulation accumulation,
        @Schema(description = "numerator/denominator is multiplied by it") @Otherwise("1")
                BigDecimal factor,
        @Nullable Formula formula,
        Rule rule,
        @Nullable Trend trend,
        @Schema(
                        description =
                                "whom a rule that looks at peers compares a unit with: class, region or"
                                        + " group:<code>; left out: its class; kc-2")
                @Nullable Among peers,
        @Schema(
                        description =
                                "where parameters of the rule come from that were computed from figures")
                @Size(min = 1, max = 20)
                @Nullable List<Bound> bounds) {

    /**
     * A version without a trend that compares within the class, whose parameters were computed from
     * no figures.
     */
    public IndicatorDefinition(
            Code indicator,
            int version,
            Period effectiveFrom,
            Direction direction,
            Period.Kind frequency,
            Accumulation accumulation,
            BigDecimal factor,
            @Nullable Formula formula,
            Rule rule) {
        this(
                indicator,
                version,
                effectiveFrom,
                direction,
                frequency,
                accumulation,
                factor,
                formula,
                rule,
                null,
                null,
                null);
    }

    /**
     * The same with another number and rule. Where its parameters come from is said of its own rule
     * alone.
     */
    public IndicatorDefinition with(int otherVersion, Rule other) {
        return new IndicatorDefinition(
                indicator,
                otherVersion,
                effectiveFrom,
                direction,
                frequency,
                accumulation,
                factor,
                formula,
                other,
                trend,
                peers,
                other.equals(rule) ? bounds : null);
    }

    /** How the figures of shorter periods make the figure of a longer one. */
    public enum Accumulation {
        LAST,
        SUM,
        MEAN
    }

    private static final long DEAREST = 1000;

    public IndicatorDefinition {
        bounds = bounds == null ? null : List.copyOf(bounds);
        Checks checks =
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
                                rule,
                                trend,
                                peers,
                                bounds)
                        .that(
                                peers == null || rule.comparesPeers(),
                                "/peers",
                                "unused-field",
                                "peers is for a rule that compares units with each other",
                                "peers 仅用于与其他单位比较的规则")
                        .that(
                                peers == null || peers.kind() != Among.Kind.BELOW,
                                "/peers",
                                "not-units",
                                "a unit is compared within its class, the region or a group; found below",
                                "单位只能在类别、全辖区或分组内比较，现为下级单位");
        checks.that(
                        rule.directions().contains(direction),
                        "/direction",
                        "direction-unsuited",
                        "the rule needs direction "
                                + rule.directions().stream()
                                        .map(Shape::kebab)
                                        .collect(java.util.stream.Collectors.joining(" or "))
                                + "; found "
                                + Shape.kebab(direction),
                        "该规则要求指标"
                                + rule.directions().stream()
                                        .map(Direction::chinese)
                                        .collect(java.util.stream.Collectors.joining("或"))
                                + "，现为"
                                + direction.chinese())
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
                        "the formula refers to more than " + DEAREST + " figures at once",
                        "公式一次需查询的数值超过 " + DEAREST + " 个")
                .that(
                        trend == null
                                || (rule.needs() == Rule.Needs.FIGURE
                                        && (direction == Direction.UP
                                                || direction == Direction.DOWN)),
                        "/trend",
                        "trend-unsuited",
                        "a trend is made of figures of which more or less is better",
                        "趋势只适用于越高越好或越低越好的数值")
                .that(
                        trend == null || trend.from().months() >= frequency.months(),
                        "/trend/from",
                        "out-of-range",
                        "a trend compares periods no shorter than the indicator's frequency, "
                                + Shape.kebab(frequency),
                        "指标" + every(frequency) + "报送一次，趋势所比较的期间不得短于此")
                .that(
                        factor.signum() != 0,
                        "/factor",
                        "out-of-range",
                        "factor must not be 0",
                        "factor 不得为 0");
        if (bounds != null) {
            JsonNode written = JsonNodeFactory.instance.objectNode().set("rule", Shape.write(rule));
            Bound.check(bounds, written, "the rule", "规则", checks);
        }
        checks.orRefuse();
    }

    private static String every(Period.Kind kind) {
        return switch (kind) {
            case YEAR -> "每年";
            case HALF -> "每半年";
            case QUARTER -> "每季度";
            case MONTH -> "每月";
        };
    }

    /** Whether a rule that compares units does so within a group, whose units share it. */
    public boolean comparesWithinGroup() {
        return peers != null && peers.group() != null;
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
