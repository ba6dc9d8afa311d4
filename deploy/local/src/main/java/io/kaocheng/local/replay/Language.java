package io.kaocheng.local.replay;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The two languages the suite speaks. */
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

    String say(String english, String chinese) {
        return switch (this) {
            case EN -> english;
            case ZH -> chinese;
        };
    }

    /** The asked-for one; else that of the environment, by the precedence POSIX gives. */
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
