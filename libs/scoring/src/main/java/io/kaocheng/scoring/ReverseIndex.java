package io.kaocheng.scoring;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The derivations read the other way: from an entry to every score it touched. */
public final class ReverseIndex {

    /**
     * A score an entry touched.
     *
     * @param indicator the indicator through which; null where it touched the total directly
     */
    public record Touched(
            Code unitClass, Period period, Code scheme, Code unit, @Nullable Code indicator) {}

    private static final Comparator<Touched> ORDER =
            Comparator.comparing(Touched::unitClass)
                    .thenComparing(Touched::period)
                    .thenComparing(Touched::scheme)
                    .thenComparing(Touched::unit)
                    .thenComparing(t -> t.indicator() == null ? "" : t.indicator().value());

    private final Map<Position, SortedSet<Touched>> touched = new HashMap<>();

    private ReverseIndex() {}

    /** Indexes everything the scores came from. */
    public static ReverseIndex of(Collection<CohortScores> scores) {
        ReverseIndex index = new ReverseIndex();
        scores.forEach(index::add);
        return index;
    }

    /** What the entry touched, in order of class, period, scheme, unit and indicator. */
    public List<Touched> touchedBy(Position entry) {
        SortedSet<Touched> found = touched.get(entry);
        return found == null ? List.of() : List.copyOf(found);
    }

    private void add(CohortScores scores) {
        for (UnitScore unit : scores.units()) {
            Reasoning reasoning = unit.reasoning();
            for (NodeScore.Leaf leaf : Reasoning.leaves(reasoning.tree())) {
                Touched score = touched(scores.cohort(), unit.unit(), leaf.node().indicator());
                Reasoning.entries(leaf).forEach(entry -> put(entry, score));
            }
            Touched whole = touched(scores.cohort(), unit.unit(), null);
            reasoning.direct().forEach(entry -> put(entry, whole));
        }
    }

    private static Touched touched(Cohort cohort, Code unit, @Nullable Code indicator) {
        return new Touched(
                cohort.unitClass(),
                cohort.period(),
                cohort.scheme().scheme().scheme(),
                unit,
                indicator);
    }

    private void put(Position entry, Touched score) {
        touched.computeIfAbsent(entry, k -> new TreeSet<>(ORDER)).add(score);
    }
}
