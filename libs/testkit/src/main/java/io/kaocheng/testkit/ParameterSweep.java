package io.kaocheng.testkit;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every parameter of every path that a service describes, sent what it cannot be: the answer is a
 * whole problem document of 400 that names the parameter, and never a failure of the service. None
 * of the answers is kept anywhere or runs anything.
 */
public final class ParameterSweep {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    /** What nothing can be: as it is sent. */
    private static final List<String> NOTHING =
            List.of("%00", "pla%00a", "%01", "a%0Ab", "%ED%A0%80", "%C3%28");

    /** What no code, period, number, moment or word of a list is. */
    private static final List<String> NONSENSE =
            List.of("Nonsense%20value", "Pla-A", "AA", "202513", "-", "%27%3B--", "%C2%A0");

    /** Texts that are checked though their schema does not say how. */
    private static final Set<String> CHECKED = Set.of("cursor", "asOf", "at", "run");

    private final String region;
    private final String token;
    private final List<String> wrong = new ArrayList<>();

    private ParameterSweep(Code region) {
        this.region = region.value();
        // Who may ask is another test's matter: here every parameter is to be reached.
        this.token = Person.of(Role.ADMIN, "sweep", region).everywhere().token(Role.values());
    }

    /** Sends everything; fails with all that was not refused as it should be. */
    public static void check(String service, Code region) throws IOException {
        ParameterSweep sweep = new ParameterSweep(region);
        JsonNode description =
                JSON.readTree(Files.readString(Path.of("../docs/openapi/" + service + ".json")));
        int asked = 0;
        for (var path : description.path("paths").properties()) {
            for (String verb : VERBS) {
                JsonNode operation = path.getValue().path(verb);
                if (!operation.isMissingNode()
                        && !operation.at("/responses/200/content").has("text/event-stream")) {
                    asked += sweep.operation(verb, path.getKey(), operation);
                }
            }
        }
        assertThat(asked).isPositive();
        assertThat(sweep.wrong).as("of %d requests", asked).isEmpty();
    }

    private int operation(String verb, String path, JsonNode operation) {
        int asked = 0;
        for (JsonNode parameter : operation.path("parameters")) {
            String in = parameter.path("in").asText();
            if (!in.equals("path") && !in.equals("query")) {
                continue;
            }
            for (String value : NOTHING) {
                ask(verb, path, operation, parameter, value, true);
                asked++;
            }
            for (String value : NONSENSE) {
                ask(verb, path, operation, parameter, value, isTyped(parameter, value));
                asked++;
            }
        }
        return asked;
    }

    /** Whether a value is none that the parameter may have, by what is said of it. */
    private static boolean isTyped(JsonNode parameter, String value) {
        JsonNode schema = parameter.path("schema");
        String name = parameter.path("name").asText();
        if (schema.path("type").asText().equals("integer") && value.matches("\\d+")) {
            return schema.has("maximum") && Long.parseLong(value) > schema.path("maximum").asLong();
        }
        if (schema.has("pattern")) {
            return !value.matches(schema.path("pattern").asText());
        }
        return schema.has("format")
                || schema.has("enum")
                || !schema.path("type").asText().equals("string")
                || CHECKED.contains(name);
    }

    private void ask(
            String verb,
            String path,
            JsonNode operation,
            JsonNode bad,
            String value,
            boolean mustBeRefused) {
        String name = bad.path("name").asText();
        Map<String, String> query = new TreeMap<>();
        String target = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String one = parameter.path("name").asText();
            String sent =
                    one.equals(name)
                            ? value
                            : one.equals("region") ? region : encoded(example(parameter));
            if (parameter.path("in").asText().equals("path")) {
                target = target.replace("{" + one + "}", sent);
            } else if (parameter.path("in").asText().equals("query")
                    && (one.equals(name) || parameter.path("required").asBoolean())) {
                query.put(one, sent);
            }
        }
        StringBuilder url = new StringBuilder(target);
        query.forEach(
                (one, sent) ->
                        url.append(url.indexOf("?") < 0 ? '?' : '&')
                                .append(one)
                                .append('=')
                                .append(sent));
        RequestSpecification request =
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(token)
                        .header("Accept-Language", "en")
                        .header("Idempotency-Key", "sweep")
                        .header("If-Match", "\"1\"");
        if (!verb.equals("get")) {
            request.contentType("application/json");
        }
        if (operation.has("requestBody")) {
            request.body("{}");
        }
        Response answer = request.request(verb.toUpperCase(Locale.ROOT), url.toString());
        judge(verb + " " + url, name, mustBeRefused, isName(bad), answer);
    }

    /** Whether it is a segment that is one of a few names: another is no path at all. */
    private static boolean isName(JsonNode parameter) {
        return parameter.path("in").asText().equals("path") && parameter.path("schema").has("enum");
    }

    private void judge(
            String asked,
            String name,
            boolean mustBeRefused,
            boolean mayBeNoPath,
            Response answer) {
        int status = answer.statusCode();
        String keeps = String.valueOf(answer.header("Cache-Control"));
        String runs = String.valueOf(answer.header("Content-Security-Policy"));
        if (!keeps.equals("no-store") || !runs.startsWith("default-src 'none'")) {
            wrong.add(asked + " is kept as " + keeps + " and runs " + runs);
        }
        if (status < 400 && !mustBeRefused) {
            return;
        }
        String body = answer.asString();
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (IOException e) {
            problem = JSON.createObjectNode();
        }
        boolean whole =
                String.valueOf(answer.contentType()).startsWith("application/problem+json")
                        && problem.path("type").asText().startsWith("urn:problem:")
                        && problem.path("status").asInt() == status
                        && !problem.path("title").asText().isBlank()
                        && problem.path("instance").asText().startsWith("/")
                        && problem.path("errors").isArray();
        boolean named =
                problem.path("errors")
                        .valueStream()
                        .anyMatch(error -> error.path("pointer").asText().equals("/" + name));
        // A value that may be one is asked for, and who has to be asked may be away.
        boolean fine =
                whole
                        && (status < 500 || status == 503 && !mustBeRefused)
                        && (!mustBeRefused
                                || status == 400 && named
                                || mayBeNoPath && status == 404);
        if (!fine) {
            wrong.add(asked + " -> " + status + " " + body);
        }
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
