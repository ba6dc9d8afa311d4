package io.kaocheng.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The descriptions of several services as one document, OpenAPI 3.1. */
final class MergedDescription {

    private static final Pattern REFERENCE = Pattern.compile("#/components/([A-Za-z]+)/([^\"/]+)");

    /** What stands in the topics, for those who read them instead of asking. */
    private static final String TOPICS = "/asyncapi/kaocheng.json";

    private MergedDescription() {}

    /**
     * Where services answer one path, each for names of its own (journals, positions), the names
     * add up. Where they mean different things by one component's name, it bears the service's.
     */
    static ObjectNode of(Map<String, JsonNode> documents) {
        ObjectNode merged = ContractJson.mapper().createObjectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info").put("title", "Kaocheng 考成").put("version", "v1");
        if (MergedDescription.class.getResource("/META-INF/resources" + TOPICS) != null) {
            merged.putObject("externalDocs")
                    .put("description", "Topics 主题 (AsyncAPI 3)")
                    .put("url", TOPICS);
        }
        ObjectNode paths = merged.putObject("paths");
        Set<String> operations = new HashSet<>();
        ObjectNode components = merged.putObject("components");
        new TreeMap<>(documents)
                .forEach(
                        (service, document) -> {
                            JsonNode own = ownNames(service, document, components);
                            own.path("components")
                                    .properties()
                                    .forEach(
                                            kind ->
                                                    components
                                                            .withObjectProperty(kind.getKey())
                                                            .setAll((ObjectNode) kind.getValue()));
                            for (var path : own.path("paths").properties()) {
                                if (path.getKey().startsWith("/api/")) {
                                    addPath(
                                            paths,
                                            path.getKey(),
                                            uniquelyNamed(service, path.getValue(), operations));
                                }
                            }
                        });
        return merged;
    }

    /** The document with such components renamed as others have under the same name. */
    private static JsonNode ownNames(String service, JsonNode document, ObjectNode components) {
        Map<String, String> renamed = new TreeMap<>();
        ObjectNode copy = document.deepCopy();
        for (var kind : document.path("components").properties()) {
            for (var one : kind.getValue().properties()) {
                JsonNode there = components.path(kind.getKey()).path(one.getKey());
                if (!there.isMissingNode() && !there.equals(one.getValue())) {
                    String name = one.getKey() + "." + service;
                    renamed.put(kind.getKey() + "/" + one.getKey(), name);
                    ObjectNode mine = (ObjectNode) copy.path("components").path(kind.getKey());
                    mine.set(name, mine.remove(one.getKey()));
                }
            }
        }
        if (renamed.isEmpty()) {
            return copy;
        }
        Matcher references = REFERENCE.matcher(copy.toString());
        String text =
                references.replaceAll(
                        found -> {
                            String name = renamed.get(found.group(1) + "/" + found.group(2));
                            return Matcher.quoteReplacement(
                                    name == null
                                            ? found.group()
                                            : "#/components/" + found.group(1) + "/" + name);
                        });
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Operations of one name in two services: the second one's says whose it is. */
    private static JsonNode uniquelyNamed(String service, JsonNode item, Set<String> used) {
        JsonNode own = item.deepCopy();
        for (JsonNode operation : own) {
            String id = operation.path("operationId").asText();
            if (!id.isEmpty() && !used.add(id)) {
                ((ObjectNode) operation).put("operationId", id + "." + service);
                used.add(id + "." + service);
            }
        }
        return own;
    }

    private static void addPath(ObjectNode paths, String template, JsonNode item) {
        JsonNode there = paths.get(template);
        if (there == null) {
            paths.set(template, item.deepCopy());
            return;
        }
        for (var operation : item.properties()) {
            JsonNode same = there.path(operation.getKey());
            if (same.isMissingNode()) {
                ((ObjectNode) there).set(operation.getKey(), operation.getValue().deepCopy());
            } else {
                addNames(same.path("parameters"), operation.getValue().path("parameters"));
            }
        }
    }

    private static void addNames(JsonNode parameters, JsonNode more) {
        for (JsonNode one : parameters) {
            for (JsonNode other : more) {
                JsonNode names = one.path("schema").path("enum");
                if (one.path("name").equals(other.path("name"))
                        && one.path("in").equals(other.path("in"))
                        && names instanceof ArrayNode here) {
                    Set<JsonNode> all = new LinkedHashSet<>();
                    here.forEach(all::add);
                    other.path("schema").path("enum").forEach(all::add);
                    here.removeAll().addAll(all);
                }
            }
        }
    }
}
