package io.kaocheng.scoring.engine;

/** Where an indicator's figures of several periods lead to. */
public enum Arrow {
    /** ↑ */
    UP,
    /** ↗ */
    RISING,
    /** → */
    FLAT,
    /** ↓ */
    DOWN,
    /** Too little history, or nothing to measure it by. */
    NONE
}
