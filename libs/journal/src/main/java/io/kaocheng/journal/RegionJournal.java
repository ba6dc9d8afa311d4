package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

/** A region's journal. */
record RegionJournal(Code region, Journal journal) {

    @Override
    public String toString() {
        return journal + " of " + region;
    }
}
