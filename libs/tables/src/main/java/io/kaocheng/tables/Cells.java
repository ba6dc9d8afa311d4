package io.kaocheng.tables;

import io.kaocheng.contracts.Texts;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How cells are written into every CSV: none that somebody else's text makes a formula, also where
 * a spreadsheet program takes full-width signs for signs or looks behind blanks. A cell of a
 * workbook needs no mark: it has a type, and text is written as text.
 */
public final class Cells {

    // ASCII, full-width, small forms and the mathematical minus.
    private static final String SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫\u2212";
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private Cells() {}

    /** A text that a spreadsheet program would take for a formula is marked as text. */
    public static String harmless(String text) {
        String seen = Texts.trimmed(text);
        boolean formula =
                !seen.isEmpty()
                        && SIGNS.indexOf(seen.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    /** A cell of a CSV file: harmless, and quoted where it must be (RFC 4180). */
    public static String csv(String text) {
        String safe = harmless(text);
        return SPECIAL.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** A row of a CSV file, without its line end. */
    public static String row(List<String> cells) {
        return cells.stream().map(Cells::csv).collect(Collectors.joining(","));
    }
}
