package io.kaocheng.scoring.engine;

import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How the children of a block make its value. Also what recomputation from a derivation uses. */
public final class Aggregates {

    /**
     * A block's value before rounding, and what each present child contributes to it. What the
     * contributions do not add up to is a line of its own: a rounding remainder, or for the
     * geometric mean its distance from the arithmetic one.
     */
    public record Aggregate(BigDecimal value, List<@Nullable BigDecimal> contributions) {}

    private Aggregates() {}

    /**
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

    /** What the parent weighs: the value as it would be out of 100. */
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
