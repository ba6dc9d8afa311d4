package io.kaocheng.evaluation.read.runs;

import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.evaluation.read.runs.Difference.LightOrNone;
import io.kaocheng.evaluation.read.runs.Difference.ScoreSummary;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;
import io.kaocheng.shape.Shape;
import io.kaocheng.tables.Cells;
import io.kaocheng.tables.Sheets;
import io.kaocheng.tables.Words;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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

/** Differences as a table for the office: one language, and names beside codes. */
final class DiffTable {

    private static final List<String> ENGLISH =
            List.of(
                    "Period",
                    "Class code",
                    "Class",
                    "Unit code",
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
                    "Units and classes",
                    "Peers");
    private static final List<String> CHINESE =
            List.of(
                    "期间", "类别代码", "类别", "单位代码", "单位", "原得分", "新得分", "变化", "原位次", "新位次", "原等次",
                    "新等次", "灯", "数据", "目标", "规则", "权重", "单位与类别", "同类单位");

    /** A table of one difference. */
    static final String EXAMPLE =
            """
            Period,Class code,Class,Unit code,Unit,Before,After,Change,Rank before,Rank after,Grade before,Grade after,Lights,Data,Target,Rule,Weight,Units and classes,Peers\r
            2026,bureaus,市直部门,edu-bureau,教育局,90.7,91.2,0.5,2,1,Good,Good,学前毛入园率 yellow→green,0.5,0,0,0,0,0\r
            """;

    private final boolean chinese;
    private final Names names;

    DiffTable(Locale language, Names names) {
        this.chinese = Words.isChinese(language);
        this.names = names;
    }

    private static final int ROWS_PER_FLUSH = 500;

    /** From which light to which. */
    private record LightTransition(LightOrNone from, LightOrNone to)
            implements Comparable<LightTransition> {
        @Override
        public int compareTo(LightTransition other) {
            return Comparator.comparing(
                            (LightTransition transition) -> Shape.kebab(transition.from))
                    .thenComparing(transition -> Shape.kebab(transition.to))
                    .compare(this, other);
        }
    }

    /** Gives rows to a table as they are read; none is kept. */
    interface Rows {
        void each(Sink sink) throws IOException;
    }

    /** Receives rows. */
    interface Sink {
        void accept(Difference row) throws IOException;
    }

    void csv(OutputStream out, Rows rows) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write("\ufeff");
        text.write(String.join(",", titles()));
        text.write("\r\n");
        rows.each(
                row -> {
                    text.write(Cells.row(Sheets.texts(cells(row))));
                    text.write("\r\n");
                });
        text.flush();
    }

    void xlsx(OutputStream out, Rows rows, List<Assumption> assumptions) throws IOException {
        SortedMap<LightTransition, Integer> lights = new TreeMap<>();
        try (Workbook book = new Workbook(out, "kaocheng", "1.0")) {
            Worksheet sheet = book.newWorksheet(chinese ? "差异" : "Differences");
            Sheets.heads(sheet, titles());
            int[] r = {0};
            rows.each(
                    row -> {
                        Sheets.row(sheet, ++r[0], cells(row));
                        row.lights()
                                .forEach(
                                        l ->
                                                lights.merge(
                                                        new LightTransition(l.from(), l.to()),
                                                        1,
                                                        Integer::sum));
                        if (r[0] % ROWS_PER_FLUSH == 0) {
                            sheet.flush();
                        }
                    });
            sheet.finish();
            lights(book.newWorksheet(chinese ? "灯的变化" : "Lights"), lights);
            if (!assumptions.isEmpty()) {
                assumptions(book.newWorksheet(chinese ? "调整内容" : "Assumptions"), assumptions);
            }
        }
    }

    private void assumptions(Worksheet sheet, List<Assumption> assumptions) {
        List<String> titles =
                chinese
                        ? List.of("代码", "名称", "位置", "内容", "原为", "改为", "说明")
                        : List.of("Code", "Name", "Place", "Field", "Before", "After", "In words");
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
            sheet.style(0, c).bold().set();
        }
        int r = 1;
        for (Assumption one : assumptions) {
            sheet.value(r, 0, one.code().value());
            sheet.value(r, 1, one.name() == null ? "" : one.name());
            sheet.value(r, 2, one.place() == null ? "" : one.place());
            sheet.value(r, 3, chinese ? Fields.chinese(one.field()) : Fields.english(one.field()));
            sheet.value(r, 4, one.before() == null ? "" : one.before());
            sheet.value(r, 5, one.after() == null ? "" : one.after());
            sheet.value(r, 6, chinese ? one.sentence().zh() : one.sentence().en());
            r++;
        }
    }

    private void lights(Worksheet sheet, SortedMap<LightTransition, Integer> counts) {
        List<String> titles = chinese ? List.of("原灯", "新灯", "数量") : List.of("From", "To", "Count");
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
        }
        int r = 1;
        for (Map.Entry<LightTransition, Integer> count : counts.entrySet()) {
            sheet.value(r, 0, light(count.getKey().from()));
            sheet.value(r, 1, light(count.getKey().to()));
            sheet.value(r, 2, count.getValue());
            r++;
        }
    }

    private List<String> titles() {
        return chinese ? CHINESE : ENGLISH;
    }

    private String light(LightOrNone light) {
        return Words.light(Shape.kebab(light), chinese);
    }

    private @Nullable String grade(@Nullable ScoreSummary side) {
        String grade = side == null ? null : side.grade();
        return grade == null ? null : Words.grade(grade, chinese);
    }

    private List<@Nullable Object> cells(Difference d) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(d.period().toString());
        cells.add(d.unitClass().value());
        cells.add(names.unitClass(d.unitClass()));
        cells.add(d.unit().value());
        cells.add(names.in(d.period()).unit(d.unit()));
        ScoreSummary before = d.before();
        ScoreSummary after = d.after();
        cells.add(before == null ? null : before.total());
        cells.add(after == null ? null : after.total());
        cells.add(d.change());
        cells.add(before == null ? null : before.rank());
        cells.add(after == null ? null : after.rank());
        cells.add(grade(before));
        cells.add(grade(after));
        cells.add(
                d.lights().stream()
                        .map(
                                l ->
                                        names.indicator(l.indicator())
                                                + " "
                                                + light(l.from())
                                                + "→"
                                                + light(l.to()))
                        .collect(Collectors.joining(chinese ? "；" : "; ")));
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
