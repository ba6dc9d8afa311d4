package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.Position;
import io.kaocheng.journal.Reference;

import org.jspecify.annotations.Nullable;

/**
 * What was recorded after a run's cut and bears on its scope.
 *
 * @param position of one such entry; absent where there is none
 */
public record LaterEntry(@Nullable Position position) {

    /**
     * Looks for one among the entries that the owners of the journals had when the command was
     * sent, and those that live scoring has taken in by the time it is decided. What arrives later
     * counts as recorded after the decision: official scores stand, and the next run shows it.
     */
    public interface Lookup extends Reference.Facts<LaterEntry> {}
}
