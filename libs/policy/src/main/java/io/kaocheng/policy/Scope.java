package io.kaocheng.policy;

import io.kaocheng.contracts.Code;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a region that an action may access: everything; or the named units, where {@code
 * below} those that stand below them in the tree as well, and, where {@code published}, whatever is
 * published of all units.
 *
 * @param everything no unit is left out and no state
 * @param units codes; empty where {@code everything}
 * @param below whether a unit below a named one is reached; the tree of the day says which are
 */
public record Scope(boolean everything, Set<String> units, boolean published, boolean below) {

    /** No unit is left out. */
    public static final Scope EVERYTHING = new Scope(true, Set.of(), true, false);

    public Scope {
        units = Set.copyOf(units);
    }

    /** Of the named units alone. */
    public Scope(boolean everything, Set<String> units, boolean published) {
        this(everything, units, published, false);
    }

    /**
     * Whether anything of the unit may be reached, by what is known without its state and without
     * the tree of units.
     */
    public boolean mayReach(Code unit) {
        return published || covers(unit) || (below && !units.isEmpty());
    }

    /** Whether all of the unit is reached, published or not, without asking what it is below. */
    public boolean covers(Code unit) {
        return everything || units.contains(unit.value());
    }

    /** The units in order, as a query's list, which is never empty: an empty text is no unit. */
    public List<String> listed() {
        TreeSet<String> listed = new TreeSet<>(units);
        return listed.isEmpty() ? List.of("") : List.copyOf(listed);
    }
}
