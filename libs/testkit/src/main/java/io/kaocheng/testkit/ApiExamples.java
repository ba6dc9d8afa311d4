package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.kaocheng.policy.Scope;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;
import io.kaocheng.shape.Surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the examples in a committed OpenAPI description: bodies are read by the service's strict
 * reader; bodies, answers and parameters are valid against their schemas, and no parameter is
 * without an example.
 */
public final class ApiExamples {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ApiExamples() {}

    /** The resource classes in the packages and their sub-packages. */
    public static List<Class<?>> resources(String... packages) {
        List<Class<?>> resources = new ArrayList<>();
        for (JavaClass found :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(packages)) {
            if (found.isAnnotatedWith("jakarta.ws.rs.Path")) {
                resources.add(found.reflect());
            }
        }
        return resources;
    }

    /**
     * Checks every example of {@code docs/openapi}.
     *
     * @param bodies the records that are read, by operation
     */
    public static void check(String service, Map<String, Class<?>> bodies) throws IOException {
        JsonNode description =
                MAPPER.readTree(Files.readString(Path.of("../docs/openapi/" + service + ".json")));
        List<String> wrong = new ArrayList<>();
        for (JsonNode path : description.path("paths")) {
            for (JsonNode operation : path) {
                String id = operation.path("operationId").asText();
                for (var form : operation.at("/requestBody/content").properties()) {
                    JsonNode content = form.getValue();
                    Class<?> record = bodies.get(id);
                    if (record != null) {
                        if (form.getKey().equals("application/json")
                                && Shape.readBody(
                                                record,
                                                content.path("example"),
                                                surroundings(operation))
                                        instanceof Reading.Findings<?>(var findings)) {
                            wrong.add(id + " body: " + findings);
                        }
                        // What is no text has no example that could be read.
                        if (!content.at("/schema/format").asText().equals("binary")) {
                            wrong.addAll(misfits(id + " body", description, content));
                        }
                    }
                }
                for (JsonNode parameter : operation.path("parameters")) {
                    String reference = parameter.path("$ref").asText("");
                    JsonNode described =
                            reference.isEmpty()
                                    ? parameter
                                    : description.at(reference.substring(1));
                    String name = id + " " + described.path("name").asText();
                    if (described.has("example")) {
                        wrong.addAll(misfits(name, description, described));
                    } else {
                        wrong.add(name + " has no example");
                    }
                }
                for (JsonNode response : operation.path("responses")) {
                    for (JsonNode content : response.path("content")) {
                        if (content.has("example")) {
                            wrong.addAll(misfits(id + " answer", description, content));
                        }
                    }
                }
            }
        }
        assertThat(wrong).as("examples of docs/openapi/%s.json", service).isEmpty();
    }

    /** A request with the examples of the operation's path. */
    private static Surroundings surroundings(JsonNode operation) {
        Map<String, String> path = new HashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("path")) {
                path.put(parameter.path("name").asText(), parameter.path("example").asText());
            }
        }
        return new Surroundings(
                path,
                type ->
                        type == String.class
                                ? "office-li"
                                : type == Scope.class ? Scope.EVERYTHING : Instant.EPOCH);
    }

    private static List<String> misfits(String name, JsonNode description, JsonNode content) {
        ObjectNode schema = content.path("schema").deepCopy();
        schema.set("components", description.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(content.path("example"))
                .stream()
                .map(message -> name + ": " + message.getMessage())
                .toList();
    }
}
