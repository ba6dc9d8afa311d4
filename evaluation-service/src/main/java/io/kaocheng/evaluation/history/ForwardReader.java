package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.snapshot.Snapshot;

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
final class ForwardReader implements Closeable {

    private static final int REPORT_EVERY = 1_000;

    private final Source source;
    private final Code region;
    private final Cut end;
    private final Sink sink;
    private final Map<Journal, EntryCursor> cursors = new EnumMap<>(Journal.class);
    private final Set<String> parked = new HashSet<>();
    private Cut at = Cut.NOTHING;
    private long entries;

    /** Who gets what is read. */
    interface Sink {
        void accept(EntryCursor.Needed entry);

        void accept(EntryCursor.Figure entry);

        void unreadable(Journal journal, EntryCursor.Unreadable entry);
    }

    /**
     * @param end beyond which nothing is read
     */
    ForwardReader(Source source, Code region, Cut end, Sink sink) {
        this.source = source;
        this.region = region;
        this.end = end;
        this.sink = sink;
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

    /** Passes over entries a snapshot holds. */
    void pass(Snapshot snapshot, Journal journal, long upTo) {
        for (String subject : snapshot.unreadable(journal, at.at(journal), upTo)) {
            parked.add(stream(journal, subject));
        }
        entries += upTo - at.at(journal);
        at = at.with(journal, upTo);
    }

    /** Reads a journal on. */
    void read(Journal journal, long upTo, Fold.ProgressListener progress)
            throws IOException, InterruptedException {
        long sequence = at.at(journal);
        if (sequence >= upTo) {
            return;
        }
        EntryCursor cursor = cursors.get(journal);
        if (cursor == null) {
            cursor = source.open(journal, region, sequence, end.at(journal));
            cursors.put(journal, cursor);
        }
        while (sequence < upTo) {
            EntryCursor.Item item = cursor.next();
            if (item == null) {
                throw new LostEntriesException(
                        journal + " ends at " + sequence + " before " + upTo);
            }
            sequence = item.sequence();
            dispatch(journal, item);
            if (++entries % REPORT_EVERY == 0) {
                progress.onProgress(entries);
            }
        }
        at = at.with(journal, upTo);
    }

    private void dispatch(Journal journal, EntryCursor.Item item) {
        switch (item) {
            case EntryCursor.Unreadable entry -> {
                parked.add(stream(journal, entry.subject()));
                sink.unreadable(journal, entry);
            }
            case EntryCursor.Figure entry -> {
                if (isRead(journal, entry)) {
                    sink.accept(entry);
                }
            }
            case EntryCursor.Needed entry -> {
                if (isRead(journal, entry)) {
                    sink.accept(entry);
                }
            }
            case EntryCursor.Unneeded _ -> {}
        }
    }

    private boolean isRead(Journal journal, EntryCursor.Item entry) {
        return parked.isEmpty() || !parked.contains(stream(journal, entry.subject()));
    }

    private static String stream(Journal journal, String subject) {
        return journal + " " + subject;
    }

    @Override
    public void close() {
        cursors.values().forEach(EntryCursor::close);
        cursors.clear();
    }
}
