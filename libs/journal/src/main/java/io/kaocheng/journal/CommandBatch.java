package io.kaocheng.journal;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Event;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides and appends several submissions to one region's journal in one transaction, in the order
 * of their arrival, each seeing what the ones before it decided.
 *
 * <p>Cost: one question for the lock, the streams' entries' numbers and the receipts; one for the
 * entries; one for each kind of facts; the appender's four or five statements; one for the
 * receipts.
 */
final class CommandBatch {

    /** What was answered to requests with a key. */
    private static final String RECEIPTS =
            """
            select actor, key, body_hash, answer
            from receipt
            where region = ? and journal = ? and actor = any (?) and key = any (?)
            """;

    private static final String LOOKUP = Appender.LOCK + ";" + TransactionStreams.SEQUENCES;
    private static final String LOOKUP_WITH_KEYS = LOOKUP + ";" + RECEIPTS;

    private final Appender appender;
    private final Code region;
    private final List<Submission> submissions;

    CommandBatch(Appender appender, Code region, List<Submission> submissions) {
        this.appender = appender;
        this.region = region;
        this.submissions = submissions;
    }

    /** The answers, one per submission in order, and what was recorded. */
    record Written(List<Receipt> answers, Appender.Appended appended) {}

    Written write(Connection connection) throws SQLException {
        try {
            return decideAndAppend(connection);
        } catch (TransactionStreams.LookupFailedException e) {
            throw e.failure();
        }
    }

    private Written decideAndAppend(Connection connection) throws SQLException {
        RequestedStreams requested = RequestedStreams.of(submissions);
        Locked locked = lock(connection, requested);
        Map<KeyOfActor, KeptReceipt> kept = locked.kept();
        TransactionStreams streams = new TransactionStreams(connection, region, appender.journal());
        streams.load(requested.kinds(), locked.sequences());
        streams.find(requested.streams());

        List<Appender.Draft> drafts = new ArrayList<>();
        List<Decided> all = new ArrayList<>();
        for (Submission submission : submissions) {
            KeyOfActor key = KeyOfActor.of(submission);
            KeptReceipt before = key == null ? null : kept.get(key);
            if (before != null && submission.key() != null) {
                all.add(new Decided(before.answerTo(submission.key()), null));
                continue;
            }
            Decided decided = decide(submission, streams, drafts);
            all.add(decided);
            if (key != null
                    && submission.key() != null
                    && submission.mode() != Submission.Mode.DRY_RUN
                    && decided.pending() != null) {
                // A second request with the same key in this very transaction gets the first
                // one's answer.
                kept.put(
                        key,
                        new KeptReceipt(submission.key().bodyHash(), null, null, all.size() - 1));
            }
        }
        Set<String> absent = new HashSet<>();
        for (Appender.Draft draft : drafts) {
            absent.add(draft.event().subject());
        }
        absent.removeAll(streams.existing());
        Appender.Appended appended = appender.append(connection, locked.head(), drafts, absent);
        List<Receipt> answers = new ArrayList<>();
        for (Decided decided : all) {
            answers.add(decided.answer(appended.recorded(), answers));
        }
        applyEffects(connection, all, appended.recorded());
        keepReceipts(connection, all, answers);
        return new Written(answers, appended);
    }

    private void applyEffects(Connection connection, List<Decided> all, List<Recorded> recorded)
            throws SQLException {
        for (int i = 0; i < all.size(); i++) {
            Submission.Effect effect = submissions.get(i).effect();
            Pending pending = all.get(i).pending();
            if (effect != null && pending != null && pending.record()) {
                List<Recorded> own = pending.entries(recorded);
                if (!own.isEmpty()) {
                    effect.apply(connection, own);
                }
            }
        }
    }

    /** The streams that the commands of a transaction go and refer to. */
    private record RequestedStreams(
            Map<String, StreamKind<?, ?, ?>> kinds,
            Set<Reference.Streams<?>> streams,
            Set<KeyOfActor> keys) {

        static RequestedStreams of(List<Submission> submissions) {
            Map<String, StreamKind<?, ?, ?>> kinds = new LinkedHashMap<>();
            Set<Reference.Streams<?>> streams = new LinkedHashSet<>();
            Set<KeyOfActor> keys = new LinkedHashSet<>();
            for (Submission submission : submissions) {
                for (Change<?, ?, ?> change : submission.changes()) {
                    kinds.put(change.subject(), change.kind());
                    for (Reference reference : change.references()) {
                        switch (reference) {
                            case Reference.Stream<?>(var kind, var subject) ->
                                    kinds.put(subject, kind);
                            case Reference.Streams<?> found -> streams.add(found);
                            case Reference.Facts<?> _ -> {
                                // Read by themselves, when a decider asks for them.
                            }
                        }
                    }
                }
                KeyOfActor key = KeyOfActor.of(submission);
                if (key != null) {
                    keys.add(key);
                }
            }
            return new RequestedStreams(kinds, streams, keys);
        }

        String query() {
            return keys.isEmpty() ? LOOKUP : LOOKUP_WITH_KEYS;
        }
    }

