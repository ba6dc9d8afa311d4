package io.kaocheng.gateway;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.http.HttpMethod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which service answers which path, as the services' own descriptions (OpenAPI) say. A segment that
 * a description gives by name is preferred to one it leaves open; an open one with an enumeration
 * stands for the names it lists.
 */
final class RouteTable {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Node root = new Node();

    private RouteTable() {}

    /** What a table knows of a request. */
    sealed interface Match {

        /** That service answers it, with a stream of events perhaps. */
        record Found(String service, boolean stream) implements Match {}

        /** There is such a path, and other methods on it. */
        record OtherMethods(Set<String> allowed) implements Match {}

        /** No service describes such a path. */
        record Nothing() implements Match {}
    }

    /**
     * @param descriptions OpenAPI documents by the names of the services
     * @throws IllegalArgumentException naming the path and the services, where two claim one path
     */
    static RouteTable of(Map<String, JsonNode> descriptions) {
        RouteTable table = new RouteTable();
        new TreeMap<>(descriptions)
                .forEach(
                        (service, description) -> {
                            for (var path : description.path("paths").properties()) {
                                table.add(service, path.getKey(), path.getValue());
                            }
                        });
        return table;
    }

    Match match(HttpMethod method, RequestPath path) {
        Node found = root.find(path.segments(), 0);
        if (found == null || found.service == null) {
            return new Match.Nothing();
        }
        // What can be read has a head, and everything says what may be done with it.
        String asked = method.equals(HttpMethod.HEAD) ? "GET" : method.name();
        return found.methods.contains(asked) || method.equals(HttpMethod.OPTIONS)
                ? new Match.Found(found.service, found.streams && asked.equals("GET"))
                : new Match.OtherMethods(found.methods);
    }

    private void add(String service, String template, JsonNode item) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException(
                    service + " describes " + template + "; a path begins with a slash");
        }
        Set<String> methods = new TreeSet<>();
        boolean streams = item.path("get").at("/responses/200/content").has("text/event-stream");
        for (var operation : item.properties()) {
            if (METHODS.contains(operation.getKey())) {
                methods.add(operation.getKey().toUpperCase(Locale.ROOT));
            }
        }
        List<Node> ends = List.of(root);
        for (String segment : template.substring(1).split("/", -1)) {
            List<Node> next = new ArrayList<>();
            for (Node end : ends) {
                if (!segment.contains("{")) {
                    next.add(end.named(segment));
                } else if (segment.lastIndexOf('{') == 0 && segment.endsWith("}")) {
                    List<String> names = names(item, segment.substring(1, segment.length() - 1));
                    if (names.isEmpty()) {
                        next.add(end.open());
                    }
                    names.forEach(name -> next.add(end.named(name)));
                } else {
                    throw new IllegalArgumentException(
                            service
                                    + " describes "
                                    + template
                                    + "; a segment is a name or a parameter, not both");
                }
            }
            ends = next;
        }
        for (Node end : ends) {
            if (end.service != null && !end.service.equals(service)) {
                throw new IllegalArgumentException(
                        "both " + end.service + " and " + service + " claim " + template);
            }
            end.service = service;
            end.streams |= streams;
            end.methods.addAll(methods);
        }
    }

    /** The names a path parameter may have, where a description lists them. */
    private static List<String> names(JsonNode item, String parameter) {
        List<String> names = new ArrayList<>();
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameters::add);
        for (var operation : item.properties()) {
            operation.getValue().path("parameters").forEach(parameters::add);
        }
        for (JsonNode one : parameters) {
            if (one.path("in").asText().equals("path")
                    && one.path("name").asText().equals(parameter)) {
                one.path("schema").path("enum").forEach(name -> names.add(name.asText()));
            }
        }
        return names;
    }

    private static final class Node {
        private final Map<String, Node> named = new HashMap<>();
        private final Set<String> methods = new TreeSet<>();
        private @Nullable Node open;
        private @Nullable String service;
        private boolean streams;

        Node named(String name) {
            return named.computeIfAbsent(name, _ -> new Node());
        }

        Node open() {
            Node there = open;
            if (there == null) {
                there = new Node();
                open = there;
            }
            return there;
        }

        @Nullable Node find(List<String> segments, int at) {
            if (at == segments.size()) {
                return service == null ? null : this;
            }
            Node byName = named.get(segments.get(at));
            Node found = byName == null ? null : byName.find(segments, at + 1);
            return found == null && open != null ? open.find(segments, at + 1) : found;
        }
    }
}
