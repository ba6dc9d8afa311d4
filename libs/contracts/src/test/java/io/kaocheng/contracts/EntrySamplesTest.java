package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Stored forms are for ever. A sample that was approved once is read by every later build, and a
 * new type needs one: run with {@code -Dapprove=true}, look at what was written, commit it.
 */
class EntrySamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Path SCHEMAS = Path.of("../../docs/schemas/entries");

    static Stream<Event> events() {
        return Examples.all().stream();
    }

    @Test
    void there_is_an_example_of_every_type() {
        assertThat(Examples.all().stream().map(e -> EntryType.of(e).name()))
                .containsExactlyElementsOf(EntryType.all().stream().map(EntryType::name).toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_approved_sample_is_written_the_same_and_read_the_same(Event event) throws Exception {
        Path sample = SAMPLES.resolve(EntryType.of(event).name() + ".json");
        String document = entry(event);
        if (Boolean.getBoolean("approve") && Files.notExists(sample)) {
            Files.createDirectories(SAMPLES);
            Files.writeString(sample, document + "\n");
        }
        String approved = Files.readString(sample).strip();
        assertThat(document).isEqualTo(approved);
        Entry read = Entry.read(approved);
        assertThat(read.event()).isEqualTo(event);
        assertThat(read.document()).isEqualTo(approved);
        assertThat(read.subject()).isEqualTo(event.subject());
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_sample_with_fields_of_a_later_build_is_read_all_the_same(Event event) throws Exception {
        Path sample = SAMPLES.resolve(EntryType.of(event).name() + ".json");
        String later =
                Files.readString(sample)
                        .strip()
                        .replace("\"data\":{", "\"data\":{\"addedLater\":{\"deep\":[1,2]},")
                        .replace("{\"specversion\"", "{\"newattribute\":\"x\",\"specversion\"");
        assertThat(Entry.read(later).event()).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_committed_schema_is_the_one_of_the_record_and_takes_the_sample(Event event)
            throws Exception {
        EntryType type = EntryType.of(event);
        Path committed = SCHEMAS.resolve(type.name() + ".json");
        String schema = EntrySchemas.of(type) + "\n";
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(committed, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(committed));
        JsonNode data =
                ContractJson.mapper()
                        .readTree(Files.readString(SAMPLES.resolve(type.name() + ".json")))
                        .get("data");
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(schema)
                                .validate(data))
                .isEmpty();
    }

    /** Lists that were added later are empty in older entries; everything else must be there. */
    @ParameterizedTest
    @MethodSource("events")
    void an_entry_that_lacks_what_its_schema_requires_is_unreadable_and_says_what(Event event)
            throws Exception {
        EntryType type = EntryType.of(event);
        JsonNode schema = ContractJson.mapper().readTree(EntrySchemas.of(type));
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            if (schema.path("properties").path(name).path("type").asText().equals("array")) {
                continue;
            }
            ObjectNode data = ContractJson.mapper().valueToTree(event);
            assertThat(data.remove(name)).as(name).isNotNull();
            assertThat(catchThrowable(() -> ContractJson.read(data, type.event())))
                    .as("%s without %s", type.name(), name)
                    .isInstanceOf(UnreadableEntryException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void no_approved_sample_has_been_forgotten() throws IOException {
        List<String> known = EntryType.all().stream().map(t -> t.name() + ".json").toList();
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            assertThat(samples.map(p -> p.getFileName().toString())).hasSameElementsAs(known);
        }
    }

    @Test
    void what_is_not_an_entry_is_unreadable_and_says_why() {
        for (String damaged :
                List.of(
                        "",
                        "nonsense",
                        "[]",
                        "{}",
                        "{\"data\":{}}",
                        "{\"streamversion\":1,\"data\":{},\"id\":\"x\"}")) {
            assertThat(catchThrowable(() -> Entry.read(damaged)))
                    .as(damaged)
                    .isInstanceOf(UnreadableEntryException.class)
                    .message()
                    .isNotBlank();
        }
    }

    private static String entry(Event event) {
        EntryType type = EntryType.of(event);
        return Entry.document(
                UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
                Code.of("qinghe"),
                type.journal(),
                812,
                event.subject(),
                3,
                type.name(),
                OffsetDateTime.parse("2026-03-01T09:00:00+08:00"),
                Instant.parse("2026-03-01T01:00:00.123456Z"),
                "0f6a2c1e-7b1d-4a53-9c1e-2f0a8e5d4b7a",
                "push-7",
                "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5a",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                ContractJson.write(event));
    }
}
