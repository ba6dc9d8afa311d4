package io.kaocheng.scoring.facts;

import java.util.Locale;

/** The state of an indicator against its thresholds. */
public enum Light {
    GREEN,
    YELLOW,
    ORANGE,
    RED,
    /** Nothing is due yet. */
    GREY,
    /** Something is due and there is no figure to judge by. */
    MISSING;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return text;
    }
}
