package io.kaocheng.local.load;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param row the line as a spreadsheet counts it, the header being 1; 0 for the file as a whole
 */
public record BadRow(String file, int row, @Nullable String column, String message) {

    @Override
    public String toString() {
        return file
                + (row > 0 ? " row " + row : "")
                + (column == null || column.isEmpty() ? "" : " column " + column)
                + ": "
                + message;
    }
}
