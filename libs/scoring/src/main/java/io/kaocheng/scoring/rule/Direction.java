package io.kaocheng.scoring.rule;

/** Which values of an indicator are good. */
public enum Direction {
    /** More is better. */
    UP,
    /** Less is better. */
    DOWN,
    /** The target itself is best; distance either way is worse. */
    ON_TARGET,
    /** Anything between the floor and the target value is best. */
    RANGE
}
