package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.GroupingEvent.UnitGrouped;
import io.kaocheng.contracts.goals.GroupingEvent.UnitUngrouped;
import io.kaocheng.scoring.facts.Member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** Which groups units are in, from what was recorded of each, in whatever order. */
final class Groupings {

    private final Map<Code, TreeMap<Integer, Fact>> units = new TreeMap<>();
    private final Map<Period, Map<Code, List<Member>>> known = new ConcurrentHashMap<>();

    /** Adds what was recorded of a unit; whether that was new. */
    boolean add(GroupingEvent event, Fact fact) {
        forget();
        return units.computeIfAbsent(event.unit(), u -> new TreeMap<>())
                        .putIfAbsent(fact.streamVersion(), fact)
                == null;
    }

    /** Says that units came or went. */
    void forget() {
        known.clear();
    }

    /**
     * The units of a group on the period's last day.
     *
     * @param exists whether a unit exists on a day
     */
    List<Member> in(Code group, Period period, BiPredicate<Code, LocalDate> exists) {
        return known.computeIfAbsent(period, p -> all(p.lastDay(), exists))
                .getOrDefault(group, List.of());
    }

    private Map<Code, List<Member>> all(LocalDate day, BiPredicate<Code, LocalDate> exists) {
        Map<Code, List<Member>> groups = new HashMap<>();
        units.forEach(
                (unit, history) -> {
                    if (exists.test(unit, day)) {
                        on(history, day)
                                .forEach(
                                        (group, fact) ->
                                                groups.computeIfAbsent(
                                                                group, g -> new ArrayList<>())
                                                        .add(
                                                                new Member(
                                                                        unit,
                                                                        List.of(fact.position()))));
                    }
                });
        groups.replaceAll((group, members) -> List.copyOf(members));
        return groups;
    }

    /** What put the unit into each of the groups it is in on a day. */
    private static Map<Code, Fact> on(SortedMap<Integer, Fact> history, LocalDate day) {
        Map<Code, Fact> groups = new TreeMap<>();
        for (Fact fact : history.values()) {
            GroupingEvent event = (GroupingEvent) fact.event();
            if (!event.from().isAfter(day)) {
                switch (event) {
                    case UnitGrouped grouped -> groups.put(grouped.unitGroup(), fact);
                    case UnitUngrouped ungrouped -> groups.remove(ungrouped.unitGroup());
                }
            }
        }
        return groups;
    }
}
