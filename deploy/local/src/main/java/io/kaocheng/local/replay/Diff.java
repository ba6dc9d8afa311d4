package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.local.replay.Table.Column;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The differences between a run's scores and its base, read page by page and printed. */
final class Diff {

    private static final String MOST = "1000";

    private Diff() {}

    /** All rows that match the filter, with the totals over the whole run. */
    static ObjectNode read(Regional region, String run, Map<String, @Nullable String> filter) {
        ObjectNode whole = null;
        String next = null;
        do {
            Map<String, @Nullable String> parameters = new LinkedHashMap<>(filter);
            parameters.put("limit", MOST);
            parameters.put("cursor", next);
            JsonNode page = region.get("/runs/" + run + "/diff" + Regional.query(parameters));
            if (whole == null) {
                whole = page.deepCopy();
            } else {
                ArrayNode items = whole.withArray("items");
                page.path("items").forEach(items::add);
            }
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
        } while (next != null);
        whole.remove("next");
        return whole;
    }

    static boolean anyChanged(JsonNode diff) {
        for (JsonNode item : diff.path("items")) {
            if (item.path("changed").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    static Table table(JsonNode diff, Language language) {
        Table table =
                new Table(
                        List.of(
                                new Column("period", language.choose("PERIOD", "期间"), false),
                                new Column("class", language.choose("CLASS", "类别"), false),
                                new Column("unit", language.choose("UNIT", "单位"), false),
                                new Column("before", language.choose("BEFORE", "原得分"), true),
                                new Column("after", language.choose("AFTER", "新得分"), true),
                                new Column("change", language.choose("CHANGE", "变化"), true),
                                new Column("rank", language.choose("RANK", "位次"), false),
                                new Column("grade", language.choose("GRADE", "等次"), false),
                                new Column("lights", language.choose("LIGHTS", "亮灯"), false),
                                new Column("causes", language.choose("CAUSES", "原因"), false)));
        for (JsonNode item : diff.path("items")) {
            JsonNode before = item.path("before");
            JsonNode after = item.path("after");
            String change = Runs.text(item, "change");
            table.row(
                    List.of(
                            Runs.text(item, "period"),
                            Runs.text(item, "unitClass"),
                            Runs.text(item, "unit"),
                            Runs.text(before, "total"),
                            Runs.text(after, "total"),
                            signed(change),
                            step(Runs.text(before, "rank"), Runs.text(after, "rank")),
                            step(Runs.text(before, "grade"), Runs.text(after, "grade")),
                            lights(item.path("lights"), language),
                            causes(item.path("causes"), language)));
        }
        return table;
    }

    /**
     * Prints the counts over all of a run's scores, regardless of the filter, and the changed
     * lights.
     */
    static void totals(JsonNode diff, Language language, PrintWriter out) {
        JsonNode totals = diff.path("totals");
        out.printf(
                Locale.ROOT,
                language.choose(
                        "%,d of %,d scores changed; %,d appeared, %,d withdrawn%n",
                        "共变化 %,d 项，总计 %,d 项；新增 %,d 项，撤销 %,d 项%n"),
                totals.path("changed").asLong(),
                totals.path("units").asLong(),
                totals.path("appeared").asLong(),
                totals.path("withdrawn").asLong());
        for (JsonNode way : diff.path("lights")) {
            out.printf(
                    Locale.ROOT,
                    "  %s → %s  %,d%n",
                    light(Runs.text(way, "from"), language),
                    light(Runs.text(way, "to"), language),
                    way.path("count").asLong());
        }
    }

    private static String signed(String change) {
        return change.isEmpty() || change.startsWith("-") || zero(change) ? change : "+" + change;
    }

    private static boolean zero(String decimal) {
        return new BigDecimal(decimal).signum() == 0;
    }

    private static String step(String before, String after) {
        return before.equals(after)
                ? after
                : (before.isEmpty() ? "–" : before) + " → " + (after.isEmpty() ? "–" : after);
    }

    private static String lights(JsonNode lights, Language language) {
        StringBuilder text = new StringBuilder();
        for (JsonNode light : lights) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(Runs.text(light, "indicator"))
                    .append(' ')
                    .append(light(Runs.text(light, "from"), language))
                    .append(" → ")
                    .append(light(Runs.text(light, "to"), language));
        }
        return text.toString();
    }

    private static String light(String light, Language language) {
        return switch (light) {
            case "green" -> language.choose("green", "绿灯");
            case "yellow" -> language.choose("yellow", "黄灯");
            case "red" -> language.choose("red", "红灯");
            case "grey" -> language.choose("grey", "灰灯");
            case "missing" -> language.choose("missing", "缺数");
            case "none" -> language.choose("none", "无");
            case String other -> other;
        };
    }

    private static String causes(JsonNode causes, Language language) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("data", language.choose("data", "数据"));
        names.put("target", language.choose("target", "目标"));
        names.put("rule", language.choose("rule", "规则"));
        names.put("weight", language.choose("weight", "权重"));
        names.put("unitTree", language.choose("unit tree", "单位归属"));
        names.put("peers", language.choose("peers", "同组变化"));
        StringBuilder text = new StringBuilder();
        names.forEach(
                (name, title) -> {
                    String share = Runs.text(causes, name);
                    if (!share.isEmpty() && !zero(share)) {
                        text.append(text.isEmpty() ? "" : ", ")
                                .append(title)
                                .append(' ')
                                .append(signed(share));
                    }
                });
        return text.toString();
    }
}
