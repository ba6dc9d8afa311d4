package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One indicator of the scheme for the whole class: every unit's cell and the class statistics. Kept
 * for the derivations.
 *
 * @param inForce null where no version holds for the period
 */
public record Column(
        Scheme.IndicatorNode node,
        Scheme.Block block,
        Period period,
        @Nullable IndicatorInForce inForce,
        List<Cell> cells,
        List<Sample> samples,
        Achievements.Peers peers,
        @Nullable BigDecimal peerMean) {

    Column with(Achievements.Peers surveyed, @Nullable BigDecimal mean) {
        return new Column(node, block, period, inForce, cells, samples, surveyed, mean);
    }

    public IndicatorDefinition definition() {
        if (inForce == null) {
            throw new IllegalStateException("no version of " + node.indicator());
        }
        return inForce.definition();
    }
}
