package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.segment.Segment;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a region's journals forward from cut to cut, each entry once, and gives on what scoring
 * needs, as the inbox does: an unreadable entry is left out with all later ones of its stream.
 */
final class Reading implements Closeable {

    private static final int BEAT = 1_000;

    private final Source source;
    private final Code region;
    private final Cut end;
    private final Taker taker;
    private final Map<Journal, Tape> tapes = new EnumMap<>(Journal.class);
    private final Set<String> parked = new HashSet<>();
    private Cut at = Cut.NOTHING;
    private long entries;

    /** Who gets what is read. */
    interface Taker {
        void take(Tape.Needed entry);

        void take(Tape.Figure entry);

        void unreadable(Journal journal, Tape.Unreadable entry);
    }

    /**
     * @param end beyond which nothing is read
     */
    Reading(Source source, Code region, Cut end, Taker taker) {
        this.source = source;
        this.region = region;
        this.end = end;
        this.taker = taker;
    }

    Cut at() {
        return at;
    }

    /** How many entries lie behind, read or passed over. */
    long entries() {
        return entries;
    }

    /** Whether an entry could not be read. */
    boolean incomplete() {
        return !parked.isEmpty();
    }

    /** Passes over entries a segment holds. */
    void pass(Segment segment, Journal journal, long upTo) {
        for (String subject : segment.unreadable(journal, at.at(journal), upTo)) {
            parked.add(stream(journal, subject));
        }
        entries += upTo - at.at(journal);
        at = at.with(journal, upTo);
    }

    /** Reads a journal on. */
    void read(Journal journal, long upTo, Fold.Beat beat) throws IOException, InterruptedException {
        long sequence = at.at(journal);
        if (sequence >= upTo) {
            return;
        }
        Tape tape = tapes.get(journal);
        if (tape == null) {
            tape = source.open(journal, region, sequence, end.at(journal));
            tapes.put(journal, tape);
        }
        while (sequence < upTo) {
            Tape.Taken taken = tape.next();
            if (taken == null) {
                throw new IOException(journal + " ends at " + sequence + " before " + upTo);
            }
            sequence = taken.sequence();
            take(journal, taken);
            if (++entries % BEAT == 0) {
                beat.entries(entries);
            }
        }
        at = at.with(journal, upTo);
    }

    private void take(Journal journal, Tape.Taken taken) {
        switch (taken) {
            case Tape.Unreadable entry -> {
                parked.add(stream(journal, entry.subject()));
                taker.unreadable(journal, entry);
            }
            case Tape.Figure entry -> {
                if (isRead(journal, entry)) {
                    taker.take(entry);
                }
            }
            case Tape.Needed entry -> {
                if (isRead(journal, entry)) {
                    taker.take(entry);
                }
            }
            case Tape.Unneeded _ -> {}
        }
    }

    private boolean isRead(Journal journal, Tape.Taken entry) {
        return parked.isEmpty() || !parked.contains(stream(journal, entry.subject()));
    }

    private static String stream(Journal journal, String subject) {
        return journal + " " + subject;
    }

    @Override
    public void close() {
        tapes.values().forEach(Tape::close);
        tapes.clear();
    }
}
