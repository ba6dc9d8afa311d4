package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/** Something that costs points, {@code count} times. */
public record Incident(Code kind, int count, boolean repeated, List<Position> sources) {
    public Incident {
        if (count < 1) {
            throw new IllegalArgumentException("an incident counts 1 or more; found " + count);
        }
        sources = Sorted.copy(sources);
    }
}
