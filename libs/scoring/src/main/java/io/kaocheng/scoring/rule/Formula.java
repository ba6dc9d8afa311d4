package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A formula that computes an indicator's figure from others: a typed expression, evaluated for one
 * unit and one period of the indicator's frequency.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
public sealed interface Formula {

    /** Longer chains of references than any office writes; the scheme check refuses them. */
    int DEEPEST_CHAIN = 30;

    @JsonTypeName("own")
    @Schema(description = "the indicator's own observation")
    record Own() implements Formula {}

    @JsonTypeName("own-numerator")
    @Schema(description = "the numerator of the indicator's own observation")
    record OwnNumerator() implements Formula {}

    @JsonTypeName("own-denominator")
    @Schema(description = "the denominator of the indicator's own observation")
    record OwnDenominator() implements Formula {}

    @JsonTypeName("indicator")
    @Schema(description = "another indicator's figure for the same unit and period")
    record Reference(Code indicator) implements Formula {}

    @JsonTypeName("constant")
    record Constant(BigDecimal value) implements Formula {}

    @JsonTypeName("sum")
    record Sum(@Size(min = 1, max = 100) List<Formula> of) implements Formula {
        public Sum {
            of = List.copyOf(of);
            Checks.of(Sum.class, of).orRefuse();
        }
    }

    @JsonTypeName("difference")
    record Difference(Formula from, @JsonProperty("take") Formula subtrahend) implements Formula {}

    @JsonTypeName("product")
    record Product(@Size(min = 1, max = 100) List<Formula> of) implements Formula {
        public Product {
            of = List.copyOf(of);
            Checks.of(Product.class, of).orRefuse();
        }
    }

    @JsonTypeName("quotient")
    @Schema(
            description =
                    "numerator/denominator*factor; a denominator of 0 is an outcome of its own")
    record Quotient(Formula numerator, Formula denominator, @Otherwise("1") BigDecimal factor)
            implements Formula {}

    @JsonTypeName("year-to-date")
    @Schema(description = "the sum over the periods of the year up to this one")
    record YearToDate(Formula of) implements Formula {}

    @JsonTypeName("previous")
    @Schema(description = "the value in the period before")
    record Previous(Formula of) implements Formula {}

    @JsonTypeName("last-year")
    @Schema(description = "the value in the same period a year before")
    record LastYear(Formula of) implements Formula {}

    @JsonTypeName("growth")
    @Schema(description = "(x - before)/|before|*factor; a before of 0 is an outcome of its own")
    record Growth(
            Formula of,
            @Otherwise("last-year") Rule.Against against,
            @Otherwise("1") BigDecimal factor)
            implements Formula {}

    @JsonTypeName("logarithm")
    @Schema(description = "the natural logarithm; a value of 0 or less is an outcome of its own")
    record Logarithm(Formula of) implements Formula {}

    @JsonTypeName("weighted-year-to-date")
    @Schema(
            description =
                    "sum(of * by) / sum(by) over the periods of the year up to this one in which both are"
                            + " there")
    record WeightedYearToDate(Formula of, Formula by) implements Formula {}

    @JsonTypeName("absolute")
    @Schema(description = "the value without its sign")
    record Absolute(Formula of) implements Formula {}

    @JsonTypeName("minimum")
    @Schema(description = "the least of its parts, all of which are needed")
    record Minimum(@Size(min = 1, max = 100) List<Formula> of) implements Formula {
        public Minimum {
            of = List.copyOf(of);
            Checks.of(Minimum.class, of).orRefuse();
        }
    }

    @JsonTypeName("maximum")
    @Schema(description = "the greatest of its parts, all of which are needed")
    record Maximum(@Size(min = 1, max = 100) List<Formula> of) implements Formula {
        public Maximum {
            of = List.copyOf(of);
            Checks.of(Maximum.class, of).orRefuse();
        }
    }

    @JsonTypeName("if-missing")
    @Schema(description = "the value, or where it is absent the other one")
    record IfMissing(Formula of, Formula otherwise) implements Formula {}

    /** How one figure is made of several units'. */
    enum AggregateFunction {
        SUM,
        MEAN,
        MAX,
        MIN,
        /** The mean weighted by another figure of each unit. */
        WEIGHTED
    }

    @JsonTypeName("over-units")
    @Schema(
            description =
                    "made of other units' values of the same period; absent where fewer than least, a share"
                            + " of those who owe one, have it (left out: where nobody has)")
    record OverUnits(
            @Schema(
                            description =
                                    "below: those directly below it; class: those of its class, itself among"
                                            + " them; region: those of any class; group:<code>: those of a group")
                    Among units,
            @JsonProperty("take") AggregateFunction function,
            Formula of,
            @Nullable Formula by,
            @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Nullable BigDecimal least)
            implements Formula {
        public OverUnits {
            Checks.of(OverUnits.class, units, function, of, by, least)
                    .that(
                            (function == AggregateFunction.WEIGHTED) == (by != null),
                            "/by",
                            function == AggregateFunction.WEIGHTED
                                    ? "missing-field"
                                    : "unused-field",
                            "by is for weighted alone, which needs it",
                            "by 仅用于 weighted，且须给出")
                    .orRefuse();
        }

        /** What is evaluated for each of the units. */
        List<Formula> each() {
            return by == null ? List.of(of) : List.of(of, by);
        }
    }

