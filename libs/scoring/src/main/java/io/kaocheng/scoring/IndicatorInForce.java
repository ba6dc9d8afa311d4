package io.kaocheng.scoring;

import io.kaocheng.contracts.Position;

import java.util.List;

/** The enacted version of an indicator that holds for a period, with the entries it came from. */
public record IndicatorInForce(IndicatorDefinition definition, List<Position> sources) {
    public IndicatorInForce {
        sources = Sorted.copy(sources);
    }
}
