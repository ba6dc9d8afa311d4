package io.kaocheng.evaluation.read.scoreboard;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The entries of regions' scores as they are recorded, read once for all streams of a region: what
 * many follow costs the database no more than what one follows.
 */
@ApplicationScoped
class ScoresFeed {

    private static final long POLL_INTERVAL = Duration.ofMillis(400).toNanos();
    private static final long FORGET_AFTER = Duration.ofMinutes(2).toNanos();
    private static final int AT_ONCE = 500;
    private static final int KEPT = 2_000;

    private final Journals journals;
    private final Map<Code, Tail> tails = new ConcurrentHashMap<>();

    ScoresFeed(Journals journals) {
        this.journals = journals;
    }

    /** An entry, and the bytes it was recorded as. */
    record Item(Entry entry, String document) {}

    /** The end of one region's journal: its last entries, without a gap. */
    private static final class Tail {
        private final ReentrantLock reading = new ReentrantLock();
        private final Deque<Item> last = new ArrayDeque<>();
        private long head = -1;
        private volatile long lastPolled = Long.MIN_VALUE;
        private volatile long lastRequested;
    }

    /** Where the journal ends, as it is now. */
    long head(Code region) throws SQLException {
        return journals.history().head(Journal.SCORES, region);
    }

    /** The entries after one, the first first; a part of them where they are many. */
    List<Item> after(Code region, long after) throws SQLException, UnreadableEntryException {
        long now = System.nanoTime();
        Tail tail = tails.computeIfAbsent(region, _ -> new Tail());
        tail.lastRequested = now;
        if (now - tail.lastPolled > POLL_INTERVAL || tail.lastPolled == Long.MIN_VALUE) {
            poll(region, tail);
            tails.values().removeIf(other -> now - other.lastRequested > FORGET_AFTER);
        }
        synchronized (tail) {
            if (tail.head >= 0 && after >= tail.head) {
                return List.of();
            }
            Item oldest = tail.last.peekFirst();
            if (oldest != null && oldest.entry().sequence() <= after + 1) {
                return tail.last.stream()
                        .filter(item -> item.entry().sequence() > after)
                        .limit(AT_ONCE)
                        .toList();
            }
        }
        return read(region, after);
    }

    /** Reads what is new; who finds another at it goes on with what is there. */
    private void poll(Code region, Tail tail) throws SQLException, UnreadableEntryException {
        if (!tail.reading.tryLock()) {
            return;
        }
        try {
            if (tail.head < 0) {
                long head = head(region);
                synchronized (tail) {
                    tail.head = head;
                }
            }
            List<Item> fresh = read(region, tail.head);
            synchronized (tail) {
                for (Item item : fresh) {
                    tail.last.addLast(item);
                    tail.head = item.entry().sequence();
                }
                while (tail.last.size() > KEPT) {
                    tail.last.removeFirst();
                }
            }
            tail.lastPolled = System.nanoTime();
        } finally {
            tail.reading.unlock();
        }
    }

    private List<Item> read(Code region, long after) throws SQLException, UnreadableEntryException {
        List<Item> items = new ArrayList<>();
        for (String document : journals.history().entries(Journal.SCORES, region, after, AT_ONCE)) {
            items.add(new Item(Entry.read(document), document));
        }
        return items;
    }
}
