package io.kaocheng.evaluation.replay;

import io.kaocheng.journal.Recorded;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/** A region's journal, read once from its beginning, in order, each entry once. */
public interface Tape extends Closeable {

    /**
     * The next entry; null after the last.
     *
     * @throws IOException where the source cannot be reached, or lacks an entry
     */
    @Nullable Taken next() throws IOException, InterruptedException;

    @Override
    void close();

    /**
     * An entry's place, and the entry, unless this build cannot read it.
     *
     * @param subject its stream; {@code ?} where not even that can be read
     */
    record Taken(long sequence, String subject, @Nullable Recorded entry) {}
}
