package io.kaocheng.evaluation.run;

import java.util.Locale;
import java.util.Optional;

/** What a run is for. */
public enum RunKind {
    /** Published scores at the cuts they were computed from: must show no difference. */
    VERIFY,
    /** Scores at an earlier cut, as known then. */
    AS_OF,
    /** Scores with an overlay of drafts: writes nothing that others can see. */
    WHAT_IF,
    /** Scores at a cut that are to become the official ones. */
    OFFICIAL;

    public static Optional<RunKind> named(String name) {
        for (RunKind kind : values()) {
            if (kind.toString().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a second execution and a second person have a say in it. */
    public boolean approvable() {
        return switch (this) {
            case WHAT_IF, OFFICIAL -> true;
            case VERIFY, AS_OF -> false;
        };
    }

    /** As the page calls it. */
    public String inChinese() {
        return switch (this) {
            case VERIFY -> "核验";
            case AS_OF -> "回溯";
            case WHAT_IF -> "推演";
            case OFFICIAL -> "正式重算";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
