package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The approved documents, one file each, of every form in which events were ever stored. A file is
 * named after the type, {@code kaocheng.goals.target-set.v1.json}; further samples of a type, such
 * as of a field added later, after it and what they show, {@code …v1.with-floor.json}. A file is
 * never changed or removed.
 */
final class Samples {

    static final Path FOLDER = Path.of("src/test/resources/samples");

    private Samples() {}

    /**
     * @param document without the line's end
     */
    record Sample(EntryType type, String file, String document) {

        Entry entry() throws UnreadableEntryException {
            return Entry.read(document);
        }

        ObjectNode data() {
            return (ObjectNode) read(document).get("data");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<String> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sample> of(EntryType type) {
        return files().stream()
                .filter(file -> file.startsWith(type.name() + "."))
                .map(file -> new Sample(type, file, text(file)))
                .toList();
    }

    static List<Sample> all() {
        return EntryType.stored().stream().flatMap(type -> of(type).stream()).toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Drafts the sample of a new type, its values made up from its fields: review them, put in what
     * a reader of the documentation would expect, and commit the file.
     */
    static void draft(EntryType type) throws IOException, UnreadableEntryException {
        ObjectNode data = madeUp(type.event());
        String subject = type.read(data).subject();
        Files.writeString(
                FOLDER.resolve(type.name() + ".json"), document(type, subject, data) + "\n");
    }

    static String document(EntryType type, String subject, JsonNode data) {
        return Entry.document(
                UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
                Code.of("qinghe"),
                type.journal(),
                812,
                subject,
                3,
                type.name(),
                OffsetDateTime.parse("2026-03-01T09:00:00+08:00"),
                Instant.parse("2026-03-01T01:00:00.123456Z"),
                "0f6a2c1e-7b1d-4a53-9c1e-2f0a8e5d4b7a",
                "push-7",
                "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5a",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                data.toString());
    }

    private static final Map<Class<?>, String> TEXTS =
            Map.of(
                    Code.class, "edu-bureau",
                    Period.class, "2026",
                    BigDecimal.class, "98.5",
                    Position.class, "monitoring@48213",
                    Cut.class, "goals@812 indicators@96 monitoring@48213",
                    LocalDate.class, "2026-03-01");

    private static ObjectNode madeUp(Class<?> record) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (RecordComponent field : record.getRecordComponents()) {
            data.set(field.getName(), madeUp(field.getName(), field.getGenericType()));
        }
        return data;
    }

    private static JsonNode madeUp(String name, Type type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (type instanceof ParameterizedType list) {
            ArrayNode array = json.arrayNode();
            return array.add(madeUp(name, list.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        @Nullable String text = TEXTS.get(raw);
        if (text != null) {
            return json.textNode(text);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return json.booleanNode(true);
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return json.numberNode(2);
        }
        if (raw.isRecord()) {
            return madeUp(raw);
        }
        return JsonNode.class.isAssignableFrom(raw) ? json.objectNode() : json.textNode(name);
    }

    static JsonNode read(String json) {
        try {
            return ContractJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
