package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/** A unit that belongs to the class in the period, with the entries that record it. */
public record Member(Code unit, List<Position> sources) {
    public Member {
        sources = Sorted.copy(sources);
    }
}
