package io.kaocheng.contracts;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader of the topics could rely on before and can no longer. Within v1 types are added and
 * optional fields are added; descriptions and examples are free.
 */
final class BreakingChanges {

    private static final Set<String> FREE =
            Set.of("description", "title", "summary", "examples", "name", "$id");

    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {}

    /** One sentence each; empty where nothing breaks. */
    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges();
        before.path("channels")
                .properties()
                .forEach(
                        channel ->
                                changes.channel(
                                        "the topic " + channel.getValue().path("address").asText(),
                                        channel.getValue(),
                                        after.path("channels").path(channel.getKey())));
        for (String kind : List.of("messages", "schemas")) {
            before.path("components")
                    .path(kind)
                    .properties()
                    .forEach(
                            part ->
                                    changes.part(
                                            part.getKey(),
                                            part.getValue(),
                                            after.path("components")
                                                    .path(kind)
                                                    .path(part.getKey())));
        }
        changes.same(
                "the content type",
                before.path("defaultContentType"),
                after.path("defaultContentType"));
        return changes.found;
    }

    private void channel(String name, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            found.add(name + " was removed");
            return;
        }
        same(name + ": its address", before.path("address"), after.path("address"));
        same(name + ": its settings", before.path("bindings"), after.path("bindings"));
        before.path("messages")
                .fieldNames()
                .forEachRemaining(
                        message -> {
                            if (!after.path("messages").has(message)) {
                                found.add(name + ": the type " + message + " was removed");
                            }
                        });
    }

    private void part(String name, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            found.add(name + " was removed");
        } else {
            node(name, before, after);
        }
    }

    private void node(String place, JsonNode before, JsonNode after) {
        if (!before.isObject() || !after.isObject()) {
            if (before.isArray() && after.isArray() && before.size() == after.size()) {
                for (int i = 0; i < before.size(); i++) {
                    node(place, before.get(i), after.get(i));
                }
            } else {
                same(place, before, after);
            }
            return;
        }
        Set<String> keywords = new TreeSet<>();
        before.fieldNames().forEachRemaining(keywords::add);
        after.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(FREE);
        for (String keyword : keywords) {
            switch (keyword) {
                case "properties" -> properties(place, before.path(keyword), after.path(keyword));
                case "required" -> required(place, before.path(keyword), after.path(keyword));
                case "items", "payload", "allOf" ->
                        node(place, before.path(keyword), after.path(keyword));
                default -> node(place + ": " + keyword, before.path(keyword), after.path(keyword));
            }
        }
    }

    private void properties(String place, JsonNode before, JsonNode after) {
        before.properties()
                .forEach(
                        field -> {
                            String name = place + ": the field " + field.getKey();
                            if (after.has(field.getKey())) {
                                node(name, field.getValue(), after.get(field.getKey()));
                            } else {
                                found.add(name + " was removed");
                            }
                        });
    }

    private void required(String place, JsonNode before, JsonNode after) {
        Set<String> was = texts(before);
        Set<String> is = texts(after);
        for (String field : is) {
            if (!was.contains(field)) {
                found.add(place + ": the field " + field + " is required and was not");
            }
        }
        for (String field : was) {
            if (!is.contains(field)) {
                found.add(place + ": the field " + field + " may be absent and was always there");
            }
        }
    }

    private void same(String what, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            found.add(what + " was " + before + " and is " + after);
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
