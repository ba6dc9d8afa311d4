package io.kaocheng.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one client asks for and another grants.
 *
 * @param what as it is told
 * @param code the field that names what is asked for
 * @param asked where it is asked for
 * @param listed where everything that was ever asked for is listed
 * @param granted before the code, where it is granted
 * @param content of what is listed, as it would be asked for; null where it is something else
 * @param place of what is asked for: what has the same one is asked for and granted one after
 *     another, since each is held against what stands
 */
record Requests(
        String what,
        String code,
        String asked,
        String listed,
        String granted,
        Function<JsonNode, @Nullable JsonNode> content,
        Function<JsonNode, String> place) {

    private static final Set<String> WAITING = Set.of("pending", "requested");
    private static final Set<String> STANDING = Set.of("granted", "withdrawal-requested");

    /** Units' own indicators. */
    static Requests ownLists(String region) {
        return new Requests(
                "own indicators",
                "request",
                region + "/own-lists",
                region + "/requests",
                region + "/requests",
                Requests::list,
                list ->
                        list.path("unit").asText()
                                + "/"
                                + list.path("scheme").asText()
                                + "/"
                                + list.path("block").asText());
    }

    private static @Nullable JsonNode list(JsonNode listed) {
        if (!listed.path("ownList").isObject()) {
            return null;
        }
        ObjectNode list = listed.path("ownList").deepCopy();
        return list.put("reason", listed.path("reason").asText())
                .put("request", listed.path("request").asText());
    }

    /** Blocks left out. */
    static Requests suppressions(String region) {
        String path = region + "/suppressions";
        return new Requests(
                "blocks left out",
                "suppression",
                path,
                path,
                path,
                listed -> listed,
                one -> one.path("unit").asText() + "/" + one.path("period").asText());
    }

    /** What becomes of a row of the file. */
    sealed interface Step {
        /** Nobody asked for it yet. */
        record Ask() implements Step {}

        /** It was asked for, and nobody decided. */
        record Grant() implements Step {}

        /** It was granted. */
        record Nothing() implements Step {}

        /** It cannot be loaded as it stands in the file. */
        record Refuse(String column, String why) implements Step {}
    }

    /** What becomes of a row. */
    Step step(Item item, @Nullable JsonNode listed) {
        if (listed == null) {
            return new Step.Ask();
        }
        String named = item.body().path(code).asText();
        JsonNode there = content.apply(listed);
        if (there == null) {
            return new Step.Refuse(code, named + " is a request for something else already");
        }
        Step.Refuse otherwise = otherwise(named, item.body(), there);
        if (otherwise != null) {
            return otherwise;
        }
        String state = listed.path("state").asText();
        return WAITING.contains(state)
                ? new Step.Grant()
                : STANDING.contains(state)
                        ? new Step.Nothing()
                        : new Step.Refuse(
                                code,
                                named
                                        + " is "
                                        + state
                                        + "; take it out of the file, or ask for it by another code");
    }

    /** What is loaded already otherwise than it stands in the file; null where nothing is. */
    static Step.@Nullable Refuse otherwise(String named, JsonNode here, JsonNode there) {
        for (Map.Entry<String, JsonNode> field : here.properties()) {
            JsonNode other = there.path(field.getKey());
            if (!same(field.getValue(), other)) {
                return new Step.Refuse(
                        field.getKey(),
                        named
                                + " is loaded already with "
                                + text(other)
                                + ", here it is "
                                + text(field.getValue())
                                + "; give what is new another code");
            }
        }
        return null;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode()
                ? "nothing"
                : value.isValueNode() ? value.asText() : value.toString();
    }

    /** Whether they say the same; 60 and 60.0 do. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.path(i), other.path(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one.isObject() && other.isObject()) {
            return one.properties().stream()
                    .allMatch(field -> same(field.getValue(), other.path(field.getKey())));
        }
        return one.equals(other) || isSameNumber(one.asText(), other.asText());
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** The rows by their places, in the file's order. */
    Collection<List<Item>> chains(List<Item> items) {
        Map<String, List<Item>> chains = new LinkedHashMap<>();
        for (Item item : items) {
            chains.computeIfAbsent(place.apply(item.body()), _ -> new ArrayList<>()).add(item);
        }
        return chains.values();
    }

    /** Everything that was ever asked for, by its code. */
    Map<String, JsonNode> known(Function<String, Door.Answer> get) {
        return known(listed, code, get);
    }

    /** Everything that a list holds, page by page, by the field that names it. */
    static Map<String, JsonNode> known(
            String listed, String code, Function<String, Door.Answer> get) {
        Map<String, JsonNode> known = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    get.apply(
                                    listed
                                            + "?limit=1000"
                                            + (cursor.isEmpty()
                                                    ? ""
                                                    : "&cursor="
                                                            + URLEncoder.encode(
                                                                    cursor,
                                                                    StandardCharsets.UTF_8)))
                            .body();
            page.path("items").forEach(one -> known.put(one.path(code).asText(), one));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return known;
    }
}
