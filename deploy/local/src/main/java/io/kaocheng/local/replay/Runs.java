package io.kaocheng.local.replay;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.local.replay.Table.Column;

import java.util.List;
import java.util.Locale;

/** Runs as tables. */
final class Runs {

    private Runs() {}

    /** One run or the plan of one, a line per field. */
    static Table one(JsonNode run, Language language) {
        Table table =
                new Table(
                        List.of(
                                new Column("field", language.choose("RUN", "重算"), false),
                                new Column("value", text(run, "run"), false)));
        row(table, language.choose("kind", "类型"), kind(text(run, "kind"), language));
        row(table, language.choose("state", "状态"), state(text(run, "state"), language));
        row(table, language.choose("scope", "范围"), scope(run.path("scope")));
        row(table, language.choose("cut", "数据截止点"), text(run, "cut"));
        row(table, language.choose("overlay", "调整内容"), text(run, "overlay"));
        row(table, language.choose("base", "对比对象"), text(run, "base"));
        row(table, language.choose("reason", "理由"), text(run, "reason"));
        JsonNode plan = run.path("plan");
        row(table, language.choose("entries to read", "待读条目"), count(plan, "entries"));
        row(table, language.choose("cohorts to score", "待算考核组"), count(plan, "cohorts"));
        row(table, language.choose("units touched", "涉及单位"), count(plan, "units"));
        row(table, language.choose("cells to score", "待算单元"), count(plan, "cells"));
        if (run.has("exists")) {
            row(
                    table,
                    language.choose("recorded", "已登记"),
                    run.path("exists").asBoolean()
                            ? language.choose("yes", "是")
                            : language.choose("no", "否"));
        }
        row(table, language.choose("entries read", "已读条目"), count(run, "entries"));
        row(table, language.choose("scores", "得分"), count(run, "units"));
        row(table, language.choose("scores changed", "变化的得分"), count(run, "changed"));
        row(table, language.choose("root", "结果摘要"), text(run, "root"));
        row(table, language.choose("failure", "失败原因"), text(run, "failure"));
        return table;
    }

    /** For scripts: one row per run, always the same columns. */
    static Table list(Iterable<JsonNode> runs, Language language, boolean people) {
        Table table =
                new Table(
                        List.of(
                                new Column("run", language.choose("RUN", "重算"), false),
                                new Column("kind", language.choose("KIND", "类型"), false),
                                new Column("state", language.choose("STATE", "状态"), false),
                                new Column("planned", language.choose("PLANNED", "登记时间"), false),
                                new Column("units", language.choose("SCORES", "得分数"), true),
                                new Column("changed", language.choose("CHANGED", "变化数"), true),
                                new Column("reason", language.choose("REASON", "理由"), false)));
        for (JsonNode run : runs) {
            String number = text(run, "run");
            String planned = text(run, "plannedAt");
            table.row(
                    List.of(
                            people ? Watch.shortened(number) : number,
                            people ? kind(text(run, "kind"), language) : text(run, "kind"),
                            people ? state(text(run, "state"), language) : text(run, "state"),
                            people ? planned.replaceAll("\\.\\d+Z$", "Z") : planned,
                            people ? count(run, "units") : text(run, "units"),
                            people ? count(run, "changed") : text(run, "changed"),
                            text(run, "reason")));
        }
        return table;
    }

    /** For scripts: what runs would read and score, one row per plan. */
    static Table counts(Iterable<JsonNode> plans) {
        Table table =
                new Table(
                        List.of(
                                new Column("run", "run", false),
                                new Column("kind", "kind", false),
                                new Column("cut", "cut", false),
                                new Column("entries", "entries", true),
                                new Column("cohorts", "cohorts", true),
                                new Column("units", "units", true),
                                new Column("cells", "cells", true),
                                new Column("exists", "exists", false)));
        for (JsonNode run : plans) {
            JsonNode plan = run.path("plan");
            table.row(
                    List.of(
                            text(run, "run"),
                            text(run, "kind"),
                            text(run, "cut"),
                            text(plan, "entries"),
                            text(plan, "cohorts"),
                            text(plan, "units"),
                            text(plan, "cells"),
                            text(run, "exists")));
        }
        return table;
    }

    static String kind(String kind, Language language) {
        return switch (kind) {
            case "verify" -> language.choose("verify", "核验");
            case "as-of" -> language.choose("as-of", "回溯");
            case "what-if" -> language.choose("what-if", "推演");
            case "official" -> language.choose("official", "正式重算");
            case String other -> other;
        };
    }

    static String state(String state, Language language) {
        return switch (state) {
            case "planned" -> language.choose("planned", "已计划");
            case "running" -> language.choose("running", "运行中");
            case "completed" -> language.choose("completed", "已完成");
            case "verified" -> language.choose("verified", "已核验");
            case "approved" -> language.choose("approved", "已批准");
            case "promoted" -> language.choose("promoted", "已发布");
            case "rejected" -> language.choose("rejected", "已退回");
            case "cancelled" -> language.choose("cancelled", "已取消");
            case "failed" -> language.choose("failed", "失败");
            case "expired" -> language.choose("expired", "已清除");
            case String other -> other;
        };
    }

    private static void row(Table table, String name, String value) {
        if (!value.isEmpty()) {
            table.row(List.of(name, value));
        }
    }

    private static String scope(JsonNode scope) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of("classes", "periods", "units")) {
            for (JsonNode one : scope.path(part)) {
                text.append(text.isEmpty() ? "" : " ").append(one.asText());
            }
        }
        return text.toString();
    }

    static String text(JsonNode json, String name) {
        JsonNode found = json.path(name);
        return found.isMissingNode() || found.isNull() ? "" : found.asText();
    }

    private static String count(JsonNode json, String name) {
        return json.path(name).isNumber()
                ? String.format(Locale.ROOT, "%,d", json.path(name).asLong())
                : "";
    }
}
