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

    /** What a cell brings to the rule. */
    static Sample of(Cell cell) {
        EffectiveTarget effectiveTarget = cell.effectiveTarget();
        Figure figure = cell.figure();
        Figure before = cell.before();
        return new Sample(
                cell.unit(),
                figure == null ? null : figure.value(),
                effectiveTarget == null ? null : effectiveTarget.value(),
                effectiveTarget == null ? null : effectiveTarget.target().floor(),
                before == null ? null : before.value(),
                cell.ratings(),
                cell.survey(),
                cell.submissions());
    }

    static Sample of(
            Code unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal target,
            @Nullable BigDecimal floor) {
        return new Sample(unit, value, target, floor, null, List.of(), null, null);
    }
}
