package io.kaocheng.chassis;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * The language texts are given in: Chinese unless the caller prefers English. Codes never change
 * with it.
 */
public final class Language {

    private static final List<Locale> SPOKEN =
            List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage != null && acceptLanguage.length() <= 200) {
            try {
                Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
                if (best != null) {
                    return best;
                }
            } catch (IllegalArgumentException e) {
                // A header nobody can read asks for nothing in particular.
                return Locale.SIMPLIFIED_CHINESE;
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }
}