    /** Reads a formula; every finding at once. */
    static Reading<Formula> read(JsonNode json) {
        return Shape.read(Formula.class, json);
    }

    /** The indicators the formula refers to. */
    default SortedSet<Code> references() {
        TreeSet<Code> found = new TreeSet<>();
        collect(this, found);
        return found;
    }

    private static void collect(Formula formula, SortedSet<Code> into) {
        switch (formula) {
            case Own _, OwnNumerator _, OwnDenominator _, Constant _ -> {}
            case Reference(Code indicator) -> into.add(indicator);
            case Sum(List<Formula> of) -> of.forEach(part -> collect(part, into));
            case Product(List<Formula> of) -> of.forEach(part -> collect(part, into));
            case Difference(Formula from, Formula subtrahend) -> {
                collect(from, into);
                collect(subtrahend, into);
            }
            case Quotient(Formula numerator, Formula denominator, _) -> {
                collect(numerator, into);
                collect(denominator, into);
            }
            case Minimum(List<Formula> of) -> of.forEach(part -> collect(part, into));
            case Maximum(List<Formula> of) -> of.forEach(part -> collect(part, into));
            case Absolute(Formula of) -> collect(of, into);
            case WeightedYearToDate(Formula of, Formula by) -> {
                collect(of, into);
                collect(by, into);
            }
            case IfMissing(Formula of, Formula otherwise) -> {
                collect(of, into);
                collect(otherwise, into);
            }
            case OverUnits over -> over.each().forEach(part -> collect(part, into));
            case YearToDate(Formula of) -> collect(of, into);
            case Previous(Formula of) -> collect(of, into);
            case LastYear(Formula of) -> collect(of, into);
            case Growth(Formula of, _, _) -> collect(of, into);
            case Logarithm(Formula of) -> collect(of, into);
        }
    }

    /** The number of figures one evaluation may read; nested years multiply. */
    default long cost() {
        return switch (this) {
            case Own _, OwnNumerator _, OwnDenominator _, Constant _, Reference _ -> 1;
            case Sum(List<Formula> of) -> cost(of);
            case Product(List<Formula> of) -> cost(of);
            case Difference(Formula from, Formula subtrahend) -> cost(List.of(from, subtrahend));
            case Quotient(Formula numerator, Formula denominator, _) ->
                    cost(List.of(numerator, denominator));
            case Minimum(List<Formula> of) -> cost(of);
            case Maximum(List<Formula> of) -> cost(of);
            case Absolute(Formula of) -> of.cost();
            case IfMissing(Formula of, Formula otherwise) -> cost(List.of(of, otherwise));
            case WeightedYearToDate(Formula of, Formula by) -> capped(12 * cost(List.of(of, by)));
            case OverUnits over -> capped(20 * cost(over.each()));
            case YearToDate(Formula of) -> capped(12 * of.cost());
            case Previous(Formula of) -> of.cost();
            case LastYear(Formula of) -> of.cost();
            case Growth(Formula of, _, _) -> capped(2 * of.cost());
            case Logarithm(Formula of) -> of.cost();
        };
    }

    /**
     * Whether the value is a rate, which is not added up over periods: a quotient, a growth or a
     * logarithm is in it or in an indicator it refers to, or that indicator is reported as a ratio.
     */
    default boolean isRate(Function<Code, Optional<IndicatorDefinition>> definitions) {
        return isRate(this, definitions, DEEPEST_CHAIN);
    }

    private static boolean isRate(
            Formula formula, Function<Code, Optional<IndicatorDefinition>> definitions, int links) {
        return switch (formula) {
            case Quotient _, Growth _, Logarithm _, WeightedYearToDate _ -> true;
            case Own _, OwnNumerator _, OwnDenominator _, Constant _ -> false;
            case Reference(Code indicator) ->
                    links > 0
                            && definitions
                                    .apply(indicator)
                                    .filter(
                                            found ->
                                                    found.formula() == null
                                                            ? found.factor()
                                                                            .compareTo(
                                                                                    BigDecimal.ONE)
                                                                    != 0
                                                            : isRate(
                                                                    found.formula(),
                                                                    definitions,
                                                                    links - 1))
                                    .isPresent();
            case Sum(List<Formula> of) -> of.stream().anyMatch(f -> isRate(f, definitions, links));
            case Product(List<Formula> of) ->
                    of.stream().anyMatch(f -> isRate(f, definitions, links));
            case Difference(Formula from, Formula subtrahend) ->
                    isRate(from, definitions, links) || isRate(subtrahend, definitions, links);
            case Minimum(List<Formula> of) ->
                    of.stream().anyMatch(f -> isRate(f, definitions, links));
            case Maximum(List<Formula> of) ->
                    of.stream().anyMatch(f -> isRate(f, definitions, links));
            case Absolute(Formula of) -> isRate(of, definitions, links);
            case IfMissing(Formula of, Formula otherwise) ->
                    isRate(of, definitions, links) || isRate(otherwise, definitions, links);
            case OverUnits over ->
                    over.function() != AggregateFunction.SUM
                            || isRate(over.of(), definitions, links);
            case YearToDate(Formula of) -> isRate(of, definitions, links);
            case Previous(Formula of) -> isRate(of, definitions, links);
            case LastYear(Formula of) -> isRate(of, definitions, links);
        };
    }

