package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.scheme.Scheme;

import java.util.List;

/** An enacted scheme, with the entries it came from. */
public record SchemeInForce(Scheme scheme, List<Position> sources) {
    public SchemeInForce {
        sources = Sorted.copy(sources);
    }
}
