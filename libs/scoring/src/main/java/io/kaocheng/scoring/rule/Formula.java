package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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
    record Difference(Formula from, Formula take) implements Formula {}

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
            case Difference(Formula from, Formula take) -> {
                collect(from, into);
                collect(take, into);
            }
            case Quotient(Formula numerator, Formula denominator, _) -> {
                collect(numerator, into);
                collect(denominator, into);
            }
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
            case Difference(Formula from, Formula take) -> cost(List.of(from, take));
            case Quotient(Formula numerator, Formula denominator, _) ->
                    cost(List.of(numerator, denominator));
            case YearToDate(Formula of) -> capped(12 * of.cost());
            case Previous(Formula of) -> of.cost();
            case LastYear(Formula of) -> of.cost();
            case Growth(Formula of, _, _) -> capped(2 * of.cost());
            case Logarithm(Formula of) -> of.cost();
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
