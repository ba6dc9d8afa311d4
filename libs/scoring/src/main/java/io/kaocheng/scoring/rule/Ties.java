package io.kaocheng.scoring.rule;

/** Which rank units of equal value share. */
public enum Ties {
    /** The best place they occupy, the next place after all of them: 1, 2, 2, 4. */
    BEST,
    /** The best place they occupy, the next place right after it: 1, 2, 2, 3. */
    DENSE,
    /** The mean of the places they occupy: 1, 2.5, 2.5, 4. */
    MEAN
}
