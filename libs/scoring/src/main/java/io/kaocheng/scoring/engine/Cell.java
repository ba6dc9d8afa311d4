package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.scheme.Reasons;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The inputs of one unit for one indicator, with their sources.
 *
 * @param reason why the rule has no input; null where it has
 * @param passedOver the absent figures for which an earlier one was searched
 * @param cumulative the cumulative figure for the light on the planned course; null where unused
 * @param imputed how the figure came about that is used in place of a missing one; null where none
 *     is
 * @param figureOf the period of a figure that is not of the scored one
 * @param tendency where its figures lead to; null where the definition asks for no trend
 */
public record Cell(
        Code unit,
        @Nullable Figure figure,
        @Nullable Figure before,
        @Nullable EffectiveTarget effectiveTarget,
        List<Rating> ratings,
        @Nullable Survey survey,
        @Nullable Submissions submissions,
        @Nullable LightOverride override,
        @Nullable Figure cumulative,
        List<Figure> passedOver,
        @Nullable Code reason,
        @Nullable Imputed imputed,
        @Nullable Period figureOf,
        @Nullable Tendency tendency) {

    Cell(
            Code unit,
            @Nullable Figure figure,
            @Nullable Figure before,
            @Nullable EffectiveTarget effectiveTarget,
            List<Rating> ratings,
            @Nullable Survey survey,
            @Nullable Submissions submissions,
            @Nullable LightOverride override,
            @Nullable Figure cumulative,
            List<Figure> passedOver,
            @Nullable Code reason) {
        this(
                unit,
                figure,
                before,
                effectiveTarget,
                ratings,
                survey,
                submissions,
                override,
                cumulative,
                passedOver,
                reason,
                null,
                null,
                null);
    }

    /** The cell, for which another figure was looked at as well and is absent. */
    Cell passingOver(Figure absent) {
        List<Figure> all = new ArrayList<>(passedOver);
        all.add(absent);
        return new Cell(
                unit,
                figure,
                before,
                effectiveTarget,
                ratings,
                survey,
                submissions,
                override,
                cumulative,
                List.copyOf(all),
                reason,
                null,
                null,
                tendency);
    }

    /** The cell, where a figure is there and nobody to compare it with. */
    Cell incomparable(Code indicator, Period period) {
        return reason != null
                ? this
                : new Cell(
                        unit,
                        new Figure.Absent(
                                Reasons.NO_UNITS,
                                indicator,
                                period,
                                List.of(),
                                figure == null ? List.of() : List.of(figure)),
                        before,
                        effectiveTarget,
                        ratings,
                        survey,
                        submissions,
                        override,
                        cumulative,
                        passedOver,
                        Reasons.NO_UNITS,
                        null,
                        null,
                        tendency);
    }

    /** The cell with another unit's or the class's figure in place of its own. */
    Cell substituted(Figure other) {
        return new Cell(
                unit,
                other,
                before,
                effectiveTarget,
                ratings,
                survey,
                submissions,
                override,
                other,
                passedOver,
                null,
                Imputed.SUBSTITUTED,
                null,
                tendency);
    }
}
