package io.kaocheng.evaluation.read.editions;

import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionBlock;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionLights;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionRow;
import io.kaocheng.evaluation.read.runs.NamesOf.Names;
import io.kaocheng.tables.Sheets;
import io.kaocheng.tables.Words;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes an edition as a workbook in one language, with names beside codes, page by page: a page is
 * written before the next is asked for, so that memory holds one page of units.
 *
 * @param blocks what the blocks below the top are called, by path, in the scheme's order
 * @param again whether it took the place of another edition
 */
record EditionFile(boolean chinese, Names names, Map<String, String> blocks, boolean again) {

    private static final List<String> CHINESE = List.of("位次", "单位代码", "单位", "总分", "等次");
    private static final List<String> ENGLISH =
            List.of("Rank", "Unit code", "Unit", "Total", "Grade");
    private static final List<String> CHANGES_IN_CHINESE =
            List.of("上一版总分", "变化", "数据", "目标", "规则", "权重", "单位与类别", "同类单位");
    private static final List<String> CHANGES_IN_ENGLISH =
            List.of(
                    "Total before",
                    "Change",
                    "Data",
                    "Target",
                    "Rule",
                    "Weight",
                    "Units and classes",
                    "Peers");

    void xlsx(List<EditionRow> first, EditionPages pages, OutputStream to) throws IOException {
        try (Workbook book = new Workbook(to, "kaocheng", "1.0")) {
            Worksheet sheet = book.newWorksheet(chinese ? "考核结果" : "Results");
            Sheets.heads(sheet, heads());
            int r = 0;
            List<EditionRow> page = first;
            while (!page.isEmpty()) {
                for (EditionRow row : page) {
                    Sheets.row(sheet, ++r, cells(row));
                }
                sheet.flush();
                page = pages.next(page.getLast());
            }
            sheet.finish();
        }
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(chinese ? CHINESE : ENGLISH);
        heads.addAll(blocks.values());
        Words.LIGHTS.forEach(light -> heads.add(Words.light(light, chinese)));
        if (again) {
            heads.addAll(chinese ? CHANGES_IN_CHINESE : CHANGES_IN_ENGLISH);
        }
        return heads;
    }

    private List<@Nullable Object> cells(EditionRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.rank());
        cells.add(row.unit().value());
        cells.add(names.unit(row.unit()));
        cells.add(row.total());
        String grade = row.grade();
        cells.add(grade == null ? null : Words.grade(grade, chinese));
        for (String block : blocks.keySet()) {
            cells.add(
                    row.blocks().stream()
                            .filter(one -> one.block().equals(block))
                            .findFirst()
                            .map(EditionBlock::score)
                            .orElse(null));
        }
        EditionLights l = row.lights();
        cells.addAll(
                l == null
                        ? Collections.nCopies(Words.LIGHTS.size(), null)
                        : List.of(
                                l.red(), l.orange(), l.yellow(), l.green(), l.grey(), l.missing()));
        if (again) {
            BigDecimal was = row.was();
            BigDecimal total = row.total();
            cells.add(was);
            cells.add(was == null || total == null ? null : total.subtract(was));
            Causes causes = row.change();
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
        }
        return cells;
    }
}
