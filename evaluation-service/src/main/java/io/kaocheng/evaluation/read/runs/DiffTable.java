package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.evaluation.read.runs.Difference.LightOrNone;
import io.kaocheng.evaluation.read.runs.Difference.Standing;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Cells;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Differences as a table for the office. */
final class DiffTable {

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

    /** A table of one difference. */
    static final String EXAMPLE =
            """
            Period,Class,Unit,Before,After,Change,Rank before,Rank after,Grade before,Grade after,Lights,Data,Target,Rule,Weight,Unit tree,Peers\r
            2026,bureaus,edu-bureau,90.7,91.2,0.5,2,1,good,good,enrolment-rate yellow→green,0.5,0,0,0,0,0\r
            """;

    private static final int ROWS_PER_FLUSH = 500;

    /** From which light to which. */
    private record Way(LightOrNone from, LightOrNone to) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            return Comparator.comparing((Way way) -> Shape.kebab(way.from))
                    .thenComparing(way -> Shape.kebab(way.to))
                    .compare(this, other);
        }
    }

    private DiffTable() {}

    /** Gives rows to a table as they are read; none is kept. */
    interface Rows {
        void each(Sink sink) throws IOException;
    }

    /** Receives rows. */
    interface Sink {
        void accept(Difference row) throws IOException;
    }

    static void csv(OutputStream out, Locale language, Rows rows) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write("\ufeff");
        text.write(String.join(",", titles(language)));
        text.write("\r\n");
        rows.each(
                row -> {
                    text.write(
                            Cells.row(
                                    cells(row).stream()
                                            .map(c -> c == null ? "" : c)
                                            .map(
                                                    c ->
                                                            c instanceof BigDecimal d
                                                                    ? Decimals.print(d)
                                                                    : c.toString())
                                            .toList()));
                    text.write("\r\n");
                });
        text.flush();
    }

    static void xlsx(OutputStream out, Locale language, Rows rows) throws IOException {
        boolean chinese = language.getLanguage().equals("zh");
        SortedMap<Way, Integer> lights = new TreeMap<>();
        try (Workbook book = new Workbook(out, "kaocheng", "1.0")) {
            Worksheet sheet = book.newWorksheet(chinese ? "差异" : "Differences");
            List<String> titles = titles(language);
            for (int c = 0; c < titles.size(); c++) {
                sheet.value(0, c, titles.get(c));
                sheet.style(0, c).bold().set();
            }
            sheet.freezePane(3, 1);
            int[] r = {0};
            rows.each(
                    row -> {
                        row(sheet, ++r[0], cells(row));
                        row.lights()
                                .forEach(
                                        l ->
                                                lights.merge(
                                                        new Way(l.from(), l.to()),
                                                        1,
                                                        Integer::sum));
                        if (r[0] % ROWS_PER_FLUSH == 0) {
                            sheet.flush();
                        }
                    });
            sheet.finish();
            lights(book.newWorksheet(chinese ? "灯号转移" : "Lights"), lights, chinese);
        }
    }

    private static void row(Worksheet sheet, int r, List<@Nullable Object> cells) {
        for (int c = 0; c < cells.size(); c++) {
            switch (cells.get(c)) {
                case null -> {}
                case Number number -> sheet.value(r, c, number);
                case Object text -> sheet.value(r, c, text.toString());
            }
        }
    }

    private static void lights(Worksheet sheet, SortedMap<Way, Integer> counts, boolean chinese) {
        List<String> titles =
                chinese ? List.of("原灯号", "新灯号", "数量") : List.of("From", "To", "Count");
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
        }
        int r = 1;
        for (Map.Entry<Way, Integer> count : counts.entrySet()) {
            sheet.value(r, 0, Shape.kebab(count.getKey().from()));
            sheet.value(r, 1, Shape.kebab(count.getKey().to()));
            sheet.value(r, 2, count.getValue());
            r++;
        }
    }

    private static List<String> titles(Locale language) {
        return language.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    private static List<@Nullable Object> cells(Difference d) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(d.period().toString());
        cells.add(d.unitClass().value());
        cells.add(d.unit().value());
        Standing before = d.before();
        Standing after = d.after();
        cells.add(before == null ? null : before.total());
        cells.add(after == null ? null : after.total());
        cells.add(d.change());
        cells.add(before == null ? null : before.rank());
        cells.add(after == null ? null : after.rank());
        cells.add(before == null ? null : before.grade());
        cells.add(after == null ? null : after.grade());
        cells.add(
                d.lights().stream()
                        .map(
                                l ->
                                        l.indicator()
                                                + " "
                                                + Shape.kebab(l.from())
                                                + "→"
                                                + Shape.kebab(l.to()))
                        .collect(Collectors.joining("; ")));
        Causes causes = d.causes();
        cells.addAll(
                causes == null
                        ? Collections.nCopies(6, null)
                        : List.of(
                                causes.data(),
                                causes.target(),
                                causes.rule(),
                                causes.weight(),
                                causes.unitTree(),
                                causes.peers()));
        return cells;
    }
}
