package io.kaocheng.scoring;

import io.kaocheng.contracts.Position;

import java.util.List;

/** A person set the light, on record. */
public record LightOverride(Light light, List<Position> sources) {
    public LightOverride {
        sources = Sorted.copy(sources);
    }
}
