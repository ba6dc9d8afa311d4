package io.kaocheng.scoring.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The percentile of figures by linear interpolation between the two nearest of them in ascending
 * order (type 7, as {@code PERCENTILE.INC} of a spreadsheet and {@code percentile_cont} of SQL).
 */
public final class Percentile {

    private Percentile() {}

    /**
     * @param share 0 for the least figure, 0.5 for the median, 1 for the greatest
     * @return exact, without trailing zeros; absent without figures
     */
    public static Optional<BigDecimal> of(Collection<BigDecimal> figures, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a percentile is 0 to 1; found " + share);
        }
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = figures.stream().sorted().toList();
        BigDecimal place = share.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal past = place.subtract(BigDecimal.valueOf(below));
        BigDecimal value = low.add(past.multiply(high.subtract(low)), Numbers.EXACT);
        return Optional.of(
                value.signum() == 0 ? BigDecimal.ZERO : plain(value.stripTrailingZeros()));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
