package io.kaocheng.evaluation.read.runs;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Differences as a table for the office. */
final class DiffTable {

    private static final List<String> CAUSES =
            List.of("data", "target", "rule", "weight", "unitTree", "peers");
    private static final List<String> ENGLISH =
            List.of(
                    "Period",
                    "Class",
                    "Unit",
                    "Before",
                    "After",
                    "Change",
                    "Rank before",
                    "Rank after",
                    "Grade before",
                    "Grade after",
                    "Lights",
                    "Data",
                    "Target",
                    "Rule",
                    "Weight",
                    "Unit tree",
                    "Peers");
    private static final List<String> CHINESE =
            List.of(
                    "期间", "类别", "单位", "原得分", "新得分", "变化", "原位次", "新位次", "原等次", "新等次", "灯号变化", "数据",
                    "目标值", "规则", "权重", "单位隶属", "其他单位");

    private DiffTable() {}

    static byte[] csv(List<Differences.Difference> rows, Locale language) {
        StringBuilder text = new StringBuilder("\ufeff");
        text.append(String.join(",", titles(language))).append("\r\n");
        for (Differences.Difference row : rows) {
            text.append(
                            cells(row).stream()
                                    .map(c -> c == null ? "" : c)
                                    .map(
                                            c ->
                                                    cell(
                                                            c instanceof BigDecimal d
                                                                    ? Decimals.print(d)
                                                                    : c.toString()))
                                    .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        // What begins like a formula would be one in a spreadsheet; numbers are none.
        boolean formula =
                !text.isEmpty() && "=+@".indexOf(text.charAt(0)) >= 0
                        || text.startsWith("-") && !text.matches("-[0-9.]+");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    static byte[] xlsx(List<Differences.Difference> rows, Locale language) throws IOException {
        boolean chinese = language.getLanguage().equals("zh");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "kaocheng", "1.0")) {
            Worksheet sheet = book.newWorksheet(chinese ? "差异" : "Differences");
            List<String> titles = titles(language);
            for (int c = 0; c < titles.size(); c++) {
                sheet.value(0, c, titles.get(c));
                sheet.style(0, c).bold().set();
            }
            for (int r = 0; r < rows.size(); r++) {
                List<@Nullable Object> cells = cells(rows.get(r));
                for (int c = 0; c < cells.size(); c++) {
                    switch (cells.get(c)) {
                        case null -> {}
                        case Number number -> sheet.value(r + 1, c, number);
                        case Object text -> sheet.value(r + 1, c, text.toString());
                    }
                }
            }
            sheet.freezePane(3, 1);
            lights(book.newWorksheet(chinese ? "灯号转移" : "Lights"), rows, chinese);
        }
        return out.toByteArray();
    }

    private static void lights(
            Worksheet sheet, List<Differences.Difference> rows, boolean chinese) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(
                d ->
                        d.lights()
                                .forEach(
                                        l ->
                                                counts.merge(
                                                        l.from() + " " + l.to(), 1, Integer::sum)));
        List<String> titles =
                chinese ? List.of("原灯号", "新灯号", "数量") : List.of("From", "To", "Count");
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
        }
        int r = 1;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            String[] ends = count.getKey().split(" ", 2);
            sheet.value(r, 0, ends[0]);
            sheet.value(r, 1, ends[1]);
            sheet.value(r, 2, count.getValue());
            r++;
        }
    }

    private static List<String> titles(Locale language) {
        return language.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    private static List<@Nullable Object> cells(Differences.Difference d) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(d.period().toString());
        cells.add(d.unitClass().value());
        cells.add(d.unit().value());
        UnitScored before = d.before();
        UnitScored after = d.after();
        cells.add(before == null ? null : before.total());
        cells.add(after == null ? null : after.total());
        cells.add(d.change());
        cells.add(before == null ? null : before.rank());
        cells.add(after == null ? null : after.rank());
        cells.add(before == null ? null : before.grade());
        cells.add(after == null ? null : after.grade());
        cells.add(
                d.lights().stream()
                        .map(l -> l.indicator() + " " + l.from() + "→" + l.to())
                        .collect(Collectors.joining("; ")));
        JsonNode causes = d.causes();
        for (String cause : CAUSES) {
            JsonNode share = causes == null ? null : causes.path("total").get(cause);
            cells.add(share == null ? null : new BigDecimal(share.asText()));
        }
        return cells;
    }
}
