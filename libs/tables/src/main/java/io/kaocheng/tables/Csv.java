package io.kaocheng.tables;

import io.kaocheng.tables.Table.Raw;
import io.kaocheng.tables.Table.Unreadable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 4180, read strictly: a quoted cell may hold commas, quotes (doubled) and line ends. Where it
 * is not certain to which row a character belongs, the file is refused.
 */
final class Csv {

    private final String text;
    private final boolean oldLineEnds;
    private final List<Raw> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private @Nullable Fault fault;
    private int at;

    private Csv(String text) {
        this.text = text;
        // A carriage return alone ends a line where every line ends so.
        this.oldLineEnds = text.indexOf('\n') < 0;
    }

    static List<Raw> parse(String text) throws Unreadable {
        Csv csv = new Csv(text);
        while (csv.at < text.length()) {
            csv.cell();
        }
        csv.endRow(csv.cells.isEmpty());
        return csv.rows;
    }

    private int number() {
        return rows.size() + 1;
    }

    private void endRow(boolean nothing) {
        if (!nothing || fault != null) {
            rows.add(new Raw(number(), cells, fault));
        }
        cells = new ArrayList<>();
        fault = null;
    }

    /** Reads one cell and what ends it. */
    private void cell() throws Unreadable {
        int begin = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            quoted();
        } else {
            at = begin;
            plain();
        }
        end();
    }

    private void plain() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"' && fault == null) {
                fault =
                        new Fault(
                                number(),
                                null,
                                "quote-inside",
                                "cell "
                                        + (cells.size() + 1)
                                        + " has a quote inside; a cell with quotes is quoted as a whole,"
                                        + " with each quote inside doubled",
                                "第 " + (cells.size() + 1) + " 个单元格中间有引号；含引号的单元格须整体加引号，其中的引号写两次");
            }
            at++;
        }
        cells.add(Table.trimmed(text.substring(begin, at)));
    }

    private void quoted() throws Unreadable {
        at++;
        StringBuilder cell = new StringBuilder();
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new Unreadable(
                        new Fault(
                                number(),
                                null,
                                "quote-not-closed",
                                "quote not closed: it opens cell " + (cells.size() + 1),
                                "引号未闭合：自第 " + (cells.size() + 1) + " 个单元格开始"));
            }
            cell.append(text, at, quote);
            at = quote + 1;
            if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw new Unreadable(
                    new Fault(
                            number(),
                            null,
                            "text-after-quote",
                            "text after the closing quote of cell "
                                    + (cells.size() + 1)
                                    + "; look for a quote that is not closed or not doubled",
                            "第 " + (cells.size() + 1) + " 个单元格的闭引号后还有文字，请检查未闭合或未成对的引号"));
        }
        cells.add(Table.trimmed(cell.toString()));
    }

    /** A comma, a line end or the end of the text. */
    private void end() throws Unreadable {
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == ',') {
            if (at == text.length()) {
                cells.add("");
            }
            return;
        }
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        } else if (c == '\r' && !oldLineEnds) {
            throw new Unreadable(
                    new Fault(
                            number(),
                            null,
                            "lone-carriage-return",
                            "a carriage return without a line feed after cell "
                                    + cells.size()
                                    + "; put text with line ends into quotes",
                            "第 " + cells.size() + " 个单元格后有单独的回车符；含换行的文字须加引号"));
        }
        endRow(false);
    }
}
