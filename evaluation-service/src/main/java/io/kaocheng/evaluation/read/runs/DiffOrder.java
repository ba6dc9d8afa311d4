package io.kaocheng.evaluation.read.runs;

import io.kaocheng.chassis.Paging;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** In which order differences are listed; equals by period, class and unit. */
public enum DiffOrder {
    /** By period, class and unit. */
    PLACE,
    /** The largest change of the total first, up or down. */
    SIZE,
    /** The largest gain first. */
    GAIN,
    /** The largest loss first. */
    LOSS,
    /** The largest change of the rank first, up or down. */
    MOVED;

    private static final String CHANGE =
            "((after::jsonb ->> 'total')::numeric - (before::jsonb ->> 'total')::numeric)";
    private static final String RANKS =
            "((before::jsonb ->> 'rank')::numeric - (after::jsonb ->> 'rank')::numeric)";

    /** What comes after everything that has a figure. */
    private static final BigDecimal LAST = BigDecimal.valueOf(1_000_000_000);

    private static final BigDecimal FIRST = LAST.negate();
    private static final int PARTS = 4;

    /** The figure by which it is ordered, the least first; empty where there is none. */
    String figure() {
        return switch (this) {
            case PLACE -> "";
            case SIZE -> "coalesce(-abs(" + CHANGE + "), " + LAST + ")";
            case GAIN -> "coalesce(-" + CHANGE + ", " + LAST + ")";
            case LOSS -> "coalesce(" + CHANGE + ", " + LAST + ")";
            case MOVED -> "coalesce(-abs(" + RANKS + "), " + LAST + ")";
        };
    }

    /** Where the difference stands in this order, for the cursor. */
    String cursor(Difference d) {
        return switch (this) {
            case PLACE -> d.key();
            case SIZE -> cursor(d, d.change() == null ? null : d.change().abs().negate());
            case GAIN -> cursor(d, d.change() == null ? null : d.change().negate());
            case LOSS -> cursor(d, d.change());
            case MOVED ->
                    cursor(d, d.moved() == null ? null : BigDecimal.valueOf(-Math.abs(d.moved())));
        };
    }

    private static String cursor(Difference d, @Nullable BigDecimal key) {
        return (key == null ? LAST : key).toPlainString() + " " + d.key();
    }

    /** The four parts of a cursor; before everything where it is empty. */
    static String[] place(String cursor) {
        if (cursor.isEmpty()) {
            return new String[] {FIRST.toPlainString(), "", "", ""};
        }
        String[] parts = cursor.split(" ", -1);
        if (parts.length == PARTS - 1) {
            return new String[] {"0", parts[0], parts[1], parts[2]};
        }
        if (parts.length != PARTS) {
            throw Paging.noCursor(cursor);
        }
        return parts;
    }

    /** The figure of a cursor. */
    static BigDecimal reached(String part) {
        try {
            return new BigDecimal(part);
        } catch (NumberFormatException e) {
            throw Paging.noCursor(part);
        }
    }
}
