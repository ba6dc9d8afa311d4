package io.kaocheng.scoring.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A unit's score with the workings its derivation is made from. A unit for which everything is
 * absent has neither total nor rank nor grade.
 */
public final class UnitScore {

    private final Workings workings;
    private final Code unit;
    private final @Nullable BigDecimal total;
    private final @Nullable BigDecimal exactTotal;
    private final @Nullable Integer rank;
    private final @Nullable Code grade;
    private final boolean barredFromAwards;
    private final BigDecimal coverage;
    private final List<BlockResult> blocks;
    private final List<IndicatorResult> indicators;
    private final @Nullable Code unranked;

    UnitScore(
            Workings workings,
            Code unit,
            @Nullable BigDecimal total,
            @Nullable BigDecimal exactTotal,
            @Nullable Integer rank,
            @Nullable Code grade,
            boolean barredFromAwards,
            BigDecimal coverage,
            List<BlockResult> blocks,
            List<IndicatorResult> indicators,
            @Nullable Code unranked) {
        this.workings = workings;
        this.unit = unit;
        this.total = total;
        this.exactTotal = exactTotal;
        this.rank = rank;
        this.grade = grade;
        this.barredFromAwards = barredFromAwards;
        this.coverage = coverage;
        this.blocks = List.copyOf(blocks);
        this.indicators = List.copyOf(indicators);
        this.unranked = unranked;
    }

    public Code unit() {
        return unit;
    }

    /** At publication rounding; empty where there is nothing to score. */
    public Optional<BigDecimal> total() {
        return Optional.ofNullable(total);
    }

    /** Before publication rounding; ranks and grades are decided by it. */
    public Optional<BigDecimal> exactTotal() {
        return Optional.ofNullable(exactTotal);
    }

    /** From 1, within the class. */
    public Optional<Integer> rank() {
        return Optional.ofNullable(rank);
    }

    public Optional<Code> grade() {
        return Optional.ofNullable(grade);
    }

    /** Why there is a total and no rank. */
    public Optional<Code> unranked() {
        return Optional.ofNullable(unranked);
    }

    /** Whether a veto excludes the unit from awards. */
    public boolean barredFromAwards() {
        return barredFromAwards;
    }

    /** Share of the weight that has a figure of its own, 0 to 1. */
    public BigDecimal coverage() {
        return coverage;
    }

    /** The root first, then every block in the scheme's order. */
    public List<BlockResult> blocks() {
        return blocks;
    }

    /** In the scheme's order. */
    public List<IndicatorResult> indicators() {
        return indicators;
    }

    public Optional<BlockResult> block(Code code) {
        return blocks.stream().filter(b -> b.code().equals(code)).findFirst();
    }

    public Optional<IndicatorResult> indicator(Code code) {
        return indicators.stream().filter(i -> i.indicator().equals(code)).findFirst();
    }

    /** The intermediate results, from which the derivation is built. */
    public Workings workings() {
        return workings;
    }

    /** The form it has in JSON, without the derivation. */
    public ScoreDetail detail() {
        return new ScoreDetail(
                unit,
                total,
                exactTotal,
                rank,
                grade,
                barredFromAwards,
                coverage,
                blocks,
                indicators,
                unranked);
    }

    /** The JSON form without the derivation: the same bytes for the same score. */
    public ObjectNode write() {
        return (ObjectNode) Shape.write(detail());
    }

    @Override
    public String toString() {
        return Shape.canonical(write());
    }
}
