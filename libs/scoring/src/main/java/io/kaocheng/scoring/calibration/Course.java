package io.kaocheng.scoring.calibration;

import io.kaocheng.scoring.exact.Numbers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Proposed planned courses of a target: cumulative shares of it by the end of each part of its
 * period.
 */
public final class Course {

    private static final int DECIMALS = 6;
    private static final int SEASONAL_DECIMALS = 4;
    private static final int FEWEST = 2;

    private Course() {}

    /**
     * The same for every part: k/n.
     *
     * @param parts 1 to 12
     */
    public static List<BigDecimal> even(int parts) {
        List<BigDecimal> shares = new ArrayList<>();
        for (int k = 1; k <= parts; k++) {
            shares.add(
                    BigDecimal.valueOf(k)
                            .divide(BigDecimal.valueOf(parts), DECIMALS, RoundingMode.HALF_UP));
        }
        return shares;
    }

    /**
     * As it went in earlier years: the mean over the years of cumulative ÷ year's figure.
     *
     * @param years cumulative figures of complete years, of one unit or of several, all of as many
     *     parts
     * @return empty for fewer than two years, where a cumulative figure falls, or where a year's
     *     figure is not above 0: then there is no share of it
     */
    public static Optional<List<BigDecimal>> seasonal(List<List<BigDecimal>> years) {
        if (years.size() < FEWEST || years.stream().anyMatch(Course::falls)) {
            return Optional.empty();
        }
        List<BigDecimal> shares = new ArrayList<>();
        for (int k = 0; k < years.getFirst().size(); k++) {
            BigDecimal total = BigDecimal.ZERO;
            for (List<BigDecimal> year : years) {
                total = total.add(Numbers.over(year.get(k), year.getLast()));
            }
            shares.add(
                    total.divide(
                            BigDecimal.valueOf(years.size()),
                            SEASONAL_DECIMALS,
                            RoundingMode.HALF_UP));
        }
        return Optional.of(shares);
    }

    private static boolean falls(Collection<BigDecimal> cumulative) {
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal value : cumulative) {
            if (value.compareTo(before) < 0) {
                return true;
            }
            before = value;
        }
        return before.signum() == 0;
    }

    /**
     * From a base towards the target by equal steps, for levels, of which k/n would ask for next to
     * nothing at first: (b + (t − b)·k/n) / t.
     *
     * @param target not 0
     * @return empty where the shares would not rise within 0 to 1: the base is beyond the target,
     *     or of the other sign
     */
    public static Optional<List<BigDecimal>> fromBase(
            BigDecimal base, BigDecimal target, int parts) {
        if (base.signum() * target.signum() < 0 || base.abs().compareTo(target.abs()) > 0) {
            return Optional.empty();
        }
        List<BigDecimal> shares = new ArrayList<>();
        for (int k = 1; k <= parts; k++) {
            BigDecimal risen =
                    Numbers.timesOver(
                            target.subtract(base),
                            BigDecimal.valueOf(k),
                            BigDecimal.valueOf(parts));
            shares.add(base.add(risen).divide(target, DECIMALS, RoundingMode.HALF_UP));
        }
        return Optional.of(shares);
    }
}
