package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The facts of regions at cuts people look at. The last few are kept, since who asks for one unit's
 * reasons asks for the next one's too.
 *
 * <p>Cost: what no snapshot holds of a history, read once per cut; memory: {@value #KEPT} regions'
 * facts at most.
 */
@ApplicationScoped
public class PastFacts {

    private static final int KEPT = 3;

    private final Supplier<Source> history;
    private final Map<Key, Fold> kept = new LinkedHashMap<>(8, 0.75f, true);

    private final SingleFlight<Key, Fold> flights = new SingleFlight<>();

    private record Key(Code region, Cut cut) {}

    @Inject
    PastFacts(Snapshots snapshots) {
        this(snapshots::source);
    }

    PastFacts(Supplier<Source> history) {
        this.history = history;
    }

    /** The facts of a region at a cut; to be read only. */
    public Fold at(Code region, Cut cut) throws IOException, InterruptedException {
        Key key = new Key(region, cut);
        synchronized (kept) {
            Fold known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        return flights.get(key, () -> read(key));
    }

    private Fold read(Key key) throws IOException, InterruptedException {
        Fold fold = Fold.at(history.get(), key.region(), key.cut(), Fold.ProgressListener.NONE);
        synchronized (kept) {
            kept.put(key, fold);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return fold;
    }
}
