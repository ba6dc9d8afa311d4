package io.kaocheng.goals.ownlist;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;
import io.kaocheng.scoring.rule.Direction;

import java.util.Map;

/** What is assessed and how it is measured, as far as the indicators journal is known. */
public record Assessment(
        Map<Code, Blocks> schemes, Map<Code, Measure> indicators, Map<Code, Direction> directions) {
    public Assessment {
        schemes = Map.copyOf(schemes);
        indicators = Map.copyOf(indicators);
        directions = Map.copyOf(directions);
    }

    /** Without the directions in which indicators are better. */
    public Assessment(Map<Code, Blocks> schemes, Map<Code, Measure> indicators) {
        this(schemes, indicators, Map.of());
    }

    /** Looks it up when a list is asked for, and again when it is granted. */
    public interface Lookup extends Reference.Facts<Assessment> {}
}
