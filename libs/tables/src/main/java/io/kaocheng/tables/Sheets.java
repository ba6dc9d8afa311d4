package io.kaocheng.tables;

import io.kaocheng.contracts.Decimals;

import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * How tables are written into workbooks: a row of heads that stays in sight, numbers as numbers,
 * all else as text. The same cells as texts are what stands in a CSV.
 */
public final class Sheets {

    /** The columns that stay in sight: what a row is of. */
    private static final int FROZEN = 3;

    private Sheets() {}

    /** The first row. */
    public static void heads(Worksheet sheet, List<String> heads) {
        for (int c = 0; c < heads.size(); c++) {
            sheet.value(0, c, heads.get(c));
            sheet.style(0, c).bold().set();
        }
        sheet.freezePane(FROZEN, 1);
    }

    /** A row of cells; null leaves one empty. */
    public static void row(Worksheet sheet, int r, List<@Nullable Object> cells) {
        for (int c = 0; c < cells.size(); c++) {
            switch (cells.get(c)) {
                case null -> {}
                case Number number -> sheet.value(r, c, number);
                case Object text -> sheet.value(r, c, text.toString());
            }
        }
    }

    /** The cells of a row as texts. */
    public static List<String> texts(List<@Nullable Object> cells) {
        return cells.stream()
                .map(
                        cell ->
                                switch (cell) {
                                    case null -> "";
                                    case BigDecimal number -> Decimals.print(number);
                                    case Object other -> other.toString();
                                })
                .toList();
    }
}
