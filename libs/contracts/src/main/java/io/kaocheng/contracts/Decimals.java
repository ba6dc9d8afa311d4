package io.kaocheng.contracts;

import java.math.BigDecimal;

/**
 * How measured, weighed and scored numbers are written: decimal strings without exponent, trailing
 * zeros or plus sign.
 *
 * <p>At most {@value #MAX_INTEGER_DIGITS} digits before the point and {@value #MAX_SCALE} after it,
 * so that every accepted number is exact under DECIMAL128 and a short text can never expand into a
 * gigabyte ({@code 1e999999999}).
 */
public final class Decimals {

    public static final int MAX_INTEGER_DIGITS = 18;
    public static final int MAX_SCALE = 12;

    private static final int LONGEST_TEXT = 40;

    private Decimals() {}

    /**
     * Reads a decimal written as {@code 85}, {@code -0.5} or {@code 1.20}.
     *
     * @throws IllegalArgumentException naming what was found and what would be right
     */
    public static BigDecimal parse(String text) {
        if (!isPlain(text)) {
            throw new IllegalArgumentException(
                    "a decimal is written with digits and one point, like 85 or -0.25, without exponent or separators;"
                            + " found "
                            + Quoted.of(text));
        }
        return checked(new BigDecimal(text));
    }

    /** The same number, after checking that it is within range. */
    public static BigDecimal checked(BigDecimal number) {
        if ((long) number.precision() - number.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "a decimal has at most " + MAX_INTEGER_DIGITS + " digits before the point");
        }
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (stripped.scale() > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "a decimal has at most " + MAX_SCALE + " digits after the point");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The one written form of a number: plain, without trailing zeros. */
    public static String print(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        String plain = number.toPlainString();
        if (number.scale() <= 0) {
            return plain;
        }
        // Cut off as text: stripTrailingZeros divides by ten as often as there is a zero to strip.
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_TEXT) {
            return false;
        }
        int i = text.charAt(0) == '-' ? 1 : 0;
        int before = 0;
        while (i < length && isDigit(text.charAt(i))) {
            i++;
            before++;
        }
        if (before == 0) {
            return false;
        }
        if (i == length) {
            return true;
        }
        return text.charAt(i) == '.' && i + 1 < length && allDigits(text, i + 1);
    }

    private static boolean allDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
