package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.journal.CommandBatch.Written;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Writes submissions to one journal with group commit: submissions to a region that arrive while a
 * transaction runs share the next one, since a transaction of one row costs a hundred times a row
 * in a batch. No submission waits for others to arrive.
 *
 * <p>Where a shared transaction fails because of one submission, each is retried on its own, so
 * that only the faulty one fails. Where the database cannot be reached, all waiting ones fail at
 * once instead of each waiting for its own timeout.
 */
public final class JournalWriter {

    private static final Logger LOG = Logger.getLogger(JournalWriter.class);

    /** A transaction is filled with waiting submissions up to this many changes. */
    static final int CHANGES_PER_TRANSACTION = 2_000;

    /** Limit of a region's queue in changes; further submissions are refused. */
    static final int CHANGES_WAITING = 50_000;

    private static final int TRIES = 4;

    private final DataSource source;
    private final Appender appender;
    private final Committed committed;
    private final Map<Code, RegionQueue> queues = new ConcurrentHashMap<>();

    /** Listener that is called after every commit that recorded entries; the relay. */
    @FunctionalInterface
    public interface Committed {

        /**
         * @param first the number of the first of them
         * @param documents as they were recorded, in order
         */
        void entries(Code region, long first, List<String> documents);
    }

    public JournalWriter(DataSource source, Appender appender, Committed committed) {
        this.source = source;
        this.appender = appender;
        this.committed = committed;
    }

    public Journal journal() {
        return appender.journal();
    }

    /**
     * Decides and records a submission.
     *
     * @return the answer once it is durable; fails with {@link SQLException} where the database
     *     cannot be reached, in which case nothing was recorded or, where the connection was lost
     *     in the commit and has not come back, it is unknown whether all was; with {@link
     *     OverloadedException} where too many wait
     */
    public CompletableFuture<Receipt> submit(Submission submission) {
        Waiting waiting = new Waiting(submission, new CompletableFuture<>());
        @Nullable OverloadedException[] full = {null};
        queues.compute(
                submission.region(),
                (region, queue) -> {
                    RegionQueue now = queue == null ? new RegionQueue(region) : queue;
                    full[0] = now.add(waiting);
                    return now;
                });
        if (full[0] != null) {
            waiting.answer().completeExceptionally(full[0]);
        }
        return waiting.answer();
    }

    /** How many regions have submissions that wait or are being written. */
    int busyRegions() {
        return queues.size();
    }

    private record Waiting(Submission submission, CompletableFuture<Receipt> answer) {
        int changes() {
            return submission.changes().size();
        }
    }

    /** The queue of one region: one transaction at a time. */
    private final class RegionQueue {
        private final Code region;
        private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
        private int changesWaiting;
        private boolean running;

        RegionQueue(Code region) {
            this.region = region;
        }

        /** Adds a submission; answers why not where too many wait. */
        synchronized @Nullable OverloadedException add(Waiting waiting) {
            if (!queue.isEmpty() && changesWaiting + waiting.changes() > CHANGES_WAITING) {
                return new OverloadedException(region, changesWaiting);
            }
            queue.add(waiting);
            changesWaiting += waiting.changes();
            if (!running) {
                running = true;
                Thread.ofVirtual()
                        .name("journal-" + appender.journal() + "-" + region)
                        .start(this::drain);
            }
            return null;
        }

        private synchronized boolean isIdle() {
            return !running;
        }

        private synchronized List<Waiting> next() {
            List<Waiting> group = new ArrayList<>();
            int changes = 0;
            while (!queue.isEmpty()) {
                int more = queue.peek().changes();
                if (!group.isEmpty() && changes + more > CHANGES_PER_TRANSACTION) {
                    break;
                }
                changes += more;
                group.add(queue.remove());
            }
            changesWaiting -= changes;
            running = !group.isEmpty();
            return group;
        }

        private synchronized List<Waiting> allWaiting() {
            List<Waiting> all = List.copyOf(queue);
            queue.clear();
            changesWaiting = 0;
            return all;
        }

