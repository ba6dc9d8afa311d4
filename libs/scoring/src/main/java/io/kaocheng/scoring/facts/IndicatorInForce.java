package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import java.util.List;

/** The enacted version of an indicator that holds for a period, with the entries it came from. */
public record IndicatorInForce(IndicatorDefinition definition, List<Position> sources) {
    public IndicatorInForce {
        sources = Sorted.copy(sources);
    }
}
