package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.scheme.Reasons;

import java.util.List;

/** A unit is exempted from an indicator; the reason is usually {@link Reasons#NOT_APPLICABLE}. */
public record Exemption(Code reason, List<Position> sources) {
    public Exemption {
        sources = Sorted.copy(sources);
    }
}
