package io.kaocheng.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period: a year {@code 2026}, a half {@code 2026S1}, a quarter {@code 2026Q3} or a
 * month {@code 202611}.
 *
 * <p>Parsed case-insensitively, printed in exactly one form. Years run from 1900 to 9999. Ordered
 * by start, the longer period first where two start on one day.
 *
 * @param index 1-based within the year: 1 for a year, 1-2 for a half, 1-4 for a quarter, 1-12 for a
 *     month
 */
public record Period(Kind kind, int year, int index) implements Comparable<Period> {

    /** How long a period is; {@link #months} months. */
    public enum Kind {
        YEAR(12),
        HALF(6),
        QUARTER(3),
        MONTH(1);

        private final int months;

        Kind(int months) {
            this.months = months;
        }

        /**
         * Reads a kind as entries and definitions write it, such as {@code month}.
         *
         * @throws IllegalArgumentException where there is no such kind
         */
        public static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        public int months() {
            return months;
        }

        /** How many periods of this kind a year has. */
        public int perYear() {
            return 12 / months;
        }
    }

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(?:([SsQq])(\\d)|(\\d{2}))?", Pattern.UNICODE_CASE);

    public Period {
        if (year < 1900 || year > 9999) {
            throw new IllegalArgumentException("a period's year is 1900 to 9999; found " + year);
        }
        if (index < 1 || index > kind.perYear()) {
            throw new IllegalArgumentException(
                    "a "
                            + kind.name().toLowerCase(Locale.ROOT)
                            + " is number 1 to "
                            + kind.perYear()
                            + " of its year; found "
                            + index);
        }
    }

    /**
     * Reads a period code.
     *
     * @throws IllegalArgumentException saying what was found and what would be right
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Period parse(String text) {
        int digits = digits(text);
        if (digits >= 1900_00 && text.length() == 6 && digits % 100 >= 1 && digits % 100 <= 12) {
            return ofMonth(digits / 100, digits % 100);
        }
        if (digits >= 1900 && text.length() == 4) {
            return ofYear(digits);
        }
        Matcher m = FORM.matcher(text);
        if (m.matches() && isAscii(text)) {
            int year = Integer.parseInt(m.group(1));
            String letter = m.group(2);
            String month = m.group(4);
            try {
                if (letter != null) {
                    int index = Integer.parseInt(m.group(3));
                    return new Period(
                            letter.equalsIgnoreCase("S") ? Kind.HALF : Kind.QUARTER, year, index);
                }
                return month != null ? ofMonth(year, Integer.parseInt(month)) : ofYear(year);
            } catch (IllegalArgumentException outOfRange) {
                throw new IllegalArgumentException(
                        outOfRange.getMessage() + " in " + Quoted.of(text), outOfRange);
            }
        }
        throw new IllegalArgumentException(
                "a period is a year 2026, a half 2026S1, a quarter 2026Q3 or a month 202611; found "
                        + Quoted.of(text));
    }

    public static Period ofYear(int year) {
        return new Period(Kind.YEAR, year, 1);
    }

    public static Period ofMonth(int year, int month) {
        return new Period(Kind.MONTH, year, month);
    }

    /** The period of the given kind in which {@code date} lies. */
    public static Period containing(LocalDate date, Kind kind) {
        return new Period(kind, date.getYear(), (date.getMonthValue() - 1) / kind.months() + 1);
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, (index - 1) * kind.months() + 1);
    }

    public YearMonth lastMonth() {
        return firstMonth().plusMonths(kind.months() - 1L);
    }

    public LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    public LocalDate lastDay() {
        return lastMonth().atEndOfMonth();
    }

    /** The first instant of the period in {@code zone}. */
    public Instant start(ZoneId zone) {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    /** The first instant after the period in {@code zone}. */
    public Instant end(ZoneId zone) {
        return lastDay().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The next longer period this one lies in: month → quarter → half → year; a year has none. */
    public Optional<Period> parent() {
        return switch (kind) {
            case YEAR -> Optional.empty();
            case HALF -> Optional.of(ofYear(year));
            case QUARTER -> Optional.of(containing(firstDay(), Kind.HALF));
            case MONTH -> Optional.of(containing(firstDay(), Kind.QUARTER));
        };
    }

    /** The next shorter periods this one is made of, in order; a month has none. */
    public List<Period> children() {
        return switch (kind) {
            case YEAR -> within(Kind.HALF);
            case HALF -> within(Kind.QUARTER);
            case QUARTER -> within(Kind.MONTH);
            case MONTH -> List.of();
        };
    }

    /** The periods of a kind no longer than this one that make it up, in order. */
    public List<Period> within(Kind shorter) {
        List<Period> parts = new ArrayList<>();
        for (YearMonth m = firstMonth();
                !m.isAfter(lastMonth());
                m = m.plusMonths(shorter.months())) {
            parts.add(containing(m.atDay(1), shorter));
        }
        return List.copyOf(parts);
    }

    /** Whether the whole of {@code other} lies in this period. */
    public boolean contains(Period other) {
        return other.begin() >= begin()
                && other.begin() + other.kind.months() <= begin() + kind.months();
    }

    /** The period of the same kind just before this one. */
    public Period previous() {
        return containing(firstDay().minusDays(1), kind);
    }

    /** The period of the same kind just after this one. */
    public Period next() {
        return containing(lastDay().plusDays(1), kind);
    }

    /** The same period one year earlier. */
    public Period lastYear() {
        return new Period(kind, year - 1, index);
    }

    @Override
    public int compareTo(Period other) {
        int byStart = Integer.compare(begin(), other.begin());
        return byStart != 0 ? byStart : kind.compareTo(other.kind);
    }

    /** Whether this one's first month lies after that of the other. */
    public boolean beginsAfter(Period other) {
        return begin() > other.begin();
    }

    /** The first month, counted from that of the year 0. */
    private int begin() {
        return 12 * year + (index - 1) * kind.months();
    }

    /** The one printed form. */
    @JsonValue
    @Override
    public String toString() {
        return switch (kind) {
            case YEAR -> Integer.toString(year);
            case HALF -> year + "S" + index;
            case QUARTER -> year + "Q" + index;
            case MONTH -> year + (index < 10 ? "0" : "") + index;
        };
    }

    /**
     * The number that 4 or 6 digits write, -1 for anything else. A replay reads a period per entry,
     * and most are years and months: these need no pattern.
     */
    private static int digits(String text) {
        if (text.length() != 4 && text.length() != 6) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
