package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/** A person set the light, on record. */
public record LightOverride(Light light, List<Position> sources) {
    public LightOverride {
        sources = Sorted.copy(sources);
    }
}
