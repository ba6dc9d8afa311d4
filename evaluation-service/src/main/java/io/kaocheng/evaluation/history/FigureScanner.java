package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.evaluation.facts.ObservationChange;
import io.kaocheng.evaluation.facts.RegisterKey;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads figures that were submitted or corrected, and approvals, as the journal writes them: one
 * form, in one order, without escapes. It never guesses: whatever looks otherwise it leaves to the
 * parser. What it does accept means the same to both, which a property test holds it to.
 *
 * <p>Why not the parser: these are nearly all entries of a region, and of the some 700 bytes of one
 * scoring needs 50. Texts are passed over eight bytes at a time, codes and periods are found by
 * their bytes.
 */
final class FigureScanner {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] ID = ascii("{\"specversion\":\"1.0\",\"id\":\"");
    private static final byte[] TYPE = ascii("\",\"source\":\"/monitoring-service\",\"type\":\"");
    private static final byte[] SUBMITTED = name(ObservationSubmitted.class);
    private static final byte[] CORRECTED = name(ObservationCorrected.class);
    private static final byte[] APPROVED = name(ObservationApproved.class);
    private static final byte[] SUBJECT = ascii("\",\"subject\":\"observation/");
    private static final byte[] REGION = ascii("\",\"region\":\"");
    private static final byte[] SEQUENCE = ascii("\",\"journal\":\"monitoring\",\"sequence\":\"");
    private static final byte[] VERSION = ascii("\",\"streamversion\":");
    private static final byte[] TIME = ascii(",\"time\":\"");
    private static final byte[] RECORDED = ascii("\",\"recordedtime\":\"");
    private static final byte[] ACTOR = ascii("\",\"actor\":\"");
    private static final byte[] CORRELATION = ascii("\",\"correlationid\":\"");
    private static final byte[] CAUSATION = ascii("\",\"causationid\":\"");
    private static final byte[] TRACE = ascii("\",\"traceparent\":\"");
    private static final byte[] UNIT =
            ascii("\",\"datacontenttype\":\"application/json\",\"data\":{\"unit\":\"");
    private static final byte[] INDICATOR = ascii("\",\"indicator\":\"");
    private static final byte[] PERIOD = ascii("\",\"period\":\"");
    private static final byte[] FIGURES = ascii("\",\"figures\":{\"");
    private static final byte[] VALUE = ascii("value\":\"");
    private static final byte[] NUMERATOR = ascii("numerator\":\"");
    private static final byte[] DENOMINATOR = ascii("\",\"denominator\":\"");
    private static final byte[] END_OF_FIGURES = ascii("\"}");
    private static final byte[] SOURCE = ascii(",\"source\":\"");
    private static final byte[] NOTE = ascii(",\"note\":\"");
    private static final byte[] BY = ascii(",\"by\":\"");
    private static final byte[] REASON = ascii("\",\"reason\":\"");
    private static final byte[] LATE = ascii("\",\"late\":true}}");
    private static final byte[] IN_TIME = ascii("\",\"late\":false}}");
    private static final byte[] END = ascii("\"}}");

    /** As many digits as a long surely holds. */
    private static final int DIGITS = 18;

    private final InternTable<Code> codes = new InternTable<>(Code::of);
    private final InternTable<Period> periods = new InternTable<>(Period::parse);

    private byte[] in = new byte[0];
    private int at;
    private boolean given;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Of the form in which they are written today: the parser reads those of older builds. */
    private static byte[] name(Class<? extends ObservationEvent> event) {
        return ascii(EntryType.of(event).name());
    }

    /**
     * The figure in a document.
     *
     * @return null where it is none, or not in that one form
     */
    EntryCursor.@Nullable Item scan(byte[] document) {
        in = document;
        at = 0;
        given = true;
        try {
            return entry();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Not a code, not a period, or cut off: the parser reports what it is.
            return null;
        }
    }

    private EntryCursor.@Nullable Item entry() {
        expect(ID);
        text();
        expect(TYPE);
        boolean submitted = starts(SUBMITTED);
        boolean corrected = !submitted && starts(CORRECTED);
        if (submitted || corrected) {
            at += (submitted ? SUBMITTED : CORRECTED).length;
        } else {
            expect(APPROVED);
        }
        expect(SUBJECT);
        int subject = at;
        int subjectEnd = text();
        expect(REGION);
        text();
        expect(SEQUENCE);
        long sequence = number();
        expect(VERSION);
        long version = number();
        expect(TIME);
        text();
        expect(RECORDED);
        text();
        expect(ACTOR);
        text();
        optional(CORRELATION);
        optional(CAUSATION);
        optional(TRACE);
        expect(UNIT);
        int unit = at;
        int unitEnd = text();
        expect(INDICATOR);
        int indicator = at;
        int indicatorEnd = text();
        expect(PERIOD);
        int period = at;
        int periodEnd = text();
        given &= sequence > 0 && version > 0 && version <= Integer.MAX_VALUE;
        if (!given) {
            return null;
        }
        ObservationChange change =
                submitted || corrected
                        ? figures(submitted, (int) version, sequence)
                        : approval((int) version, sequence);
        // Codes and periods have no slash, so the three together tell what each of them is.
        return change != null
                        && given
                        && at == in.length
                        && subjectEnd - subject
                                == periodEnd
                                        - period
                                        + indicatorEnd
                                        - indicator
                                        + unitEnd
                                        - unit
                                        + 2
                        && follows(subject, unit, unitEnd)
                        && follows(subject + unitEnd - unit + 1, indicator, indicatorEnd)
                        && follows(subjectEnd - (periodEnd - period), period, periodEnd)
                        && in[subject + unitEnd - unit] == '/'
                        && in[subjectEnd - (periodEnd - period) - 1] == '/'
                ? new EntryCursor.Figure(
                        new RegisterKey(
                                codes.of(in, unit, unitEnd),
                                codes.of(in, indicator, indicatorEnd),
                                periods.of(in, period, periodEnd)),
                        change)
                : null;
    }

    private boolean follows(int here, int from, int to) {
        return Arrays.equals(in, here, here + to - from, in, from, to);
    }

    private ObservationChange approval(int version, long sequence) {
        expect(END);
        return new ObservationChange.Approval(version, sequence);
    }

    private @Nullable ObservationChange figures(boolean submitted, int version, long sequence) {
        expect(FIGURES);
        BigDecimal one;
        BigDecimal other = null;
        boolean ratio = given && in[at] == 'n';
        expect(ratio ? NUMERATOR : VALUE);
        one = decimal();
        if (ratio) {
            expect(DENOMINATOR);
            other = decimal();
        }
        expect(END_OF_FIGURES);
        closed(SOURCE);
        closed(NOTE);
        expect(BY);
        text();
        boolean late = false;
        if (submitted) {
            late = given && starts(LATE);
            expect(late ? LATE : IN_TIME);
        } else {
            expect(REASON);
            text();
            expect(END);
        }
        if (!given || one == null || ratio && (other == null || other.signum() == 0)) {
            return null;
        }
        return other == null
                ? new ObservationChange.Value(version, sequence, one, late)
                : new ObservationChange.Ratio(version, sequence, one, other, late);
    }

    private void expect(byte[] text) {
        given = given && starts(text);
        at += text.length;
    }

    private boolean starts(byte[] text) {
        return at + text.length <= in.length
                && Arrays.equals(in, at, at + text.length, text, 0, text.length);
    }

    /** A text that need not be there, with the name it has. */
    private void optional(byte[] name) {
        if (given && starts(name)) {
            at += name.length;
            text();
        }
    }

    /** The same with the quote that ends it. */
    private void closed(byte[] name) {
        if (given && starts(name)) {
            optional(name);
            given = given && in[at] == '"';
            at++;
        }
    }

    /**
     * Passes over a text, up to the quote that ends it; answers where that stands. A text with an
     * escape or a control character is not for here.
     */
    private int text() {
        int i = at;
        while (given && i + 8 <= in.length) {
            long eight = (long) LONGS.get(in, i);
            long found = is(eight, '"') | is(eight, '\\') | below(eight);
            if (found != 0) {
                // The first of them is exact: only bytes after a hit may be taken for one.
                i += Long.numberOfTrailingZeros(found) >>> 3;
                break;
            }
            i += 8;
        }
        while (given && in[i] != '"') {
            given = in[i] != '\\' && (in[i] < 0 || in[i] >= ' ');
            i++;
        }
        at = i;
        return i;
    }

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** Not zero where one of the eight bytes may be that one: never misses. */
    private static long is(long eight, char one) {
        long differ = eight ^ (ONES * one);
        return (differ - ONES) & ~differ & HIGHS;
    }

    /** Not zero where one of the eight bytes may be a control character: never misses. */
    private static long below(long eight) {
        return (eight - ONES * ' ') & ~eight & HIGHS;
    }

    /** The journal writes sequences with 20 digits, of which the first are zeros. */
    private long number() {
        int zeros = 0;
        while (given && in[at] == '0') {
            at++;
            zeros++;
        }
        int from = at;
        long number = 0;
        while (given && in[at] >= '0' && in[at] <= '9') {
            number = 10 * number + (in[at] - '0');
            at++;
        }
        given &= at - from <= DIGITS && at - from + zeros > 0;
        return number;
    }

    /** Up to {@value #DIGITS} digits with at most one point between them, and a sign. */
    private @Nullable BigDecimal decimal() {
        if (!given) {
            return null;
        }
        boolean negative = in[at] == '-';
        if (negative) {
            at++;
        }
        int from = at;
        int point = -1;
        long number = 0;
        while (true) {
            byte b = in[at];
            if (b >= '0' && b <= '9') {
                number = 10 * number + (b - '0');
            } else if (b == '.' && point < 0 && at > from) {
                point = at;
            } else {
                break;
            }
            at++;
        }
        int digits = at - from - (point < 0 ? 0 : 1);
        int scale = point < 0 ? 0 : at - point - 1;
        given = digits > 0 && digits <= DIGITS && (point < 0 || scale > 0);
        return BigDecimal.valueOf(negative ? -number : number, scale);
    }
}
