package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A unit that belongs to the class in the period, with the entries that record it.
 *
 * @param until the first day on which it does not exist any more, where that is within the period
 */
public record Member(Code unit, List<Position> sources, @Nullable LocalDate until) {
    public Member {
        sources = Sorted.copy(sources);
    }

    public Member(Code unit, List<Position> sources) {
        this(unit, sources, null);
    }
}
