package io.kaocheng.scoring.engine;

/**
 * What a node of a derivation stands for; a total's lines are marked with it when they are made.
 */
public enum DerivationKind {
    /** The published total of a unit. */
    PUBLISHED,
    TOTAL,
    BLOCK,
    INDICATOR,
    /** What the rule earned, 0-100, before cap and rounding. */
    RULE,
    /** What the no-data policy put in place of a rule's result. */
    POLICY,
    /** What the indicator's cap took away. */
    CAP,
    /** What a rounding named by the scheme changed. */
    ROUNDING,
    /** What the 34th digit leaves. */
    REMAINDER,
    /** What the geometric mean is below the arithmetic one. */
    UNEVENNESS,
    /** The actual of the unit. */
    ACTUAL,
    /** An earlier actual, for growth. */
    EARLIER,
    /** A figure made of others. */
    MADE,
    OBSERVATION,
    CONSTANT,
    ABSENT,
    TARGET,
    /** Another unit of the class whose figure the rule looked at. */
    PEER,
    RATING,
    SURVEY,
    SUBMISSIONS,
    GROUP,
    BONUS,
    BONUS_CAP,
    DEDUCTION,
    DEDUCTION_CAP,
    COEFFICIENT,
    BETWEEN_CLASSES,
    VETO,
    MEMBERSHIP,
    SCHEME,
    VERSION,
    LIGHT
}
