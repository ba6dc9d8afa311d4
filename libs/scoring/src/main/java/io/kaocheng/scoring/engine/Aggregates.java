package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates the children of a block: weighted arithmetic mean, weighted geometric mean or weighted
 * sum. Recomputation from a derivation uses the same methods.
 */
public final class Aggregates {

    /**
     * A block's value before rounding, and the contribution of each child. The difference between
     * value and contributions is a line of its own in the derivation: a rounding remainder, or the
     * distance of the geometric mean from the arithmetic one.
     */
    public record Aggregate(BigDecimal value, List<@Nullable BigDecimal> contributions) {}

    private Aggregates() {}

    /**
     * Aggregates a block. The weight of absent children is shared among the present in proportion:
     * sum(index * weight) / sum(weight of present children).
     *
     * @param indices per child, null where absent; at least one is present
     * @param weights per child
     */
    public static Aggregate of(
            Scheme.Aggregation aggregation,
            List<? extends @Nullable BigDecimal> indices,
            List<BigDecimal> weights) {
        BigDecimal present = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (int i = 0; i < indices.size(); i++) {
            all = all.add(weights.get(i));
            if (indices.get(i) != null) {
                present = present.add(weights.get(i));
            }
        }
        // The weight of absent children is shared among the present in proportion.
        BigDecimal divisor = aggregation == Scheme.Aggregation.SUM ? Numbers.HUNDRED : present;
        boolean spread = aggregation == Scheme.Aggregation.SUM && present.compareTo(all) != 0;
        boolean exact = !spread && divisor.compareTo(Numbers.HUNDRED) == 0;
        List<@Nullable BigDecimal> contributions = new ArrayList<>(indices.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < indices.size(); i++) {
            BigDecimal index = indices.get(i);
            if (index == null) {
                contributions.add(null);
                continue;
            }
            BigDecimal product = Numbers.times(index, weights.get(i));
            sum = sum.add(product);
            contributions.add(scaled(product, divisor, exact, spread, present, all));
        }
        BigDecimal value =
                aggregation == Scheme.Aggregation.GEOMETRIC
                        ? geometric(indices, weights)
                        : scaled(sum, divisor, exact, spread, present, all);
        return new Aggregate(value, contributions);
    }

    /** The value on a scale of 100, as the parent weighs it: value * 100 / full. */
    public static BigDecimal index(BigDecimal value, BigDecimal full) {
        return full.compareTo(Numbers.HUNDRED) == 0
                ? value
                : Numbers.timesOver(value, Numbers.HUNDRED, full);
    }

    private static BigDecimal scaled(
            BigDecimal product,
            BigDecimal divisor,
            boolean exact,
            boolean spread,
            BigDecimal present,
            BigDecimal all) {
        if (exact) {
            return product.scaleByPowerOfTen(-2);
        }
        return spread
                ? Numbers.timesOver(product, all, present.multiply(divisor))
                : Numbers.over(product, divisor);
    }

    private static BigDecimal geometric(
            List<? extends @Nullable BigDecimal> indices, List<BigDecimal> weights) {
        List<BigDecimal> values = new ArrayList<>();
        List<BigDecimal> shares = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            BigDecimal index = indices.get(i);
            if (index != null) {
                values.add(index);
                shares.add(weights.get(i));
            }
        }
        return Powers.geometricMean(values, shares);
    }
}
