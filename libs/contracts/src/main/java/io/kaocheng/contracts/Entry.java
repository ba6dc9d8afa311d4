package io.kaocheng.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One recorded event of a region's journal: the data ({@code content}) in an envelope with
 * position, actor and times. Written as a CloudEvents 1.0 event in structured JSON.
 *
 * <p>{@link #document(UUID, Code, Journal, long, String, int, String, OffsetDateTime, Instant,
 * String, String, String, String, String) The document} has one form: a fixed order of attributes,
 * no spaces, UTF-8. The same bytes are stored in PostgreSQL, published to Kafka and exported, and
 * hashes are computed over them. Reading ignores unknown attributes, so that a later build may add
 * some, and is strict about those it knows.
 *
 * @param id unique for ever; a redelivery carries the same
 * @param region the tenant; entries are ordered within it
 * @param sequence position in the region's journal: 1, 2, 3 … without gaps
 * @param subject the event stream it belongs to, such as {@code target/edu-bureau/gdp/2026}
 * @param streamVersion position within that stream: 1, 2, 3 … without gaps
 * @param type the stored name and version of the event, such as {@code
 *     kaocheng.goals.target-set.v1}; see {@link EntryType}
 * @param time when it happened, as claimed by the actor
 * @param recordedTime when the journal recorded it, to the microsecond; never decreases within a
 *     journal
 * @param actor opaque subject id of the caller, never a person's name
 * @param correlationId the caller's own id of the request, absent where none was given
 * @param causationId id of the entry that led to this one, absent where a person did
 * @param traceparent W3C Trace Context of the request
 * @param content the event's data as they are stored; {@link #event} reads them
 */
