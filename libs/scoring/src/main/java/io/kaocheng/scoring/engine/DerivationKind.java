package io.kaocheng.scoring.engine;

/** The kind of a node in a derivation; also of the lines of a total. */
public enum DerivationKind {
    /** The published total of a unit. */
    PUBLISHED,
    TOTAL,
    BLOCK,
    INDICATOR,
    /** The rule's result, 0-100, before cap and rounding. */
    RULE,
    /** The result of the no-data policy instead of a rule's result. */
    POLICY,
    /** The difference made by the indicator's cap. */
    CAP,
    /** The difference made by a rounding of the scheme. */
    ROUNDING,
    /** The rounding remainder at the 34th digit. */
    REMAINDER,
    /** The geometric mean minus the arithmetic mean. */
    UNEVENNESS,
    /** The actual of the unit. */
    ACTUAL,
    /** An earlier actual, for growth. */
    EARLIER,
    /** A figure computed from others. */
    MADE,
    OBSERVATION,
    CONSTANT,
    ABSENT,
    TARGET,
    /** Another unit of the class whose figure the rule compared. */
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
    LIGHT,
    /** Where the figures of several periods lead to; no part of any score. */
    TREND
}
