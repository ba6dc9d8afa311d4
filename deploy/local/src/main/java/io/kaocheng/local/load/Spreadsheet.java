package io.kaocheng.local.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file as spreadsheet programs export it: RFC 4180, in UTF-8 with or without mark, or in
 * GB18030.
 */
final class Spreadsheet {

    /**
     * One line of the table.
     *
     * @param number as a spreadsheet counts it, the header being 1
     * @param cells by column; blank ones are left out
     */
    record Line(int number, Map<String, String> cells) {

        Line {
            cells = Map.copyOf(cells);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }
    }

    private Spreadsheet() {}

    /**
     * Reads a file; whatever is wrong with its form is added to the findings.
     *
     * @param required columns that must be there and must not be blank in any line
     * @param optional columns that may be there; any other is refused, since a misspelt one would
     *     be lost
     */
    static List<Line> read(
            String file,
            byte[] bytes,
            List<String> required,
            List<String> optional,
            List<BadRow> findings) {
        String text;
        try {
            text = decode(bytes);
        } catch (CharacterCodingException _) {
            findings.add(
                    new BadRow(
                            file, 0, null, "is neither UTF-8 nor GB18030; export it as CSV UTF-8"));
            return List.of();
        }
        List<List<String>> rows = parse(text);
        if (rows.isEmpty()) {
            findings.add(new BadRow(file, 0, null, "is empty; the first line names the columns"));
            return List.of();
        }
        List<String> header = rows.getFirst().stream().map(String::strip).toList();
        if (!headerIsSound(file, header, required, optional, findings)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (row.size() > header.size()
                    && row.subList(header.size(), row.size()).stream()
                            .anyMatch(c -> !c.isBlank())) {
                findings.add(
                        new BadRow(
                                file,
                                i + 1,
                                null,
                                "has " + row.size() + " cells, the header has " + header.size()));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int c = 0; c < Math.min(header.size(), row.size()); c++) {
                if (!row.get(c).isBlank()) {
                    cells.put(header.get(c), row.get(c).strip());
                }
            }
            for (String column : required) {
                if (!cells.containsKey(column)) {
                    findings.add(new BadRow(file, i + 1, column, "is blank"));
                }
            }
            lines.add(new Line(i + 1, cells));
        }
        return lines;
    }

    private static boolean headerIsSound(
            String file,
            List<String> header,
            List<String> required,
            List<String> optional,
            List<BadRow> findings) {
        int before = findings.size();
        Set<String> seen = new LinkedHashSet<>();
        for (String column : header) {
            if (!column.isEmpty() && !required.contains(column) && !optional.contains(column)) {
                findings.add(
                        new BadRow(
                                file,
                                1,
                                column,
                                "is not known; known are "
                                        + String.join(", ", required)
                                        + (optional.isEmpty()
                                                ? ""
                                                : " and, if wanted, "
                                                        + String.join(", ", optional))));
            }
            if (!seen.add(column)) {
                findings.add(new BadRow(file, 1, column, "appears twice"));
            }
        }
        for (String column : required) {
            if (!header.contains(column)) {
                findings.add(new BadRow(file, 1, column, "is missing"));
            }
        }
        return findings.size() == before;
    }

    /**
     * UTF-8 if the bytes can be that, which text in GB18030 practically never can; else GB18030.
     */
    static String decode(byte[] bytes) throws CharacterCodingException {
        boolean marked =
                bytes.length >= 3
                        && (bytes[0] & 0xff) == 0xef
                        && (bytes[1] & 0xff) == 0xbb
                        && (bytes[2] & 0xff) == 0xbf;
        try {
            return strictly(StandardCharsets.UTF_8, bytes, marked ? 3 : 0);
        } catch (CharacterCodingException e) {
            if (marked) {
                throw e;
            }
            return strictly(Charset.forName("GB18030"), bytes, 0);
        }
    }

    private static String strictly(Charset charset, byte[] bytes, int from)
            throws CharacterCodingException {
        String text =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                        .toString();
        if (text.indexOf('\0') >= 0) {
            // UTF-16 decodes as GB18030 without a complaint, every other character a zero.
            throw new CharacterCodingException();
        }
        return text;
    }

    /** Cells by line. A quoted cell may hold commas, quotes (doubled) and line ends. */
    static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
            i++;
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    /** A cell escaped for a CSV file (RFC 4180). */
    static String quote(String cell) {
        return cell.contains(",")
                        || cell.contains("\"")
                        || cell.contains("\n")
                        || cell.contains("\r")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