public record Entry(
        UUID id,
        Code region,
        Journal journal,
        long sequence,
        String subject,
        int streamVersion,
        String type,
        OffsetDateTime time,
        Instant recordedTime,
        String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        JsonNode content) {

    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String ZEROS = "0".repeat(20);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    public Position position() {
        return new Position(journal, sequence);
    }

    /**
     * The event, whichever version of it is stored.
     *
     * @throws UnreadableEntryException where this build does not know the type or its version, the
     *     type belongs to another journal, or the data do not fit
     */
    public Event event() throws UnreadableEntryException {
        EntryType known = EntryType.known(type);
        if (known.journal() != journal) {
            throw new UnreadableEntryException(
                    "an entry of the " + journal + " journal is not a " + type);
        }
        return known.read(content);
    }

    /**
     * The document.
     *
     * @throws IllegalArgumentException where a text holds half of a surrogate pair
     */
    public String document() {
        return document(
                id,
                region,
                journal,
                sequence,
                subject,
                streamVersion,
                type,
                time,
                recordedTime,
                actor,
                correlationId,
                causationId,
                traceparent,
                content.toString());
    }

    /**
     * The document from its parts, with the data already written as JSON: the journal renders
     * thousands of these while it holds a lock.
     *
     * @throws IllegalArgumentException where a text holds half of a surrogate pair: UTF-8 has no
     *     bytes for it, so that what would be read is not what was written
     */
    public static String document(
            UUID id,
            Code region,
            Journal journal,
            long sequence,
            String subject,
            int streamVersion,
            String type,
            OffsetDateTime time,
            Instant recordedTime,
            String actor,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent,
            String data) {
        StringBuilder text = new StringBuilder(640 + data.length());
        text.append("{\"specversion\":\"1.0\",\"id\":\"").append(id).append('"');
        member(text, "source", source(journal));
        member(text, "type", type);
        member(text, "subject", subject);
        member(text, "region", region.value());
        member(text, "journal", journal.toString());
        member(text, "sequence", printSequence(sequence));
        text.append(",\"streamversion\":").append(streamVersion);
        member(text, "time", printTime(time));
        member(text, "recordedtime", printInstant(recordedTime));
        member(text, "actor", actor);
        if (correlationId != null) {
            member(text, "correlationid", correlationId);
        }
        if (causationId != null) {
            member(text, "causationid", causationId);
        }
        if (traceparent != null) {
            member(text, "traceparent", traceparent);
        }
        requireCharacters("data", data);
        text.append(",\"datacontenttype\":\"application/json\",\"data\":").append(data);
        return text.append('}').toString();
    }

    /** Written by hand: a JSON generator needs twice the time for an object of strings. */
    private static void member(StringBuilder to, String name, String value) {
        to.append(",\"").append(name).append("\":\"");
        if (isPlain(value)) {
            to.append(value);
        } else {
            requireCharacters(name, value);
            JsonStringEncoder.getInstance().quoteAsString(value, to);
        }
        to.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static void requireCharacters(String name, String value) {
        int i = 0;
        while (i < value.length()) {
            int point = value.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(
                        "%s holds half of a surrogate pair, U+%04X, at index %d"
                                .formatted(name, point, i));
            }
            i += Character.charCount(point);
        }
    }

    /**
     * Reads a document, from whichever build and program it comes.
     *
     * @throws UnreadableEntryException naming what is missing or wrong
     */
    public static Entry read(byte[] document) throws UnreadableEntryException {
        try {
            return read(ContractJson.mapper().readTree(document));
        } catch (IOException e) {
            throw new UnreadableEntryException("not JSON: " + firstLine(e), e);
        }
    }

    /** Like {@link #read(byte[])}, from text. */
    public static Entry read(String document) throws UnreadableEntryException {
        try {
            return read(ContractJson.mapper().readTree(document));
        } catch (IOException e) {
            throw new UnreadableEntryException("not JSON: " + firstLine(e), e);
        }
    }

    private static Entry read(@Nullable JsonNode json) throws UnreadableEntryException {
        if (json == null || !json.isObject()) {
            throw new UnreadableEntryException("not a JSON object");
        }
        try {
            JsonNode data = json.get("data");
            if (data == null || !data.isObject()) {
                throw new UnreadableEntryException("an entry has data, an object");
            }
            requireCharacters(data);
            if (!text(json, "specversion").equals("1.0")) {
                throw new UnreadableEntryException(
                        "an entry is a CloudEvent of specversion 1.0; found "
                                + Quoted.of(text(json, "specversion")));
            }
            return new Entry(
                    id(text(json, "id")),
                    Code.of(text(json, "region")),
                    Journal.parse(text(json, "journal")),
                    sequence(text(json, "sequence")),
                    text(json, "subject"),
                    streamVersion(json.get("streamversion")),
                    text(json, "type"),
                    OffsetDateTime.parse(text(json, "time")),
                    Instant.parse(text(json, "recordedtime")),
                    text(json, "actor"),
                    optional(json, "correlationid"),
                    optional(json, "causationid"),
                    optional(json, "traceparent"),
                    data);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEntryException("not an entry: " + e.getMessage(), e);
        }
    }

    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException(
                    "an id is a UUID in lower case with all its digits; found " + Quoted.of(text));
        }
        return id;
    }

    private static long sequence(String text) {
        long sequence = text.length() == ZEROS.length() ? Long.parseLong(text) : 0;
        if (sequence < 1 || text.charAt(0) == '+') {
            throw new IllegalArgumentException(
                    "a sequence is written with 20 digits, from 1; found " + Quoted.of(text));
        }
        return sequence;
    }

    private static int streamVersion(@Nullable JsonNode version) {
        if (version == null
                || !version.isIntegralNumber()
                || !version.canConvertToInt()
                || version.intValue() < 1) {
            throw new IllegalArgumentException("streamversion is a whole number, from 1");
        }
        return version.intValue();
    }

    /** Refuses halves of surrogate pairs: a JSON escape can express them, UTF-8 cannot. */
    private static void requireCharacters(JsonNode data) {
        if (data.isTextual()) {
            requireCharacters("data", data.textValue());
        } else if (data.isObject()) {
            for (Map.Entry<String, JsonNode> field : data.properties()) {
                requireCharacters("data", field.getKey());
                requireCharacters(field.getValue());
            }
        } else {
            data.forEach(Entry::requireCharacters);
        }
    }

    /** 20 digits, so that text order is number order. */
    public static String printSequence(long sequence) {
        String digits = Long.toString(sequence);
        return ZEROS.substring(digits.length()) + digits;
    }

    /** Always six decimals and {@code Z}: one form only. */
    public static String printInstant(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            return MICROS.format(utc);
        }
        StringBuilder text = seconds(utc).append('.');
        return padded(text, utc.get(ChronoField.MICRO_OF_SECOND), 6).append('Z').toString();
    }

    /**
     * As {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} prints it: as many decimals as it needs. By
     * hand, as that formatter needs more time than the rest of a document.
     */
    static String printTime(OffsetDateTime time) {
        LocalDateTime local = time.toLocalDateTime();
        if (local.getYear() < 0 || local.getYear() > 9999) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        StringBuilder text = seconds(local);
        int nano = local.get(ChronoField.NANO_OF_SECOND);
        if (nano > 0) {
            padded(text.append('.'), nano, 9);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append(time.getOffset().getId()).toString();
    }

    private static StringBuilder seconds(LocalDateTime time) {
        StringBuilder text = new StringBuilder(40);
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append('T');
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        return padded(text, time.getSecond(), 2);
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        return text.append(ZEROS, 0, digits - plain.length()).append(plain);
    }

    private static String source(Journal journal) {
        return switch (journal) {
            case SCORES, EVALUATION -> "/evaluation-service";
            case GOALS, INDICATORS, MONITORING, REPORTING -> "/" + journal + "-service";
        };
    }

    private static String text(JsonNode json, String field) throws UnreadableEntryException {
        String found = optional(json, field);
        if (found == null) {
            throw new UnreadableEntryException("an entry has a text " + field);
        }
        return found;
    }

    private static @Nullable String optional(JsonNode json, String field)
            throws UnreadableEntryException {
        JsonNode found = json.get(field);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!found.isTextual()) {
            throw new UnreadableEntryException(field + " of an entry is a text");
        }
        requireCharacters(field, found.textValue());
        return found.textValue();
    }

    private static String firstLine(IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }
}
