package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.shape.Shape;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The scores of a cohort's units in code order. */
public final class CohortScores {

    private final String engine;
    private final Cohort cohort;
    private final List<UnitScore> units;

    private final SortedSet<Position> across;

    CohortScores(String engine, Cohort cohort, List<UnitScore> units, SortedSet<Position> across) {
        this.across = Collections.unmodifiableSortedSet(across);
        this.engine = engine;
        this.cohort = cohort;
        this.units = List.copyOf(units);
    }

    public Cohort cohort() {
        return cohort;
    }

    /** The engine that made them. */
    public String engine() {
        return engine;
    }

    /** The entries by which units of other classes are among those that blocks are ranked among. */
    public SortedSet<Position> across() {
        return across;
    }

    public List<UnitScore> units() {
        return units;
    }

    public Optional<UnitScore> unit(Code code) {
        return units.stream().filter(u -> u.unit().equals(code)).findFirst();
    }

    /**
     * SHA-256 over the units' JSON forms, a line each, in code order: equal digests, equal scores.
     */
    public String digest() {
        StringBuilder text = new StringBuilder();
        for (UnitScore unit : units) {
            text.append(unit).append('\n');
        }
        return Shape.sha256(text.toString());
    }
}
