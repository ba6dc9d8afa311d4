package io.kaocheng.journal;

import io.kaocheng.contracts.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A business "no": what was found and what would be right, in both languages.
 *
 * @param field the field of the request it is about, as a JSON pointer without the leading slash;
 *     absent where it is about the whole
 */
public record Rejection(ProblemCode code, @Nullable String field, String english, String chinese) {

    public String message(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
