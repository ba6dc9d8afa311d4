package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.ParkedEntries.Parked;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Consumes other services' journals for a service's subscribers. Per subscriber, journal and region
 * a checkpoint names the next expected entry: that one is applied, an earlier one is a duplicate
 * and is dropped, a later one means a gap, which is first filled from the journal's owner. Effects,
 * checkpoints and the service's own entries are one transaction, so effects happen exactly once.
 *
 * <p>An entry that cannot be read, or on which a subscriber fails, is parked for that subscriber
 * together with the later ones of its stream; other streams and other subscribers go on. A region
 * whose gap cannot be filled halts until {@link #catchUp} fills it; other regions go on. Only
 * transient failures are retried: see {@link SqlFailure}.
 */
public final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** The halt reason of a journal whose new subscriber is behind the others. */
    private static final String NEW_SUBSCRIBER = "a new subscriber has yet to catch up";

    private static final int ENTRIES_PER_FETCH = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How often a region is tried that other transactions are in the way of: for six seconds. */
    private static final int TRIES = 8;

    private final DataSource source;
    private final List<Subscriber> subscribers;
    private final Set<Journal> journals = EnumSet.noneOf(Journal.class);
    private final Owners owners;
    private final Comparison comparison;
    private final Map<String, Instant> born = new ConcurrentHashMap<>();
    private volatile @Nullable String trouble;

    public Inbox(DataSource source, Collection<? extends Subscriber> subscribers, Owners owners) {
        this.source = source;
        this.subscribers = List.copyOf(subscribers);
        this.owners = owners;
        this.comparison =
                new Comparison(
                        source,
                        this.subscribers,
                        owners,
                        place -> toEnd(place.region(), place.journal()));
        Set<String> names = new HashSet<>();
        for (Subscriber subscriber : this.subscribers) {
            journals.addAll(subscriber.journals());
            if (!names.add(subscriber.name())) {
                throw new IllegalArgumentException(
                        "two subscribers are named " + subscriber.name());
            }
        }
    }

    /** Access to the owners of the journals, to fetch entries that Kafka did not deliver. */
    public interface Owners {

        /**
         * The documents that follow {@code after}, dense and in order, at most {@code limit}; empty
         * at the end.
         */
        List<String> entries(Journal journal, Code region, long after, int limit)
                throws IOException, InterruptedException;

        /**
         * The hash tree of the journal's first {@code size} entries; of all where it has fewer.
         *
         * @param fresh whether the owner makes it from every entry, and compares those with the
         *     trees it stored
         */
        default JournalTrees.Answer tree(Journal journal, Code region, long size, boolean fresh)
                throws IOException, InterruptedException {
            HashTree tree = new HashTree();
            while (tree.size() < size) {
                int limit = (int) Math.min(ENTRIES_PER_FETCH, size - tree.size());
                List<String> documents = entries(journal, region, tree.size(), limit);
                if (documents.isEmpty()) {
                    break;
                }
                documents.forEach(d -> tree.add(d.getBytes(StandardCharsets.UTF_8)));
            }
            return new JournalTrees.Answer(tree, null);
        }
    }

    /** The journals that are consumed. */
    public Set<Journal> journals() {
        return Set.copyOf(journals);
    }

    /**
     * Registers new subscribers; called once before the first entry arrives. Regions that other
     * subscribers know already are marked for {@link #catchUp}.
     */
    public void register() throws SQLException {
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    """
                            insert into subscriber (name)
                            values (?)
                            on conflict do nothing
                            """)) {
                        for (Subscriber subscriber : subscribers) {
                            insert.setString(1, subscriber.name());
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            """
                    select name, born_at
                    from subscriber
                    """);
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            born.put(
                                    rows.getString(1),
                                    rows.getObject(2, OffsetDateTime.class).toInstant());
                        }
                    }
                    return null;
                });
        for (Code region : regions()) {
            Transactions.<@Nullable Void>in(
                    source,
                    connection -> {
                        Checkpoints checkpoints = Checkpoints.lock(connection, region, subscribers);
                        // Left by a service that ended while it read a journal again.
                        ReceivedTrees.rereadWhatWasNot(connection, region);
                        Checkpoints.haltInstead(
                                connection, region, Checkpoints.BEING_REREAD, Checkpoints.BEHIND);
                        for (Journal journal : journals) {
                            if (isBehind(checkpoints, journal)) {
                                Checkpoints.halt(connection, region, journal, NEW_SUBSCRIBER);
                            }
                        }
                        return null;
                    });
        }
    }

    private boolean isBehind(Checkpoints checkpoints, Journal journal) {
        long[] positions =
                subscribers.stream()
                        .filter(s -> s.journals().contains(journal))
                        .mapToLong(s -> checkpoints.position(s, journal))
                        .distinct()
                        .toArray();
        return positions.length > 1;
    }

    private List<Code> regions() throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    List<Code> regions = new ArrayList<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            """
                    select distinct region
                    from checkpoint
                    order by region
                    """);
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            regions.add(Code.of(rows.getString(1)));
                        }
                    }
                    return regions;
                });
    }

    /**
     * The present failure or the halted regions, for the health check; null where there is none.
     */
    public @Nullable String trouble() {
        if (trouble != null) {
            return trouble;
        }
        try {
            List<Checkpoints.Halted> halted = halted();
            if (halted.isEmpty()) {
                return null;
            }
            Map<String, String> named = new LinkedHashMap<>();
            halted.forEach(h -> named.put(h.journal() + "/" + h.region(), h.reason()));
            return "halted: " + named;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<Checkpoints.Halted> halted() throws SQLException {
        return Transactions.in(source, Checkpoints::halted);
    }

    /**
     * Per journal the lowest checkpoint of all subscribers in the region; 0 before the first entry.
     */
    public Map<Journal, Long> positions(Code region) throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    Checkpoints checkpoints = Checkpoints.read(connection, region);
                    Map<Journal, Long> positions = new EnumMap<>(Journal.class);
                    for (Journal journal : journals) {
                        positions.put(journal, checkpoints.reached(subscribers, journal).orElse(0));
                    }
                    return positions;
                });
    }

    /**
     * Consumes a batch from Kafka. Returns when every record was applied, dropped or parked, or its
     * region halted; blocks while the database is unavailable. A region that another transaction is
     * in the way of is tried again after the others, and is halted where that does not end.
     */
    public void receive(Iterable<ConsumerRecord<String, byte[]>> records)
            throws InterruptedException {
        Map<Code, List<ReceivedEntry>> byRegion = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Journal journal = journalOf(record.topic());
            String key = record.key();
            if (key == null || !Code.isValid(key)) {
                LOG.errorf(
                        "inbox journal=%s offset=%d has no region as its key; skipped",
                        journal, record.offset());
                continue;
            }
            byRegion.computeIfAbsent(Code.of(key), r -> new ArrayList<>())
                    .add(ReceivedEntry.of(journal, record.value()));
        }
        untilDone(byRegion);
    }

    /**
     * A journal that has halted in a region; see {@link #halts}.
     *
     * @param position up to which it has taken effect here
     */
    public record Halt(Journal journal, long position, String reason, Instant since) {}

    /**
     * The journals of a region of which entries are missing that their owners cannot provide, or
     * that this build fails at; {@link #catchUp} tries each again.
     */
    public List<Halt> halts(Code region) throws SQLException {
        return halted().stream()
                .filter(one -> one.region().equals(region))
                .map(one -> new Halt(one.journal(), one.position(), one.reason(), one.since()))
                .toList();
    }

    /** An entry that could not be processed; see {@link #parked}. */
    public record ParkedEntry(
            String subscriber, Position position, String subject, String reason, Instant since) {}

    /** How many entries of a region are parked, for all subscribers together. */
    public long countParked(Code region) throws SQLException {
        return Transactions.in(source, connection -> ParkedEntries.count(connection, region));
    }

    /** The first parked entries of a region, by journal and sequence; at most so many. */
    public List<ParkedEntry> parked(Code region, int most) throws SQLException {
        return Transactions.in(
                        source, connection -> ParkedEntries.after(connection, region, null, most))
                .stream()
                .map(
                        p ->
                                new ParkedEntry(
                                        p.subscriber(),
                                        p.position(),
                                        p.subject(),
                                        p.reason(),
                                        p.parkedAt()))
                .toList();
    }

    /**
     * Retries a region's parked entries, as after a deployment that reads them or fixes a defect.
     * Each is a transaction of its own; one that fails again stays parked, and so do the later ones
     * of its stream. Idempotent.
     *
     * @return how many were processed
     */
    public int retry(Code region) throws SQLException {
        int processed = 0;
        Set<String> blocked = new HashSet<>();
        Parked last = null;
        Deque<Parked> page = new ArrayDeque<>();
        while (true) {
            if (page.isEmpty()) {
                Parked before = last;
                page.addAll(
                        Transactions.in(
                                source,
                                connection ->
                                        ParkedEntries.after(
                                                connection, region, before, ENTRIES_PER_FETCH)));
            }
            Parked one = page.poll();
            if (one == null) {
                break;
            }
            last = one;
            Subscriber subscriber = named(one.subscriber());
            if (subscriber == null
                    || (blocked.contains(one.stream())
                            && !one.subject().equals(ParkedEntries.UNKNOWN))) {
                continue;
            }
            try {
                boolean first =
                        Transactions.in(
                                source,
                                connection -> retryOne(connection, region, subscriber, one));
                committed(region, List.of(subscriber));
                processed += first ? 1 : 0;
            } catch (SQLException | RuntimeException e) {
                rolledBack(region, List.of(subscriber));
                if (e instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                    throw sql;
                }
                blocked.add(one.stream());
                LOG.warnf(
                        "retry region=%s subscriber=%s position=%s stream=%s stays parked: %s",
                        region, one.subscriber(), one.position(), one.subject(), e);
            }
        }
        LOG.infof("retried region=%s entries=%d", region, processed);
        return processed;
    }

    private @Nullable Subscriber named(String name) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.name().equals(name)) {
                return subscriber;
            }
        }
        return null;
    }

    /** Processes a parked entry and deletes it; false where it was not parked any more. */
    private boolean retryOne(
            Connection connection, Code region, Subscriber subscriber, Parked parked)
            throws SQLException {
        if (subscriber instanceof Projector projector) {
            Rebuild.preventRebuild(connection, projector);
        }
        var _ = Checkpoints.lock(connection, region, subscribers);
        if (!ParkedEntries.delete(connection, region, parked)) {
            return false;
        }
        Recorded entry;
        try {
            entry = Recorded.of(Entry.read(parked.document()));
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    parked.position() + " is parked and still cannot be read", e);
        }
        if (subscriber.handles(entry.event())) {
            RequestLog.around(
                    region,
                    List.of(entry),
                    () -> handOver(connection, region, subscriber, List.of(entry)));
        }
        if (subscriber instanceof Reactor reactor
                && ParkedEntries.streams(connection, region).stream()
                        .noneMatch(s -> s.startsWith(subscriber.name() + " "))) {
            reactor.complete(connection, region);
        }
        return true;
    }

    /**
     * Rebuilds a projector's view; see {@link Rebuild}.
     *
     * @return how many entries were read; absent where no projector has that name
     * @throws IOException where an owner does not answer
     */
    public Optional<Long> rebuild(String view)
            throws IOException, SQLException, InterruptedException {
        return named(view) instanceof Projector projector
                ? Optional.of(Rebuild.ofOthers(source, projector, owners))
                : Optional.empty();
    }

    /**
     * Compares what was received with what the journals' owners have; called periodically. A region
     * of which an owner has something else halts until all of it is found the same, or {@link
     * #reread}.
     *
     * @param fresh whether all of it, instead of what was received since the last time
     */
    public void compare(boolean fresh) throws InterruptedException {
        comparison.run(fresh);
    }

    /**
     * Reads a region's journal again from its owner, after a contradiction; reactors keep what they
     * recorded. Other regions are not touched.
     *
     * @return how many entries the owner has
     * @throws IOException where the owner does not answer; where it did at first, the journal stays
     *     halted until it is read again
     */
    public long reread(Code region, Journal journal)
            throws IOException, SQLException, InterruptedException {
        if (!journals.contains(journal)) {
            throw new IllegalArgumentException(journal + " is not consumed here");
        }
        return comparison.reread(region, journal);
    }

    /** Up to where a subscriber has a journal of its own service, what is parked included. */
    public interface Reached {
        long in(Connection connection, Code region) throws SQLException;
    }

    /**
     * Hands entries of a journal of this service to a reactor of this inbox that keeps itself up to
     * where it has them: in turn with what other journals bring to the region, and parked where one
     * cannot be read or the reactor fails on it.
     *
     * @param upTo the last entry that is looked at
     * @param types of the entries it is handed, with journal and version; no others are read
     * @throws SQLException where another transaction or the database is in the way: nothing is
     *     lost, and it is handed over the next time
     */
    public void handOverOwn(
            Reactor reactor,
            Journal journal,
            Code region,
            long upTo,
            Set<String> types,
            Reached reached)
            throws SQLException {
        new OwnEntries(source, subscribers, reactor, journal, types, reached)
                .handOver(region, upTo);
    }

    /** Fills the gaps of halted regions from their journals' owners; called periodically. */
    public void catchUp() throws InterruptedException {
        List<Checkpoints.Halted> waiting;
        try {
            waiting = Transactions.in(source, Checkpoints::waiting);
        } catch (SQLException e) {
            trouble = String.valueOf(e.getMessage());
            return;
        }
        for (Checkpoints.Halted one : waiting) {
            try {
                toEnd(one.region(), one.journal());
                LOG.infof("inbox journal=%s region=%s has caught up", one.journal(), one.region());
            } catch (IOException | SQLException e) {
                LOG.debugf(
                        "inbox journal=%s region=%s still halts: %s",
                        one.journal(), one.region(), e.getMessage());
            } catch (RuntimeException defect) {
                // Its own: the other regions go on.
                LOG.errorf(
                        defect,
                        "inbox journal=%s region=%s still halts",
                        one.journal(),
                        one.region());
            }
        }
    }

    /** Applies the owner's entries to the end and lets the journal go on. */
    private void toEnd(Code region, Journal journal)
            throws IOException, SQLException, InterruptedException {
        fetch(journal, region, Long.MAX_VALUE);
        halt(region, journal, null);
        // What was dropped in between, since it was halted still.
        fetch(journal, region, Long.MAX_VALUE);
    }

    private void halt(Code region, Journal journal, @Nullable String reason) throws SQLException {
        Transactions.<@Nullable Void>in(
                source,
                connection -> {
                    Checkpoints.halt(connection, region, journal, reason);
                    return null;
                });
    }

    private void untilDone(Map<Code, List<ReceivedEntry>> byRegion) throws InterruptedException {
        Duration pause = Duration.ofMillis(50);
        Map<Code, List<ReceivedEntry>> waiting = new LinkedHashMap<>(byRegion);
        for (int tries = 1; ; tries++) {
            Iterator<Map.Entry<Code, List<ReceivedEntry>>> each = waiting.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Code, List<ReceivedEntry>> one = each.next();
                if (isDone(one.getKey(), one.getValue(), tries)) {
                    each.remove();
                }
            }
            if (waiting.isEmpty()) {
                trouble = null;
                return;
            }
            LOG.warnf("inbox regions=%s wait %s: %s", waiting.keySet(), pause, trouble);
            Thread.sleep(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    /** Whether a region's batch was consumed, or what of it was not is fetched later. */
    private boolean isDone(Code region, List<ReceivedEntry> batch, int tries)
            throws InterruptedException {
        try {
            consume(region, batch);
            return true;
        } catch (SQLException e) {
            boolean done =
                    switch (SqlFailure.of(e)) {
                        case CONNECTION -> false;
                        case SERIALIZATION ->
                                areHalted(region, batch)
                                        || (tries >= TRIES && halted(region, batch, e));
                        case CONSTRAINT, DEFECT -> halted(region, batch, e);
                    };
            trouble = String.valueOf(e.getMessage());
            return done;
        } catch (RuntimeException defect) {
            boolean done = halted(region, batch, defect);
            trouble = String.valueOf(defect.getMessage());
            return done;
        }
    }

    /** Whether what was recorded of the batch's journals is fetched later anyway. */
    private boolean areHalted(Code region, List<ReceivedEntry> batch) {
        try {
            return Transactions.in(
                    source, c -> Checkpoints.read(c, region).areHalted(journalsOf(batch)));
        } catch (SQLException e) {
            LOG.debugf("inbox region=%s: %s", region, e.getMessage());
            return false;
        }
    }

    private static Set<Journal> journalsOf(List<ReceivedEntry> batch) {
        Set<Journal> journals = EnumSet.noneOf(Journal.class);
        batch.forEach(received -> journals.add(received.journal()));
        return journals;
    }

    /**
     * Halts the batch's journals in the region after a failure that neither isolating nor parking
     * contained, so that the other regions go on; {@link #catchUp} tries again.
     *
     * @return whether it could be noted
     */
    private boolean halted(Code region, List<ReceivedEntry> batch, Exception failure) {
        Set<Journal> concerned = journalsOf(batch);
        LOG.errorf(failure, "inbox region=%s halts: %s", region, concerned);
        try {
            Transactions.<@Nullable Void>in(
                    source,
                    connection -> {
                        // Of a region's first entry the checkpoints went with the failure.
                        var _ = Checkpoints.lockSoon(connection, region, subscribers);
                        for (Journal journal : concerned) {
                            Checkpoints.halt(
                                    connection,
                                    region,
                                    journal,
                                    "this build fails here: " + failure.getMessage());
                        }
                        return null;
                    });
            return true;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private void consume(Code region, List<ReceivedEntry> batch)
            throws SQLException, InterruptedException {
        List<ReceivedEntry> rest = batch;
        while (!rest.isEmpty()) {
            Gap gap = applyOrIsolate(region, rest);
            if (gap == null) {
                return;
            }
            rest = rest.subList(gap.index(), rest.size());
            if (gap.halted()) {
                rest = without(rest, gap.journal());
                continue;
            }
            LOG.errorf(
                    "inbox journal=%s region=%s expected=%d found=%s: fetching what is missing",
                    gap.journal(), region, gap.expected(), gap.found());
            try {
                fetch(gap.journal(), region, gap.found() == null ? Long.MAX_VALUE : gap.found());
                if (gap.found() == null) {
                    rest = rest.subList(1, rest.size());
                }
            } catch (IOException e) {
                halt(region, gap.journal(), String.valueOf(e.getMessage()));
                LOG.errorf(
                        "inbox journal=%s region=%s halts: %s",
                        gap.journal(), region, e.getMessage());
                rest = without(rest, gap.journal());
            }
        }
    }

    private static List<ReceivedEntry> without(List<ReceivedEntry> batch, Journal journal) {
        return batch.stream().filter(h -> h.journal() != journal).toList();
    }

    /**
     * Applies the owner's entries after the lowest checkpoint, up to but excluding {@code before},
     * or to the end.
     */
    private void fetch(Journal journal, Code region, long before)
            throws IOException, SQLException, InterruptedException {
        while (true) {
            long position = positions(region).getOrDefault(journal, 0L);
            if (position + 1 >= before) {
                return;
            }
            int limit = (int) Math.min(ENTRIES_PER_FETCH, before - position - 1);
            List<String> documents = owners.entries(journal, region, position, limit);
            if (documents.isEmpty()) {
                if (before != Long.MAX_VALUE) {
                    throw new IOException(
                            "the owner of "
                                    + journal
                                    + " has nothing after "
                                    + position
                                    + " though Kafka brought "
                                    + before);
                }
                return;
            }
            List<ReceivedEntry> batch = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                ReceivedEntry one = ReceivedEntry.of(journal, documents.get(i));
                if (one.entry() != null && one.entry().sequence() != position + 1 + i) {
                    throw new IOException(
                            "the owner of "
                                    + journal
                                    + " gave "
                                    + one.entry().position()
                                    + " where "
                                    + (position + 1 + i)
                                    + " belongs");
                }
                batch.add(one);
            }
            applyFetched(journal, region, position, batch);
        }
    }

    private void applyFetched(
            Journal journal, Code region, long position, List<ReceivedEntry> batch)
            throws SQLException {
        long at = position;
        List<ReceivedEntry> readable = new ArrayList<>();
        for (ReceivedEntry one : batch) {
            at++;
            if (one.entry() != null) {
                readable.add(one);
                continue;
            }
            var _ = applyOrIsolate(region, readable);
            readable = new ArrayList<>();
            // Even its owner cannot give it in a form this build reads: its place is known, its
            // stream is not.
            for (Subscriber subscriber : subscribers) {
                if (subscriber.journals().contains(journal)) {
                    park(
                            region,
                            subscriber,
                            new Position(journal, at),
                            ParkedEntries.UNKNOWN,
                            one.document(),
                            String.valueOf(one.why()));
                }
            }
        }
        var _ = applyOrIsolate(region, readable);
    }

    /**
     * A gap in a batch.
     *
     * @param index of the entry that is ahead of its expected sequence, or unreadable
     * @param halted whether its journal is halted already
     */
    private record Gap(
            int index, Journal journal, long expected, @Nullable Long found, boolean halted) {}

    /** Applies a batch for all subscribers together or, where that fails, for each on its own. */
    private @Nullable Gap applyOrIsolate(Code region, List<ReceivedEntry> batch)
            throws SQLException {
        try {
            return apply(region, subscribers, batch);
        } catch (SQLException | RuntimeException defect) {
            if (defect instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                throw sql;
            }
            // Logged here, since each by itself may well be applied.
            LOG.errorf(
                    defect,
                    "inbox region=%s entries=%d fail together; applied for each subscriber by itself",
                    region,
                    batch.size());
            return isolate(region, batch);
        }
    }

    private @Nullable Gap isolate(Code region, List<ReceivedEntry> batch) throws SQLException {
        Gap first = null;
        for (Subscriber subscriber : subscribers) {
            Gap gap = oneByOne(region, subscriber, batch);
            if (gap != null && (first == null || gap.index() < first.index())) {
                first = gap;
            }
        }
        return first;
    }

    /**
     * After a defect: applies the batch for one subscriber or, where that fails, entry by entry;
     * the entries that fail are parked.
     */
    private @Nullable Gap oneByOne(Code region, Subscriber subscriber, List<ReceivedEntry> batch)
            throws SQLException {
        List<Subscriber> alone = List.of(subscriber);
        try {
            return apply(region, alone, batch);
        } catch (SQLException | RuntimeException defect) {
            if (defect instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                throw sql;
            }
            LOG.errorf(
                    defect,
                    "inbox region=%s subscriber=%s entries=%d fail together; applied one by one",
                    region,
                    subscriber.name(),
                    batch.size());
        }
        for (int i = 0; i < batch.size(); i++) {
            ReceivedEntry received = batch.get(i);
            try {
                Gap gap = apply(region, alone, List.of(received));
                if (gap != null) {
                    return new Gap(i, gap.journal(), gap.expected(), gap.found(), gap.halted());
                }
            } catch (SQLException | RuntimeException defect) {
                if (defect instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                    throw sql;
                }
                Entry entry = received.entry();
                if (entry == null) {
                    throw defect;
                }
                LOG.errorf(
                        defect,
                        "inbox region=%s subscriber=%s journal=%s sequence=%d stream=%s cannot be processed; parked",
                        region,
                        subscriber.name(),
                        received.journal(),
                        entry.sequence(),
                        entry.subject());
                park(
                        region,
                        subscriber,
                        entry.position(),
                        entry.subject(),
                        received.document(),
                        "this build fails on it: " + defect.getMessage());
            }
        }
        return null;
    }

    private @Nullable Gap apply(Code region, List<Subscriber> those, List<ReceivedEntry> batch)
            throws SQLException {
        if (batch.isEmpty()) {
            return null;
        }
        try {
            Gap gap =
                    Transactions.<@Nullable Gap>in(
                            source, connection -> applyIn(connection, region, those, batch));
            committed(region, those);
            return gap;
        } catch (SQLException | RuntimeException | Error e) {
            rolledBack(region, those);
            throw e;
        }
    }

    private static void committed(Code region, List<Subscriber> those) {
        for (Subscriber subscriber : those) {
            if (subscriber instanceof Reactor reactor) {
                reactor.committed(region);
            }
        }
    }

    private static void rolledBack(Code region, List<Subscriber> those) {
        for (Subscriber subscriber : those) {
            if (subscriber instanceof Reactor reactor) {
                reactor.rolledBack(region);
            }
        }
    }

    private @Nullable Gap applyIn(
            Connection connection, Code region, List<Subscriber> those, List<ReceivedEntry> batch)
            throws SQLException {
        Checkpoints checkpoints = Checkpoints.lockSoon(connection, region, subscribers);
        Gap gap = gap(checkpoints, those, batch);
        ReceivedTrees trees = ReceivedTrees.of(connection, region);
        List<ReceivedEntry> now =
                (gap == null ? batch : batch.subList(0, gap.index()))
                        .stream().filter(r -> !trees.isContradicted(r.journal())).toList();
        Set<String> blocked = ParkedEntries.streams(connection, region);
        IdentityHashMap<ReceivedEntry, Recorded> read = new IdentityHashMap<>();
        List<SubscriberBatch> batches = new ArrayList<>();
        for (Subscriber subscriber : those) {
            SubscriberBatch subscriberBatch =
                    new SubscriberBatch(connection, region, subscriber, checkpoints, blocked);
            for (ReceivedEntry received : now) {
                subscriberBatch.add(received, read);
            }
            batches.add(subscriberBatch);
        }
        List<Recorded> fresh = new ArrayList<>();
        for (ReceivedEntry received : now) {
            if (received.entry() != null) {
                trees.append(received.journal(), received.entry().sequence(), received.document());
            }
            Recorded entry = read.get(received);
            if (entry != null) {
                fresh.add(entry);
            }
        }
        if (fresh.isEmpty()) {
            for (SubscriberBatch subscriberBatch : batches) {
                subscriberBatch.handOver();
            }
        } else {
            RequestLog.around(
                    region,
                    fresh,
                    () -> {
                        for (SubscriberBatch subscriberBatch : batches) {
                            subscriberBatch.handOver();
                        }
                    });
        }
        checkpoints.save(connection);
        trees.save(connection);
        return gap;
    }

    /** The first entry that is ahead of what some subscriber expects, or unreadable. */
    private static @Nullable Gap gap(
            Checkpoints checkpoints, List<Subscriber> those, List<ReceivedEntry> batch) {
        Gap first = null;
        for (Subscriber subscriber : those) {
            Map<Journal, Long> positions = new EnumMap<>(Journal.class);
            int end = first == null ? batch.size() : first.index();
            for (int i = 0; i < end; i++) {
                ReceivedEntry received = batch.get(i);
                Journal journal = received.journal();
                if (!subscriber.journals().contains(journal)) {
                    continue;
                }
                long position =
                        positions.computeIfAbsent(
                                journal, j -> checkpoints.position(subscriber, j));
                Entry entry = received.entry();
                if (entry == null || entry.sequence() > position + 1) {
                    first =
                            new Gap(
                                    i,
                                    journal,
                                    position + 1,
                                    entry == null ? null : entry.sequence(),
                                    checkpoints.isHalted(journal));
                    break;
                }
                if (entry.sequence() == position + 1) {
                    positions.put(journal, entry.sequence());
                }
            }
        }
        return first;
    }

    /** The entries of a batch that are new to one subscriber and that it handles. */
    private final class SubscriberBatch {
        private final Connection connection;
        private final Code region;
        private final Subscriber subscriber;
        private final Checkpoints checkpoints;
        private final Set<String> blocked;
        private final List<Recorded> entries = new ArrayList<>();
        private boolean parked;

        SubscriberBatch(
                Connection connection,
                Code region,
                Subscriber subscriber,
                Checkpoints checkpoints,
                Set<String> blocked) {
            this.connection = connection;
            this.region = region;
            this.subscriber = subscriber;
            this.checkpoints = checkpoints;
            this.blocked = blocked;
        }

        /**
         * Adds an entry, or parks it where it cannot be read.
         *
         * @param read cache of the events already read for any subscriber
         */
        void add(ReceivedEntry received, IdentityHashMap<ReceivedEntry, Recorded> read)
                throws SQLException {
            Entry entry = received.entry();
            Journal journal = received.journal();
            if (entry == null
                    || !subscriber.journals().contains(journal)
                    || entry.sequence() != checkpoints.position(subscriber, journal) + 1) {
                return;
            }
            checkpoints.move(subscriber, journal, entry.sequence());
            if (!received.mayConcern(subscriber)) {
                return;
            }
            try {
                String stream = ParkedEntries.key(subscriber.name(), journal, entry.subject());
                if (blocked.contains(stream)) {
                    throw new UnreadableEntryException(
                            "an earlier entry of its stream could not be read");
                }
                Recorded recorded = read.get(received);
                if (recorded == null) {
                    recorded = Recorded.of(entry);
                    read.put(received, recorded);
                }
                if (subscriber.handles(recorded.event()) && isAfterBirth(recorded)) {
                    entries.add(recorded);
                }
            } catch (UnreadableEntryException e) {
                parked = true;
                park(connection, region, subscriber, received, entry, e, blocked);
            }
        }

        /** Whether a reactor existed when the entry was recorded; always true for projectors. */
        private boolean isAfterBirth(Recorded entry) {
            return switch (subscriber) {
                case Projector _ -> true;
                case Reactor reactor ->
                        reactor.reactsToHistory() || !entry.recordedTime().isBefore(birth(reactor));
            };
        }

        private Instant birth(Reactor reactor) {
            Instant birth = born.get(reactor.name());
            if (birth == null) {
                throw new IllegalStateException(
                        reactor.name() + " was not registered before the first entry arrived");
            }
            return birth;
        }

        void handOver() throws SQLException {
            if (!entries.isEmpty()) {
                Inbox.this.handOver(connection, region, subscriber, entries);
            }
            if (parked && subscriber instanceof Reactor reactor) {
                reactor.incomplete(connection, region);
            }
        }
    }

    private static void park(
            Connection connection,
            Code region,
            Subscriber subscriber,
            ReceivedEntry received,
            Entry entry,
            UnreadableEntryException why,
            Set<String> blocked)
            throws SQLException {
        blocked.add(ParkedEntries.key(subscriber.name(), received.journal(), entry.subject()));
        park(
                connection,
                region,
                subscriber,
                entry.position(),
                entry.subject(),
                received.document(),
                String.valueOf(why.getMessage()));
    }

    private static void park(
            Connection connection,
            Code region,
            Subscriber subscriber,
            Position position,
            String subject,
            String document,
            String why)
            throws SQLException {
        insert(connection, region, subscriber, position, subject, document, why);
        if (subscriber instanceof Reactor reactor) {
            reactor.parked(connection, region, position, subject);
        }
    }

    private static void insert(
            Connection connection,
            Code region,
            Subscriber subscriber,
            Position position,
            String subject,
            String document,
            String why)
            throws SQLException {
        LOG.errorf(
                "parked region=%s subscriber=%s journal=%s sequence=%d stream=%s: %s",
                region, subscriber.name(), position.journal(), position.sequence(), subject, why);
        ParkedEntries.insert(
                connection, region, subscriber.name(), position, subject, document, why);
    }

    private void handOver(
            Connection connection, Code region, Subscriber subscriber, List<Recorded> entries)
            throws SQLException {
        switch (subscriber) {
            case Projector projector -> projector.apply(connection, entries);
            case Reactor reactor -> reactor.react(connection, region, entries);
        }
    }

    /**
     * Parks an entry in a transaction of its own and moves the subscriber's checkpoint past it.
     * Where a reactor fails on being told, which may have the same cause, it is parked all the
     * same.
     */
    private void park(
            Code region,
            Subscriber subscriber,
            Position position,
            String subject,
            String document,
            String why)
            throws SQLException {
        try {
            park(region, subscriber, position, subject, document, why, true);
        } catch (SQLException | RuntimeException defect) {
            if (defect instanceof SQLException sql && SqlFailure.of(sql).isTransient()) {
                throw sql;
            }
            LOG.errorf(
                    defect,
                    "parked region=%s subscriber=%s position=%s without its consequences",
                    region,
                    subscriber.name(),
                    position);
            park(region, subscriber, position, subject, document, why, false);
        }
    }

    private void park(
            Code region,
            Subscriber subscriber,
            Position position,
            String subject,
            String document,
            String why,
            boolean notifyReactor)
            throws SQLException {
        List<Subscriber> alone = List.of(subscriber);
        try {
            Transactions.<@Nullable Void>in(
                    source,
                    connection -> {
                        Checkpoints checkpoints =
                                Checkpoints.lockSoon(connection, region, subscribers);
                        Journal journal = position.journal();
                        if (checkpoints.position(subscriber, journal) < position.sequence()) {
                            checkpoints.move(subscriber, journal, position.sequence());
                            insert(
                                    connection,
                                    region,
                                    subscriber,
                                    position,
                                    subject,
                                    document,
                                    why);
                            if (notifyReactor && subscriber instanceof Reactor reactor) {
                                reactor.parked(connection, region, position, subject);
                                reactor.incomplete(connection, region);
                            }
                            checkpoints.save(connection);
                            ReceivedTrees trees = ReceivedTrees.of(connection, region);
                            trees.append(journal, position.sequence(), document);
                            trees.save(connection);
                        }
                        return null;
                    });
            committed(region, alone);
        } catch (SQLException | RuntimeException | Error e) {
            rolledBack(region, alone);
            throw e;
        }
    }

    private Journal journalOf(String topic) {
        for (Journal journal : journals) {
            if (journal.topic().equals(topic)) {
                return journal;
            }
        }
        throw new IllegalArgumentException(
                topic + " is not the topic of a journal that is consumed here");
    }
}
