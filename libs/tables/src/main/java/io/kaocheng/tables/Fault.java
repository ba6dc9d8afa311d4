package io.kaocheng.tables;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a table, and its place.
 *
 * @param row as a spreadsheet program counts it, the header being 1; 0 for the file as a whole
 * @param column the column's name; absent where it is about the whole row
 * @param code kebab-case, stable: what programs act on
 * @param en what was found and what would be right, for people reading English
 * @param zh the same in Chinese
 */
public record Fault(int row, @Nullable String column, String code, String en, String zh) {

    /** The code of text whose encoding is not certain. */
    public static final String ENCODING = "unreadable-encoding";
}
