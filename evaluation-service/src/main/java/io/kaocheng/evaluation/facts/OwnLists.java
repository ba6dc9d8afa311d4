package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.scoring.facts.OwnList;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which indicators units have of their own, from the lists that were set, in whatever order. */
final class OwnLists {

    /** Later than what any journal recorded. */
    private static final int SUPPOSED = 1 << 30;

    private final Map<String, TreeMap<Integer, OwnList>> lists = new HashMap<>();

    /** Adds a list that was set; whether that was new. */
    boolean add(OwnListEvent event, Fact fact) {
        return switch (event) {
            case OwnIndicatorsSet set ->
                    lists.computeIfAbsent(set.subject(), s -> new TreeMap<>())
                                    .putIfAbsent(
                                            fact.streamVersion(),
                                            new OwnList(
                                                    set.from(),
                                                    items(set.items()),
                                                    List.of(fact.position())))
                            == null;
        };
    }

    /** Holds a list to be set after all others. */
    void suppose(Overlay.AssumedList list) {
        TreeMap<Integer, OwnList> all =
                lists.computeIfAbsent(
                        OwnListEvent.subject(list.unit(), list.scheme(), list.block()),
                        s -> new TreeMap<>());
        Integer last = all.isEmpty() ? null : all.lastKey();
        all.put(
                last == null || last < SUPPOSED ? SUPPOSED : last + 1,
                new OwnList(list.from(), items(list.items()), List.of()));
    }

    /** As scoring reads them. */
    static List<OwnList.Item> items(List<OwnListEvent.OwnListItem> items) {
        return items.stream()
                .map(item -> new OwnList.Item(item.indicator(), item.weight()))
                .toList();
    }

    /** The list that holds in a block on the period's last day. */
    Optional<OwnList> holding(Code unit, Code scheme, Code block, Period period) {
        TreeMap<Integer, OwnList> all =
                lists.isEmpty() ? null : lists.get(OwnListEvent.subject(unit, scheme, block));
        return all == null ? Optional.empty() : OwnList.holding(all.values(), period);
    }

    /** When the next list in a block begins after a month; empty where none does. */
    Optional<YearMonth> next(Code unit, Code scheme, Code block, YearMonth after) {
        return lists
                .getOrDefault(OwnListEvent.subject(unit, scheme, block), new TreeMap<>())
                .values()
                .stream()
                .map(list -> list.from().firstMonth())
                .filter(begin -> begin.isAfter(after))
                .min(Comparator.naturalOrder());
    }
}
