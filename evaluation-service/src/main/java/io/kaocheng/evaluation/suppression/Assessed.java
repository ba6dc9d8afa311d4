package io.kaocheng.evaluation.suppression;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.Reference;

import java.util.Set;

/**
 * How a unit is assessed in a period, as far as the other journals are known.
 *
 * @param unitIsThere whether the unit is known
 * @param blocks those of the scheme that scores it in the period; empty where none does
 * @param leavesOut whether the engine of that scheme leaves blocks out; not asked where none does
 */
public record Assessed(boolean unitIsThere, Set<Code> blocks, boolean leavesOut) {
    public Assessed {
        blocks = Set.copyOf(blocks);
    }

    /** Looks it up among the facts that live scoring has when the command is decided. */
    public interface Lookup extends Reference.Facts<Assessed> {}
}
