package io.kaocheng.goals.ownlist;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;
import io.kaocheng.scoring.facts.OwnListCheck.Blocks;
import io.kaocheng.scoring.facts.OwnListCheck.Measure;

import java.util.Map;

/** What is assessed and how it is measured, as far as the indicators journal is known. */
public record Assessment(Map<Code, Blocks> schemes, Map<Code, Measure> indicators) {
    public Assessment {
        schemes = Map.copyOf(schemes);
        indicators = Map.copyOf(indicators);
    }

    /** Looks it up when a list is asked for, and again when it is granted. */
    public interface Lookup extends Reference.Facts<Assessment> {}
}
