package io.kaocheng.bench;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Checks that all contenders came to the same result; otherwise their costs are not comparable. */
final class Agreement {

    private final Map<String, Map<String, String>> found = new LinkedHashMap<>();

    /** Records a contender's result; an absent one is not compared. */
    void note(String what, String contender, @Nullable Object result) {
        if (result != null) {
            found.computeIfAbsent(what, w -> new LinkedHashMap<>())
                    .merge(
                            contender,
                            result.toString(),
                            (before, now) -> before.equals(now) ? now : before + " and " + now);
        }
    }

    /**
     * Returns if all results are equal.
     *
     * @throws DisagreementException naming each contender's result
     */
    void check() {
        found.forEach(
                (what, results) -> {
                    if (results.values().stream().distinct().count() > 1) {
                        throw new DisagreementException(what, results);
                    }
                });
    }

    /** Contenders came to different results, so no measurement is reported. */
    static final class DisagreementException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DisagreementException(String what, Map<String, String> results) {
            super("no figures: the contenders differ in their " + what + ": " + results);
        }
    }
}
