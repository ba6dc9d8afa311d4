package io.kaocheng.monitoring.observation;

import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What a unit may do without another person's grant.
 *
 * @param relative by which part of a figure its correction may differ from it
 * @param afterApproval whether a request is needed for whatever is done to an approved figure
 * @param noData the reasons for the absence of a figure that take its weight off, and are requested
 */
record SubmissionSetting(BigDecimal relative, boolean afterApproval, Set<String> noData) {

    /** What holds where nothing else was set. */
    static final SubmissionSetting DEFAULT =
            new SubmissionSetting(new BigDecimal("0.2"), true, Set.of("not-applicable", "blocked"));

    SubmissionSetting {
        noData = Set.copyOf(noData);
    }

    /**
     * Whether a correction is too far from the figure before: |after - before| over |before|, which
     * for two ratios is asked without dividing. A figure of another form is always too far.
     */
    boolean isBeyond(Figures before, Figures after) {
        BigDecimal a = numerator(before);
        BigDecimal b = numerator(after);
        if (a == null || b == null || (before.value() == null) != (after.value() == null)) {
            return true;
        }
        BigDecimal was = a.multiply(denominator(after));
        BigDecimal is = b.multiply(denominator(before));
        return is.subtract(was).abs().compareTo(relative.multiply(was.abs())) > 0;
    }

    private static @Nullable BigDecimal numerator(Figures figures) {
        return figures.value() != null ? figures.value() : figures.numerator();
    }

    private static BigDecimal denominator(Figures figures) {
        BigDecimal denominator = figures.denominator();
        return denominator == null ? BigDecimal.ONE : denominator;
    }
}
