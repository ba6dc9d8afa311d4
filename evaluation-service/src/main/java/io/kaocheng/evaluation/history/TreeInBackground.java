package io.kaocheng.evaluation.history;

import io.kaocheng.journal.HashTree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Hashes what was read of a journal beside the reading: of a replay's time the hashes would be a
 * sixth, and nothing waits for them before its end.
 *
 * <p>Documents are handed over by batches and hashed in their order. At most {@link #AHEAD} batches
 * are held. Used by one thread.
 */
final class TreeInBackground {

    private static final int BATCH = 1_024;

    /** As many entries as a poll gives, a few megabytes. */
    private static final int AHEAD = 8;

    private final HashTree tree;
    private List<byte[]> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
    private int handedOver;

    /**
     * @param tree of what was read before; not to be used by others until it is given back
     */
    TreeInBackground(HashTree tree) {
        this.tree = tree;
    }

    /** Adds the next entry, by its document, which is not changed afterwards. */
    void add(byte[] document) {
        batch.add(document);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    private void handOver() {
        List<byte[]> next = batch;
        batch = new ArrayList<>(BATCH);
        if (++handedOver % AHEAD == 0) {
            hashed.join();
        }
        hashed = hashed.thenRunAsync(() -> next.forEach(tree::add));
    }

    /** The tree of everything that was added. */
    HashTree tree() {
        handOver();
        hashed.join();
        return tree;
    }
}
