package io.kaocheng.scoring.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Logarithms and powers in decimal, for geometric means. */
public final class Powers {

    /** So many guard digits that ten squarings still leave DECIMAL128's last digit right. */
    private static final MathContext GUARDED = new MathContext(60, RoundingMode.HALF_EVEN);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal NEGLIGIBLE = BigDecimal.ONE.movePointLeft(58);
    private static final BigDecimal LN_2 = lnNearOne(TWO);
    private static final BigDecimal LN_10 =
            lnNearOne(new BigDecimal("1.25")).add(LN_2.multiply(BigDecimal.valueOf(3)), GUARDED);
    private static final int SQUARINGS = 10;

    private Powers() {}

    /**
     * The weighted geometric mean of values of 0 or more; 0 as soon as one is 0.
     *
     * @param weights above 0, in any unit
     */
    public static BigDecimal geometricMean(List<BigDecimal> values, List<BigDecimal> weights) {
        BigDecimal logs = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        boolean same = true;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).signum() <= 0) {
                return BigDecimal.ZERO;
            }
            same &= values.get(i).compareTo(values.getFirst()) == 0;
            logs = logs.add(ln(values.get(i)).multiply(weights.get(i), GUARDED), GUARDED);
            total = total.add(weights.get(i));
        }
        // The mean of equal values is that value, to the last digit.
        return same ? values.getFirst() : exp(logs.divide(total, GUARDED)).round(Numbers.EXACT);
    }

    /** Natural logarithm of a number above 0. */
    public static BigDecimal ln(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new IllegalArgumentException("a logarithm needs a number above 0; found " + x);
        }
        int exponent = x.precision() - x.scale() - 1;
        BigDecimal mantissa = x.scaleByPowerOfTen(-exponent);
        int halvings = 0;
        while (mantissa.compareTo(TWO) >= 0) {
            mantissa = mantissa.divide(TWO, GUARDED);
            halvings++;
        }
        return LN_10.multiply(BigDecimal.valueOf(exponent), GUARDED)
                .add(LN_2.multiply(BigDecimal.valueOf(halvings), GUARDED), GUARDED)
                .add(lnNearOne(mantissa), GUARDED);
    }

    /** e to the power of x, for the moderate x that logarithms of scores are. */
    public static BigDecimal exp(BigDecimal x) {
        BigDecimal part = x.divide(BigDecimal.valueOf(1L << SQUARINGS), GUARDED);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.abs().compareTo(NEGLIGIBLE) > 0; k++) {
            term = term.multiply(part, GUARDED).divide(BigDecimal.valueOf(k), GUARDED);
            sum = sum.add(term, GUARDED);
        }
        for (int i = 0; i < SQUARINGS; i++) {
            sum = sum.multiply(sum, GUARDED);
        }
        return sum;
    }

    /** 2 artanh((x-1)/(x+1)): for x from 1 to 2 every term adds about a digit. */
    private static BigDecimal lnNearOne(BigDecimal x) {
        BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), GUARDED);
        BigDecimal square = z.multiply(z, GUARDED);
        BigDecimal power = z;
        BigDecimal sum = z;
        for (int k = 3; power.abs().compareTo(NEGLIGIBLE) > 0; k += 2) {
            power = power.multiply(square, GUARDED);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), GUARDED), GUARDED);
        }
        return sum.multiply(TWO, GUARDED);
    }
}
