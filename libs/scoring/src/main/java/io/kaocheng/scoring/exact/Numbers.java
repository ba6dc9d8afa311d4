package io.kaocheng.scoring.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal arithmetic of the engine. */
public final class Numbers {

    /** 34 significant digits, half even: the only context results are computed in. */
    public static final MathContext EXACT = MathContext.DECIMAL128;

    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    public static final BigDecimal ZERO = BigDecimal.ZERO;
    public static final BigDecimal ONE = BigDecimal.ONE;
    public static final BigDecimal THREE = BigDecimal.valueOf(3);

    private static final int QUIET = 20;

    private Numbers() {}

    public static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, EXACT);
    }

    public static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, EXACT);
    }

    /** a * b / c, rounded once. */
    public static BigDecimal timesOver(BigDecimal a, BigDecimal b, BigDecimal c) {
        return a.multiply(b).divide(c, EXACT);
    }

    public static BigDecimal clamp(BigDecimal x, BigDecimal low, BigDecimal high) {
        return x.compareTo(low) < 0 ? low : x.compareTo(high) > 0 ? high : x;
    }

    public static BigDecimal notNegative(BigDecimal x) {
        return x.signum() < 0 ? ZERO : x;
    }

    /**
     * Rounds as the scheme demands, after rounding to 20 decimals: digits beyond those are noise of
     * divisions rounded at the 34th digit. Without the first step, a third times three would round
     * down to less than one, and an exact half as if it were just below.
     */
    public static BigDecimal round(BigDecimal x, int scale, RoundingMode mode) {
        return x.scale() > QUIET
                ? x.setScale(QUIET, RoundingMode.HALF_EVEN).setScale(scale, mode)
                : x.setScale(scale, mode);
    }

    /** Per cent of a fraction, exactly. */
    public static BigDecimal percent(BigDecimal fraction) {
        return fraction.scaleByPowerOfTen(2);
    }
}
