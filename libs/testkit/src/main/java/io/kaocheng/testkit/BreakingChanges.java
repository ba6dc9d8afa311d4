package io.kaocheng.testkit;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the changes of an OpenAPI description that break clients: within v1 paths, fields of
 * answers, values and parameters are only added, and nothing that was accepted is refused.
 */
final class BreakingChanges {

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Every breaking change, with the place it is at; empty where there is none. */
    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.paths();
        return changes.broken;
    }

    private void paths() {
        for (Map.Entry<String, JsonNode> path : before.path("paths").properties()) {
            JsonNode now = after.path("paths").path(path.getKey());
            if (now.isMissingNode()) {
                broken.add("the path " + path.getKey() + " is gone");
                continue;
            }
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                String name = verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (now.has(verb.getKey())) {
                    operation(name, verb.getValue(), now.get(verb.getKey()));
                } else {
                    broken.add("the operation " + name + " is gone");
                }
            }
        }
    }

    private void operation(String name, JsonNode was, JsonNode is) {
        for (JsonNode parameter : was.path("parameters")) {
            JsonNode one = resolved(before, parameter);
            JsonNode now = named(after, is, one);
            if (now == null) {
                broken.add(name + ": the parameter " + one.path("name").asText() + " is gone");
            } else {
                accepted(
                        name + " parameter " + one.path("name").asText(),
                        one.path("schema"),
                        now.path("schema"));
            }
        }
        for (JsonNode parameter : is.path("parameters")) {
            JsonNode one = resolved(after, parameter);
            JsonNode then = named(before, was, one);
            if (one.path("required").asBoolean()
                    && (then == null || !then.path("required").asBoolean())) {
                broken.add(
                        name
                                + ": the parameter "
                                + one.path("name").asText()
                                + " is newly required");
            }
        }
        if (is.path("requestBody").path("required").asBoolean()
                && !was.path("requestBody").path("required").asBoolean()) {
            broken.add(name + ": a body is newly required");
        }
        for (Map.Entry<String, JsonNode> body :
                was.path("requestBody").path("content").properties()) {
            JsonNode now = is.path("requestBody").path("content").path(body.getKey());
            if (is.has("requestBody") && now.isMissingNode()) {
                broken.add(name + ": a body of " + body.getKey() + " is not accepted any more");
            } else {
                accepted(name + " body", body.getValue().path("schema"), now.path("schema"));
            }
        }
        for (Map.Entry<String, JsonNode> response : was.path("responses").properties()) {
            if (!response.getKey().startsWith("2")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> body :
                    response.getValue().path("content").properties()) {
                JsonNode now =
                        is.path("responses")
                                .path(response.getKey())
                                .path("content")
                                .path(body.getKey());
                if (now.isMissingNode()) {
                    broken.add(
                            name
                                    + ": the answer "
                                    + response.getKey()
                                    + " "
                                    + body.getKey()
                                    + " is gone");
                } else {
                    given(
                            name + " answer " + response.getKey(),
                            body.getValue().path("schema"),
                            now.path("schema"));
                }
            }
        }
    }

    private static @Nullable JsonNode named(
            JsonNode document, JsonNode operation, JsonNode parameter) {
        for (JsonNode other : operation.path("parameters")) {
            JsonNode one = resolved(document, other);
            if (one.path("name").equals(parameter.path("name"))
                    && one.path("in").equals(parameter.path("in"))) {
                return one;
            }
        }
        return null;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref")
                ? resolved(document, document.at(node.get("$ref").asText().substring(1)))
                : node;
    }

    /** Checks what callers send: everything that was accepted must still be. */
    private void accepted(String name, JsonNode was, JsonNode is) {
        if (!isUntyped(was)) {
            compare(name, was, is, true);
        }
    }

    /** Checks what callers receive: everything that was there must still be. */
    private void given(String name, JsonNode was, JsonNode is) {
        if (!isUntyped(was)) {
            compare(name, was, is, false);
        }
    }

    private void compare(String name, JsonNode wasRef, JsonNode isRef, boolean sent) {
        if (wasRef.has("$ref")
                && !seen.add(wasRef.get("$ref").asText() + " " + isRef.path("$ref") + " " + sent)) {
            return;
        }
        String place =
                wasRef.has("$ref") ? wasRef.get("$ref").asText().replaceAll(".*/", "") : name;
        JsonNode was = resolved(before, wasRef);
        JsonNode is = resolved(after, isRef);
        if (was.has("type")
                && !was.path("type").equals(is.path("type"))
                && !(sent && is.isEmpty())) {
            broken.add(place + ": its type was " + was.path("type") + " and is " + is.path("type"));
            return;
        }
        Set<String> values = texts(is.path("enum"));
        if (is.has("enum")) {
            for (String value : texts(was.path("enum"))) {
                if (!values.contains(value)) {
                    broken.add(place + ": the value " + value + " is gone");
                }
            }
        }
        if (sent && !was.has("enum") && is.has("enum") && was.has("type")) {
            broken.add(place + ": only " + values + " are accepted now");
        }
        if (sent) {
            narrowed(place, was, is);
            for (String field : texts(is.path("required"))) {
                if (was.has("properties") && !texts(was.path("required")).contains(field)) {
                    broken.add(place + ": the field " + field + " is newly required");
                }
            }
        } else {
            for (String field : texts(was.path("required"))) {
                if (is.path("properties").has(field)
                        && !texts(is.path("required")).contains(field)) {
                    broken.add(place + ": the field " + field + " may be absent now");
                }
            }
        }
        for (Map.Entry<String, JsonNode> property : was.path("properties").properties()) {
            JsonNode now = is.path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                broken.add(place + ": the field " + property.getKey() + " is gone");
            } else {
                compare(place + "/" + property.getKey(), property.getValue(), now, sent);
            }
        }
        if (was.has("items")) {
            compare(place + "/items", was.get("items"), is.path("items"), sent);
        }
        for (int i = 0; i < was.path("oneOf").size(); i++) {
            JsonNode choice = was.path("oneOf").get(i);
            if (!contains(is.path("oneOf"), choice)) {
                broken.add(place + ": the choice " + choice.path("$ref").asText() + " is gone");
            }
        }
    }

    /** Whether the schema is a string without any format or constraint. */
    private static boolean isUntyped(JsonNode schema) {
        return schema.path("format").asText().equals("binary")
                || (schema.size() == 1 && schema.path("type").asText().equals("string"));
    }

    private void narrowed(String place, JsonNode was, JsonNode is) {
        for (String keyword : List.of("maximum", "maxLength", "maxItems", "exclusiveMaximum")) {
            if (is.has(keyword)
                    && was.has("type")
                    && (!was.has(keyword)
                            || is.path(keyword)
                                            .decimalValue()
                                            .compareTo(was.path(keyword).decimalValue())
                                    < 0)) {
                broken.add(place + ": " + keyword + " is " + is.path(keyword) + " now");
            }
        }
        for (String keyword : List.of("minimum", "minLength", "minItems", "exclusiveMinimum")) {
            if (is.has(keyword)
                    && was.has("type")
                    && (!was.has(keyword)
                            || is.path(keyword)
                                            .decimalValue()
                                            .compareTo(was.path(keyword).decimalValue())
                                    > 0)) {
                broken.add(place + ": " + keyword + " is " + is.path(keyword) + " now");
            }
        }
        if (is.has("format")
                && was.path("type").asText().equals("string")
                && !is.path("format").equals(was.path("format"))) {
            broken.add(place + ": it must be a " + is.path("format").asText() + " now");
        }
        if (is.has("pattern")
                && was.has("type")
                && !is.path("pattern").equals(was.path("pattern"))) {
            broken.add(place + ": it must match " + is.path("pattern").asText() + " now");
        }
    }

    private static boolean contains(JsonNode choices, JsonNode choice) {
        for (JsonNode one : choices) {
            if (one.equals(choice)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
