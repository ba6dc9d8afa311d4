package io.kaocheng.local.replay;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A language of the command line's texts: English or Simplified Chinese. */
enum Language {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** For {@code Accept-Language}. */
    String tag() {
        return tag;
    }

    /** The one of two texts that is in this language. */
    String choose(String english, String chinese) {
        return switch (this) {
            case EN -> english;
            case ZH -> chinese;
        };
    }

    /**
     * The language of {@code --lang}; without it that of LC_ALL, LC_MESSAGES or LANG, in POSIX's
     * order of precedence.
     */
    static Language of(@Nullable String asked, Map<String, String> environment) {
        if (asked != null) {
            return named(asked);
        }
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return named(value);
            }
        }
        return EN;
    }

    private static Language named(String name) {
        return name.startsWith("zh") ? ZH : EN;
    }
}
