package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.kaocheng.contracts.Samples.Sample;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Stored forms are for ever. A sample that was approved once is read by every later build, and a
 * new type needs one: run with {@code -Dapprove=true}, review what was written, commit it.
 */
class EntrySamplesTest {

    @BeforeAll
    static void approve() throws Exception {
        if (Boolean.getBoolean("approve")) {
            for (EntryType type : EntryType.all()) {
                if (Samples.of(type).isEmpty()) {
                    Samples.draft(type);
                }
                Files.writeString(EntrySchemas.file(type), EntrySchemas.of(type) + "\n");
            }
        }
    }

    static List<Sample> samples() {
        return Samples.all();
    }

    static Collection<EntryType> current() {
        return EntryType.all();
    }

    @Test
    void every_form_ever_stored_has_a_sample_and_every_sample_is_of_a_known_form() {
        for (EntryType type : EntryType.stored()) {
            assertThat(Samples.of(type))
                    .as("samples of %s (draft them with -Dapprove=true)", type.name())
                    .isNotEmpty();
        }
        assertThat(Samples.all().stream().map(Sample::file))
                .containsExactlyInAnyOrderElementsOf(Samples.files());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_approved_sample_is_read_by_this_build(Sample sample) throws Exception {
        Entry entry = sample.entry();
        assertThat(entry.document()).isEqualTo(sample.document());
        assertThat(entry.type()).isEqualTo(sample.type().name());
        assertThat(entry.event()).isInstanceOf(sample.type().event());
        assertThat(entry.event().subject()).isEqualTo(entry.subject());
    }

    /** A list added since is written though it is empty. */
    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_in_the_current_version_is_written_unchanged(Sample sample) throws Exception {
        if (!sample.type().isCurrent()) {
            return;
        }
        ObjectNode written = (ObjectNode) Samples.read(ContractJson.write(sample.entry().event()));
        written.properties()
                .removeIf(f -> f.getValue().isEmpty() && !sample.data().has(f.getKey()));
        assertThat(written.toString()).isEqualTo(sample.data().toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_with_fields_of_a_later_build_is_read_all_the_same(Sample sample)
            throws Exception {
        String later =
                sample.document()
                        .replace("\"data\":{", "\"data\":{\"addedLater\":{\"deep\":[1,2]},")
                        .replace("{\"specversion\"", "{\"newattribute\":\"x\",\"specversion\"");
        assertThat(Entry.read(later).event()).isEqualTo(sample.entry().event());
    }

    @ParameterizedTest
    @MethodSource("current")
    void the_committed_schema_is_the_one_of_the_record(EntryType type) throws Exception {
        assertThat(EntrySchemas.of(type) + "\n")
                .isEqualTo(Files.readString(EntrySchemas.file(type)));
    }

    /** Those of older versions too, whose records are gone and whose schemas stay. */
    @ParameterizedTest
    @MethodSource("samples")
    void the_sample_is_valid_against_the_committed_schema(Sample sample) throws Exception {
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(Files.readString(EntrySchemas.file(sample.type())))
                                .validate(sample.data()))
                .isEmpty();
    }

    @Test
    void no_schema_has_been_forgotten() throws IOException {
        try (var files = Files.list(EntrySchemas.FOLDER)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(
                            EntryType.stored().stream().map(t -> t.name() + ".json").toList());
        }
    }

    /** Lists that were added later are empty in older entries; everything else must be there. */
    @ParameterizedTest
    @MethodSource("current")
    void an_entry_that_lacks_a_required_field_is_unreadable_and_the_field_is_named(EntryType type) {
        JsonNode schema = Samples.read(EntrySchemas.of(type));
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            if (schema.path("properties").path(name).path("type").asText().equals("array")) {
                continue;
            }
            ObjectNode data = Samples.of(type).getFirst().data();
            assertThat(data.remove(name)).as(name).isNotNull();
            assertThat(catchThrowable(() -> type.read(data)))
                    .as("%s without %s", type.name(), name)
                    .isInstanceOf(UnreadableEntryException.class)
                    .hasMessageContaining(name);
        }
    }
}
