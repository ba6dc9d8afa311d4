package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.Code;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;

import java.util.List;

/** What is questionable about a version and keeps it from being enacted. */
@FunctionalInterface
public interface Gate {

    /** Refuses nothing. */
    Gate OPEN = (_, _, _) -> List.of();

    /**
     * One reason for each finding that is open, as of the decision.
     *
     * @param of the indicator or scheme
     */
    List<Rejection> refuses(References references, Code of, int version);
}
