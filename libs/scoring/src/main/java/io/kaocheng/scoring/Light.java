package io.kaocheng.scoring;

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

    @Override
    public String toString() {
        return Shape.kebab(this);
    }
}
