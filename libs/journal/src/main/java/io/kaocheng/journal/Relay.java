package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Publishes one journal's entries to its topic, in order per region (transactional outbox). The
 * cursor moves only after Kafka has acknowledged every record, and only for the relay that holds
 * the current epoch (fencing): a relay that wrongly believes it leads can at worst publish
 * duplicates, which consumers drop.
 *
 * <p>Woken in-process after a commit; polling is the fallback. Where the topic has another id than
 * the cursors were stored for (Kafka was wiped), it is filled again from the first entry.
 */
public final class Relay implements AutoCloseable {

    /**
     * By which a reader knows a CloudEvent in structured mode; without it the binding reads the
     * record as binary mode. One for all records: making it anew costs the relay more than sending.
     */
    private static final List<Header> HEADERS =
            List.of(
                    new RecordHeader(
                            "content-type", Entry.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8)));

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int ENTRIES_PER_STEP = 2_000;
    private static final int ENTRIES_PER_REGION = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TOPIC_CHECK = Duration.ofSeconds(15);
    private static final Duration LEASE_CHECK = Duration.ofMillis(500);

    /**
     * Delay between steps that publish few entries. A step costs two transactions and a request to
     * Kafka whatever it publishes, and as much again at each consumer; entries that find the relay
     * idle are published at once.
     */
    private static final Duration MIN_STEP_INTERVAL = Duration.ofMillis(5);

    /** Number of entries from which on a step's fixed cost does not matter. */
    private static final int ENOUGH = 200;

    private final DataSource source;
    private final Journal journal;
    private final Supplier<Producer<String, byte[]>> producers;
    private final TopicIds topics;
    private final Duration poll;
    private final Semaphore wakeups = new Semaphore(0);

    private final FreshEntries fresh = new FreshEntries();

    /** The region after which the next step begins: round-robin, so that no region starves. */
    private String lastServed = "";

    private @Nullable Thread thread;
    private @Nullable Producer<String, byte[]> producer;
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    /** Regions whose journal lacks an entry, with what is missing. */
    private final Map<String, String> holes = new ConcurrentHashMap<>();

    /**
     * @param producers makes idempotent producers with {@code acks=all}
     * @param poll longest wait before the journal is polled without being woken
     */
    public Relay(
            DataSource source,
            Journal journal,
            Supplier<Producer<String, byte[]>> producers,
            TopicIds topics,
            Duration poll) {
        this.source = source;
        this.journal = journal;
        this.producers = producers;
        this.topics = topics;
        this.poll = poll;
    }

    /** Looks up a topic's id, which changes when the topic is deleted and created again. */
    public interface TopicIds {
        String idOf(String topic) throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** Starts relaying in a thread of its own. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("relay-" + journal).start(this::run);
        }
    }

    /** Wakes the relay; there may be entries to publish. */
    public void wake() {
        if (wakeups.availablePermits() == 0) {
            wakeups.release();
        }
    }

    /**
     * Hands over entries just committed by this process, so that they need not be read again.
     *
     * @param first the number of the first of them
     * @param documents as they were recorded, in order
     */
    public void appended(Code region, long first, List<String> documents) {
        fresh.add(region.value(), first, documents);
        wake();
    }

    /** The present failure of the relay, for the health check; null where there is none. */
    public @Nullable String trouble() {
        if (trouble == null && !holes.isEmpty()) {
            return "not relayed: " + new TreeMap<>(holes);
        }
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        wake();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Publishes the journal again from the first entry, of one region or, for null, of all. Claims
     * a new epoch, so that a step in progress cannot move the cursors.
     */
    public void refill(@Nullable Code region) throws SQLException {
        Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement fence =
                            connection.prepareStatement(
                                    """
                    update relay_lead
                    set epoch = epoch + 1
                    where journal = ?
                    """)) {
                        fence.setString(1, journal.toString());
                        fence.executeUpdate();
                    }
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    """
                    update relay_cursor
                    set sequence = 0
                    where journal = ? and (?::text is null or region = ?)
                    """)) {
                        update.setString(1, journal.toString());
                        update.setString(2, region == null ? null : region.value());
                        update.setString(3, region == null ? null : region.value());
                        return update.executeUpdate();
                    }
                });
        wake();
    }

    private void run() {
        Duration pause = Duration.ofMillis(50);
        while (!closed) {
            try {
                runAsLeader();
                pause = Duration.ofMillis(50);
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                trouble = String.valueOf(e.getMessage());
                // The database may have been restored: nothing cached from before the failure is
                // kept.
                fresh.clear();
                LOG.warnf("relay journal=%s waits %s: %s", journal, pause, e);
                dropProducer();
                await(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
        dropProducer();
    }

    /**
     * Relays for as long as this instance holds the leader lock; returns when the lock should be
     * requested again.
     */
    private void runAsLeader()
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        try (Connection lease = source.getConnection()) {
            if (!tryLock(lease)) {
                trouble = null;
                await(poll.multipliedBy(5));
                return;
            }
            try {
                fresh.clear();
                long epoch = claimEpoch();
                LOG.infof("relay journal=%s leads epoch=%d", journal, epoch);
                long checked = System.nanoTime();
                long leased = checked;
                detectRecreatedTopic(epoch);
                while (!closed) {
                    long now = System.nanoTime();
                    if (now - leased > LEASE_CHECK.toNanos()) {
                        if (!lease.isValid(2)) {
                            return;
                        }
                        leased = now;
                    }
                    if (now - checked > TOPIC_CHECK.toNanos()) {
                        detectRecreatedTopic(epoch);
                        checked = System.nanoTime();
                    }
                    // Cleared before the step: a wake-up during the step starts another one.
                    wakeups.drainPermits();
                    int sent = step(epoch);
                    if (sent < 0) {
                        return;
                    }
                    trouble = null;
                    if (sent == 0) {
                        await(poll);
                    } else if (sent < ENOUGH) {
                        pause(MIN_STEP_INTERVAL.toNanos() - (System.nanoTime() - now));
                    }
                }
            } finally {
                unlock(lease);
            }
        }
    }

    private boolean tryLock(Connection lease) throws SQLException {
        try (PreparedStatement lock =
                lease.prepareStatement(
                        """
                    select pg_try_advisory_lock(hashtext(?))
                    """)) {
            lock.setString(1, "relay-" + journal);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void unlock(Connection lease) {
        try (PreparedStatement unlock =
                lease.prepareStatement(
                        """
                    select pg_advisory_unlock(hashtext(?))
                    """)) {
            unlock.setString(1, "relay-" + journal);
            unlock.execute();
        } catch (SQLException e) {
            // A broken connection has lost the lock already.
            LOG.debugf(e, "relay journal=%s could not unlock", journal);
        }
    }

    /** Claims a new epoch; the relay that held the previous one can no longer move the cursors. */
    long claimEpoch() throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement claim =
                            connection.prepareStatement(
                                    """
                    insert into relay_lead as l (journal, epoch)
                    values (?, 1)
                    on conflict (journal) do update
                    set epoch = l.epoch + 1
                    returning epoch
                    """)) {
                        claim.setString(1, journal.toString());
                        try (ResultSet row = claim.executeQuery()) {
                            row.next();
                            return row.getLong(1);
                        }
                    }
                });
    }

    /** Resets the cursors where the topic was deleted and created again since they were stored. */
    void detectRecreatedTopic(long epoch)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        String id = topics.idOf(journal.topic());
        boolean wiped =
                Transactions.in(
                        source,
                        connection -> {
                            String known;
                            try (PreparedStatement select =
                                    connection.prepareStatement(
                                            """
                    select topic_id
                    from relay_lead
                    where journal = ? and epoch = ?
                    for update
                    """)) {
                                select.setString(1, journal.toString());
                                select.setLong(2, epoch);
                                try (ResultSet row = select.executeQuery()) {
                                    if (!row.next()) {
                                        return false;
                                    }
                                    known = row.getString(1);
                                }
                            }
                            if (id.equals(known)) {
                                return false;
                            }
                            try (PreparedStatement update =
                                    connection.prepareStatement(
                                            """
                    update relay_lead
                    set topic_id = ?
                    where journal = ?
                    """)) {
                                update.setString(1, id);
                                update.setString(2, journal.toString());
                                update.executeUpdate();
                            }
                            try (PreparedStatement reset =
                                    connection.prepareStatement(
                                            """
                    update relay_cursor
                    set sequence = 0
                    where journal = ?
                    """)) {
                                reset.setString(1, journal.toString());
                                return reset.executeUpdate() > 0;
                            }
                        });
        if (wiped) {
            LOG.warnf(
                    "relay journal=%s found a new topic %s and fills it again",
                    journal, journal.topic());
        }
    }

    record Waiting(String region, long upTo, List<String> documents) {}

    /**
     * Publishes waiting entries and moves the cursors.
     *
     * @return how many entries were published; -1 where another relay has claimed a later epoch
     */
    int step(long epoch)
            throws SQLException, ExecutionException, InterruptedException, TimeoutException {
        List<Waiting> waiting = Transactions.in(source, this::waiting);
        if (waiting.isEmpty()) {
            return 0;
        }
        int sent = send(waiting);
        return moveCursors(epoch, waiting) ? sent : -1;
    }

    int send(List<Waiting> waiting)
            throws ExecutionException, InterruptedException, TimeoutException {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (Waiting region : waiting) {
            for (String document : region.documents()) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(
                                journal.topic(),
                                null,
                                region.region(),
                                document.getBytes(StandardCharsets.UTF_8),
                                HEADERS);
                acknowledgements.add(open.send(record, abortOnFailure(open)));
            }
        }
        open.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get(3, TimeUnit.MINUTES);
        }
        return acknowledgements.size();
    }

    /**
     * After a failed record no later one may be published: all of them are sent again, and would
     * precede it otherwise. With one request in flight the producer is closed before the next one
     * is sent.
     */
    private static Callback abortOnFailure(Producer<String, byte[]> producer) {
        return (metadata, failure) -> {
            if (failure != null) {
                producer.close(Duration.ZERO);
            }
        };
    }

    List<Waiting> waiting(Connection connection) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        int total = 0;
        try (PreparedStatement behind =
                        connection.prepareStatement(
                                """
                select j.region, coalesce(c.sequence, 0)
                from journal j
                left join relay_cursor c on c.journal = j.journal and c.region = j.region
                where j.journal = ? and j.last_sequence > coalesce(c.sequence, 0)
                order by j.region <= ?, j.region
                limit ?
                """);
                PreparedStatement entries =
                        connection.prepareStatement(
                                """
                        select sequence, document
                        from entry
                        where region = ? and journal = ? and sequence > ?
                        order by sequence
                        limit ?
                        """)) {
            behind.setString(1, journal.toString());
            behind.setString(2, lastServed);
            behind.setInt(3, ENTRIES_PER_STEP);
            try (ResultSet regions = behind.executeQuery()) {
                while (regions.next() && total < ENTRIES_PER_STEP) {
                    String region = regions.getString(1);
                    lastServed = region;
                    long after = regions.getLong(2);
                    List<String> documents = fresh.after(region, after, ENTRIES_PER_REGION);
                    if (documents.isEmpty()) {
                        try {
                            documents = documents(entries, region, after);
                            holes.remove(region);
                        } catch (CorruptStreamException hole) {
                            // Its own: the other regions' entries go out.
                            if (holes.put(region, String.valueOf(hole.getMessage())) == null) {
                                LOG.errorf(hole, "relay region=%s is halted", region);
                            }
                            continue;
                        }
                    }
                    total += documents.size();
                    waiting.add(new Waiting(region, after + documents.size(), documents));
                }
            }
        }
        return waiting;
    }

    /**
     * The region's next entries, of which there is at least one.
     *
     * @throws CorruptStreamException where one is missing
     */
    private List<String> documents(PreparedStatement entries, String region, long after)
            throws SQLException {
        entries.setString(1, region);
        entries.setString(2, journal.toString());
        entries.setLong(3, after);
        entries.setInt(4, ENTRIES_PER_REGION);
        List<String> documents = new ArrayList<>();
        try (ResultSet rows = entries.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(1) != after + documents.size() + 1) {
                    throw hole(region, after + documents.size() + 1);
                }
                documents.add(rows.getString(2));
            }
        }
        if (documents.isEmpty()) {
            throw hole(region, after + 1);
        }
        return documents;
    }

    private CorruptStreamException hole(String region, long sequence) {
        return new CorruptStreamException(
                "the "
                        + journal
                        + " journal of "
                        + region
                        + " lacks entry "
                        + Entry.printSequence(sequence));
    }

    /**
     * Moves the cursors; false where a later epoch has been claimed. Commits asynchronously:
     * cursors lost in a crash only mean that entries are published again, and waiting for the disk
     * would delay the commits of writers.
     */
    boolean moveCursors(long epoch, List<Waiting> sent) throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    try (PreparedStatement upsert =
                            connection.prepareStatement(
                                    """
                    insert into relay_cursor (journal, region, sequence)
                    select l.journal, n.region, n.sequence
                    from (select journal from relay_lead where journal = ? and epoch = ? for update) as l
                    cross join set_config('synchronous_commit', 'off', true) as unsynced
                    cross join unnest(?::text[], ?::bigint[]) as n (region, sequence)
                    on conflict (journal, region) do update
                    set sequence = excluded.sequence
                    """)) {
                        upsert.setString(1, journal.toString());
                        upsert.setLong(2, epoch);
                        upsert.setArray(
                                3,
                                connection.createArrayOf(
                                        "text", sent.stream().map(Waiting::region).toArray()));
                        upsert.setArray(
                                4,
                                connection.createArrayOf(
                                        "bigint", sent.stream().map(Waiting::upTo).toArray()));
                        return upsert.executeUpdate() == sent.size();
                    }
                });
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    private void await(Duration longest) {
        try {
            if (wakeups.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeups.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void dropProducer() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            try {
                open.close(Duration.ofSeconds(2));
            } catch (RuntimeException e) {
                LOG.debugf(e, "relay journal=%s could not close its producer", journal);
            }
        }
    }
}
