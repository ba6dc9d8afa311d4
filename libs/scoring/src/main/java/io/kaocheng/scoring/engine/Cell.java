package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What one unit brings to one indicator, with where it came from.
 *
 * @param reason why the rule cannot be fed; null where it can
 * @param passedOver the absent figures an earlier one was sought in place of
 * @param cumulative the figure the light on the course is read from; null where not asked for
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
