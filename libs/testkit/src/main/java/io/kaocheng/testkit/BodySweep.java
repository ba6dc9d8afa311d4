package io.kaocheng.testkit;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The example body of every write that a service describes: with half of a surrogate pair in each
 * of its texts, with what is no boolean in each of its booleans, and as it is for a region that
 * nobody has opened.
 */
public final class BodySweep {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VERBS = List.of("post", "put", "patch", "delete");

    /** In place of it, since no library would write half of a pair. */
    private static final String MARK = "half-of-a-pair";

    private static final String HALF = "a\\ud800b";

    private final String region;
    private final String token;
    private final List<String> wrong = new ArrayList<>();

    private final Set<String> asking;

    private BodySweep(Code region, Set<String> asking) {
        this.asking = asking;
        this.region = region.value();
        // Who may ask is another test's matter: here every body is to be read.
        this.token = Person.of(Role.ADMIN, "sweep", region).everywhere().token(Role.values());
    }

    /**
     * Sends everything; fails with all that was not refused as it should be.
     *
     * @param region one that was never opened
     * @param asking paths that ask other services, of which none runs: 503 is right there, too
     */
    public static void check(String service, Code region, String... asking) throws IOException {
        BodySweep sweep = new BodySweep(region, Set.of(asking));
        JsonNode description =
                JSON.readTree(Files.readString(Path.of("../docs/openapi/" + service + ".json")));
        int asked = 0;
        for (var path : description.path("paths").properties()) {
            for (String verb : VERBS) {
                JsonNode operation = path.getValue().path(verb);
                if (!operation.isMissingNode() && path.getKey().contains("{region}")) {
                    sweep.operation(verb, path.getKey(), operation);
                    asked++;
                }
            }
        }
        assertThat(sweep.wrong).as("of %d writes", asked).isEmpty();
    }

    private void operation(String verb, String path, JsonNode operation) {
        JsonNode example = operation.at("/requestBody/content/application~1json/example");
        if (!example.isMissingNode()) {
            leaves(verb, path, operation, example, example, "");
        }
        Response answer =
                send(verb, path, operation, example.isMissingNode() ? "" : example.toString());
        boolean unreachable = answer.statusCode() == 503 && asking.contains(path);
        if (answer.statusCode() < 300 || answer.statusCode() >= 500 && !unreachable) {
            wrong.add(verb + " " + path + " in a region never opened -> " + describe(answer));
        }
    }

    private void leaves(
            String verb,
            String path,
            JsonNode operation,
            JsonNode whole,
            JsonNode at,
            String pointer) {
        switch (at) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(
                                    field ->
                                            leaves(
                                                    verb,
                                                    path,
                                                    operation,
                                                    whole,
                                                    field.getValue(),
                                                    pointer + "/" + field.getKey()));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    leaves(verb, path, operation, whole, array.get(i), pointer + "/" + i);
                }
            }
            default -> {
                if (at.isTextual()) {
                    refused(verb, path, operation, whole, pointer, "\"" + HALF + "\"");
                }
                if (at.isBoolean()) {
                    for (String none : List.of("1", "0", "\"true\"", "\"yes\"", "[]")) {
                        refused(verb, path, operation, whole, pointer, none);
                    }
                }
            }
        }
    }

    private void refused(
            String verb,
            String path,
            JsonNode operation,
            JsonNode whole,
            String pointer,
            String value) {
        JsonNode changed = whole.deepCopy();
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        switch (changed.at(pointer.substring(0, last))) {
            case ObjectNode object -> object.put(name, MARK);
            case ArrayNode array -> array.set(Integer.parseInt(name), MARK);
            default -> throw new IllegalStateException(pointer + " is in nothing");
        }
        String body = changed.toString().replace("\"" + MARK + "\"", value);
        Response answer = send(verb, path, operation, body);
        boolean named =
                // The rows of a batch are refused together.
                (answer.statusCode() == 400 || answer.statusCode() == 422)
                        && String.valueOf(answer.contentType())
                                .startsWith("application/problem+json")
                        && answer.asString().contains("\"pointer\":\"" + pointer);
        if (!named) {
            wrong.add(
                    verb
                            + " "
                            + path
                            + " with "
                            + value
                            + " at "
                            + pointer
                            + " -> "
                            + describe(answer));
        }
    }

    private static String describe(Response answer) {
        String text = answer.asString();
        return answer.statusCode() + " " + text.substring(0, Math.min(400, text.length()));
    }

    private Response send(String verb, String path, JsonNode operation, String body) {
        String target = path;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("path")) {
                String name = parameter.path("name").asText();
                target =
                        target.replace(
                                "{" + name + "}",
                                name.equals("region") ? region : example(parameter));
            }
        }
        RequestSpecification request =
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(token)
                        .header("Accept-Language", "en")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", "*");
        if (!body.isEmpty()) {
            request.contentType("application/json").body(body);
        }
        return request.request(verb.toUpperCase(Locale.ROOT), target);
    }

    private static String example(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (parameter.has("example")) {
            return parameter.path("example").asText();
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        return schema.path("type").asText().equals("string") ? "a" : "1";
    }
}
