package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states of streams and the facts that a transaction's commands are decided by, including what
 * earlier commands of the transaction decided. Everything is read under the region's lock.
 */
final class TransactionStreams {

    /** The numbers of all entries of streams. */
    static final String SEQUENCES =
            """
            select sequences
            from stream
            where region = ? and journal = ? and reverse(subject) collate "C" = any (?)
            """;

    private final Connection connection;
    private final Code region;
    private final Journal journal;

    /** The streams loaded so far; version 0 where a stream has no entries. */
    private final Map<String, State<?>> states = new HashMap<>();

    /** Those with an entry before this transaction. */
    private final Set<String> existing = new HashSet<>();

    private final Map<String, StreamKind<?, ?, ?>> changed = new LinkedHashMap<>();
    private final Map<Reference.Streams<?>, List<String>> found = new HashMap<>();
    private final Map<Reference.Facts<?>, Reference.FactsAsOf<?>> facts = new HashMap<>();

    TransactionStreams(Connection connection, Code region, Journal journal) {
        this.connection = connection;
        this.region = region;
        this.journal = journal;
    }

    /** A stream's state and its version. */
    record State<S>(S value, int version) {}

    /** A query failed that a decider caused by a reference not named in its command. */
    static final class LookupFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException failure;

        LookupFailedException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    /** The loaded streams that had an entry before this transaction. */
    Set<String> existing() {
        return existing;
    }

    /**
     * Loads streams whose entries' numbers are known.
     *
     * @param kinds of the streams, by subject; those without an entry among the numbers have none
     */
    void load(Map<String, StreamKind<?, ?, ?>> kinds, List<Long> sequences) throws SQLException {
        if (!sequences.isEmpty()) {
            read(kinds, sequences);
        }
        kinds.forEach((subject, kind) -> states.computeIfAbsent(subject, s -> initial(kind)));
    }

    private static <S> State<S> initial(StreamKind<?, S, ?> kind) {
        return new State<>(kind.decider().initial(), 0);
    }

    /** Runs the queries that find streams, and loads what they find in one question. */
    void find(Collection<Reference.Streams<?>> wanted) throws SQLException {
        Map<String, StreamKind<?, ?, ?>> more = new HashMap<>();
        for (Reference.Streams<?> streams : wanted) {
            if (found.containsKey(streams)) {
                continue;
            }
            List<String> subjects = subjects(streams);
            found.put(streams, subjects);
            for (String subject : subjects) {
                if (!states.containsKey(subject)) {
                    more.put(subject, streams.kind());
                }
            }
        }
        load(more);
    }

