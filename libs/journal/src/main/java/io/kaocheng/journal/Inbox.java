package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.UnreadableEntryException;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Hears the journals of others. Per journal and region it knows which entry comes next: that one
 * takes effect, an earlier one was heard before and is dropped, a later one means that something is
 * missing, which is fetched from the journal's owner first. Effects, position and the service's own
 * entries are one transaction, so hearing an entry again changes nothing.
 *
 * <p>An entry that cannot be read is parked together with the later ones of its stream; other
 * streams go on. A region whose hole cannot be filled halts until {@link #catchUp} can; other
 * regions go on.
 */
public final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** Stands for the stream of what has no readable envelope. */
    private static final String UNKNOWN = "?";

    private static final int ENTRIES_PER_FETCH = 1_000;
    private static final int MOST_TOLD = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataSource source;
    private final Set<Journal> heard;
    private final Reaction reaction;
    private final Owners owners;
    private final Map<Key, String> halted = new ConcurrentHashMap<>();
    private volatile @Nullable String trouble;

    public Inbox(DataSource source, Set<Journal> heard, Reaction reaction, Owners owners) {
        this.source = source;
        this.heard = Set.copyOf(heard);
        this.reaction = reaction;
        this.owners = owners;
    }

    /** What the service does about what it hears. */
    public interface Reaction {

        /**
         * Takes entries of one region in, in the order of their journals, within the inbox's
         * transaction.
         */
        void react(Connection connection, Code region, List<Recorded> entries) throws SQLException;

        /** An entry could not be read, and its stream stands still from here on. */
        default void parked(Connection connection, Code region, Position position, String subject)
                throws SQLException {}

        /** The last parked entry of the region was taken in after all; nothing is missing now. */
        default void complete(Connection connection, Code region) throws SQLException {}

        /**
         * The last transaction of the region did not commit: whatever was kept in memory for it is
         * void.
         */
        default void rolledBack(Code region) {}

        /** The last transaction of the region committed. */
        default void committed(Code region) {}
    }

    /** The owners of the journals, asked for what Kafka did not bring. */
    public interface Owners {

        /**
         * The documents that follow {@code after}, dense and in order, at most {@code limit}; empty
         * at the end.
         */
        List<String> entries(Journal journal, Code region, long after, int limit)
                throws IOException, InterruptedException;
    }

    private record Key(Journal journal, Code region) {}

    /** What keeps the inbox from working just now; absent where nothing does. */
    public @Nullable String trouble() {
        if (trouble != null || halted.isEmpty()) {
            return trouble;
        }
        return "halted: " + new TreeMap<>(byName(halted));
    }

    private static Map<String, String> byName(Map<Key, String> halted) {
        Map<String, String> named = new HashMap<>();
        halted.forEach((key, why) -> named.put(key.journal() + "/" + key.region(), why));
        return named;
    }

    /** Up to where the region's journals have taken effect here. */
    public Map<Journal, Long> positions(Code region) throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    Map<Journal, Long> positions = new EnumMap<>(Journal.class);
                    heard.forEach(journal -> positions.put(journal, 0L));
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                    select journal, position
                    from inbox
                    where region = ?
                    """)) {
                        select.setString(1, region.value());
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                positions.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                            }
                        }
                    }
                    return positions;
                });
    }

    /**
     * Takes a batch from Kafka in. Returns when all of it has taken effect, was dropped or parked,
     * or its region halted; waits for as long as the database is away.
     */
    public void receive(Iterable<ConsumerRecord<String, byte[]>> records)
            throws InterruptedException {
        Map<Code, List<Heard>> byRegion = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Journal journal = journalOf(record.topic());
            String key = record.key();
            if (key == null || !Code.isValid(key)) {
                LOG.errorf(
                        "inbox journal=%s offset=%d has no region as its key; passed over",
                        journal, record.offset());
                continue;
            }
            Code region = Code.of(key);
            byRegion.computeIfAbsent(region, r -> new ArrayList<>())
                    .add(Heard.of(journal, record.value()));
        }
        for (Map.Entry<Code, List<Heard>> region : byRegion.entrySet()) {
            untilDone(region.getKey(), region.getValue());
        }
    }

    /**
     * An entry that could not be taken in.
     *
     * @param subject its stream; {@code ?} where not even that could be read
     */
    public record Parked(
            Position position, String subject, String document, String reason, Instant parkedAt) {}

    /** What of a region is parked, in the journals' order. */
    public List<Parked> parked(Code region) throws SQLException {
        return Transactions.in(source, connection -> parked(connection, region));
    }

    private static List<Parked> parked(Connection connection, Code region) throws SQLException {
        List<Parked> parked = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, sequence, subject, document, reason, parked_at
                from parked
                where region = ?
                order by journal, sequence
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    parked.add(
                            new Parked(
                                    new Position(Journal.parse(rows.getString(1)), rows.getLong(2)),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return parked;
    }

    /**
     * Takes a region's parked entries in after all, as a build can that reads them or has a defect
     * mended. Each is a transaction of its own; one that still cannot be taken in stays parked, and
     * so do the later ones of its stream. Done again it does nothing more.
     *
     * @return how many were taken in
     */
    public int retry(Code region) throws SQLException {
        int taken = 0;
        Set<String> standing = new HashSet<>();
        for (Parked one : parked(region)) {
            String stream = one.position().journal() + " " + one.subject();
            if (standing.contains(stream) && !one.subject().equals(UNKNOWN)) {
                continue;
            }
            try {
                boolean first =
                        Transactions.in(source, connection -> takeIn(connection, region, one));
                reaction.committed(region);
                taken += first ? 1 : 0;
            } catch (RuntimeException e) {
                reaction.rolledBack(region);
                standing.add(stream);
                LOG.warnf(
                        "retry region=%s position=%s stream=%s stays parked: %s",
                        region, one.position(), one.subject(), e);
            } catch (SQLException e) {
                reaction.rolledBack(region);
                throw e;
            }
        }
        LOG.infof("retried region=%s entries=%d", region, taken);
        return taken;
    }

    /** Whether it was still parked. */
    private boolean takeIn(Connection connection, Code region, Parked parked) throws SQLException {
        lock(connection, region);
        try (PreparedStatement delete =
                connection.prepareStatement(
                        """
                delete from parked
                where region = ? and journal = ? and sequence = ?
                """)) {
            delete.setString(1, region.value());
            delete.setString(2, parked.position().journal().toString());
            delete.setLong(3, parked.position().sequence());
            if (delete.executeUpdate() == 0) {
                return false;
            }
        }
        Recorded entry;
        try {
            entry = Recorded.of(Entry.read(parked.document()));
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    parked.position() + " is parked and still cannot be read", e);
        }
        react(connection, region, List.of(entry));
        if (parkedSubjects(connection, region).isEmpty()) {
            reaction.complete(connection, region);
        }
        return true;
    }

    /** Lets halted regions catch up from their journals' owners; called from time to time. */
    public void catchUp() throws InterruptedException {
        for (Key key : Set.copyOf(halted.keySet())) {
            try {
                fetch(key, Long.MAX_VALUE);
                halted.remove(key);
                LOG.infof("inbox journal=%s region=%s has caught up", key.journal(), key.region());
            } catch (IOException | SQLException e) {
                halted.put(key, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Something from Kafka or an owner; without an entry where not even the envelope can be read.
     */
    private record Heard(
            Journal journal, String document, @Nullable Entry entry, @Nullable String why) {

        static Heard of(Journal journal, byte @Nullable [] value) {
            String document = value == null ? "" : new String(value, StandardCharsets.UTF_8);
            return of(journal, document);
        }

        static Heard of(Journal journal, String document) {
            try {
                return new Heard(journal, document, Entry.read(document), null);
            } catch (UnreadableEntryException e) {
                return new Heard(journal, document, null, e.getMessage());
            }
        }
    }

    private void untilDone(Code region, List<Heard> batch) throws InterruptedException {
        Duration pause = Duration.ofMillis(50);
        while (true) {
            try {
                take(region, batch);
                trouble = null;
                return;
            } catch (SQLException e) {
                trouble = String.valueOf(e.getMessage());
                LOG.warnf(
                        "inbox region=%s waits %s for the database: %s",
                        region, pause, e.getMessage());
                Thread.sleep(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            }
        }
    }

    private void take(Code region, List<Heard> batch) throws SQLException, InterruptedException {
        List<Heard> rest = batch;
        while (!rest.isEmpty()) {
            List<Heard> now = rest;
            Gap gap;
            try {
                gap = apply(region, now);
            } catch (RuntimeException defect) {
                gap = oneByOne(region, now);
            }
            if (gap == null) {
                return;
            }
            Key key = new Key(gap.journal(), region);
            rest = rest.subList(gap.index(), rest.size());
            if (halted.containsKey(key)) {
                rest = without(rest, gap.journal());
                continue;
            }
            LOG.errorf(
                    "inbox journal=%s region=%s expected=%d found=%s: fetching what is missing",
                    gap.journal(), region, gap.expected(), gap.found());
            try {
                fetch(key, gap.found() == null ? Long.MAX_VALUE : gap.found());
                if (gap.found() == null) {
                    rest = rest.subList(1, rest.size());
                }
            } catch (IOException e) {
                halted.put(key, String.valueOf(e.getMessage()));
                LOG.errorf(
                        "inbox journal=%s region=%s halts: %s",
                        gap.journal(), region, e.getMessage());
                rest = without(rest, gap.journal());
            }
        }
    }

    private static List<Heard> without(List<Heard> batch, Journal journal) {
        return batch.stream().filter(h -> h.journal() != journal).toList();
    }

    /**
     * Applies what the owner has after our position, until {@code before} is the next, or until the
     * end.
     */
    private void fetch(Key key, long before)
            throws IOException, SQLException, InterruptedException {
        while (true) {
            long position = positions(key.region()).getOrDefault(key.journal(), 0L);
            if (position + 1 >= before) {
                return;
            }
            int limit = (int) Math.min(ENTRIES_PER_FETCH, before - position - 1);
            List<String> documents = owners.entries(key.journal(), key.region(), position, limit);
            if (documents.isEmpty()) {
                if (before != Long.MAX_VALUE) {
                    throw new IOException(
                            "the owner of "
                                    + key.journal()
                                    + " has nothing after "
                                    + position
                                    + " though Kafka brought "
                                    + before);
                }
                return;
            }
            List<Heard> batch = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                Heard one = Heard.of(key.journal(), documents.get(i));
                if (one.entry() != null && one.entry().sequence() != position + 1 + i) {
                    throw new IOException(
                            "the owner of "
                                    + key.journal()
                                    + " gave "
                                    + one.entry().position()
                                    + " where "
                                    + (position + 1 + i)
                                    + " belongs");
                }
                batch.add(one);
            }
            applyFetched(key, position, batch);
        }
    }

    private void applyFetched(Key key, long position, List<Heard> batch) throws SQLException {
        long at = position;
        List<Heard> readable = new ArrayList<>();
        for (Heard one : batch) {
            at++;
            if (one.entry() != null) {
                readable.add(one);
                continue;
            }
            applyAll(key.region(), readable);
            readable = new ArrayList<>();
            // Even its owner cannot give it in a form this build reads: its place is known, its
            // stream is not.
            park(
                    key.region(),
                    new Position(key.journal(), at),
                    UNKNOWN,
                    one.document(),
                    String.valueOf(one.why()));
        }
        applyAll(key.region(), readable);
    }

    private void applyAll(Code region, List<Heard> batch) throws SQLException {
        try {
            apply(region, batch);
        } catch (RuntimeException defect) {
            oneByOne(region, batch);
        }
    }

    /**
     * Where a batch could not go on: {@code index} of the entry that is ahead of its place, or
     * unreadable.
     */
    private record Gap(int index, Journal journal, long expected, @Nullable Long found) {}

    private @Nullable Gap apply(Code region, List<Heard> batch) throws SQLException {
        if (batch.isEmpty()) {
            return null;
        }
        try {
            Gap gap =
                    Transactions.<@Nullable Gap>in(
                            source, connection -> applyIn(connection, region, batch));
            reaction.committed(region);
            return gap;
        } catch (SQLException | RuntimeException | Error e) {
            reaction.rolledBack(region);
            throw e;
        }
    }

    private @Nullable Gap applyIn(Connection connection, Code region, List<Heard> batch)
            throws SQLException {
        Map<Journal, Long> before = lock(connection, region);
        Map<Journal, Long> positions = new EnumMap<>(before);
        Set<String> standing = parkedSubjects(connection, region);
        List<Recorded> fresh = new ArrayList<>();
        Gap gap = null;
        for (int i = 0; i < batch.size() && gap == null; i++) {
            Heard heard = batch.get(i);
            Entry entry = heard.entry();
            long position = positions.getOrDefault(heard.journal(), 0L);
            if (entry == null) {
                gap = new Gap(i, heard.journal(), position + 1, null);
            } else if (entry.sequence() == position + 1) {
                positions.put(heard.journal(), entry.sequence());
                try {
                    if (standing.contains(heard.journal() + " " + entry.subject())) {
                        throw new UnreadableEntryException(
                                "an earlier entry of its stream could not be read");
                    }
                    fresh.add(Recorded.of(entry));
                } catch (UnreadableEntryException e) {
                    standing.add(heard.journal() + " " + entry.subject());
                    insertParked(
                            connection,
                            region,
                            entry.position(),
                            entry.subject(),
                            heard.document(),
                            String.valueOf(e.getMessage()));
                    reaction.parked(connection, region, entry.position(), entry.subject());
                }
            } else if (entry.sequence() > position + 1) {
                gap = new Gap(i, heard.journal(), position + 1, entry.sequence());
            }
        }
        if (!fresh.isEmpty()) {
            react(connection, region, fresh);
        }
        positions.entrySet().removeAll(before.entrySet());
        save(connection, region, positions);
        return gap;
    }

    private void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        Recorded last = entries.getLast();
        Map<String, List<Recorded>> requests = new LinkedHashMap<>();
        for (Recorded entry : entries) {
            requests.computeIfAbsent(request(entry), r -> new ArrayList<>()).add(entry);
        }
        List<Recorded> ofLast = requests.remove(request(last));
        Span span = span(last);
        try (Scope _ = span.makeCurrent()) {
            reaction.react(connection, region, entries);
            tell(region, ofLast == null ? List.of(last) : ofLast);
        } finally {
            span.end();
        }
        tellOthers(region, requests.values());
    }

    /** Entries of one request in one journal are told together. */
    private static String request(Recorded entry) {
        String trace = entry.traceparent();
        String[] parts = trace == null ? new String[0] : trace.split("-");
        return entry.position().journal() + " " + (parts.length == 4 ? parts[1] : "");
    }

    /**
     * Whoever follows a request by its trace finds it here, however many others came with it. Of a
     * flood the first ones have a line each.
     */
    private static void tellOthers(Code region, Collection<List<Recorded>> requests) {
        int told = 0;
        for (List<Recorded> request : requests) {
            if (told++ == MOST_TOLD) {
                LOG.infof(
                        "heard region=%s and %d requests more",
                        region, requests.size() - MOST_TOLD);
                return;
            }
            Span span = span(request.getLast());
            try (Scope _ = span.makeCurrent()) {
                tell(region, request);
            } finally {
                span.end();
            }
        }
    }

    private static void tell(Code region, List<Recorded> request) {
        Position last = request.getLast().position();
        LOG.infof(
                "heard region=%s journal=%s sequence=%d entries=%d",
                region, last.journal(), last.sequence(), request.size());
    }

    /** Continues the trace of the request that the entry came from. */
    private static Span span(Recorded entry) {
        var builder =
                GlobalOpenTelemetry.getTracer("io.kaocheng.journal")
                        .spanBuilder("hear " + entry.position().journal())
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("region", entry.region().value())
                        .setAttribute("position", entry.position().toString());
        String[] parts =
                entry.traceparent() == null ? new String[0] : entry.traceparent().split("-");
        if (parts.length == 4) {
            SpanContext parent =
                    SpanContext.createFromRemoteParent(
                            parts[1],
                            parts[2],
                            TraceFlags.fromHex(parts[3], 0),
                            TraceState.getDefault());
            builder.setParent(Context.root().with(Span.wrap(parent)));
        }
        return builder.startSpan();
    }

    /**
     * After a defect in a batch: each entry by itself; one on which the reaction fails is parked.
     */
    private @Nullable Gap oneByOne(Code region, List<Heard> batch) throws SQLException {
        for (int i = 0; i < batch.size(); i++) {
            Heard heard = batch.get(i);
            try {
                Gap gap = apply(region, List.of(heard));
                if (gap != null) {
                    return new Gap(i, gap.journal(), gap.expected(), gap.found());
                }
            } catch (RuntimeException defect) {
                Entry entry = heard.entry();
                if (entry == null) {
                    throw defect;
                }
                LOG.errorf(
                        defect,
                        "inbox region=%s journal=%s sequence=%d stream=%s cannot be taken in; parked",
                        region,
                        heard.journal(),
                        entry.sequence(),
                        entry.subject());
                park(
                        region,
                        entry.position(),
                        entry.subject(),
                        heard.document(),
                        "this build fails on it: " + defect.getMessage());
            }
        }
        return null;
    }

    private void park(Code region, Position position, String subject, String document, String why)
            throws SQLException {
        try {
            Transactions.in(
                    source,
                    connection -> {
                        Map<Journal, Long> positions = lock(connection, region);
                        if (positions.getOrDefault(position.journal(), 0L) >= position.sequence()) {
                            return false;
                        }
                        positions.put(position.journal(), position.sequence());
                        insertParked(connection, region, position, subject, document, why);
                        reaction.parked(connection, region, position, subject);
                        save(connection, region, positions);
                        return true;
                    });
            reaction.committed(region);
        } catch (SQLException | RuntimeException | Error e) {
            reaction.rolledBack(region);
            throw e;
        }
    }

    private static void insertParked(
            Connection connection,
            Code region,
            Position position,
            String subject,
            String document,
            String why)
            throws SQLException {
        LOG.errorf(
                "parked region=%s journal=%s sequence=%d stream=%s: %s",
                region, position.journal(), position.sequence(), subject, why);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into parked (journal, region, sequence, subject, document, reason)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            insert.setString(1, position.journal().toString());
            insert.setString(2, region.value());
            insert.setLong(3, position.sequence());
            insert.setString(4, subject);
            insert.setString(5, document.replace("\u0000", ""));
            insert.setString(6, why.replace("\u0000", ""));
            insert.executeUpdate();
        }
    }

    private static Set<String> parkedSubjects(Connection connection, Code region)
            throws SQLException {
        Set<String> subjects = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select distinct journal, subject
                from parked
                where region = ?
                """)) {
            select.setString(1, region.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
        }
        return subjects;
    }

    /**
     * Locks where all heard journals of the region stand, whichever of them a batch is from: what
     * one journal brings is judged by what the others brought, so a region's transactions follow
     * each other. Always in the journals' order, so that two instances never wait for each other.
     */
    private Map<Journal, Long> lock(Connection connection, Code region) throws SQLException {
        String[] journals = heard.stream().sorted().map(Journal::toString).toArray(String[]::new);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into inbox (journal, region, position)
                select n.journal, ?, 0
                from unnest(?::text[]) as n (journal)
                on conflict do nothing
                """)) {
            insert.setString(1, region.value());
            insert.setArray(2, connection.createArrayOf("text", journals));
            insert.executeUpdate();
        }
        Map<Journal, Long> positions = new EnumMap<>(Journal.class);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select journal, position
                from inbox
                where region = ? and journal = any (?)
                order by journal
                for update
                """)) {
            select.setString(1, region.value());
            select.setArray(2, connection.createArrayOf("text", journals));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(Journal.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return positions;
    }

    private static void save(Connection connection, Code region, Map<Journal, Long> positions)
            throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                insert into inbox (journal, region, position)
                select n.journal, ?, n.position
                from unnest(?::text[], ?::bigint[]) as n (journal, position)
                on conflict (journal, region) do update
                set position = excluded.position
                """)) {
            update.setString(1, region.value());
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", positions.keySet().stream().map(Journal::toString).toArray()));
            update.setArray(3, connection.createArrayOf("bigint", positions.values().toArray()));
            update.executeUpdate();
        }
    }

    private Journal journalOf(String topic) {
        for (Journal journal : heard) {
            if (journal.topic().equals(topic)) {
                return journal;
            }
        }
        throw new IllegalArgumentException(
                topic + " is not the topic of a journal that is heard here");
    }
}
