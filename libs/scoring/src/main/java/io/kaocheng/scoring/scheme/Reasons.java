package io.kaocheng.scoring.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.scheme.Scheme.NoData;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Why a part of a score is absent. Reasons a person declares are codes of the region; these are the
 * ones the engine finds itself.
 */
public final class Reasons {

    /** Declared, or the unit is exempted from the indicator. */
    public static final Code NOT_APPLICABLE = Code.of("not-applicable");

    /** Owed, and nothing came. */
    public static final Code NOT_SENT = Code.of("not-sent");

    /** Sent, and the scheme counts only what is approved. */
    public static final Code NOT_APPROVED = Code.of("not-approved");

    /** The indicator's period ends later. */
    public static final Code NOT_DUE = Code.of("not-due");

    /** The indicator is used no more from that period on. */
    public static final Code RETIRED = Code.of("retired");

    /** Something outside the unit's power prevented it. */
    public static final Code BLOCKED = Code.of("blocked");

    /** The unit has no list of its own in a block that asks for one. */
    public static final Code NO_OWN_INDICATORS = Code.of("no-own-indicators");

    /** No version of the indicator is enacted for the period. */
    public static final Code NO_VERSION = Code.of("no-version");

    /** The rule needs a target, or a floor, and there is none. */
    public static final Code NO_TARGET = Code.of("no-target");

    /** The rule divides by the target, which is 0 or less. */
    public static final Code TARGET_NOT_POSITIVE = Code.of("target-not-positive");

    /** The rule divides by target minus floor, which is 0. */
    public static final Code FLOOR_EQUALS_TARGET = Code.of("floor-equals-target");

    /** The floor lies on the better side of the target. */
    public static final Code FLOOR_BEYOND_TARGET = Code.of("floor-beyond-target");

    /** The best of the class, or the figure itself, is 0 or less where the rule divides by it. */
    public static final Code BEST_NOT_POSITIVE = Code.of("best-not-positive");

    /** A formula or a ratio divides by 0. */
    public static final Code DIVISION_BY_ZERO = Code.of("division-by-zero");

    /** Growth is asked for and the earlier figure is absent or 0. */
    public static final Code NO_BASE = Code.of("no-base");

    /** The class as a whole has not grown, so no unit has a share of its growth. */
    public static final Code NO_GROWTH = Code.of("no-growth");

    /** Fewer answers than the rule's minimum sample. */
    public static final Code SAMPLE_TOO_SMALL = Code.of("sample-too-small");

    /** A rating names a grade the rule's table does not hold. */
    public static final Code UNKNOWN_GRADE = Code.of("unknown-grade");

    /** A formula refers, through others, to itself. */
    public static final Code CYCLE = Code.of("cycle");

    /** A formula asks for a numerator or denominator and one plain figure was reported. */
    public static final Code NOT_A_RATIO = Code.of("not-a-ratio");

    /** A formula has the logarithm of 0 or less. */
    public static final Code LOG_OF_NOT_POSITIVE = Code.of("log-of-not-positive");

    /** A formula's result is 10^30 or more. */
    public static final Code OUT_OF_RANGE = Code.of("out-of-range");

    /** Everything the unit's total would be made of is absent. */
    public static final Code NOTHING_TO_SCORE = Code.of("nothing-to-score");

    /** Less of a block has data than the scheme asks for. */
    public static final Code INSUFFICIENT_COVERAGE = Code.of("insufficient-coverage");

    /** A figure is to be made of other units', and there are none. */
    public static final Code NO_UNITS = Code.of("no-units");

    /** The unit ended within the period. */
    public static final Code UNIT_ENDED = Code.of("unit-ended");

    private static final Set<Code> OWED = Set.of(NOT_SENT, NOT_APPROVED);

    private Reasons() {}

    /** Whether it is nobody's duty to send what is absent for a reason. */
    public static boolean neverDue(@Nullable Code reason) {
        return NOT_APPLICABLE.equals(reason) || RETIRED.equals(reason);
    }

    static NoData policy(Code reason, Scheme scheme) {
        if (OWED.contains(reason)) {
            return NoData.ZERO;
        }
        if (reason.equals(NOT_DUE) || reason.equals(RETIRED)) {
            return NoData.LEAVE_OUT;
        }
        return reason.equals(NOT_APPLICABLE) ? NoData.SHARE : scheme.otherwise();
    }
}
