package io.kaocheng.monitoring.change;

import java.util.Locale;

/** What is asked for by a request. */
public enum ChangeKind {
    /** That there is no figure. */
    NO_DATA,
    /** That a figure is replaced by another. */
    CORRECTION,
    /** That a figure is taken back. */
    WITHDRAWAL;

    /** As entries have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
