package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a run says of a unit in a period, beside what it is held against.
 *
 * @param before absent where the unit had no score
 * @param after absent where it has none any more
 * @param causes what the change comes from; absent where nothing changed or one side has no total
 * @param digest SHA-256 over {@code after} without its cut, empty without; equal digests are equal
 *     scores
 */
public record Result(
        Code unit,
        Period period,
        Code unitClass,
        @Nullable UnitScored before,
        @Nullable UnitScored after,
        Causes.@Nullable Split causes,
        String digest) {

    /** A result without causes. */
    public static Result of(
            Code unit,
            Period period,
            Code unitClass,
            @Nullable UnitScored before,
            @Nullable UnitScored after) {
        return new Result(
                unit,
                period,
                unitClass,
                before,
                after,
                null,
                after == null ? "" : Digests.sha256(ScoreBytes.of(after)));
    }

    Result because(Causes.@Nullable Split split) {
        return new Result(unit, period, unitClass, before, after, split, digest);
    }

    /** Whether the two sides differ in more than the cut. */
    public boolean changed() {
        if (before == null || after == null) {
            return (before == null) != (after == null);
        }
        return !Scoring.same(before, after);
    }
}
