package io.kaocheng.reporting.read.scoretable;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.scores.ScoresEvent.IndicatorScore;
import io.kaocheng.reporting.read.scoretable.Pages.Line;
import io.kaocheng.reporting.read.scoretable.ScoreTable.BlockCell;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Lights;
import io.kaocheng.reporting.read.scoretable.ScoreTable.Row;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes a score table as a file, page by page: a page is written before the next is asked for, so
 * that memory holds one page of units however many the class has. A file is in one language, with
 * names beside codes.
 *
 * @param names what blocks and indicators are called
 */
record ScoreTableFile(boolean chinese, Names names) {

    private static final List<String> CHINESE = List.of("位次", "单位代码", "单位", "总分", "等次", "数据完整率");
    private static final List<String> ENGLISH =
            List.of("Rank", "Unit code", "Unit", "Total", "Grade", "Data completeness");

    static ScoreTableFile in(Locale language, Names names) {
        return new ScoreTableFile(Words.isChinese(language), names);
    }

    /** What stands in the files by code. */
    interface Names {

        /** A block of the scheme by which a unit was scored. */
        String block(String scheme, String code);

        String indicator(Code indicator);
    }

    /** Receives lines. */
    private interface Sink {
        void accept(Line line) throws IOException;
    }

    /**
     * Writes the table in UTF-8 with a byte order mark, so that spreadsheets see what it is.
     *
     * @param first the first page; the columns of blocks are those of its first unit that has any
     */
    void csv(List<Line> first, Pages pages, OutputStream to) throws IOException {
        List<String> blocks = ScoreTable.blocks(first);
        Writer text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        row(text, header(scheme(first), blocks));
        each(first, pages, line -> row(text, Sheets.texts(cells(line, blocks))), text::flush);
        text.flush();
    }

    /**
     * Writes the table as a workbook, with a second sheet of all indicators. A workbook is written
     * sheet after sheet, so the pages are asked for twice.
     */
    void xlsx(List<Line> first, Pages pages, OutputStream to) throws IOException {
        List<String> blocks = ScoreTable.blocks(first);
        try (Workbook book = new Workbook(to, "kaocheng", "1.0")) {
            Worksheet table = book.newWorksheet(chinese ? "得分排名" : "Scoreboard");
            Sheets.heads(table, header(scheme(first), blocks));
            lines(table, first, pages, line -> cells(line, blocks));
            List<Code> indicators = indicators(first);
            Worksheet cells = book.newWorksheet(chinese ? "各指标" : "Indicators");
            Sheets.heads(cells, indicatorHeads(indicators));
            lines(cells, first, pages, line -> indicatorCells(line, indicators));
        }
    }

    private static void lines(
            Worksheet sheet,
            List<Line> first,
            Pages pages,
            Function<Line, List<@Nullable Object>> cells)
            throws IOException {
        int[] r = {0};
        each(first, pages, line -> Sheets.row(sheet, ++r[0], cells.apply(line)), sheet::flush);
        sheet.finish();
    }

    /** What is done when a page is out. */
    private interface PageEnd {
        void run() throws IOException;
    }

    private static void each(List<Line> first, Pages pages, Sink sink, PageEnd end)
            throws IOException {
        List<Line> page = first;
        while (!page.isEmpty()) {
            for (Line line : page) {
                sink.accept(line);
            }
            end.run();
            page = pages.next(page.getLast());
        }
    }

    private static String scheme(List<Line> first) {
        return first.isEmpty() ? "" : first.getFirst().score().scheme();
    }

    private static List<Code> indicators(List<Line> lines) {
        Set<Code> codes = new LinkedHashSet<>();
        lines.forEach(line -> line.score().indicators().forEach(one -> codes.add(one.indicator())));
        return List.copyOf(codes);
    }

    private List<String> header(String scheme, List<String> blocks) {
        List<String> header = new ArrayList<>(chinese ? CHINESE : ENGLISH);
        blocks.forEach(block -> header.add(names.block(scheme, ScoreTable.heading(block))));
        Words.LIGHTS.forEach(light -> header.add(Words.light(light, chinese)));
        header.add(chinese ? "得分记录" : "Score entry");
        header.add(chinese ? "数据未报齐" : "Figures still owed");
        return header;
    }

    private List<@Nullable Object> cells(Line line, List<String> blocks) {
        Row row = Row.of(line, blocks);
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.rank());
        cells.add(row.unit());
        cells.add(row.name());
        cells.add(row.total());
        String grade = row.grade();
        cells.add(grade == null ? null : Words.grade(grade, chinese));
        cells.add(row.coverage());
        row.blockScores().stream().map(BlockCell::score).forEach(cells::add);
        Lights l = row.lights();
        for (int count :
                new int[] {l.red(), l.orange(), l.yellow(), l.green(), l.grey(), l.missing()}) {
            cells.add(count);
        }
        cells.add(row.position());
        cells.add(row.hasMissingFigures() ? (chinese ? "是" : "yes") : null);
        return cells;
    }

    private List<String> indicatorHeads(List<Code> indicators) {
        List<String> heads =
                new ArrayList<>(chinese ? List.of("单位代码", "单位") : List.of("Unit code", "Unit"));
        for (Code indicator : indicators) {
            String name = names.indicator(indicator) + " " + indicator;
            heads.add(name + (chinese ? " 实际完成值" : " actual"));
            heads.add(name + (chinese ? " 得分" : " score"));
            heads.add(name + (chinese ? " 灯" : " light"));
        }
        return heads;
    }

    private List<@Nullable Object> indicatorCells(Line line, List<Code> indicators) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.score().unit().value());
        cells.add(line.name());
        for (Code indicator : indicators) {
            IndicatorScore found =
                    line.score().indicators().stream()
                            .filter(one -> one.indicator().equals(indicator))
                            .findFirst()
                            .orElse(null);
            if (found == null) {
                cells.addAll(Collections.nCopies(3, null));
            } else {
                cells.add(found.value());
                cells.add(found.score());
                cells.add(Words.light(found.light(), chinese));
            }
        }
        return cells;
    }

    private static void row(Writer to, List<String> cells) throws IOException {
        to.write(Cells.row(cells));
        to.write("\r\n");
    }
}
