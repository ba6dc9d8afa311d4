package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import javax.sql.DataSource;

/**
 * Hands entries of a journal of this service to a reactor that consumes others' journals through
 * the {@link Inbox}, and keeps itself up to where it has those of this one.
 *
 * <p>As the inbox does: with the region's checkpoints locked to the end of the transaction, so that
 * what the journals of a region bring takes effect one after the other; an entry that cannot be
 * read, or on which the reactor fails, is parked with the later ones of its stream, and the others
 * go on.
 */
final class OwnEntries {

    private static final Logger LOG = Logger.getLogger(OwnEntries.class);
    private static final int MOST = 1_000;

    private final DataSource source;
    private final Collection<? extends Subscriber> subscribers;
    private final Reactor reactor;
    private final Journal journal;
    private final Set<String> types;
    private final Inbox.Reached reached;

    /** The first entry of the last transaction; 0 where there was none. */
    private long first;

    /**
     * @param subscribers all of the inbox
     * @param types of entries it is handed, with journal and version; no others are read
     */
    OwnEntries(
            DataSource source,
            Collection<? extends Subscriber> subscribers,
            Reactor reactor,
            Journal journal,
            Set<String> types,
            Inbox.Reached reached) {
        this.source = source;
        this.subscribers = subscribers;
        this.reactor = reactor;
        this.journal = journal;
        this.types = Set.copyOf(types);
        this.reached = reached;
    }

    /**
     * What is done with the entries of a transaction.
     *
     * @param most how many there are
     * @param park why one of them is parked; null where all are handed over
     * @param which one; another instance may have been faster, and handed it over
     * @param notifies whether the reactor is notified that it is parked
     */
    private record Handover(int most, @Nullable String park, long which, boolean notifies) {
        static final Handover TOGETHER = new Handover(MOST, null, 0, true);
        static final Handover ALONE = new Handover(1, null, 0, true);
    }

    /**
     * Hands over what the reactor does not have yet.
     *
     * @throws SQLException where another transaction or the database is in the way: nothing is
     *     lost, and it is handed over the next time
     */
    void handOver(Code region, long upTo) throws SQLException {
        Handover handover = Handover.TOGETHER;
        long done = 0;
        while (done < upTo) {
            try {
                done = handOverBatch(region, done, upTo, handover);
                handover = handover.park() == null ? handover : Handover.TOGETHER;
            } catch (SQLException | RuntimeException defect) {
                if (defect instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                    throw sql;
                }
                LOG.errorf(
                        defect,
                        "own entries region=%s journal=%s fail: %s",
                        region,
                        journal,
                        handover);
                handover = after(handover, defect);
            }
        }
    }

    /** One by one after what failed together; parked what fails by itself. */
    private Handover after(Handover handover, Exception defect) {
        if (handover.most() > 1) {
            return Handover.ALONE;
        }
        if (handover.park() == null || handover.which() != first) {
            return new Handover(1, "this build fails on it: " + defect.getMessage(), first, true);
        }
        if (handover.notifies()) {
            return new Handover(1, handover.park(), first, false);
        }
        throw new IllegalStateException("an entry can be neither handed over nor parked", defect);
    }

    /** Up to where nothing is left to hand over. */
    private long handOverBatch(Code region, long done, long upTo, Handover handover)
            throws SQLException {
        try {
            long now =
                    Transactions.in(
                            source,
                            connection -> handOverWithin(connection, region, done, upTo, handover));
            reactor.committed(region);
            return now;
        } catch (SQLException | RuntimeException | Error e) {
            reactor.rolledBack(region);
            throw e;
        }
    }

    private long handOverWithin(
            Connection connection, Code region, long done, long upTo, Handover handover)
            throws SQLException {
        var _ = Checkpoints.lockSoon(connection, region, subscribers);
        SortedMap<Long, String> documents =
                History.entriesOf(
                        connection,
                        journal,
                        region,
                        Math.max(done, reached.in(connection, region)),
                        upTo,
                        types,
                        handover.most());
        first = documents.isEmpty() ? 0 : documents.firstKey();
        Set<String> blocked = ParkedEntries.streams(connection, region);
        List<Recorded> entries = new ArrayList<>();
        boolean parked = false;
        for (Map.Entry<Long, String> one : documents.entrySet()) {
            ReceivedEntry received = ReceivedEntry.of(journal, one.getValue());
            try {
                entries.add(read(one.getKey(), received, blocked, handover));
            } catch (UnreadableEntryException e) {
                parked = true;
                park(connection, region, one.getKey(), received, e, blocked, handover.notifies());
            }
        }
        if (!entries.isEmpty()) {
            RequestLog.around(region, entries, () -> reactor.react(connection, region, entries));
        }
        if (parked && handover.notifies()) {
            reactor.incomplete(connection, region);
        }
        return documents.size() < handover.most() ? upTo : documents.lastKey();
    }

    private Recorded read(
            long sequence, ReceivedEntry received, Set<String> blocked, Handover handover)
            throws UnreadableEntryException {
        Entry entry = received.entry();
        if (entry == null) {
            throw new UnreadableEntryException(String.valueOf(received.why()));
        }
        if (handover.park() != null && handover.which() == sequence) {
            throw new UnreadableEntryException(handover.park());
        }
        if (blocked.contains(ParkedEntries.key(reactor.name(), journal, entry.subject()))) {
            throw new UnreadableEntryException("an earlier entry of its stream could not be read");
        }
        return Recorded.of(entry);
    }

    private void park(
            Connection connection,
            Code region,
            long sequence,
            ReceivedEntry received,
            UnreadableEntryException why,
            Set<String> blocked,
            boolean notifies)
            throws SQLException {
        Entry entry = received.entry();
        Position position = new Position(journal, sequence);
        String subject = entry == null ? ParkedEntries.UNKNOWN : entry.subject();
        LOG.errorf(
                "parked region=%s subscriber=%s journal=%s sequence=%d stream=%s: %s",
                region, reactor.name(), journal, sequence, subject, why.getMessage());
        if (entry != null) {
            blocked.add(ParkedEntries.key(reactor.name(), journal, subject));
        }
        ParkedEntries.insert(
                connection,
                region,
                reactor.name(),
                position,
                subject,
                received.document(),
                String.valueOf(why.getMessage()));
        if (notifies) {
            reactor.parked(connection, region, position, subject);
        }
    }
}
