package io.kaocheng.journal;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/**
 * Takes submissions to one journal. Those to one region that arrive while a transaction runs share
 * the next one, since a transaction of one row costs a hundred times a row in a batch; there is no
 * waiting for company.
 *
 * <p>Within a transaction submissions are decided in the order of their arrival, each seeing the
 * ones before it. Where the shared transaction fails, each is tried by itself, so that one that
 * cannot be recorded fails alone.
 */
public final class JournalWriter {

    /** A transaction takes waiting submissions until it holds this many changes. */
    static final int CHANGES_PER_TRANSACTION = 2_000;

    private final DataSource source;
    private final Appender appender;
    private final Committed committed;
    private final Map<Code, Lane> lanes = new ConcurrentHashMap<>();

    /** Is told of every commit that recorded something; the relay. */
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
     * Decides and records.
     *
     * @return the answer once it is durable; fails with {@link SQLException} where the database
     *     cannot be reached, in which case nothing, or everything, was recorded, and a retry with
     *     the same key tells which
     */
    public CompletableFuture<Receipt> submit(Submission submission) {
        Waiting waiting = new Waiting(submission, new CompletableFuture<>());
        lanes.computeIfAbsent(submission.region(), Lane::new).add(waiting);
        return waiting.answer();
    }

    private record Waiting(Submission submission, CompletableFuture<Receipt> answer) {}

    private record Written(List<Receipt> answers, Appender.Appended appended) {}

    /** The submissions to one region, one transaction at a time. */
    private final class Lane {
        private final Code region;
        private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
        private boolean running;

        Lane(Code region) {
            this.region = region;
        }

        synchronized void add(Waiting waiting) {
            queue.add(waiting);
            if (!running) {
                running = true;
                Thread.ofVirtual()
                        .name("journal-" + appender.journal() + "-" + region)
                        .start(this::drain);
            }
        }

        private synchronized List<Waiting> next() {
            List<Waiting> group = new ArrayList<>();
            int changes = 0;
            while (!queue.isEmpty()) {
                int more = queue.peek().submission().changes().size();
                if (!group.isEmpty() && changes + more > CHANGES_PER_TRANSACTION) {
                    break;
                }
                changes += more;
                group.add(queue.remove());
            }
            running = !group.isEmpty();
            return group;
        }

        private void drain() {
            for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
                write(group);
            }
        }

