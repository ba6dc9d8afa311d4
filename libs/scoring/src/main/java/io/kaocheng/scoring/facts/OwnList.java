package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The indicators a unit has of its own in a block of a scheme, with their weights, from a period on
 * until another list holds.
 */
public record OwnList(Period from, List<Item> items, List<Position> sources) {

    /** An indicator of the list and its weight in the block. */
    public record Item(Code indicator, BigDecimal weight) {}

    public OwnList {
        items = List.copyOf(items);
        sources = Sorted.copy(sources);
    }

    /**
     * Of a unit's lists in a block the one that holds on a period's last day: the one that began
     * last, of those that began together the one that was set last.
     *
     * @param lists in the order in which they were set
     */
    public static Optional<OwnList> holding(Iterable<OwnList> lists, Period period) {
        OwnList holding = null;
        for (OwnList list : lists) {
            boolean begun = !list.from().firstMonth().isAfter(period.lastMonth());
            if (begun && (holding == null || !holding.from().beginsAfter(list.from()))) {
                holding = list;
            }
        }
        return Optional.ofNullable(holding);
    }
}
