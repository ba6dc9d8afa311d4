package io.kaocheng.evaluation.live;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Regions held in memory, at most so many, the least recently used given up first; each is worked
 * on by one thread at a time.
 *
 * <p>Order of what is waited for: a region's turn to read, then a database connection, then the
 * region itself. Whoever has the region never waits for a connection, so those who wait for it with
 * a connection in hand are served.
 *
 * @param <R> what is held of a region
 */
final class RegionCache<R> {

    private final int most;
    private final Map<Code, Slot<R>> slots = new ConcurrentHashMap<>();

    /** The regions something is held of, the least recently used first. */
    private final LinkedHashMap<Code, Slot<R>> used = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most regions held at once, 1 or more
     */
    RegionCache(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one region is held; found " + most);
        }
        this.most = most;
    }

    /** A region's place, which lasts, and what is held in it, which does not. */
    private static final class Slot<R> {
        private final ReentrantLock turn = new ReentrantLock();
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable R cached;
    }

    /** Says what is to be held, given what is: the same where it is still right. */
    interface Refresh<R> {
        R of(@Nullable R cached) throws SQLException;
    }

    /** What is done with a region while nobody else touches it. */
    interface Work<R, T extends @Nullable Object> {
        T with(R region) throws SQLException;
    }

    /** What is done in turn. */
    interface Read<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /**
     * Works on a region. The caller has the connection it needs, if any: none may be asked for in
     * {@code refresh} or {@code work}.
     */
    <T extends @Nullable Object> T with(Code region, Refresh<R> refresh, Work<R, T> work)
            throws SQLException {
        Slot<R> slot = slot(region);
        slot.lock.lock();
        try {
            R cached = refresh.of(slot.cached);
            slot.cached = cached;
            used(region, slot);
            return work.with(cached);
        } finally {
            slot.lock.unlock();
        }
    }

    /**
     * Runs readers of a region one after another, so that however many ask, one of them at most has
     * a connection.
     */
    <T extends @Nullable Object> T inTurn(Code region, Read<T> reader) throws SQLException {
        Slot<R> slot = slot(region);
        slot.turn.lock();
        try {
            return reader.run();
        } finally {
            slot.turn.unlock();
        }
    }

    /** Gives up what is held of a region. */
    void forget(Code region) {
        Slot<R> slot = slots.get(region);
        if (slot != null) {
            slot.lock.lock();
            try {
                slot.cached = null;
            } finally {
                slot.lock.unlock();
            }
            synchronized (used) {
                used.remove(region);
            }
        }
    }

    /** How many regions are held. */
    int size() {
        synchronized (used) {
            return used.size();
        }
    }

    private Slot<R> slot(Code region) {
        return slots.computeIfAbsent(region, r -> new Slot<>());
    }

    /** One that is worked on just now is left to a later call. */
    private void used(Code region, Slot<R> own) {
        synchronized (used) {
            used.put(region, own);
            Iterator<Slot<R>> eldest = used.values().iterator();
            while (used.size() > most && eldest.hasNext()) {
                Slot<R> slot = eldest.next();
                if (slot != own && slot.lock.tryLock()) {
                    try {
                        slot.cached = null;
                    } finally {
                        slot.lock.unlock();
                    }
                    eldest.remove();
                }
            }
        }
    }
}
