package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import java.io.IOException;

/** Where a replay reads a region's journals from. */
public interface Source {

    /**
     * A journal from its first entry up to and with {@code upTo}.
     *
     * @throws IOException where the source cannot be reached
     */
    Tape open(Journal journal, Code region, long upTo) throws IOException, InterruptedException;
}
