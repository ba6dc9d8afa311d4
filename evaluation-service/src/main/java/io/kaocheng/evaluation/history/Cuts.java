package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;

import java.util.Comparator;

/** How cuts lie to each other. */
public final class Cuts {

    /**
     * An order in which a cut never stands before one it holds, so that what can be reached by
     * going forward is.
     */
    public static final Comparator<Cut> ORDER =
            Comparator.comparingLong(
                            (Cut c) ->
                                    c.at(Journal.INDICATORS)
                                            + c.at(Journal.GOALS)
                                            + c.at(Journal.MONITORING)
                                            + c.at(Journal.EVALUATION))
                    .thenComparingLong(c -> c.at(Journal.INDICATORS))
                    .thenComparingLong(c -> c.at(Journal.GOALS))
                    .thenComparingLong(c -> c.at(Journal.MONITORING));

    private Cuts() {}
}