        private void write(List<Waiting> group) {
            try {
                Written written =
                        Transactions.in(source, connection -> decideAndAppend(connection, group));
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).answer().complete(written.answers().get(i));
                }
                List<Recorded> recorded = written.appended().recorded();
                if (!recorded.isEmpty()) {
                    committed.entries(
                            region,
                            recorded.getFirst().position().sequence(),
                            written.appended().documents());
                }
            } catch (SQLException | RuntimeException | Error e) {
                if (group.size() == 1) {
                    group.getFirst().answer().completeExceptionally(e);
                } else {
                    group.forEach(one -> write(List.of(one)));
                }
            }
        }

        private Written decideAndAppend(Connection connection, List<Waiting> group)
                throws SQLException {
            Seen seen = look(connection, group);
            Appender.Head head = seen.head();
            Map<KeyOfActor, KeptReceipt> kept = seen.kept();
            Streams streams = load(connection, group, seen.sequences());
            Set<String> known = streams.subjects();

            List<Appender.Draft> drafts = new ArrayList<>();
            List<Decided> all = new ArrayList<>();
            for (Waiting waiting : group) {
                Submission submission = waiting.submission();
                KeyOfActor key = KeyOfActor.of(submission);
                KeptReceipt before = key == null ? null : kept.get(key);
                if (before != null && submission.key() != null) {
                    all.add(new Decided(before.answerTo(submission.key()), null));
                    continue;
                }
                Decided decided = decide(submission, streams, drafts);
                all.add(decided);
                if (key != null && submission.key() != null && decided.pending() != null) {
                    // A second request with the same key in this very transaction gets the first
                    // one's answer.
                    kept.put(
                            key,
                            new KeptReceipt(submission.key().bodyHash(), null, all.size() - 1));
                }
            }
            Set<String> absent = new HashSet<>();
            for (Appender.Draft draft : drafts) {
                absent.add(draft.event().subject());
            }
            absent.removeAll(known);
            Appender.Appended appended = appender.append(connection, head, drafts, absent);
            List<Receipt> answers = new ArrayList<>();
            for (Decided decided : all) {
                answers.add(decided.answer(appended.recorded(), answers));
            }
            keepReceipts(connection, group, all, answers);
            return new Written(answers, appended);
        }

        /** Takes the region's lock and looks under it at what is there of the group's streams. */
        private Seen look(Connection connection, List<Waiting> group) throws SQLException {
            Seen seen = find(connection, group);
            if (seen == null) {
                // The region's first; its row is made with the lock, and then there is one.
                var _ = appender.lock(connection, region);
                seen = find(connection, group);
            }
            if (seen == null) {
                throw new SQLException("the journal row of " + region + " was locked and is gone");
            }
            return seen;
        }

        /**
         * Asks at once: each statement sees what was committed when it began, so the later ones see
         * what the lock let in. Null where the region has no row to lock.
         */
        private @Nullable Seen find(Connection connection, List<Waiting> group)
                throws SQLException {
            Set<String> subjects = new LinkedHashSet<>();
            Set<KeyOfActor> keys = new LinkedHashSet<>();
            for (Waiting waiting : group) {
                waiting.submission().changes().forEach(change -> subjects.add(change.subject()));
                KeyOfActor key = KeyOfActor.of(waiting.submission());
                if (key != null) {
                    keys.add(key);
                }
            }
            try (PreparedStatement select =
                    connection.prepareStatement(keys.isEmpty() ? LOOK : LOOK_WITH_KEYS)) {
                String journal = appender.journal().toString();
                select.setString(1, region.value());
                select.setString(2, journal);
                select.setString(3, region.value());
                select.setString(4, journal);
                select.setArray(
                        5, connection.createArrayOf("text", Subjects.fromTheirEnds(subjects)));
                if (!keys.isEmpty()) {
                    select.setString(6, region.value());
                    select.setString(7, journal);
                    select.setArray(
                            8,
                            connection.createArrayOf(
                                    "text", keys.stream().map(KeyOfActor::actor).toArray()));
                    select.setArray(
                            9,
                            connection.createArrayOf(
                                    "text", keys.stream().map(KeyOfActor::key).toArray()));
                }
                boolean _ = select.execute();
                Appender.Head head;
                try (ResultSet row = select.getResultSet()) {
                    head = Appender.head(region, row);
                }
                if (head == null) {
                    return null;
                }
                boolean _ = select.getMoreResults();
                List<Long> sequences = new ArrayList<>();
                try (ResultSet rows = select.getResultSet()) {
                    while (rows.next()) {
                        sequences.addAll(List.of((Long[]) rows.getArray(1).getArray()));
                    }
                }
                Map<KeyOfActor, KeptReceipt> kept = new HashMap<>();
                if (!keys.isEmpty()) {
                    boolean _ = select.getMoreResults();
                    try (ResultSet rows = select.getResultSet()) {
                        while (rows.next()) {
                            kept.put(
                                    new KeyOfActor(rows.getString(1), rows.getString(2)),
                                    new KeptReceipt(
                                            rows.getString(3),
                                            Receipt.parse(rows.getString(4)),
                                            -1));
                        }
                    }
                }
                return new Seen(head, sequences, kept);
            }
        }

        private void keepReceipts(
                Connection connection,
                List<Waiting> group,
                List<Decided> all,
                List<Receipt> answers)
                throws SQLException {
            List<String> actors = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                Submission submission = group.get(i).submission();
                if (submission.key() != null
                        && all.get(i).pending() != null
                        && answers.get(i) instanceof Receipt.Answered answered
                        && answered.recorded()) {
                    actors.add(submission.origin().actor());
                    keys.add(submission.key().key());
                    hashes.add(submission.key().bodyHash());
                    texts.add(Receipt.print(answered.outcomes()));
                }
            }
            if (keys.isEmpty()) {
                return;
            }
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                    insert into receipt (region, journal, actor, key, body_hash, answer)
                    select ?, ?, n.actor, n.key, n.body_hash, n.answer
                    from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as n (actor, key, body_hash, answer)
                    """)) {
                insert.setString(1, region.value());
                insert.setString(2, appender.journal().toString());
                insert.setArray(3, connection.createArrayOf("text", actors.toArray()));
                insert.setArray(4, connection.createArrayOf("text", keys.toArray()));
                insert.setArray(5, connection.createArrayOf("text", hashes.toArray()));
                insert.setArray(6, connection.createArrayOf("text", texts.toArray()));
                insert.executeUpdate();
            }
        }

        private Streams load(Connection connection, List<Waiting> group, List<Long> sequences)
                throws SQLException {
            Streams streams = new Streams();
            if (sequences.isEmpty()) {
                return streams;
            }
            Map<String, StreamKind<?, ?, ?>> kinds = new HashMap<>();
            group.forEach(
                    w -> w.submission().changes().forEach(c -> kinds.put(c.subject(), c.kind())));
            // A lookup of its own instead of a join: a planner that saw the tables empty may give
            // a join a plan whose cost is the product of both sides, and the region's lock is held
            // meanwhile.
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                    select document
                    from entry
                    where region = ? and journal = ? and sequence = any (?)
                    order by sequence
                    """)) {
                select.setString(1, region.value());
                select.setString(2, appender.journal().toString());
                select.setArray(3, connection.createArrayOf("bigint", sequences.toArray()));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        streams.evolve(kinds, rows.getString(1));
                    }
                }
            }
            return streams;
        }
    }

    /** The numbers of all entries of streams. */
    static final String STREAMS =
            """
            select sequences
            from stream
            where region = ? and journal = ? and reverse(subject) collate "C" = any (?)
            """;

    /** What was answered to requests with a key. */
    private static final String RECEIPTS =
            """
            select actor, key, body_hash, answer
            from receipt
            where region = ? and journal = ? and actor = any (?) and key = any (?)
            """;

    private static final String LOOK = Appender.LOCK + ";" + STREAMS;
    private static final String LOOK_WITH_KEYS = LOOK + ";" + RECEIPTS;

    /**
     * What is seen under a region's lock.
     *
     * @param sequences the numbers of all entries of the streams that are to change
     * @param kept what was answered to the same keys before
     */
    private record Seen(
            Appender.Head head, List<Long> sequences, Map<KeyOfActor, KeptReceipt> kept) {}

    /** Decides one submission; what it records is added to the drafts. */
    private static Decided decide(
            Submission submission, Streams streams, List<Appender.Draft> drafts) {
        Streams own = new Streams(streams);
        List<Undecided> outcomes = new ArrayList<>();
        List<Appender.Draft> mine = new ArrayList<>();
        boolean refused = false;
        for (Change<?, ?, ?> change : submission.changes()) {
            Undecided outcome = decide(change, submission.origin(), own, mine, drafts.size());
            refused |=
                    !(outcome.settled() == null || outcome.settled() instanceof Outcome.Unchanged);
            outcomes.add(outcome);
        }
        boolean record =
                switch (submission.mode()) {
                    case ATOMIC -> !refused;
                    case PARTIAL -> true;
                    case DRY_RUN -> false;
                };
        if (record) {
            drafts.addAll(mine);
            streams.take(own);
        }
        return new Decided(null, new Pending(outcomes, record));
    }

    private static <C, S, E extends Event> Undecided decide(
            Change<C, S, E> change,
            Origin origin,
            Streams streams,
            List<Appender.Draft> mine,
            int before) {
        State<S> state = streams.of(change);
        Integer expected = change.expectedVersion();
        if (expected != null && expected != state.version()) {
            return Undecided.settled(new Outcome.Stale(expected, state.version()));
        }
        return switch (change.kind().decider().decide(change.command(), state.value())) {
            case Decision.Rejected<E>(var reason) -> Undecided.settled(new Outcome.Refused(reason));
            case Decision.Accepted<E>(var events) when events.isEmpty() ->
                    Undecided.settled(new Outcome.Unchanged(state.version()));
            case Decision.Accepted<E>(var events) -> {
                int first = before + mine.size();
                S value = state.value();
                for (E event : events) {
                    if (!event.subject().equals(change.subject())) {
                        throw new IllegalStateException(
                                "a change of "
                                        + change.subject()
                                        + " gave an event of "
                                        + event.subject());
                    }
                    value = change.kind().decider().evolve(value, event);
                    mine.add(new Appender.Draft(event, origin));
                }
                int version = state.version() + events.size();
                streams.put(change.subject(), new State<>(value, version));
                yield new Undecided(null, first, events.size(), version);
            }
        };
    }

    /** An outcome whose entries have no numbers yet: {@code count} drafts from {@code first}. */
    private record Undecided(@Nullable Outcome settled, int first, int count, int version) {
        static Undecided settled(Outcome outcome) {
            return new Undecided(outcome, 0, 0, 0);
        }

        Outcome with(List<Recorded> recorded) {
            if (settled != null) {
                return settled;
            }
            // In a dry run, and in an atomic submission that was refused, nothing was recorded.
            List<Outcome.EntryRef> entries =
                    recorded.isEmpty()
                            ? List.of()
                            : recorded.subList(first, first + count).stream()
                                    .map(r -> new Outcome.EntryRef(r.id(), r.position().sequence()))
                                    .toList();
            return new Outcome.Recorded(entries, version);
        }
    }

    private record Pending(List<Undecided> outcomes, boolean record) {}

    /** Either an answer that was there before, or outcomes waiting for their numbers. */
    private record Decided(@Nullable Again before, @Nullable Pending pending) {

        Receipt answer(List<Recorded> recorded, List<Receipt> earlier) {
            if (pending != null) {
                List<Recorded> mine = pending.record() ? recorded : List.of();
                return new Receipt.Answered(
                        pending.outcomes().stream().map(o -> o.with(mine)).toList(),
                        pending.record(),
                        false);
            }
            if (before == null) {
                throw new IllegalStateException(
                        "a submission was neither decided nor answered before");
            }
            return switch (before) {
                case Reused(var key) -> new Receipt.KeyReused(key);
                case Kept(var outcomes) -> new Receipt.Answered(outcomes, true, true);
                case SameTransaction(var index) ->
                        switch (earlier.get(index)) {
                            case Receipt.Answered(var outcomes, var done, var again) ->
                                    new Receipt.Answered(outcomes, done, true);
                            case Receipt.KeyReused reused -> reused;
                        };
            };
        }
    }

    private sealed interface Again permits Reused, Kept, SameTransaction {}

    private record Reused(String key) implements Again {}

    private record Kept(List<Outcome> outcomes) implements Again {}

    private record SameTransaction(int index) implements Again {}

    private record KeyOfActor(String actor, String key) {
        static @Nullable KeyOfActor of(Submission submission) {
            Submission.IdempotencyKey key = submission.key();
            return key == null ? null : new KeyOfActor(submission.origin().actor(), key.key());
        }
    }

    private record KeptReceipt(String bodyHash, @Nullable List<Outcome> outcomes, int index) {
        Again answerTo(Submission.IdempotencyKey key) {
            if (!bodyHash.equals(key.bodyHash())) {
                return new Reused(key.key());
            }
            return outcomes != null ? new Kept(outcomes) : new SameTransaction(index);
        }
    }

    private record State<S>(S value, int version) {}

    /** The streams a transaction works on, as they stand after what it decided so far. */
    private static final class Streams {
        private final Map<String, State<?>> states = new HashMap<>();
        private final @Nullable Streams below;

        Streams() {
            this.below = null;
        }

        Streams(Streams below) {
            this.below = below;
        }

        // A subject's prefix names its kind, so a state is always of the kind it is asked for by.
        @SuppressWarnings("unchecked")
        <C, S, E extends Event> State<S> of(Change<C, S, E> change) {
            State<?> state = states.get(change.subject());
            if (state == null && below != null) {
                state = below.states.get(change.subject());
            }
            return state == null
                    ? new State<>(change.kind().decider().initial(), 0)
                    : (State<S>) state;
        }

        void put(String subject, State<?> state) {
            states.put(subject, state);
        }

        /** Those that have an entry, as of now. */
        Set<String> subjects() {
            return Set.copyOf(states.keySet());
        }

        void take(Streams above) {
            states.putAll(above.states);
        }

        void evolve(Map<String, StreamKind<?, ?, ?>> kinds, String document) {
            try {
                Entry entry = Entry.read(document);
                StreamKind<?, ?, ?> kind = kinds.get(entry.subject());
                if (kind == null) {
                    throw new CorruptStreamException(
                            entry.position() + " stands in the wrong stream");
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
            put(
                    entry.subject(),
                    new State<>(kind.evolve(value, entry.event(), entry.subject()), version + 1));
        }
    }
}
