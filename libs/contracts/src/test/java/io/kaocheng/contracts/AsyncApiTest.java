package io.kaocheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * {@code docs/asyncapi/kaocheng.json} matches the code. Run with {@code -Dapprove=true} to write it
 * anew; what would break a reader is never written.
 */
class AsyncApiTest {

    private static final String TARGET = "kaocheng.goals.target-set.v1";

    static Collection<EntryType> stored() {
        return EntryType.stored();
    }

    @Test
    void the_committed_description_matches_the_code_and_breaks_no_reader() throws Exception {
        EntrySamplesTest.approve();
        String today = AsyncApi.document();
        if (Files.exists(AsyncApi.FILE)) {
            assertThat(
                            BreakingChanges.between(
                                    Samples.read(Files.readString(AsyncApi.FILE)),
                                    Samples.read(today)))
                    .as("what breaks readers of v1")
                    .isEmpty();
        }
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(AsyncApi.FILE.getParent());
            Files.writeString(AsyncApi.FILE, today);
        }
        assertThat(Files.readString(AsyncApi.FILE))
                .as("%s; -Dapprove=true writes it anew", AsyncApi.FILE)
                .isEqualTo(today);
    }

    @Test
    void the_page_for_people_lists_every_type() throws Exception {
        String today = EventsPage.today();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(EventsPage.FILE, today);
        }
        assertThat(Files.readString(EventsPage.FILE))
                .as("%s; -Dapprove=true writes it anew", EventsPage.FILE)
                .isEqualTo(today);
        assertThat(today).contains("`kaocheng.scores.unit-scored.v1`");
    }

    @ParameterizedTest
    @MethodSource("stored")
    void every_type_is_in_its_topic_with_a_summary_and_valid_examples(EntryType type) {
        JsonNode document = Samples.read(AsyncApi.document());
        JsonNode channel = document.path("channels").path(type.journal().toString());
        assertThat(channel.path("address").asText()).isEqualTo(type.journal().topic());
        assertThat(channel.path("messages").path(type.name()).path("$ref").asText())
                .isEqualTo("#/components/messages/" + type.name());
        JsonNode message = document.path("components").path("messages").path(type.name());
        assertThat(message.path("summary").asText())
                .as("a sentence of Javadoc at %s", type.event())
                .isNotBlank();
        assertThat(message.path("examples")).isNotEmpty();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(AsyncApi.payload(document, type.name()));
        for (JsonNode example : message.path("examples")) {
            assertThat(schema.validate(example.path("payload"))).isEmpty();
        }
        ObjectNode damaged = message.path("examples").get(0).path("payload").deepCopy();
        damaged.remove("sequence");
        damaged.put("type", "another");
        assertThat(schema.validate(damaged)).hasSize(2);
    }

    @Test
    void an_optional_addition_or_another_description_breaks_no_reader() {
        JsonNode before = Samples.read(AsyncApi.document());
        assertThat(BreakingChanges.between(before, before)).isEmpty();
        JsonNode after =
                changed(
                        root -> {
                            fields(root).putObject("addedLater").put("type", "string");
                            fields(root).withObject("value").put("description", "otherwise");
                            schemas(root).putObject("kaocheng.goals.new.v1").put("type", "object");
                            message(root).putArray("examples");
                            message(root).put("summary", "otherwise");
                        });
        assertThat(BreakingChanges.between(before, after)).isEmpty();
    }

    @Test
    void what_breaks_a_reader_is_named() {
        names(
                root -> root.withObject("channels").remove("scores"),
                "kaocheng.scores.v1",
                "removed");
        names(
                root -> root.withObject("channels").withObject("goals").put("address", "goals"),
                "kaocheng.goals.v1",
                "address");
        names(
                root ->
                        root.withObject("channels")
                                .withObject("goals")
                                .withObject("messages")
                                .remove(TARGET),
                "kaocheng.goals.v1",
                "the type " + TARGET + " was removed");
        names(
                root ->
                        root.withObject("channels")
                                .withObject("goals")
                                .withObject("bindings")
                                .withObject("kafka")
                                .withObject("topicConfiguration")
                                .put("retention.ms", 1000),
                "kaocheng.goals.v1",
                "settings",
                "1000");
        names(root -> schemas(root).remove(TARGET), TARGET + " was removed");
        names(root -> fields(root).remove("floor"), TARGET + ": the field floor was removed");
        names(
                root -> ((ArrayNode) schemas(root).get(TARGET).get("required")).add("floor"),
                TARGET + ": the field floor is required and was not");
        names(
                root -> ((ArrayNode) schemas(root).get(TARGET).get("required")).remove(0),
                "course may be absent and was always there");
        names(
                root -> fields(root).withObject("value").put("type", "number"),
                TARGET + ": the field value: type was \"string\" and is \"number\"");
        names(
                root -> fields(root).withObject("value").put("pattern", "^\\d$"),
                TARGET + ": the field value: pattern");
        names(
                root -> fields(root).withObject("value").put("maxLength", 3),
                TARGET + ": the field value: maxLength");
        names(
                root ->
                        fields(root)
                                .withObject("course")
                                .withObject("items")
                                .withObject("properties")
                                .remove("share"),
                TARGET + ": the field course: the field share was removed");
        names(
                root ->
                        ((ArrayNode)
                                        schemas(root)
                                                .withObject("Entry")
                                                .withObject("properties")
                                                .withObject("journal")
                                                .get("enum"))
                                .remove(0),
                "Entry: the field journal: enum");
        names(root -> message(root).withObject("payload").putArray("allOf"), TARGET + " was");
        names(root -> root.put("defaultContentType", "text/plain"), "content type");
    }

    private static void names(Consumer<ObjectNode> change, String... words) {
        assertThat(BreakingChanges.between(Samples.read(AsyncApi.document()), changed(change)))
                .singleElement()
                .asString()
                .contains(words);
    }

    private static JsonNode changed(Consumer<ObjectNode> change) {
        ObjectNode root = (ObjectNode) Samples.read(AsyncApi.document());
        change.accept(root);
        return root;
    }

    private static ObjectNode schemas(ObjectNode root) {
        return root.withObject("components").withObject("schemas");
    }

    private static ObjectNode fields(ObjectNode root) {
        return (ObjectNode) schemas(root).get(TARGET).get("properties");
    }

    private static ObjectNode message(ObjectNode root) {
        return (ObjectNode) root.withObject("components").withObject("messages").get(TARGET);
    }
}
