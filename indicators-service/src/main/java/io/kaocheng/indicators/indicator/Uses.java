package io.kaocheng.indicators.indicator;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;

import java.util.List;

/** Where an indicator is used, so that it cannot be retired under what is scored by it. */
@FunctionalInterface
public interface Uses {

    /**
     * The enacted schemes that score the indicator in periods from that one on, and the formulas in
     * force that refer to it then; one reason each, as of the decision.
     */
    List<Rejection> from(References references, Code indicator, Period from);
}
