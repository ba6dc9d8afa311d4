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

/** What a run changes, page by page put together. */
final class Diff {

    private static final String MOST = "1000";

    private Diff() {}

    /** Of the filtered ones all, and the totals of the whole. */
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
                                new Column("period", language.say("PERIOD", "周期"), false),
                                new Column("class", language.say("CLASS", "类别"), false),
                                new Column("unit", language.say("UNIT", "单位"), false),
                                new Column("before", language.say("BEFORE", "原得分"), true),
                                new Column("after", language.say("AFTER", "新得分"), true),
                                new Column("change", language.say("CHANGE", "变化"), true),
                                new Column("rank", language.say("RANK", "位次"), false),
                                new Column("grade", language.say("GRADE", "等次"), false),
                                new Column("lights", language.say("LIGHTS", "亮灯"), false),
                                new Column("causes", language.say("CAUSES", "原因"), false)));
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

    /** The counts over all of a run's scores, whatever is filtered, and which lights turned. */
    static void totals(JsonNode diff, Language language, PrintWriter out) {
        JsonNode totals = diff.path("totals");
        out.printf(
                Locale.ROOT,
                language.say(
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
            case "green" -> language.say("green", "绿灯");
            case "yellow" -> language.say("yellow", "黄灯");
            case "red" -> language.say("red", "红灯");
            case "grey" -> language.say("grey", "灰灯");
            case "missing" -> language.say("missing", "缺数");
            case "none" -> language.say("none", "无");
            case String other -> other;
        };
    }

    private static String causes(JsonNode causes, Language language) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("data", language.say("data", "数据"));
        names.put("target", language.say("target", "目标"));
        names.put("rule", language.say("rule", "规则"));
        names.put("weight", language.say("weight", "权重"));
        names.put("unitTree", language.say("unit tree", "单位归属"));
        names.put("peers", language.say("peers", "同组变化"));
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
