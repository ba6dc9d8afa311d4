package io.kaocheng.indicators.region;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.journal.Reference;

import java.util.Map;

/** The cycles of the region that were opened; later ones are not known yet. */
public interface KnownCycles extends Reference.Facts<Map<Code, KnownCycles.Cycle>> {

    /** A cycle as it is known. */
    record Cycle(Period period, boolean closed) {

        /** One that takes figures. */
        public static Cycle open(Period period) {
            return new Cycle(period, false);
        }
    }
}
