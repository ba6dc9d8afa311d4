package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/**
 * A block of a unit is left out while what is below it is shown, such as where too much of it is
 * known to be wrong to be judged by.
 */
public record Suppression(Code block, What what, Code reason, List<Position> sources) {

    /** What is left out of a block. */
    public enum What {
        /** Its score; the weight goes to its siblings. */
        SCORE,
        /** Its light, which then has no part in another. */
        LIGHT,
        BOTH
    }

    public Suppression {
        sources = Sorted.copy(sources);
    }

    public boolean ofScore() {
        return what != What.LIGHT;
    }

    public boolean ofLight() {
        return what != What.SCORE;
    }
}
