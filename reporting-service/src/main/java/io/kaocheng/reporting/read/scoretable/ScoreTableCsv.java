package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.reporting.read.scoretable.ScoreTable.BlockCell;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Lights;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
import io.kaocheng.tables.Cells;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a score table as CSV, page by page: a page is written before the next is asked for, so
 * that memory holds one page of units however many the class has.
 */
final class ScoreTableCsv {

    private ScoreTableCsv() {}

    /**
     * Writes the table in UTF-8 with a byte order mark, so that spreadsheets see what it is.
     *
     * @param first the first page, which says which blocks there are
     */
    static void write(List<Line> first, Pages pages, OutputStream to) throws IOException {
        List<String> blocks = ScoreTable.blocks(first);
        Writer text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        row(text, header(blocks));
        for (List<Line> page = first; !page.isEmpty(); page = pages.next(page.getLast())) {
            for (Line line : page) {
                row(text, cells(Row.of(line, blocks)));
            }
            text.flush();
        }
    }

    private static void row(Writer to, List<String> cells) throws IOException {
        to.write(Cells.row(cells));
        to.write("\r\n");
    }

    private static List<String> header(List<String> blocks) {
        List<String> header =
                new ArrayList<>(List.of("rank", "unit", "name", "total", "grade", "coverage"));
        blocks.stream().map(ScoreTable::heading).forEach(header::add);
        header.addAll(
                List.of(
                        "green",
                        "yellow",
                        "orange",
                        "red",
                        "grey",
                        "missing",
                        "position",
                        "partial"));
        return header;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.rank() == null ? "" : row.rank().toString());
        cells.add(row.unit());
        cells.add(row.name());
        cells.add(decimal(row.total()));
        cells.add(row.grade() == null ? "" : row.grade());
        cells.add(Decimals.print(row.coverage()));
        row.blockScores().stream().map(BlockCell::score).forEach(s -> cells.add(decimal(s)));
        Lights l = row.lights();
        for (int count :
                new int[] {l.green(), l.yellow(), l.orange(), l.red(), l.grey(), l.missing()}) {
            cells.add(Integer.toString(count));
        }
        cells.add(row.position());
        cells.add(row.owing() ? "true" : "");
        return cells;
    }

    private static String decimal(@Nullable BigDecimal number) {
        return number == null ? "" : Decimals.print(number);
    }
}
