package io.kaocheng.tables;

import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table read from a file: rows whose cells are known by the names in the first row. What
 * spreadsheet programs leave at its edge (columns without a name and without content, rows without
 * content) is passed over; a row that has too few or too many cells is wrong by itself; what makes
 * the rows uncertain (encoding, quotes, the header) refuses the whole.
 *
 * @param rows empty where the whole is refused
 * @param faults of the whole; each row has its own
 */
public record Table(List<Row> rows, List<Fault> faults) {

    public Table {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * The columns a table may have.
     *
     * @param needed must be there
     * @param optional may be there; any other is refused, since a misspelt one would be lost
     */
    public record Columns(List<String> needed, List<String> optional) {
        public Columns {
            needed = List.copyOf(needed);
            optional = List.copyOf(optional);
        }

        /**
         * @param all in their order, those that are needed among them
         */
        public static Columns of(List<String> all, List<String> needed) {
            return new Columns(
                    needed, all.stream().filter(name -> !needed.contains(name)).toList());
        }

        private boolean known(String name) {
            return needed.contains(name) || optional.contains(name);
        }

        private String english() {
            return String.join(", ", needed)
                    + (optional.isEmpty() ? "" : " and, if wanted, " + String.join(", ", optional));
        }

        private String chinese() {
            return String.join("、", needed)
                    + (optional.isEmpty() ? "" : "，可选 " + String.join("、", optional));
        }
    }

    /** A row before its cells have names; {@code fault} where its form is wrong. */
    record Raw(int number, List<String> cells, @Nullable Fault fault) {
        Raw {
            cells = List.copyOf(cells);
        }

        private boolean isBlank() {
            return fault == null && cells.stream().allMatch(String::isEmpty);
        }

        private String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        /** The number of cells up to the last that has content. */
        private int filled() {
            int end = cells.size();
            while (end > 0 && cells.get(end - 1).isEmpty()) {
                end--;
            }
            return end;
        }
    }

    /** The file is refused as a whole. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Unreadable(Fault fault) {
            super(fault.en());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /**
     * Reads a CSV file (RFC 4180).
     *
     * @param charset as it was named; where it was not, a mark or the text itself decides
     */
    public static Table csv(byte[] file, @Nullable String charset, Columns columns) {
        return switch (Encoding.decode(file, charset)) {
            case Encoding.Decoded.Text(String text) -> csv(text, columns);
            case Encoding.Decoded.Uncertain(Fault fault) -> refused(List.of(fault));
        };
    }

    static Table csv(String text, Columns columns) {
        try {
            return of(Csv.parse(text), columns, true);
        } catch (Unreadable e) {
            return refused(List.of(e.fault()));
        }
    }

    /**
     * Reads the one sheet of an XLSX file that has content.
     *
     * @param bytes how large it may be when it is unpacked
     * @param rows of how many rows at most more than the header; a longer one is read one row
     *     further
     */
    public static Table xlsx(byte[] file, long bytes, int rows, Columns columns) {
        try {
            return of(Xlsx.parse(file, bytes, rows), columns, false);
        } catch (Unreadable e) {
            return refused(List.of(e.fault()));
        }
    }

    /** Whether the file is packed as XLSX is, whatever it is called. */
    public static boolean isXlsx(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    private static Table refused(List<Fault> faults) {
        return new Table(List.of(), faults);
    }

    private static Table of(List<Raw> all, Columns columns, boolean everyCellIsWritten) {
        List<Raw> filled = all.stream().filter(raw -> !raw.isBlank()).toList();
        if (filled.isEmpty()) {
            return refused(
                    List.of(
                            new Fault(
                                    0,
                                    null,
                                    "empty",
                                    "is empty; the first row names the columns",
                                    "内容为空；首行须为列名")));
        }
        Raw header = filled.getFirst();
        List<Raw> below = filled.subList(1, filled.size());
        if (header.fault() != null) {
            return refused(List.of(header.fault()));
        }
        List<Fault> faults = headerFaults(header, below, columns);
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        int needed = everyCellIsWritten ? header.filled() : 0;
        return new Table(below.stream().map(raw -> row(raw, header, needed)).toList(), List.of());
    }

    private static Row row(Raw raw, Raw header, int atLeast) {
        if (raw.fault() != null) {
            return new Row(raw.number(), Map.of(), List.of(raw.fault()));
        }
        int columns = header.filled();
        if (raw.cells().size() < atLeast || raw.filled() > columns) {
            int found = Math.max(raw.filled(), Math.min(raw.cells().size(), columns));
            return new Row(
                    raw.number(),
                    Map.of(),
                    List.of(
                            new Fault(
                                    raw.number(),
                                    null,
                                    "cell-count",
                                    "the row has "
                                            + found
                                            + " cells where the header has "
                                            + columns,
                                    "该行有 " + found + " 列，表头为 " + columns + " 列")));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns; i++) {
            if (!raw.cell(i).isEmpty()) {
                cells.put(header.cell(i), raw.cell(i));
            }
        }
        return new Row(raw.number(), cells, List.of());
    }

    private static List<Fault> headerFaults(Raw header, List<Raw> rows, Columns columns) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cell(i);
            if (name.isEmpty()) {
                int at = i;
                rows.stream()
                        .filter(raw -> isFilled(raw, at, header))
                        .findFirst()
                        .ifPresent(raw -> faults.add(nameless(header, at, raw)));
                continue;
            }
            Integer before = seen.putIfAbsent(name, i);
            if (before != null) {
                faults.add(
                        new Fault(
                                header.number(),
                                name,
                                "column-twice",
                                "the column "
                                        + Quoted.of(name)
                                        + " appears twice, as "
                                        + place(before)
                                        + " and as "
                                        + place(i),
                                "列 "
                                        + Quoted.of(name)
                                        + " 出现两次：第 "
                                        + (before + 1)
                                        + " 列与第 "
                                        + (i + 1)
                                        + " 列"));
            } else if (!columns.known(name)) {
                faults.add(
                        new Fault(
                                header.number(),
                                name,
                                "unknown-column",
                                "the column "
                                        + Quoted.of(name)
                                        + " is not known; known are "
                                        + columns.english(),
                                "未知的列 " + Quoted.of(name) + "；可用的列为 " + columns.chinese()));
            }
        }
        for (String name : columns.needed()) {
            if (!seen.containsKey(name)) {
                faults.add(
                        new Fault(
                                header.number(),
                                name,
                                "missing-column",
                                "the column " + name + " is needed and missing",
                                "缺少列 " + name));
            }
        }
        return faults;
    }

    /** Whether a row has content in a column that stands before the last one with a name. */
    private static boolean isFilled(Raw raw, int column, Raw header) {
        return column < header.filled() && !raw.cell(column).isEmpty();
    }

    private static Fault nameless(Raw header, int column, Raw row) {
        return new Fault(
                header.number(),
                null,
                "column-without-name",
                place(column)
                        + " has no name, but row "
                        + row.number()
                        + " has "
                        + Quoted.of(row.cell(column))
                        + " in it",
                "第 "
                        + (column + 1)
                        + " 列没有列名，但第 "
                        + row.number()
                        + " 行该列为 "
                        + Quoted.of(row.cell(column)));
    }

    /** {@code column 5 (E)}. */
    private static String place(int column) {
        StringBuilder letters = new StringBuilder();
        for (int n = column; n >= 0; n = n / 26 - 1) {
            letters.insert(0, (char) ('A' + n % 26));
        }
        return "column " + (column + 1) + " (" + letters + ")";
    }

    /** A cell without white space at its edges, whichever it is. */
    static String trimmed(String cell) {
        return Texts.trimmed(cell);
    }
}
