package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The inputs of a rule for one unit. */
public record Sample(
        Code unit,
        @Nullable BigDecimal value,
        @Nullable BigDecimal target,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal before,
        List<Rating> ratings,
        @Nullable Survey survey,
        @Nullable Submissions submissions) {

    static Sample of(
            Code unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable BigDecimal floor) {
        return new Sample(unit, value, target, floor, null, List.of(), null, null);
    }
}
