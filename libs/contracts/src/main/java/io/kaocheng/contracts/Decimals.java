package io.kaocheng.contracts;

import java.math.BigDecimal;

/**
 * How measured, weighed and scored numbers are written: decimal strings without exponent, trailing
 * zeros or plus sign. They are read with an exponent, too, as spreadsheets write small numbers
 * ({@code 1E-05}).
 *
 * <p>At most {@value #MAX_INTEGER_DIGITS} digits before the point, {@value #MAX_SCALE} after it and
 * {@value #MAX_DIGITS} in all, so that every accepted number is exact under DECIMAL128 and a short
 * text can never expand into a gigabyte ({@code 1e999999999}).
 */
public final class Decimals {

    public static final int MAX_INTEGER_DIGITS = 18;
    public static final int MAX_SCALE = 20;
    public static final int MAX_DIGITS = 34;

    private static final int LONGEST_TEXT = 60;
    private static final int MOST_EXPONENT_DIGITS = 3;

    private Decimals() {}

    /**
     * Reads a decimal written as {@code 85}, {@code -0.5}, {@code 1.20} or {@code 1E-05}.
     *
     * @throws IllegalArgumentException naming what was found and what would be right
     */
    public static BigDecimal parse(String text) {
        if (!isDecimal(text)) {
            throw new IllegalArgumentException(
                    "a decimal is written with digits and one point, like 85, -0.25 or 1E-05, without separators;"
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
        if (stripped.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a decimal has at most " + MAX_DIGITS + " digits in all");
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

    private static boolean isDecimal(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_TEXT) {
            return false;
        }
        int from = text.charAt(0) == '-' ? 1 : 0;
        int at = afterDigits(text, from);
        if (at == from) {
            return false;
        }
        if (at < length && text.charAt(at) == '.') {
            from = at + 1;
            at = afterDigits(text, from);
            if (at == from) {
                return false;
            }
        }
        return at == length || isExponent(text, at);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int from = at + 1;
        if (from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+')) {
            from++;
        }
        int digits = text.length() - from;
        return digits > 0
                && digits <= MOST_EXPONENT_DIGITS
                && afterDigits(text, from) == text.length();
    }

    /** The first place from there on that is no digit. */
    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