        private void drain() {
            for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
                var _ = write(group);
            }
            queues.computeIfPresent(region, (_, queue) -> queue.isIdle() ? null : queue);
        }

        /** Writes a group; answers how the database was lost, null where it was not. */
        private @Nullable SQLException write(List<Waiting> group) {
            for (int tries = 1; ; tries++) {
                Attempt attempt = new Attempt(group);
                Written written;
                try {
                    written = attempt.run();
                } catch (SQLException e) {
                    SqlFailure failure = SqlFailure.of(e);
                    if (failure == SqlFailure.SERIALIZATION && tries < TRIES) {
                        LOG.debugf("journal region=%s tries again: %s", region, e.getMessage());
                        continue;
                    }
                    return switch (failure) {
                        case CONNECTION -> {
                            fail(group, e);
                            fail(allWaiting(), e);
                            yield e;
                        }
                        case SERIALIZATION, CONSTRAINT, DEFECT -> oneByOne(group, e);
                    };
                } catch (RuntimeException | Error e) {
                    return oneByOne(group, e);
                }
                answer(group, written);
                return null;
            }
        }

        /** Each on its own; those after the loss of the database do not wait for it one by one. */
        private @Nullable SQLException oneByOne(List<Waiting> group, Throwable cause) {
            if (group.size() == 1) {
                fail(group, cause);
                return null;
            }
            for (int i = 0; i < group.size(); i++) {
                SQLException lost = write(List.of(group.get(i)));
                if (lost != null) {
                    fail(group.subList(i + 1, group.size()), lost);
                    return lost;
                }
            }
            return null;
        }

        private void fail(List<Waiting> group, Throwable cause) {
            group.forEach(one -> one.answer().completeExceptionally(cause));
        }

        private void answer(List<Waiting> group, Written written) {
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(written.answers().get(i));
            }
            List<Recorded> recorded = written.appended().recorded();
            if (recorded.isEmpty()) {
                return;
            }
            try {
                committed.entries(
                        region,
                        recorded.getFirst().position().sequence(),
                        written.appended().documents());
            } catch (RuntimeException | Error e) {
                // Recorded is recorded: the relay finds by itself what it was not told.
                LOG.errorf(
                        e,
                        "journal region=%s sequence=%d was recorded and not announced",
                        region,
                        recorded.getFirst().position().sequence());
            }
        }

        /** One attempt at a transaction. */
        private final class Attempt {
            private final CommandBatch batch;
            private @Nullable Written written;

            Attempt(List<Waiting> group) {
                this.batch =
                        new CommandBatch(
                                appender, region, group.stream().map(Waiting::submission).toList());
            }

            Written run() throws SQLException {
                try {
                    return Transactions.in(
                            source,
                            connection -> {
                                Written all = batch.write(connection);
                                written = all;
                                return all;
                            });
                } catch (Transactions.CommitLostException e) {
                    Written all = written;
                    if (all != null && wasCommitted(all)) {
                        return all;
                    }
                    throw e;
                }
            }

            /**
             * Checks whether the last entry is stored at its sequence, after an ambiguous commit.
             * The region's lock is acquired first, so a commit still in progress has ended by then.
             */
            private boolean wasCommitted(Written all) throws SQLException {
                if (all.appended().recorded().isEmpty()) {
                    return true;
                }
                long last = all.appended().recorded().getLast().position().sequence();
                String document = all.appended().documents().getLast();
                return Transactions.in(
                        source,
                        connection -> {
                            var _ = appender.lock(connection, region);
                            try (PreparedStatement select =
                                    connection.prepareStatement(
                                            """
                                    select document
                                    from entry
                                    where region = ? and journal = ? and sequence = ?
                                    """)) {
                                select.setString(1, region.value());
                                select.setString(2, appender.journal().toString());
                                select.setLong(3, last);
                                try (ResultSet row = select.executeQuery()) {
                                    return row.next() && row.getString(1).equals(document);
                                }
                            }
                        });
            }
        }
    }
}
