package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.score.Scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a run says of a unit in a period, beside what it is held against.
 *
 * @param before absent where the unit had no score
 * @param after absent where it has none any more
 * @param causes what the change comes from; absent where nothing changed or one side has no total
 */
public record Result(
        Code unit,
        Period period,
        Code unitClass,
        @Nullable UnitScored before,
        @Nullable UnitScored after,
        Causes.@Nullable Split causes) {

    /** Whether the two sides differ in more than the cut. */
    public boolean changed() {
        if (before == null || after == null) {
            return (before == null) != (after == null);
        }
        return !Scoring.same(before, after);
    }

    /** SHA-256 over the score without its cut; equal digests are equal scores. */
    public String digest() {
        return after == null ? "" : Digests.sha256(Scoring.bare(after));
    }
}
