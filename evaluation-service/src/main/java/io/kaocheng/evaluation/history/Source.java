package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Where a replay reads a region's journals from. */
public interface Source {

    /**
     * A journal's entries after {@code after}, up to and with {@code upTo}.
     *
     * @param after 0 for all from the first
     * @throws IOException where the source cannot be reached
     */
    EntryCursor open(Journal journal, Code region, long after, long upTo)
            throws IOException, InterruptedException;

    /** What of the region is sealed, so that only what comes after it has to be read. */
    default @Nullable Snapshot sealed(Code region) throws IOException, InterruptedException {
        return null;
    }
}
