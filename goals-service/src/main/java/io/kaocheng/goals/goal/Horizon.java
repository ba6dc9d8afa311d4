package io.kaocheng.goals.goal;

/** How far a goal reaches, the farthest first. */
public enum Horizon {
    LONG_TERM,
    ANNUAL,
    STAGE
}
