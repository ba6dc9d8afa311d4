package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

/**
 * A unit's grade, and what kept it from the better one.
 *
 * @param ranked how many units share the quotas
 * @param places how many units its quota allows; null where it has none
 * @param better the grade next above; null for the best
 * @param betterPlaces how many units that one's quota allows; null where it has none
 * @param missed what kept the unit from the better grade; null for the best
 */
public record Graded(
        Scheme.Grade grade,
        int ranked,
        @Nullable Integer places,
        Scheme.@Nullable Grade better,
        @Nullable Integer betterPlaces,
        @Nullable Missed missed) {

    /** What keeps a unit from a grade. */
    public enum Missed {
        /** Its total is below the least of the grade. */
        THRESHOLD,
        /** Its quota is taken by better units. */
        QUOTA,
        /** Whatever its total: a veto or another limit of the best grade. */
        LIMIT
    }

    static @Nullable Code code(@Nullable Graded graded) {
        return graded == null ? null : graded.grade().grade();
    }
}
