package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The inputs of one unit for one indicator, with their sources.
 *
 * @param reason why the rule has no input; null where it has
 * @param passedOver the absent figures for which an earlier one was searched
 * @param cumulative the cumulative figure for the light on the planned course; null where unused
 */
public record Cell(
        Code unit,
        @Nullable Figure figure,
        @Nullable Figure before,
        @Nullable Aim aim,
        List<Rating> ratings,
        @Nullable Survey survey,
        @Nullable Submissions submissions,
        @Nullable LightOverride override,
        @Nullable Figure cumulative,
        List<Figure> passedOver,
        @Nullable Code reason) {}
