package io.kaocheng.evaluation.replay;

import io.kaocheng.evaluation.score.Fact;

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
     * An entry's place, and what of it scoring needs.
     *
     * @param subject its stream; {@code ?} where not even that can be read
     * @param readable whether this build knows what it says
     * @param fact absent where it is none, or cannot be read
     */
    record Taken(long sequence, String subject, boolean readable, @Nullable Fact fact) {}
}
