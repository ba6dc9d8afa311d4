package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * How the units that a figure is compared with differ from the class: who of other classes is among
 * them, and who of the class is not. They are the assessed ones of the region or of a group on the
 * period's last day; a unit of the class that is not in the group is compared with it all the same,
 * and nobody with that unit.
 *
 * @param cells what the units of other classes bring, in the order of their codes
 * @param outside the indices of the class's units that nobody is compared with
 * @param because the entries by which units are among those compared with, by unit
 * @param nobody whether a group is asked for that nobody is in, or none is named where one is
 *     needed
 */
public record Elsewhere(
        List<Cell> cells,
        List<Sample> samples,
        Set<Integer> outside,
        Map<Code, List<Position>> because,
        boolean nobody) {

    static final Elsewhere NONE = new Elsewhere(List.of(), List.of(), Set.of(), Map.of(), false);

    /** Where no two units are known to have figures that may be compared. */
    static final Elsewhere NOBODY = new Elsewhere(List.of(), List.of(), Set.of(), Map.of(), true);

    public Elsewhere {
        cells = List.copyOf(cells);
        samples = List.copyOf(samples);
        outside = Set.copyOf(outside);
        because = Map.copyOf(because);
    }

    /**
     * @param members of the class
     * @param brings what a unit of another class brings to the indicator
     */
    static Elsewhere of(
            IndicatorDefinition definition,
            Facts facts,
            Period period,
            List<Member> members,
            BiFunction<Code, Code, Cell> brings) {
        Among peers = definition.peers();
        if (peers == null) {
            return NONE;
        }
        Code group = peers.group();
        if (group == null && peers.kind() != Among.Kind.REGION) {
            return NONE;
        }
        SortedMap<Code, List<Position>> because = new TreeMap<>();
        for (Member member :
                group == null ? facts.assessed(period) : facts.grouped(group, period)) {
            because.put(member.unit(), member.sources());
        }
        Set<Code> own = new TreeSet<>();
        Set<Integer> outside = new TreeSet<>();
        for (int i = 0; i < members.size(); i++) {
            Code unit = members.get(i).unit();
            own.add(unit);
            if (group != null && !because.containsKey(unit)) {
                outside.add(i);
            }
        }
        List<Cell> cells = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (Code unit : because.keySet()) {
            if (!own.contains(unit)) {
                facts.classOf(unit, period)
                        .map(unitClass -> brings.apply(unit, unitClass))
                        .ifPresent(
                                cell -> {
                                    cells.add(cell);
                                    samples.add(Sample.of(cell));
                                });
            }
        }
        boolean nobody = group != null && cells.isEmpty() && outside.size() == members.size();
        return new Elsewhere(cells, samples, outside, because, nobody);
    }

    /** The entries by which a unit is among those compared with; none where that needs none. */
    public List<Position> because(Code unit) {
        return because.getOrDefault(unit, List.of());
    }
}
