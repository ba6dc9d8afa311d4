package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Visits many cuts of a region. Live scores come from cuts of which each holds the one before, so
 * one fold reaches them all; a cut that does not hold the one before it costs a new fold.
 */
public final class CutCursor implements Closeable {

    private final Source source;
    private final Code region;
    private final List<Cut> order;
    private final Cut end;
    private @Nullable Fold fold;
    private long entries;

    public CutCursor(Source source, Code region, Collection<Cut> cuts) {
        this.source = source;
        this.region = region;
        this.order = cuts.stream().sorted(Cuts.ORDER).toList();
        Cut all = Cut.NOTHING;
        for (Cut cut : cuts) {
            for (Journal journal : Fold.JOURNALS) {
                all = all.with(journal, Math.max(all.at(journal), cut.at(journal)));
            }
        }
        this.end = all;
    }

    /** The cuts in the order in which they are to be visited. */
    public List<Cut> order() {
        return order;
    }

    public Fold to(Cut cut, Fold.ProgressListener progress)
            throws IOException, InterruptedException {
        Fold now = fold;
        if (now == null || !now.canReach(cut)) {
            close();
            now = new Fold(source, region, end);
            fold = now;
        }
        now.to(cut, progress);
        return now;
    }

    /** How many entries were read in all. */
    public long entries() {
        Fold now = fold;
        return entries + (now == null ? 0 : now.entries());
    }

    @Override
    public void close() {
        Fold now = fold;
        if (now != null) {
            entries += now.entries();
            now.close();
            fold = null;
        }
    }
}
