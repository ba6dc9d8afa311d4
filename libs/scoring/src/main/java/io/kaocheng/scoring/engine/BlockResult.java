package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.facts.Light;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The result of a block for a unit. The first one is the root.
 *
 * @param path codes from the root down to the block itself
 * @param score at publication rounding, out of {@code full}; null where everything below is absent
 * @param exactScore as it was weighed
 * @param full 100, or the full marks of a sum
 * @param weight nominal weight in the parent; null at the root and where the parent weighs equally
 * @param contribution to the parent's score
 * @param rank in the class by this block alone; null where absent
 * @param coverage share of the weight below that has a figure, 0 to 1
 * @param reason why it has no score or no rank; null where nothing is told about that
 * @param light null where the scheme gives it none
 */
public record BlockResult(
        List<Code> path,
        @Nullable BigDecimal score,
        @Nullable BigDecimal exactScore,
        BigDecimal full,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal contribution,
        @Nullable Integer rank,
        BigDecimal coverage,
        @Nullable Code reason,
        @Nullable Light light) {
    public BlockResult {
        path = List.copyOf(path);
    }

    public Code code() {
        return path.getLast();
    }
}
