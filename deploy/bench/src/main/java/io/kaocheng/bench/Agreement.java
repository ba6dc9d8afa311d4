package io.kaocheng.bench;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** That all contenders did the same work. Without it a figure would say nothing. */
final class Agreement {

    private final Map<String, Map<String, String>> found = new LinkedHashMap<>();

    /** Notes what a contender's result is; an absent one says nothing about it. */
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
     * Lets through what agrees.
     *
     * @throws DisagreementException naming who found what
     */
    void check() {
        found.forEach(
                (what, results) -> {
                    if (results.values().stream().distinct().count() > 1) {
                        throw new DisagreementException(what, results);
                    }
                });
    }

    /** Contenders did not do the same, so nothing is told of how long they took. */
    static final class DisagreementException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DisagreementException(String what, Map<String, String> results) {
            super("no figures: the contenders differ in their " + what + ": " + results);
        }
    }
}
