package io.kaocheng.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
    private static final JsonFactory JSON = new JsonFactory();
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
        StringWriter text = new StringWriter(480 + data.length());
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", id.toString());
            out.writeStringField("source", source(journal));
            out.writeStringField("type", type);
            out.writeStringField("subject", subject);
            out.writeStringField("region", region.value());
            out.writeStringField("journal", journal.toString());
            out.writeStringField("sequence", printSequence(sequence));
            out.writeNumberField("streamversion", streamVersion);
            out.writeStringField("time", printTime(time));
            out.writeStringField("recordedtime", printInstant(recordedTime));
            out.writeStringField("actor", actor);
            if (correlationId != null) {
                out.writeStringField("correlationid", correlationId);
            }
            if (causationId != null) {
                out.writeStringField("causationid", causationId);
            }
            if (traceparent != null) {
                out.writeStringField("traceparent", traceparent);
            }
            out.writeStringField("datacontenttype", "application/json");
            out.writeFieldName("data");
            out.writeRawValue(data);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
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
