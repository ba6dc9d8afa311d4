package io.kaocheng.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a benchmark, as tables for people or as JSON for programs. */
final class Sheet {

    /** The output format. */
    enum Form {
        table,
        json
    }

    private final String bench;
    private final Map<String, String> under = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();

    Sheet(String bench) {
        this.bench = bench;
    }

    /** What the figures hold for: load, sizes, what was agreed on. */
    Sheet under(String what, String value) {
        under.put(what, value);
        return this;
    }

    Section section(String title, String... columns) {
        Section section = new Section(title, List.of(columns));
        sections.add(section);
        return section;
    }

    /** Rows of the same columns. */
    static final class Section {
        private final String title;
        private final List<String> columns;
        private final List<Row> rows = new ArrayList<>();

        private Section(String title, List<String> columns) {
            this.title = title;
            this.columns = columns;
        }

        private record Row(String name, List<Cell> cells) {}

        Section row(String name, Cell... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + columns.size() + " cells; found " + cells.length);
            }
            rows.add(new Row(name, List.of(cells)));
            return this;
        }
    }

    /** The value of a table cell. */
    sealed interface Cell {

        /**
         * @param decimals how many are shown
         */
        record Of(Spread spread, int decimals) implements Cell {}

        record Text(String text) implements Cell {}
    }

    static Cell of(Spread spread, int decimals) {
        return new Cell.Of(spread, decimals);
    }

    static Cell text(String text) {
        return new Cell.Text(text);
    }

    void print(Form form, PrintStream out) {
        switch (form) {
            case table -> lines().forEach(out::println);
            case json -> out.println(json().toPrettyString());
        }
    }

    ObjectNode json() {
        ObjectNode all = ContractJson.mapper().createObjectNode().put("bench", bench);
        ObjectNode conditions = all.putObject("under");
        under.forEach(conditions::put);
        ArrayNode parts = all.putArray("sections");
        for (Section section : sections) {
            ObjectNode part = parts.addObject().put("title", section.title);
            ArrayNode rows = part.putArray("rows");
            for (Section.Row row : section.rows) {
                ObjectNode one = rows.addObject().put("name", row.name());
                for (int i = 0; i < section.columns.size(); i++) {
                    put(one, section.columns.get(i), row.cells().get(i));
                }
            }
        }
        return all;
    }

    private static void put(ObjectNode row, String column, Cell cell) {
        switch (cell) {
            case Cell.Text(var text) -> row.put(column, text);
            case Cell.Of(var spread, _) ->
                    row.putObject(column)
                            .put("median", number(spread.median()))
                            .put("low", number(spread.low()))
                            .put("high", number(spread.high()));
        }
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        under.forEach((what, value) -> lines.add(what + ": " + value));
        for (Section section : sections) {
            lines.add("");
            lines.addAll(lines(section));
        }
        return lines;
    }

    private static List<String> lines(Section section) {
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(section.title));
        head.addAll(section.columns);
        cells.add(head);
        for (Section.Row row : section.rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            row.cells().forEach(cell -> line.add(shown(cell)));
            cells.add(line);
        }
        int[] widths = new int[head.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private static String shown(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text;
            case Cell.Of(var spread, var decimals) ->
                    shown(spread.median(), decimals)
                            + " ("
                            + shown(spread.low(), decimals)
                            + "–"
                            + shown(spread.high(), decimals)
                            + ")";
        };
    }

    private static String shown(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
