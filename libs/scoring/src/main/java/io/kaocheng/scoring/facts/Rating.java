package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One evaluator's mark for a unit, or for one of its indicators.
 *
 * @param group the evaluator group it counts in
 * @param grade the grade chosen, where grades are given
 * @param mark the mark given: 0-100 for a unit; for an indicator in the marks of its grade table
 */
public record Rating(
        Code group, @Nullable Code grade, @Nullable BigDecimal mark, List<Position> sources) {
    public Rating {
        if (grade == null && mark == null) {
            throw new IllegalArgumentException(
                    "a rating has a grade, a mark or both; found neither");
        }
        mark = mark == null ? null : Decimals.checked(mark);
        sources = Sorted.copy(sources);
    }
}
