package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.ScoringInput;
import io.kaocheng.evaluation.snapshot.Snapshot;
import io.kaocheng.evaluation.snapshot.UnusableSnapshotException;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The facts of a region, moved forward from cut to cut. Each journal is read once, however many
 * cuts there are.
 *
 * <p>Memory: one register per target, observation and version, whatever the length of the history.
 */
public final class Fold implements Closeable {

    /** What scores depend on, in the order in which it refers to each other. */
    public static final List<Journal> JOURNALS = ScoringInput.JOURNALS;

    private final Source source;
    private final Code region;
    private final Cut end;
    private final ForwardReader reading;
    private RegionFacts facts = new RegionFacts();
    private @Nullable Snapshot snapshot;
    private Snapshot.@Nullable View view;
    private boolean begun;

    /**
     * @param end beyond which it is never moved
     */
    public Fold(Source source, Code region, Cut end) {
        this.source = source;
        this.region = region;
        this.end = end;
        this.reading =
                new ForwardReader(
                        source,
                        region,
                        end,
                        new ForwardReader.Sink() {
                            @Override
                            public void accept(EntryCursor.Needed entry) {
                                boolean _ = facts.apply(entry.fact());
                            }

                            @Override
                            public void accept(EntryCursor.Figure entry) {
                                boolean _ = facts.apply(entry.key(), entry.change());
                            }

                            @Override
                            public void unreadable(Journal journal, EntryCursor.Unreadable entry) {}
                        });
    }

    /** A fold that has been moved to a cut and will stay there. */
    public static Fold at(Source source, Code region, Cut cut, ProgressListener progress)
            throws IOException, InterruptedException {
        try (Fold fold = new Fold(source, region, cut)) {
            fold.to(cut, progress);
            return fold;
        }
    }

    /** Called every thousand entries; throws to stop. */
    public interface ProgressListener {
        void onProgress(long read) throws IOException, InterruptedException;

        ProgressListener NONE = read -> {};
    }

    /** Whether the cut lies ahead, so that the fold can be moved to it. */
    public boolean canReach(Cut cut) {
        Cut at = reading.at();
        return JOURNALS.stream().allMatch(j -> cut.at(j) >= at.at(j) && cut.at(j) <= end.at(j));
    }

    /** Moves to a cut that can be reached. */
    public void to(Cut cut, ProgressListener progress) throws IOException, InterruptedException {
        if (!canReach(cut)) {
            throw new IllegalArgumentException(
                    "from " + reading.at() + " there is no way forward to " + cut);
        }
        if (!begun) {
            begun = true;
            snapshot = source.sealed(region);
            if (snapshot != null) {
                view = snapshot.view();
                facts = new RegionFacts(view);
            }
        }
        for (Journal journal : JOURNALS) {
            if (snapshot != null && view != null) {
                pass(snapshot, view, journal, cut.at(journal));
            }
            reading.read(journal, cut.at(journal), progress);
        }
    }

    private void pass(Snapshot sealed, Snapshot.View sealedView, Journal journal, long upTo)
            throws UnusableSnapshotException {
        long from = reading.at().at(journal);
        long to = Math.min(upTo, sealed.cut().at(journal));
        if (to > from) {
            sealedView.advance(journal, to);
            sealed.facts(
                    journal,
                    from,
                    to,
                    fact -> {
                        boolean _ = facts.apply(fact);
                    });
            reading.pass(sealed, journal, to);
        }
    }

    public RegionFacts facts() {
        return facts;
    }

    public Cut cut() {
        return reading.at();
    }

    /** Whether an entry that may bear on any score could not be read. */
    public boolean incomplete() {
        return reading.incomplete();
    }

    /** How many entries the facts come from, read one by one or sealed before. */
    public long entries() {
        return reading.entries();
    }

    @Override
    public void close() {
        reading.close();
    }
}
