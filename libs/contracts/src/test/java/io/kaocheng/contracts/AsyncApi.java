package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Samples.Sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The AsyncAPI 3 description of the topics, from the stored forms, their schemas and samples. */
final class AsyncApi {

    static final Path FILE = Path.of("../../docs/asyncapi/kaocheng.json");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REGION = "^[a-z0-9][a-z0-9-]{0,63}$";
    private static final String ENVELOPE = "Entry";

    private static final Map<Journal, String> HOLDS =
            Map.of(
                    Journal.GOALS,
                    "Who is assessed and what they are to achieve: regions, units, cycles, goals,"
                            + " targets.",
                    Journal.INDICATORS,
                    "How it is measured: indicators and their versions, schemes with weights and"
                            + " grades.",
                    Journal.MONITORING,
                    "What was reported: figures, their corrections and approvals, lights.",
                    Journal.EVALUATION,
                    "How scores came to be published: replay runs and editions.",
                    Journal.REPORTING,
                    "What is made of the results. No event is recorded there yet.",
                    Journal.SCORES,
                    "What units score: the contract for other systems. Everything else is there to"
                            + " explain it.");

    private AsyncApi() {}

    static String document() {
        ObjectNode root = JSON.objectNode();
        root.put("asyncapi", "3.0.0").put("id", "urn:kaocheng:events");
        root.putObject("info")
                .put("title", "Kaocheng events")
                .put("version", "1")
                .put("description", description());
        root.put("defaultContentType", Entry.CONTENT_TYPE);
        root.putObject("servers")
                .putObject("suite")
                .put("host", "127.0.0.1:19092")
                .put("protocol", "kafka")
                .put("description", "The suite that ./kaocheng up starts.");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        for (Journal journal : Journal.values()) {
            channels.set(journal.toString(), channel(journal));
            operations.set("publish-" + journal, operation(journal));
        }
        ObjectNode components = root.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set(ENVELOPE, envelope());
        for (EntryType type : EntryType.stored()) {
            messages.set(type.name(), message(type));
            schemas.set(type.name(), schema(type));
        }
        return root.toPrettyString() + "\n";
    }

    private static String description() {
        return """
        Every event that any part of Kaocheng records, one Kafka topic per journal.

        **Key**: the code of the region. **Value**: one CloudEvents 1.0 document in structured JSON, byte for byte as it \
        stands in the journal. Every record has the header `content-type: application/cloudevents+json; charset=UTF-8`.

        **Order**: within a region, in the order of `sequence`, which counts 1, 2, 3 … without gaps. There is no order \
        between regions or between topics.

        **Delivery**: at least once. A repeated document has the same `id`. Keep the last `sequence` per region and \
        journal beside what you make of the events, in one transaction, and drop what is not greater.

        **Retention**: unlimited. A reader that starts today reads the whole history; one that wants to start from a \
        moment asks the consumer for `offsetsForTimes`.

        **Changes**: within v1 fields are only added, and may be absent; types are only added. Pass over fields and \
        types you do not know. A changed meaning is a new version of the type, `….v2`, beside the old.

        **Values**: measured, weighed or scored numbers are decimals written as strings; instants are RFC 3339; periods \
        are written 2026, 2026S1, 2026Q1 or 202601.
        """
                .strip();
    }

    private static ObjectNode channel(Journal journal) {
        ObjectNode channel =
                JSON.objectNode()
                        .put("address", journal.topic())
                        .put("title", journal.toString())
                        .put("description", HOLDS.get(journal));
        channel.putArray("servers").add(reference("servers", "suite"));
        ObjectNode messages = channel.putObject("messages");
        for (EntryType type : EntryType.stored()) {
            if (type.journal() == journal) {
                messages.set(type.name(), reference("components/messages", type.name()));
            }
        }
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", journal.topic());
        ObjectNode topic = kafka.putObject("topicConfiguration");
        topic.putArray("cleanup.policy").add("delete");
        topic.put("retention.ms", -1).put("retention.bytes", -1);
        kafka.put("bindingVersion", "0.5.0");
        return channel;
    }

