package io.kaocheng.goals.ownlist;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/** What is assessed and how it is measured, as far as the indicators journal is known. */
public record Assessment(Map<Code, Blocks> schemes, Map<Code, Measure> indicators) {
    public Assessment {
        schemes = Map.copyOf(schemes);
        indicators = Map.copyOf(indicators);
    }

    /**
     * A scheme's latest enacted version.
     *
     * @param own its blocks of which each unit has indicators of its own
     * @param fixed the indicators that it has for all units
     */
    public record Blocks(Set<Code> own, Set<Code> fixed) {
        public Blocks {
            own = Set.copyOf(own);
            fixed = Set.copyOf(fixed);
        }
    }

    /**
     * An indicator that is enacted.
     *
     * @param comparesTheClass whether its latest version compares units and names no group whose
     *     units share it
     * @param retired the first period without it; null where there is none
     */
    public record Measure(boolean comparesTheClass, @Nullable Period retired) {}

    /** Looks it up when a list is asked for, and again when it is granted. */
    public interface Lookup extends Reference.Facts<Assessment> {}
}
