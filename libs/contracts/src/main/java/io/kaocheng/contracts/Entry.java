package io.kaocheng.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;

/**
 * One entry of a journal: a CloudEvents 1.0 event in structured mode. Its document is the same
 * bytes in PostgreSQL, on Kafka and in exports, and hashes are taken over them.
 *
 * @param sequence from 1, dense per region and journal
 * @param streamVersion from 1, dense per stream
 * @param time when it happened, as claimed by the actor
 * @param recordedTime when the journal took it; never decreasing within a journal
 * @param actor opaque subject id, never a person's name
 * @param traceparent W3C trace context of the request that caused it
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
     * What the entry says happened.
     *
     * @throws UnreadableEntryException where this build does not know the type or cannot read the
     *     data
     */
    public Event event() throws UnreadableEntryException {
        EntryType known =
                EntryType.named(type)
                        .orElseThrow(
                                () ->
                                        new UnreadableEntryException(
                                                "this build does not know the type " + type));
        return ContractJson.read(content, known.event());
    }

    /** The canonical document. */
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
     * The canonical document from its parts, with the data already written: the journal renders
     * thousands of these while it holds a lock.
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
        text.append(",\"datacontenttype\":\"application/json\",\"data\":").append(data);
        return text.append('}').toString();
    }

    /** By hand, as a generator takes twice as long for an object of texts. */
    private static void member(StringBuilder to, String name, String value) {
        to.append(",\"").append(name).append("\":\"");
        if (isPlain(value)) {
            to.append(value);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(value, to);
        }
        to.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a document, from whichever build and program it comes.
     *
     * @throws UnreadableEntryException saying what is missing or wrong
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
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry read(@Nullable JsonNode json) throws UnreadableEntryException {
        if (json == null || !json.isObject()) {
            throw new UnreadableEntryException("not a JSON object");
        }
        try {
            JsonNode data = json.get("data");
            JsonNode version = json.get("streamversion");
            if (data == null || !data.isObject() || version == null || !version.canConvertToInt()) {
                throw new UnreadableEntryException(
                        "an entry has data, an object, and streamversion, a number");
            }
            return new Entry(
                    UUID.fromString(text(json, "id")),
                    Code.of(text(json, "region")),
                    Journal.parse(text(json, "journal")),
                    Long.parseLong(text(json, "sequence")),
                    text(json, "subject"),
                    version.intValue(),
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
     * hand, as that formatter takes longer than the rest of a document.
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

    private static @Nullable String optional(JsonNode json, String field) {
        JsonNode found = json.get(field);
        return found != null && found.isTextual() ? found.textValue() : null;
    }

    private static String firstLine(IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }
}
