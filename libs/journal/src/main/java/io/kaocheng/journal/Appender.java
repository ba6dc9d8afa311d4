package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Appends entries to one journal within the caller's transaction: dense sequence numbers under the
 * journal's row lock, documents, stream index, and this service's own projections.
 *
 * <p>Cost: four or five statements for any number of entries, plus those of the projectors.
 */
public final class Appender {

    private final Journal journal;
    private final List<Projector> projectors;

    public Appender(Journal journal, List<Projector> projectors) {
        this.journal = journal;
        this.projectors = List.copyOf(projectors);
    }

    public Journal journal() {
        return journal;
    }

    /** The projectors of the journal's own views. */
    public List<Projector> projectors() {
        return projectors;
    }

    /**
     * Where the journal of a region ends, seen under its lock.
     *
     * @param projected the projectors whose views hold it up to there; another one's view is not
     *     written to until it has been rebuilt
     */
    public record Head(
            Code region, long sequence, Instant lastRecorded, Instant now, Set<String> projected) {
        public Head {
            projected = Set.copyOf(projected);
        }
    }

    /** An event that is to be recorded. */
    public record Draft(Event event, Origin origin) {}

    /**
     * Locks the region's journal until the transaction ends. Disables sequential scans for the
     * transaction: plans made while the tables were empty would keep scanning them.
     */
    public Head lock(Connection connection, Code region) throws SQLException {
        Head head = find(connection, region);
        if (head != null) {
            return head;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into journal (region, journal)
                values (?, ?)
                on conflict do nothing
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, journal.toString());
            insert.executeUpdate();
        }
        Head made = find(connection, region);
        if (made == null) {
            throw new IllegalStateException(
                    "the journal row of " + region + " was made and is not there");
        }
        return made;
    }

    /** Locks the journal of a region; the result row is read by {@link #head}. */
    static final String LOCK =
            """
            select last_sequence, last_recorded, clock_timestamp(), projected, set_config('enable_seqscan', 'off', true)
            from journal
            where region = ? and journal = ?
            for update
            """;

    private @Nullable Head find(Connection connection, Code region) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            try (ResultSet row = select.executeQuery()) {
                return head(region, row);
            }
        }
    }

    /** The head from a locked row; null where there is no row. */
    static @Nullable Head head(Code region, ResultSet row) throws SQLException {
        return row.next()
                ? new Head(
                        region,
                        row.getLong(1),
                        instant(row, 2),
                        instant(row, 3),
                        Set.of((String[]) row.getArray(4).getArray()))
                : null;
    }

    /**
     * Appends events under a lock acquired before in the same transaction, and updates this
     * service's projections.
     *
     * @return the events with their places, in order
     */
    public List<Recorded> append(Connection connection, Head head, List<Draft> drafts)
            throws SQLException {
        return append(connection, head, drafts, Set.of()).recorded();
    }

    /** Events with their places, and the documents that were written of them, in order. */
    record Appended(List<Recorded> recorded, List<String> documents) {
        static final Appended NOTHING = new Appended(List.of(), List.of());
    }

    /**
     * The same for a caller that knows which streams are new.
     *
     * @param absent streams seen, under the lock, to have no entry: searching for a row before
     *     inserting it costs PostgreSQL twice as much as the insert
     */
    Appended append(Connection connection, Head head, List<Draft> drafts, Set<String> absent)
            throws SQLException {
        if (drafts.isEmpty()) {
            return Appended.NOTHING;
        }
        int count = drafts.size();
        Map<String, List<Long>> sequencesOf = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            sequencesOf
                    .computeIfAbsent(drafts.get(i).event().subject(), s -> new ArrayList<>(1))
                    .add(head.sequence() + 1 + i);
        }
        List<NewStream> fresh = new ArrayList<>();
        Map<String, List<Long>> others = new LinkedHashMap<>();
        sequencesOf.forEach(
                (subject, sequences) -> {
                    if (sequences.size() == 1 && absent.contains(subject)) {
                        fresh.add(NewStream.of(subject, sequences.getFirst()));
                    } else {
                        others.put(subject, sequences);
                    }
                });
        fresh.sort(Comparator.comparing(NewStream::reversed));
        EntryWriter entries =
                new EntryWriter(head, drafts, moveStreams(connection, head.region(), others));
        if (count < CopiedRows.ENOUGH) {
            insert(connection, entries);
        } else {
            copy(connection, entries);
        }
        insertStreams(connection, head.region(), fresh);
        List<Projector> current = current(head);
        moveHead(connection, head.region(), head.sequence() + count, entries.last, current);
        for (Projector projector : current) {
            project(connection, projector, entries.recorded);
        }
        return new Appended(entries.recorded, entries.documents);
    }

    /**
     * The projectors whose views hold everything before: all of them where there is nothing before.
     */
    private List<Projector> current(Head head) {
        return head.sequence() == 0
                ? projectors
                : projectors.stream().filter(p -> head.projected().contains(p.name())).toList();
    }

    /** Hands a projector those of the entries that it handles. */
    static void project(Connection connection, Projector projector, List<Recorded> entries)
            throws SQLException {
        List<Recorded> handled =
                entries.stream().filter(e -> projector.handles(e.event())).toList();
        if (!handled.isEmpty()) {
            projector.apply(connection, handled);
        }
    }

    /** Gives events their places and writes their documents, one after the other. */
    private final class EntryWriter {
        private final Head head;
        private final List<Draft> drafts;
        private final Map<String, Integer> versions;
        private final List<Recorded> recorded;
        private final List<String> documents;
        private Instant last;

        /**
         * @param versions of streams that have entries; those of the others begin at 1
         */
        EntryWriter(Head head, List<Draft> drafts, Map<String, Integer> versions) {
            this.head = head;
            this.drafts = drafts;
            this.versions = versions;
            this.recorded = new ArrayList<>(drafts.size());
            this.documents = new ArrayList<>(drafts.size());
            this.last = head.lastRecorded();
        }

        int count() {
            return drafts.size();
        }

        long sequence(int i) {
            return head.sequence() + 1 + i;
        }

        /** Writes the {@code i}-th; each is asked for once, in order. */
        String write(int i) {
            Draft draft = drafts.get(i);
            Origin origin = draft.origin();
            Event event = draft.event();
            String subject = event.subject();
            EntryType type = EntryType.of(event);
            if (type.journal() != journal) {
                throw new IllegalArgumentException(
                        type.name() + " does not belong into the " + journal + " journal");
            }
            Instant least = last.plus(1, ChronoUnit.MICROS);
            Instant recordedTime = head.now().isAfter(least) ? head.now() : least;
            last = recordedTime;
            UUID id = Uuid7.at(recordedTime);
            int version = versions.merge(subject, 1, Integer::sum);
            OffsetDateTime time =
                    origin.time() != null ? origin.time() : recordedTime.atOffset(ZoneOffset.UTC);
            String document =
                    Entry.document(
                            id,
                            head.region(),
                            journal,
                            sequence(i),
                            subject,
                            version,
                            type.name(),
                            time,
                            recordedTime,
                            origin.actor(),
                            origin.correlationId(),
                            origin.causationId(),
                            origin.traceparent(),
                            ContractJson.write(event));
            recorded.add(
                    new Recorded(
                            id,
                            head.region(),
                            new Position(journal, sequence(i)),
                            subject,
                            version,
                            recordedTime,
                            origin.actor(),
                            origin.correlationId(),
                            origin.traceparent(),
                            event));
            documents.add(document);
            return document;
        }
    }

    /** A stream of one entry, so far. */
    private record NewStream(String subject, String reversed, Long sequence) {
        static NewStream of(String subject, Long sequence) {
            return new NewStream(subject, Subjects.reversed(subject), sequence);
        }
    }

    /** Makes streams. */
    private void insertStreams(Connection connection, Code region, List<NewStream> fresh)
            throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        if (fresh.size() >= CopiedRows.ENOUGH) {
            CopiedRows.into(
                    connection,
                    "stream",
                    "region, journal, subject, version, sequences",
                    to -> {
                        for (NewStream stream : fresh) {
                            to.text(region.value())
                                    .text(journal.toString())
                                    .text(stream.subject())
                                    .integer(1)
                                    .onlyNumber(stream.sequence())
                                    .end();
                        }
                    });
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into stream (region, journal, subject, version, sequences)
                select ?, ?, n.subject, 1, array[n.sequence]
                from unnest(?::text[], ?::bigint[]) as n (subject, sequence)
                """)) {
            insert.setString(1, region.value());
            insert.setString(2, journal.toString());
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", fresh.stream().map(NewStream::subject).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", fresh.stream().map(NewStream::sequence).toArray()));
            insert.executeUpdate();
        }
    }

    /** Adds the new entries to their streams; answers each stream's version before them. */
    private Map<String, Integer> moveStreams(
            Connection connection, Code region, Map<String, List<Long>> sequencesOf)
            throws SQLException {
        Map<String, Integer> versions = new HashMap<>();
        if (sequencesOf.isEmpty()) {
            return versions;
        }
        String[] subjects = sequencesOf.keySet().toArray(new String[0]);
        // PostgreSQL's arrays are rectangular, so each stream's numbers travel as text.
        String[] sequences =
                sequencesOf.values().stream()
                        .map(s -> s.toString().replace('[', '{').replace(']', '}'))
                        .toArray(String[]::new);
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                insert into stream as s (region, journal, subject, version, sequences)
                select ?, ?, n.subject, cardinality(n.sequences::bigint[]), n.sequences::bigint[]
                from unnest(?::text[], ?::text[]) as n (subject, sequences)
                on conflict (reverse(subject), region, journal) do update
                set version = s.version + excluded.version, sequences = s.sequences || excluded.sequences
                returning subject, version
                """)) {
            upsert.setString(1, region.value());
            upsert.setString(2, journal.toString());
            upsert.setArray(3, connection.createArrayOf("text", subjects));
            upsert.setArray(4, connection.createArrayOf("text", sequences));
            try (ResultSet rows = upsert.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    List<Long> added = sequencesOf.get(subject);
                    if (added == null) {
                        throw new IllegalStateException(
                                "PostgreSQL moved " + subject + ", which was not asked for");
                    }
                    versions.put(subject, rows.getInt(2) - added.size());
                }
            }
        }
        return versions;
    }

    private void insert(Connection connection, EntryWriter entries) throws SQLException {
        Long[] sequences = new Long[entries.count()];
        String[] documents = new String[entries.count()];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = entries.sequence(i);
            documents[i] = entries.write(i);
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                insert into entry (region, journal, sequence, document)
                select ?, ?, n.sequence, n.document
                from unnest(?::bigint[], ?::text[]) as n (sequence, document)
                """)) {
            insert.setString(1, entries.head.region().value());
            insert.setString(2, journal.toString());
            insert.setArray(3, connection.createArrayOf("bigint", sequences));
            insert.setArray(4, connection.createArrayOf("text", documents));
            insert.executeUpdate();
        }
    }

    /** PostgreSQL stores the first while the next are written. */
    private void copy(Connection connection, EntryWriter entries) throws SQLException {
        CopiedRows.into(
                connection,
                "entry",
                "region, journal, sequence, document",
                to -> {
                    for (int i = 0; i < entries.count(); i++) {
                        to.text(entries.head.region().value())
                                .text(journal.toString())
                                .number(entries.sequence(i))
                                .text(entries.write(i))
                                .end();
                    }
                });
    }

    private void moveHead(
            Connection connection,
            Code region,
            long sequence,
            Instant lastRecorded,
            List<Projector> current)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                update journal
                set last_sequence = ?, last_recorded = ?, projected = ?
                where region = ? and journal = ?
                """)) {
            update.setLong(1, sequence);
            update.setObject(2, lastRecorded.atOffset(ZoneOffset.UTC));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text", current.stream().map(Projector::name).toArray()));
            update.setString(4, region.value());
            update.setString(5, journal.toString());
            update.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