    /** Whether a year-to-date figure is in it, which is a sum over periods already. */
    default boolean isCumulative() {
        return switch (this) {
            case YearToDate _, WeightedYearToDate _ -> true;
            case Minimum(List<Formula> of) -> of.stream().anyMatch(Formula::isCumulative);
            case Maximum(List<Formula> of) -> of.stream().anyMatch(Formula::isCumulative);
            case Absolute(Formula of) -> of.isCumulative();
            case IfMissing(Formula of, Formula otherwise) ->
                    of.isCumulative() || otherwise.isCumulative();
            case Own _, OwnNumerator _, OwnDenominator _, Constant _, Reference _ -> false;
            case OverUnits over -> over.of().isCumulative();
            case Sum(List<Formula> of) -> of.stream().anyMatch(Formula::isCumulative);
            case Product(List<Formula> of) -> of.stream().anyMatch(Formula::isCumulative);
            case Difference(Formula from, Formula subtrahend) ->
                    from.isCumulative() || subtrahend.isCumulative();
            case Quotient(Formula numerator, Formula denominator, _) ->
                    numerator.isCumulative() || denominator.isCumulative();
            case Previous(Formula of) -> of.isCumulative();
            case LastYear(Formula of) -> of.isCumulative();
            case Growth(Formula of, _, _) -> of.isCumulative();
            case Logarithm(Formula of) -> of.isCumulative();
        };
    }

    /** Whether the indicator's own observation, or a part of it, is in it. */
    default boolean readsOwn() {
        return switch (this) {
            case Own _, OwnNumerator _, OwnDenominator _ -> true;
            case Constant _, Reference _ -> false;
            case Sum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOwn);
            case Product(List<Formula> of) -> of.stream().anyMatch(Formula::readsOwn);
            case Minimum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOwn);
            case Maximum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOwn);
            case Difference(Formula from, Formula subtrahend) ->
                    from.readsOwn() || subtrahend.readsOwn();
            case Quotient(Formula numerator, Formula denominator, _) ->
                    numerator.readsOwn() || denominator.readsOwn();
            case WeightedYearToDate(Formula of, Formula by) -> of.readsOwn() || by.readsOwn();
            case IfMissing(Formula of, Formula otherwise) -> of.readsOwn() || otherwise.readsOwn();
            case OverUnits over -> over.each().stream().anyMatch(Formula::readsOwn);
            case Absolute(Formula of) -> of.readsOwn();
            case YearToDate(Formula of) -> of.readsOwn();
            case Previous(Formula of) -> of.readsOwn();
            case LastYear(Formula of) -> of.readsOwn();
            case Growth(Formula of, _, _) -> of.readsOwn();
            case Logarithm(Formula of) -> of.readsOwn();
        };
    }

    /** Whether it is made of other units' figures. */
    default boolean readsOthers() {
        return switch (this) {
            case OverUnits _ -> true;
            case Own _, OwnNumerator _, OwnDenominator _, Constant _, Reference _ -> false;
            case Sum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOthers);
            case Product(List<Formula> of) -> of.stream().anyMatch(Formula::readsOthers);
            case Minimum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOthers);
            case Maximum(List<Formula> of) -> of.stream().anyMatch(Formula::readsOthers);
            case Difference(Formula from, Formula subtrahend) ->
                    from.readsOthers() || subtrahend.readsOthers();
            case Quotient(Formula numerator, Formula denominator, _) ->
                    numerator.readsOthers() || denominator.readsOthers();
            case Absolute(Formula of) -> of.readsOthers();
            case IfMissing(Formula of, Formula otherwise) ->
                    of.readsOthers() || otherwise.readsOthers();
            case WeightedYearToDate(Formula of, Formula by) -> of.readsOthers() || by.readsOthers();
            case YearToDate(Formula of) -> of.readsOthers();
            case Previous(Formula of) -> of.readsOthers();
            case LastYear(Formula of) -> of.readsOthers();
            case Growth(Formula of, _, _) -> of.readsOthers();
            case Logarithm(Formula of) -> of.readsOthers();
        };
    }

    private static long cost(List<Formula> parts) {
        long sum = 0;
        for (Formula part : parts) {
            sum = capped(sum + part.cost());
        }
        return sum;
    }

    private static long capped(long cost) {
        return Math.min(cost, Integer.MAX_VALUE);
    }
}
