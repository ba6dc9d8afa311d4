package io.kaocheng.scoring.engine;

/** How a figure came about that is used in place of a missing one. */
public enum Imputed {
    /** It is that of an earlier or a later period. */
    CARRIED,
    /** It is another unit's, or the class's mean. */
    SUBSTITUTED
}
