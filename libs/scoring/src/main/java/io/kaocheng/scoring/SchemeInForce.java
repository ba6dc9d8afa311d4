package io.kaocheng.scoring;

import io.kaocheng.contracts.Position;

import java.util.List;

/** An enacted scheme, with the entries it came from. */
public record SchemeInForce(Scheme scheme, List<Position> sources) {
    public SchemeInForce {
        sources = Sorted.copy(sources);
    }
}
