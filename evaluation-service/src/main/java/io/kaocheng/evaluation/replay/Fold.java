package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.score.Fact;
import io.kaocheng.evaluation.score.RegionFacts;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of a region, moved forward from cut to cut. Each journal is read once, however many
 * cuts there are.
 *
 * <p>Memory: one register per target, observation and version, whatever the length of the history.
 */
public final class Fold implements Closeable {

    /** What scores depend on, in the order in which it refers to each other. */
    public static final List<Journal> JOURNALS =
            List.of(Journal.INDICATORS, Journal.GOALS, Journal.MONITORING);

    private final Source source;
    private final Code region;
    private final Cut end;
    private final RegionFacts facts = new RegionFacts();
    private final Map<Journal, Tape> tapes = new EnumMap<>(Journal.class);
    private final Set<String> parked = new HashSet<>();
    private Cut at = Cut.NOTHING;
    private boolean incomplete;
    private long entries;

    /**
     * @param end beyond which it is never moved
     */
    public Fold(Source source, Code region, Cut end) {
        this.source = source;
        this.region = region;
        this.end = end;
    }

    /** A fold that has been moved to a cut and will stay there. */
    public static Fold at(Source source, Code region, Cut cut, Beat beat)
            throws IOException, InterruptedException {
        try (Fold fold = new Fold(source, region, cut)) {
            fold.to(cut, beat);
            return fold;
        }
    }

    /** Called every thousand entries; throws to stop. */
    public interface Beat {
        void entries(long read) throws IOException, InterruptedException;

        Beat NONE = read -> {};
    }

    /** Whether the cut lies ahead, so that the fold can be moved to it. */
    public boolean canReach(Cut cut) {
        return JOURNALS.stream().allMatch(j -> cut.at(j) >= at.at(j) && cut.at(j) <= end.at(j));
    }

    /** Moves to a cut that can be reached. */
    public void to(Cut cut, Beat beat) throws IOException, InterruptedException {
        if (!canReach(cut)) {
            throw new IllegalArgumentException("from " + at + " there is no way forward to " + cut);
        }
        for (Journal journal : JOURNALS) {
            if (cut.at(journal) > at.at(journal)) {
                read(journal, cut.at(journal), beat);
            }
        }
    }

    private void read(Journal journal, long upTo, Beat beat)
            throws IOException, InterruptedException {
        Tape tape = tapes.get(journal);
        if (tape == null) {
            tape = source.open(journal, region, end.at(journal));
            tapes.put(journal, tape);
        }
        long sequence = at.at(journal);
        while (sequence < upTo) {
            Tape.Taken taken = tape.next();
            if (taken == null) {
                throw new IOException(journal + " ends at " + sequence + " before " + upTo);
            }
            sequence = taken.sequence();
            take(journal, taken);
            if (++entries % 1_000 == 0) {
                beat.entries(entries);
            }
        }
        at = at.with(journal, upTo);
    }

    /** As the inbox does: an unreadable entry is left out with all later ones of its stream. */
    private void take(Journal journal, Tape.Taken taken) {
        Fact fact = taken.fact();
        if (!taken.readable()) {
            parked.add(stream(journal, taken));
            incomplete = true;
        } else if (fact != null && (parked.isEmpty() || !parked.contains(stream(journal, taken)))) {
            facts.take(fact);
        }
    }

    private static String stream(Journal journal, Tape.Taken taken) {
        return journal + " " + taken.subject();
    }

    public RegionFacts facts() {
        return facts;
    }

    public Cut cut() {
        return at;
    }

    /** Whether an entry that may bear on any score could not be read. */
    public boolean incomplete() {
        return incomplete;
    }

    /** How many entries have been read. */
    public long entries() {
        return entries;
    }

    @Override
    public void close() {
        tapes.values().forEach(Tape::close);
        tapes.clear();
    }
}
