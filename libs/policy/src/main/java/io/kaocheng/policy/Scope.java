package io.kaocheng.policy;

import io.kaocheng.contracts.Code;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a region that an action may access: everything; or the named units and, where {@code
 * published}, whatever is published of all units.
 *
 * @param everything no unit is left out and no state
 * @param units codes; empty where {@code everything}
 */
public record Scope(boolean everything, Set<String> units, boolean published) {

    /** No unit is left out. */
    public static final Scope EVERYTHING = new Scope(true, Set.of(), true);

    public Scope {
        units = Set.copyOf(units);
    }

    /** Whether all of the unit is reached, published or not. */
    public boolean covers(Code unit) {
        return everything || units.contains(unit.value());
    }

    /** The units in order, as a query's list, which is never empty: an empty text is no unit. */
    public List<String> listed() {
        TreeSet<String> listed = new TreeSet<>(units);
        return listed.isEmpty() ? List.of("") : List.copyOf(listed);
    }
}
