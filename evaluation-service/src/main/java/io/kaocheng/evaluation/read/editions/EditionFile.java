package io.kaocheng.evaluation.read.editions;

import io.kaocheng.contracts.evaluation.EditionEvent.Causes;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionBlock;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionLights;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionRow;
import io.kaocheng.evaluation.read.editions.EditionsResource.EditionTable;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes an edition as a workbook in one language, with names beside codes.
 *
 * @param blocks what the blocks below the top are called, by path, in the scheme's order
 */
record EditionFile(boolean chinese, Names names, Map<String, String> blocks) {

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

    /** Behind every rank: the place of a unit without one. */
    private static final int UNRANKED = Integer.MAX_VALUE;

    void xlsx(EditionTable edition, OutputStream to) throws IOException {
        boolean again = edition.supersedes() != null;
        try (Workbook book = new Workbook(to, "kaocheng", "1.0")) {
            Worksheet sheet = book.newWorksheet(chinese ? "考核结果" : "Results");
            Sheets.heads(sheet, heads(again));
            int r = 0;
            for (EditionRow row : inOrder(edition)) {
                Sheets.row(sheet, ++r, cells(row, again));
            }
            sheet.finish();
        }
    }

    private static List<EditionRow> inOrder(EditionTable edition) {
        return edition.rows().stream()
                .sorted(
                        Comparator.comparingInt(EditionFile::place)
                                .thenComparing(row -> row.unit().value()))
                .toList();
    }

    private static int place(EditionRow row) {
        Integer rank = row.rank();
        return rank == null ? UNRANKED : rank;
    }

    private List<String> heads(boolean again) {
        List<String> heads = new ArrayList<>(chinese ? CHINESE : ENGLISH);
        heads.addAll(blocks.values());
        Words.LIGHTS.forEach(light -> heads.add(Words.light(light, chinese)));
        if (again) {
            heads.addAll(chinese ? CHANGES_IN_CHINESE : CHANGES_IN_ENGLISH);
        }
        return heads;
    }

    private List<@Nullable Object> cells(EditionRow row, boolean again) {
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