    private static ObjectNode operation(Journal journal) {
        ObjectNode operation =
                JSON.objectNode()
                        .put("action", "send")
                        .put("summary", "Publishes the " + journal + " journal.");
        operation.set("channel", reference("channels", journal.toString()));
        return operation;
    }

    private static ObjectNode message(EntryType type) {
        ObjectNode message =
                JSON.objectNode()
                        .put("name", type.name())
                        .put("title", type.kind().replace('-', ' '))
                        .put("summary", summary(type))
                        .put("contentType", Entry.CONTENT_TYPE);
        message.putObject("correlationId")
                .put("description", "The caller's own id of the request, where one was given.")
                .put("location", "$message.payload#/correlationid");
        ObjectNode payload = message.putObject("payload");
        ArrayNode parts = payload.putArray("allOf");
        parts.add(reference("components/schemas", ENVELOPE));
        ObjectNode own = parts.addObject();
        ObjectNode properties = own.putObject("properties");
        properties.putObject("type").put("const", type.name());
        properties.putObject("journal").put("const", type.journal().toString());
        properties.set("data", reference("components/schemas", type.name()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("pattern", REGION)
                .put("description", "The code of the region.");
        kafka.put("bindingVersion", "0.5.0");
        ArrayNode examples = message.putArray("examples");
        for (Sample sample : Samples.of(type)) {
            examples.addObject()
                    .put("name", sample.file().replaceAll("\\.json$", ""))
                    .set("payload", Samples.read(sample.document()));
        }
        return message;
    }

    /** What happened, in a sentence or two. */
    static String summary(EntryType type) {
        String description = Javadocs.of(type.event()).text();
        return type.isCurrent() ? description : description + " An older form, no longer written.";
    }

    private static ObjectNode schema(EntryType type) {
        try {
            ObjectNode schema =
                    (ObjectNode) Samples.read(Files.readString(EntrySchemas.file(type)));
            schema.remove("$id");
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode envelope() {
        ObjectNode schema =
                JSON.objectNode()
                        .put("type", "object")
                        .put("description", "The CloudEvents 1.0 envelope all events share.");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        text(properties, "specversion", "Of CloudEvents.").put("const", "1.0");
        text(properties, "id", "Unique for ever; a repeated delivery carries the same.")
                .put("format", "uuid");
        text(properties, "source", "The service that recorded it, such as /goals-service.");
        text(properties, "type", "What happened, with the version of the form of data.");
        text(properties, "subject", "The stream of events it belongs to, such as a target's.");
        text(properties, "region", "The region it belongs to, which is the record's key as well.")
                .put("pattern", REGION);
        ArrayNode journals =
                text(properties, "journal", "The journal it is recorded in.").putArray("enum");
        for (Journal journal : Journal.values()) {
            journals.add(journal.toString());
        }
        text(properties, "sequence", "Its number in the region's journal, with 20 digits, from 1.")
                .put("pattern", "^\\d{20}$");
        properties
                .putObject("streamversion")
                .put("type", "integer")
                .put("minimum", 1)
                .put("description", "Its number within its subject, from 1.");
        text(properties, "time", "When it happened, as claimed by who reported it.")
                .put("format", "date-time");
        text(properties, "recordedtime", "When it was recorded; never decreases within a region.")
                .put("format", "date-time");
        text(properties, "actor", "Opaque id of who caused it, never a person's name.");
        text(properties, "datacontenttype", "Of data.").put("const", "application/json");
        properties.putObject("data").put("type", "object").put("description", "What happened.");
        properties.fieldNames().forEachRemaining(required::add);
        text(properties, "correlationid", "The caller's own id of the request.");
        text(properties, "causationid", "The id of the event that led to this one.");
        text(properties, "traceparent", "W3C Trace Context of the request.");
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode reference(String place, String name) {
        return JSON.objectNode().put("$ref", "#/" + place + "/" + name);
    }

    /** The schema of a message's value, to be used by itself. */
    static ObjectNode payload(JsonNode document, String message) {
        ObjectNode schema =
                document.path("components")
                        .path("messages")
                        .path(message)
                        .path("payload")
                        .deepCopy();
        schema.putObject("components")
                .set("schemas", document.path("components").path("schemas").deepCopy());
        return schema;
    }
}
