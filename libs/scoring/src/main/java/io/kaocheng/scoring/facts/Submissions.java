package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Sorted;

import java.util.List;

/**
 * Counts of a unit's late, missing and wrong submissions in a period, without excused ones.
 *
 * @param pastCutOff whether anything came after the cut-off that forfeits the mark
 */
public record Submissions(
        int late, int missing, int wrong, boolean pastCutOff, List<Position> sources) {
    public Submissions {
        if (late < 0 || missing < 0 || wrong < 0) {
            throw new IllegalArgumentException("submissions are counted from 0");
        }
        sources = Sorted.copy(sources);
    }
}
