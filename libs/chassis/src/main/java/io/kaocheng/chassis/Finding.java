package io.kaocheng.chassis;

import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer to the field; absent where it is about the whole
 * @param row 1-based, of a batch's rows as sent, header not counted
 * @param column name of the column in a CSV
 * @param code stable, in kebab-case
 */
public record Finding(
        @Nullable String pointer,
        @Nullable Integer row,
        @Nullable String column,
        String code,
        String english,
        String chinese) {

    /** A finding of one of the kinds of problem. */
    public Finding(
            @Nullable String pointer,
            @Nullable Integer row,
            @Nullable String column,
            ProblemCode code,
            String english,
            String chinese) {
        this(pointer, row, column, code.code(), english, chinese);
    }

    /** What was found in a document, at its pointer. */
    public static Finding at(io.kaocheng.shape.Finding found) {
        return new Finding(found.pointer(), null, null, found.code(), found.en(), found.zh());
    }

    public static Finding at(String pointer, ProblemCode code, String english, String chinese) {
        return new Finding(pointer, null, null, code, english, chinese);
    }

    public String message(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    public Finding inRow(int row) {
        return new Finding(pointer, row, column, code, english, chinese);
    }
}
