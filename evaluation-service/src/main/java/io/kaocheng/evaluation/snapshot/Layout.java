package io.kaocheng.evaluation.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.evaluation.facts.RegionFacts;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.RecordComponent;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a snapshot lies in its file.
 *
 * <pre>
 * 8 bytes    the magic
 * 8 bytes    length of the header
 * header     JSON, filled with blanks to a multiple of 8
 * sections   each from a multiple of 8: numbers, little-endian, or lines of UTF-8
 * 32 bytes   SHA-256 of everything before
 * </pre>
 *
 * <p>Observations and targets stand in columns: keys in ascending order, and for each key its
 * versions in the order of the journal. A key is period, indicator and holder, by their places in
 * sorted lists of names, each in as many bits as the last of its list needs; so the figures of a
 * cohort lie together. The same history gives the same bytes, however it was read.
 */
final class Layout {

    static final byte[] MAGIC = "KCFACTS\n".getBytes(StandardCharsets.US_ASCII);
    static final int DIGEST = 32;

    /** Three of them fit a key. */
    static final int MOST_NAMES = 1 << 21;

    /** In the column of scales: the number is a line of its own. */
    static final byte WIDE = Byte.MIN_VALUE;

    /** In columns of indices: there is none. */
    static final int NONE = -1;

    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /** Changes with the layout and the meaning of what stands in it. */
    private static final int FORMAT = 4;

    private Layout() {}

    /** The first month of a period, counted from the first of the year 0. */
    static int month(Period period) {
        return 12 * period.year() + period.firstMonth().getMonthValue() - 1;
    }

    /** The month that {@link #month} counts. */
    static Period ofMonth(int month) {
        return Period.ofMonth(month / 12, month % 12 + 1);
    }

    /**
     * What a snapshot is of.
     *
     * @param reader which entries the build that made it could read, and what it read of them
     * @param ids of the last entries the cut holds, by journal: another history has others
     * @param sections where each lies
     * @param columns how numbers are decoded from what is stored, for each section of numbers
     */
    record Header(
            String reader,
            Code region,
            Cut cut,
            Map<Journal, String> ids,
            List<Unread> unread,
            Map<String, Section> sections,
            Map<String, Column.Line> columns) {}

    /**
     * Where a section lies.
     *
     * @param offset from the first section, in bytes
     * @param length in bytes
     */
    record Section(long offset, long length) {}

    /**
     * How keys are made of the places of names.
     *
     * @param holderBits how many of a key's lowest bits are the holder's
     * @param indicatorBits how many above them are the indicator's; the period has the rest
     */
    record Keys(int holderBits, int indicatorBits) {

        static Keys of(int holders, int indicators) {
            return new Keys(bits(holders), bits(indicators));
        }

        private static int bits(int names) {
            return names == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(names - 1);
        }

        /** How many keys there can be of one period and indicator. */
        long holders() {
            return 1L << holderBits;
        }

        long key(long period, long indicator, long holder) {
            return (period << indicatorBits | indicator) << holderBits | holder;
        }

        int period(long key) {
            return (int) (key >>> holderBits + indicatorBits);
        }

        int indicator(long key) {
            return (int) (key >>> holderBits & (1L << indicatorBits) - 1);
        }

        int holder(long key) {
            return (int) (key & holders() - 1);
        }
    }

    /** An entry the build could not read. */
    record Unread(Journal journal, long sequence, String subject) {}

    /** An entry that is neither about a figure nor a target: there are few. */
    record Rest(
            Journal journal, long sequence, String subject, int version, String type, Event data) {

        /**
         * Reads one as it is written, its data straight into their record: by way of a tree they
         * were half of what opening a snapshot took.
         */
        static Rest read(byte[] lines, int from, int length) throws IOException {
            try (JsonParser in = LINES.createParser(lines, from, length)) {
                Journal journal = null;
                long sequence = 0;
                String subject = null;
                int version = 0;
                EntryType type = null;
                Event data = null;
                in.nextToken();
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    in.nextToken();
                    switch (name) {
                        case "journal" -> journal = Journal.parse(in.getText());
                        case "sequence" -> sequence = in.getLongValue();
                        case "subject" -> subject = in.getText();
                        case "version" -> version = in.getIntValue();
                        case "type" ->
                                type =
                                        EntryType.named(in.getText())
                                                .filter(EntryType::isCurrent)
                                                .orElse(null);
                        case "data" ->
                                data = type == null ? null : LINES.readValue(in, type.event());
                        default -> in.skipChildren();
                    }
                }
                if (journal == null || subject == null || type == null || data == null) {
                    throw new UnusableSnapshotException(
                            "it holds a line that is no fact: "
                                    + new String(lines, from, length, StandardCharsets.UTF_8));
                }
                ContractJson.requireWhole(data);
                return new Rest(journal, sequence, subject, version, type.name(), data);
            } catch (UnreadableEntryException e) {
                throw new UnusableSnapshotException("it holds an entry that cannot be read", e);
            }
        }
    }

    /** After a record in the midst of a line there is more. */
    private static final ObjectReader LINES =
            ContractJson.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What was said of an observation, and how that is written. */
    enum Kind {
        NUMBER(0),
        LATE_NUMBER(1),
        RATIO(2),
        LATE_RATIO(3),
        NO_FIGURE(4),
        NOTHING(5),
        APPROVAL(6);

        private static final Kind[] BY_CODE = values();

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            return BY_CODE[code];
        }
    }

    /**
     * Tells builds apart by what they read: the kinds of entries they know, and the fields of those
     * that are facts. A snapshot another kind of build made may lack what this one would have read.
     */
    static String reader() {
        return READER;
    }

    private static final String READER = fingerprint();

    private static String fingerprint() {
        StringBuilder text = new StringBuilder("format " + FORMAT + "\n");
        Set<Class<?>> described = new HashSet<>();
        for (EntryType type : EntryType.stored()) {
            text.append(type.name()).append('\n');
            if (RegionFacts.needs(type.event())) {
                describe(type.event(), text, described);
            }
        }
        return HexFormat.of()
                .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void describe(Class<?> type, StringBuilder text, Set<Class<?>> described) {
        if (!type.isRecord() || !described.add(type)) {
            return;
        }
        text.append(type.getName());
        for (RecordComponent component : type.getRecordComponents()) {
            text.append(' ').append(component.getName());
            text.append(':').append(component.getGenericType().getTypeName());
        }
        text.append('\n');
        for (RecordComponent component : type.getRecordComponents()) {
            describe(component.getType(), text, described);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static long padded(long length) {
        return (length + 7) & ~7L;
    }
}
