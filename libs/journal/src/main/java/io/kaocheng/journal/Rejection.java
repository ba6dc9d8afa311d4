package io.kaocheng.journal;

import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The reason of a rejection: what was found and what would be right, in both languages.
 *
 * @param finding a finer code than the problem's, of what was found in a definition; absent where
 *     the problem's code suffices
 * @param field the field of the request it is about, as a JSON pointer without the leading slash;
 *     absent where it is about the whole
 */
public record Rejection(
        ProblemCode code,
        @Nullable String finding,
        @Nullable String field,
        String english,
        String chinese) {

    public Rejection(ProblemCode code, @Nullable String field, String english, String chinese) {
        this(code, null, field, english, chinese);
    }

    public String message(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
