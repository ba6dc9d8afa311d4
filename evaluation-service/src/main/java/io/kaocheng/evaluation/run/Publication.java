package io.kaocheng.evaluation.run;

import io.kaocheng.contracts.Position;
import io.kaocheng.journal.Reference;

/**
 * What making a run's scores the official ones comes to.
 *
 * @param epoch the number this promotion gets: one more than the region's last
 * @param changed how many scores differ from what is published
 * @param last where the scores journal ends after the differences
 */
public record Publication(long epoch, int changed, Position last) {

    /**
     * Compares a run's results with what is published. The scores journal is locked meanwhile and
     * to the end of the transaction, so nothing is published in between.
     */
    public interface Lookup extends Reference.Facts<Publication> {}
}