    private void load(Map<String, StreamKind<?, ?, ?>> kinds) throws SQLException {
        if (kinds.isEmpty()) {
            return;
        }
        List<Long> sequences = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SEQUENCES)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            select.setArray(
                    3, connection.createArrayOf("text", Subjects.sortedReversed(kinds.keySet())));
            try (ResultSet rows = select.executeQuery()) {
                addSequences(rows, sequences);
            }
        }
        load(kinds, sequences);
    }

    /** Adds the numbers that rows of {@link #SEQUENCES} give. */
    static void addSequences(ResultSet rows, List<Long> sequences) throws SQLException {
        while (rows.next()) {
            sequences.addAll(List.of((Long[]) rows.getArray(1).getArray()));
        }
    }

    private List<String> subjects(Reference.Streams<?> streams) throws SQLException {
        List<String> subjects = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(streams.query())) {
            select.setString(1, region.value());
            for (int i = 0; i < streams.parameters().size(); i++) {
                select.setObject(i + 2, streams.parameters().get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
        }
        return subjects;
    }

    // A query of its own instead of a join: planned while the tables were empty, a join may become
    // a
    // nested loop over both, and the region's lock is held meanwhile.
    private void read(Map<String, StreamKind<?, ?, ?>> kinds, List<Long> sequences)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                select document
                from entry
                where region = ? and journal = ? and sequence = any (?)
                order by sequence
                """)) {
            select.setString(1, region.value());
            select.setString(2, journal.toString());
            select.setArray(3, connection.createArrayOf("bigint", sequences.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    evolve(kinds, rows.getString(1));
                }
            }
        }
    }

    private void evolve(Map<String, StreamKind<?, ?, ?>> kinds, String document) {
        try {
            Entry entry = Entry.read(document);
            StreamKind<?, ?, ?> kind = kinds.get(entry.subject());
            if (kind == null) {
                throw new CorruptStreamException(
                        entry.position() + " is stored in the wrong stream");
            }
            evolve(kind, entry);
        } catch (UnreadableEntryException e) {
            throw new CorruptStreamException(
                    "the own journal holds what this build cannot read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private <C, S, E extends Event> void evolve(StreamKind<C, S, E> kind, Entry entry)
            throws UnreadableEntryException {
        State<S> state = (State<S>) states.get(entry.subject());
        int version = state == null ? 0 : state.version();
        if (entry.streamVersion() != version + 1) {
            throw new CorruptStreamException(
                    entry.subject()
                            + " goes from version "
                            + version
                            + " to "
                            + entry.streamVersion()
                            + " at "
                            + entry.position());
        }
        S value = state == null ? kind.decider().initial() : state.value();
        states.put(
                entry.subject(),
                new State<>(kind.evolve(value, entry.event(), entry.subject()), version + 1));
        existing.add(entry.subject());
    }

    // A subject's prefix names its kind, so a state is always of the kind it is asked for by.
    @SuppressWarnings("unchecked")
    private <S> State<S> state(StreamKind<?, S, ?> kind, String subject) {
        State<?> state = states.get(subject);
        if (state == null) {
            try {
                load(Map.of(subject, kind));
            } catch (SQLException e) {
                throw new LookupFailedException(e);
            }
            state = states.get(subject);
        }
        if (state == null) {
            throw new IllegalStateException(subject + " was loaded and is not there");
        }
        return (State<S>) state;
    }

    private List<String> foundBy(Reference.Streams<?> streams) {
        List<String> subjects = found.get(streams);
        if (subjects == null) {
            try {
                find(List.of(streams));
            } catch (SQLException e) {
                throw new LookupFailedException(e);
            }
            subjects = found.getOrDefault(streams, List.of());
        }
        return subjects;
    }

    @SuppressWarnings("unchecked") // Facts answer with what they are of.
    private <T> Reference.FactsAsOf<T> read(Reference.Facts<T> wanted) {
        Reference.FactsAsOf<?> read = facts.get(wanted);
        if (read == null) {
            try {
                read = wanted.read(connection, region);
            } catch (SQLException e) {
                throw new LookupFailedException(e);
            }
            facts.put(wanted, read);
        }
        return (Reference.FactsAsOf<T>) read;
    }

    /** What one submission decides, on top of what was decided before it. */
    final class Uncommitted implements References {
        private final Map<String, State<?>> own = new HashMap<>();
        private final Map<String, StreamKind<?, ?, ?>> ownChanged = new LinkedHashMap<>();
        private final List<Map<Journal, Long>> used = new ArrayList<>();

        @SuppressWarnings("unchecked") // As above.
        <S> State<S> stateOf(StreamKind<?, S, ?> kind, String subject) {
            State<?> state = own.get(subject);
            return state != null ? (State<S>) state : TransactionStreams.this.state(kind, subject);
        }

        void put(StreamKind<?, ?, ?> kind, String subject, State<?> state) {
            own.put(subject, state);
            ownChanged.put(subject, kind);
        }

        /** Makes these decisions visible to later submissions. */
        void merge() {
            states.putAll(own);
            changed.putAll(ownChanged);
        }

        /** Up to where the facts went that the decision used; null where it used none. */
        @Nullable Cut reliedOn() {
            if (used.isEmpty()) {
                return null;
            }
            Map<Journal, Long> least = new EnumMap<>(Journal.class);
            for (Map<Journal, Long> upTo : used) {
                upTo.forEach((of, position) -> least.merge(of, position, Math::min));
            }
            return Cut.of(least);
        }

        @Override
        public Code region() {
            return region;
        }

        @Override
        public <S> S state(StreamKind<?, S, ?> kind, String subject) {
            return stateOf(kind, subject).value();
        }

        @Override
        public <S> Map<String, S> states(Reference.Streams<S> streams) {
            Set<String> subjects = new LinkedHashSet<>(foundBy(streams));
            addChanged(changed, streams, subjects);
            addChanged(ownChanged, streams, subjects);
            Map<String, S> all = new LinkedHashMap<>();
            subjects.forEach(subject -> all.put(subject, state(streams.kind(), subject)));
            return all;
        }

        private static void addChanged(
                Map<String, StreamKind<?, ?, ?>> kinds,
                Reference.Streams<?> streams,
                Set<String> subjects) {
            kinds.forEach(
                    (subject, kind) -> {
                        if (kind.equals(streams.kind())) {
                            subjects.add(subject);
                        }
                    });
        }

        @Override
        public <T> T facts(Reference.Facts<T> wanted) {
            Reference.FactsAsOf<T> known = read(wanted);
            used.add(known.upTo());
            return known.facts();
        }
    }
}
