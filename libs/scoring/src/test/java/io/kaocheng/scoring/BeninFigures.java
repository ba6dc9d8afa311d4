package io.kaocheng.scoring;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of Benin's departments and what their publisher made of them. Also for the tests of
 * other modules.
 */
public final class BeninFigures {

    private BeninFigures() {}

    /** A line of one of the tables. */
    public record Row(Map<String, String> cells) {

        public String at(String name) {
            return Optional.ofNullable(cells.get(name)).orElseThrow();
        }

        /** A published code has underscores, which ours do not. */
        public String code(String name) {
            return at(name).replace('_', '-');
        }
    }

    /** The lines of a table, by the names in its first. */
    public static List<Row> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file));
            List<String> names = cells(lines.getFirst());
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /**
     * {@code shared/data} lies beside the checkout, wherever that is. The figures belong to others
     * and are not part of it, so where they are missing the test is counted as skipped.
     */
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/benin-2023");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Assumptions.abort(
                "the Benin figures are not here: shared/data/benin-2023 must lie beside the checkout");
    }
}