    /**
     * What is seen under a region's lock.
     *
     * @param sequences the numbers of all entries of the streams that are requested
     * @param kept what was answered to the same keys before
     */
    private record Locked(
            Appender.Head head, List<Long> sequences, Map<KeyOfActor, KeptReceipt> kept) {}

    private Locked lock(Connection connection, RequestedStreams requested) throws SQLException {
        Locked locked = find(connection, requested);
        if (locked == null) {
            // The region's first; its row is made with the lock, and then there is one.
            var _ = appender.lock(connection, region);
            locked = find(connection, requested);
        }
        if (locked == null) {
            throw new IllegalStateException(
                    "the journal row of " + region + " was locked and is gone");
        }
        return locked;
    }

    /**
     * Asks at once: each statement sees what was committed when it began, so the later ones see
     * what the lock let in. Null where the region has no row to lock.
     */
    private @Nullable Locked find(Connection connection, RequestedStreams requested)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(requested.query())) {
            String journal = appender.journal().toString();
            int p = 1;
            select.setString(p++, region.value());
            select.setString(p++, journal);
            select.setString(p++, region.value());
            select.setString(p++, journal);
            select.setArray(
                    p++,
                    connection.createArrayOf(
                            "text", Subjects.sortedReversed(requested.kinds().keySet())));
            Set<KeyOfActor> keys = requested.keys();
            if (!keys.isEmpty()) {
                select.setString(p++, region.value());
                select.setString(p++, journal);
                select.setArray(
                        p++,
                        connection.createArrayOf(
                                "text", keys.stream().map(KeyOfActor::actor).toArray()));
                select.setArray(
                        p,
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
                TransactionStreams.addSequences(rows, sequences);
            }
            Map<KeyOfActor, KeptReceipt> kept = new HashMap<>();
            if (!keys.isEmpty()) {
                boolean _ = select.getMoreResults();
                kept = receipts(select);
            }
            return new Locked(head, sequences, kept);
        }
    }

    private static Map<KeyOfActor, KeptReceipt> receipts(PreparedStatement select)
            throws SQLException {
        Map<KeyOfActor, KeptReceipt> kept = new HashMap<>();
        try (ResultSet rows = select.getResultSet()) {
            while (rows.next()) {
                kept.put(
                        new KeyOfActor(rows.getString(1), rows.getString(2)),
                        new KeptReceipt(
                                rows.getString(3),
                                Receipt.parse(rows.getString(4)),
                                Receipt.parseReliedOn(rows.getString(4)),
                                -1));
            }
        }
        return kept;
    }

    private void keepReceipts(Connection connection, List<Decided> all, List<Receipt> answers)
            throws SQLException {
        List<String> actors = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            if (submission.key() != null
                    && all.get(i).pending() != null
                    && answers.get(i) instanceof Receipt.Answered answered
                    && answered.recorded()) {
                actors.add(submission.origin().actor());
                keys.add(submission.key().key());
                hashes.add(submission.key().bodyHash());
                texts.add(Receipt.print(answered.outcomes(), answered.reliedOn()));
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

    /** Decides one submission; what it records is added to the drafts. */
    private static Decided decide(
            Submission submission, TransactionStreams streams, List<Appender.Draft> drafts) {
        TransactionStreams.Uncommitted uncommitted = streams.new Uncommitted();
        List<Undecided> outcomes = new ArrayList<>();
        List<Appender.Draft> own = new ArrayList<>();
        boolean refused = false;
        for (Change<?, ?, ?> change : submission.changes()) {
            Undecided outcome =
                    decide(change, submission.origin(), uncommitted, own, drafts.size());
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
            drafts.addAll(own);
            uncommitted.merge();
        }
        return new Decided(null, new Pending(outcomes, record, uncommitted.reliedOn()));
    }

    private static <C, S, E extends Event> Undecided decide(
            Change<C, S, E> change,
            Origin origin,
            TransactionStreams.Uncommitted uncommitted,
            List<Appender.Draft> own,
            int before) {
        TransactionStreams.State<S> state = uncommitted.stateOf(change.kind(), change.subject());
        Integer expected = change.expectedVersion();
        if (expected != null && expected != state.version()) {
            return Undecided.settled(new Outcome.Stale(expected, state.version()));
        }
        return switch (change.kind()
                .decider()
                .decide(change.command(), state.value(), uncommitted)) {
            case Decision.Rejected<E>(var reasons) ->
                    Undecided.settled(new Outcome.Refused(reasons));
            case Decision.Instead<E>(var other) -> decide(other, origin, uncommitted, own, before);
            case Decision.Accepted<E>(var events, var result) when events.isEmpty() ->
                    Undecided.settled(new Outcome.Unchanged(state.version(), json(result)));
            case Decision.Accepted<E>(var events, var result) -> {
                int first = before + own.size();
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
                    own.add(new Appender.Draft(event, origin));
                }
                int version = state.version() + events.size();
                uncommitted.put(
                        change.kind(),
                        change.subject(),
                        new TransactionStreams.State<>(value, version));
                yield new Undecided(null, first, events.size(), version, json(result));
            }
        };
    }

    private static @Nullable JsonNode json(@Nullable Record result) {
        return result == null ? null : ContractJson.mapper().valueToTree(result);
    }

    /** An outcome whose entries have no numbers yet: {@code count} drafts from {@code first}. */
    private record Undecided(
            @Nullable Outcome settled,
            int first,
            int count,
            int version,
            @Nullable JsonNode result) {
        static Undecided settled(Outcome outcome) {
            return new Undecided(outcome, 0, 0, 0, null);
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
            return new Outcome.Recorded(entries, version, result);
        }
    }

    private record Pending(List<Undecided> outcomes, boolean record, @Nullable Cut reliedOn) {

        List<Recorded> entries(List<Recorded> recorded) {
            List<Recorded> own = new ArrayList<>();
            for (Undecided outcome : outcomes) {
                own.addAll(recorded.subList(outcome.first(), outcome.first() + outcome.count()));
            }
            return own;
        }
    }

    /** Either an answer that was there before, or outcomes waiting for their numbers. */
    private record Decided(@Nullable Replay before, @Nullable Pending pending) {

        Receipt answer(List<Recorded> recorded, List<Receipt> earlier) {
            if (pending != null) {
                List<Recorded> own = pending.record() ? recorded : List.of();
                return new Receipt.Answered(
                        pending.outcomes().stream().map(o -> o.with(own)).toList(),
                        pending.record(),
                        false,
                        pending.reliedOn());
            }
            if (before == null) {
                throw new IllegalStateException(
                        "a submission was neither decided nor answered before");
            }
            return switch (before) {
                case ReplayRefused(var key) -> new Receipt.KeyReused(key);
                case ReplayOfReceipt(var outcomes, var reliedOn) ->
                        new Receipt.Answered(outcomes, true, true, reliedOn);
                case ReplayInTransaction(var index) ->
                        switch (earlier.get(index)) {
                            case Receipt.Answered(var outcomes, var done, _, var reliedOn) ->
                                    new Receipt.Answered(outcomes, done, true, reliedOn);
                            case Receipt.KeyReused reused -> reused;
                        };
            };
        }
    }

    private sealed interface Replay permits ReplayRefused, ReplayOfReceipt, ReplayInTransaction {}

    private record ReplayRefused(String key) implements Replay {}

    private record ReplayOfReceipt(List<Outcome> outcomes, @Nullable Cut reliedOn)
            implements Replay {}

    private record ReplayInTransaction(int index) implements Replay {}

    private record KeyOfActor(String actor, String key) {
        static @Nullable KeyOfActor of(Submission submission) {
            Submission.IdempotencyKey key = submission.key();
            return key == null ? null : new KeyOfActor(submission.origin().actor(), key.key());
        }
    }

    private record KeptReceipt(
            String bodyHash, @Nullable List<Outcome> outcomes, @Nullable Cut reliedOn, int index) {
        Replay answerTo(Submission.IdempotencyKey key) {
            if (!key.covers(bodyHash)) {
                return new ReplayRefused(key.key());
            }
            return outcomes != null
                    ? new ReplayOfReceipt(outcomes, reliedOn)
                    : new ReplayInTransaction(index);
        }
    }
}
