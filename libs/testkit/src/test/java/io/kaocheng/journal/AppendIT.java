package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.one;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class AppendIT {

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final Naming.Breaking view = new Naming.Breaking();
    private final Appender appender = new Appender(Journal.GOALS, List.of(view));
    private final JournalWriter writer =
            new JournalWriter(database.service(), appender, (region, first, documents) -> {});

    @Test
    void numbers_are_dense_under_concurrent_writers_rollbacks_and_version_conflicts()
            throws Exception {
        JournalWriter other =
                new JournalWriter(database.service(), appender, (region, first, documents) -> {});
        List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        int recorded = 0;
        for (int i = 0; i < 400; i++) {
            JournalWriter to = i % 2 == 0 ? writer : other;
            switch (i % 5) {
                case 0 -> asked.add(to.submit(one("broken-" + i, "x")));
                case 1 ->
                        asked.add(
                                to.submit(
                                        submission(
                                                Submission.Mode.ATOMIC,
                                                "",
                                                "",
                                                List.of(
                                                        name("u-" + i, "x"),
                                                        name("u-" + i + "b", "no")))));
                case 2 ->
                        asked.add(
                                to.submit(
                                        submission(
                                                Submission.Mode.ATOMIC,
                                                "",
                                                "",
                                                List.of(name("u-" + i, "x").expecting(7)))));
                default -> {
                    asked.add(to.submit(one("u-" + i, "x")));
                    recorded++;
                }
            }
        }
        int failed = 0;
        for (CompletableFuture<Receipt> one : asked) {
            try {
                one.get();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(SQLException.class);
                failed++;
            }
        }
        assertThat(failed).isEqualTo(80);
        List<Entry> entries = entries();
        assertThat(entries)
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, recorded).mapToObj(Long::valueOf).toList());
        assertThat(new History(database.service()).head(Journal.GOALS, REGION)).isEqualTo(recorded);
    }

    @Test
    void recorded_time_never_decreases_even_where_the_clock_does() throws Exception {
        writer.submit(one("a", "1")).get();
        Instant ahead = Instant.parse("2040-01-01T00:00:00Z");
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update journal set last_recorded = '2040-01-01T00:00:00Z'");
        }
        writer.submit(
                        submission(
                                Submission.Mode.ATOMIC,
                                "",
                                "",
                                List.of(name("a", "2"), name("b", "1"))))
                .get();
        writer.submit(one("a", "3")).get();
        assertThat(entries()).extracting(Entry::recordedTime).isSorted();
        assertThat(entries().subList(1, 4))
                .extracting(Entry::recordedTime)
                .containsExactly(
                        ahead.plusNanos(1_000), ahead.plusNanos(2_000), ahead.plusNanos(3_000));
    }

    @Test
    void few_and_many_are_recorded_alike() throws Exception {
        Map<Long, String> given = new HashMap<>();
        JournalWriter publishing =
                new JournalWriter(
                        database.service(),
                        appender,
                        (region, first, documents) -> {
                            for (int i = 0; i < documents.size(); i++) {
                                given.put(first + i, documents.get(i));
                            }
                        });
        int many = CopiedRows.ENOUGH;
        int recorded = 0;
        for (int size : new int[] {1, many - 1, many, many + 1, 1_500}) {
            List<Change<?, ?, ?>> changes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String what = "\"a\\b\t" + i + "\n\\N 考成 \uD83D\uDE00";
                changes.add(name("u-" + size + "-" + i, what));
                if (i % 7 == 0) {
                    // A second entry of its stream, and a third of one that was there before.
                    changes.add(name("u-" + size + "-" + i, "again"));
                    changes.add(name("u-1-0", size + "/" + i));
                }
            }
            assertThat(publishing.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get())
                    .isInstanceOfSatisfying(
                            Receipt.Answered.class, r -> assertThat(r.recorded()).isTrue());
            recorded += changes.size();
        }
        List<Entry> entries = entries();
        assertThat(entries).hasSize(recorded);
        Map<String, List<Long>> streams = new HashMap<>();
        for (int i = 0; i < recorded; i++) {
            Entry entry = entries.get(i);
            assertThat(entry.sequence()).isEqualTo(i + 1);
            List<Long> of = streams.computeIfAbsent(entry.subject(), s -> new ArrayList<>());
            of.add(entry.sequence());
            assertThat(entry.streamVersion()).isEqualTo(of.size());
        }
        assertThat(streams()).isEqualTo(streams);
        assertThat(given).isEqualTo(documents());
    }

    private Map<String, List<Long>> streams() throws SQLException {
        Map<String, List<Long>> streams = new HashMap<>();
        try (Connection connection = database.service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select subject, version, sequences from stream")) {
            while (row.next()) {
                List<Long> sequences = List.of((Long[]) row.getArray(3).getArray());
                assertThat(row.getInt(2)).isEqualTo(sequences.size());
                streams.put(row.getString(1), sequences);
            }
        }
        return streams;
    }

    private Map<Long, String> documents() throws SQLException {
        Map<Long, String> documents = new HashMap<>();
        try (Connection connection = database.service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select sequence, document from entry")) {
            while (row.next()) {
                documents.put(row.getLong(1), row.getString(2));
            }
        }
        return documents;
    }

    @Test
    void a_change_that_expects_another_version_is_stale() throws Exception {
        writer.submit(one("a", "1")).get();
        Receipt stale =
                writer.submit(
                                submission(
                                        Submission.Mode.ATOMIC,
                                        "",
                                        "",
                                        List.of(name("a", "2").expecting(0))))
                        .get();
        assertThat(stale)
                .isEqualTo(new Receipt.Answered(List.of(new Outcome.Stale(0, 1)), false, false));
        Receipt fresh =
                writer.submit(
                                submission(
                                        Submission.Mode.ATOMIC,
                                        "",
                                        "",
                                        List.of(name("a", "2").expecting(1))))
                        .get();
        assertThat(((Receipt.Answered) fresh).recorded()).isTrue();
    }

    @Test
    void a_region_is_forgotten_when_nothing_of_it_waits() throws Exception {
        for (int i = 0; i < 20; i++) {
            writer.submit(
                            Submission.atomic(
                                    Code.of("region-" + i),
                                    List.of(name("a", "1")),
                                    Origin.of("office:li")))
                    .get();
        }
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (writer.busyRegions() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        writer.submit(one("b", "1")).get();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_receipt_that_was_stored_with_the_former_hash_answers_the_same_request()
            throws Exception {
        writer.submit(submission(Submission.Mode.ATOMIC, "k-9", "former", List.of(name("a", "1"))))
                .get();
        Receipt again =
                writer.submit(
                                new Submission(
                                        REGION,
                                        List.of(name("a", "1")),
                                        Submission.Mode.ATOMIC,
                                        Origin.of("office:li"),
                                        new Submission.IdempotencyKey("k-9", "now", "former")))
                        .get();
        assertThat(again)
                .isInstanceOfSatisfying(
                        Receipt.Answered.class,
                        answered -> assertThat(answered.replayed()).isTrue());
        assertThat(entries()).hasSize(1);
    }

    /**
     * The lock and what is seen under it are asked for at once, so what is seen must not be older
     * than the lock.
     */
    @Test
    void who_waited_for_the_lock_sees_what_the_one_before_recorded() throws Exception {
        JournalWriter other =
                new JournalWriter(database.service(), appender, (region, first, documents) -> {});
        writer.submit(one("a", "1")).get();
        Submission keyed =
                submission(Submission.Mode.ATOMIC, "k-5", "hash", List.of(name("slow", "1")));
        CompletableFuture<Receipt> first = writer.submit(keyed);
        view.held.await();

        CompletableFuture<Receipt> again = other.submit(keyed);
        CompletableFuture<Receipt> late =
                new JournalWriter(database.service(), appender, (region, seq, documents) -> {})
                        .submit(
                                submission(
                                        Submission.Mode.ATOMIC,
                                        "",
                                        "",
                                        List.of(name("slow", "2").expecting(0))));
        int waiting = 0;
        while (waiting < 2 && !again.isDone() && !late.isDone()) {
            waiting = database.waitingForLocks();
        }
        assertThat(waiting).isEqualTo(2);
        view.mayGoOn.countDown();

        List<Outcome> recorded = ((Receipt.Answered) first.get()).outcomes();
        assertThat(again.get()).isEqualTo(new Receipt.Answered(recorded, true, true));
        assertThat(late.get())
                .isEqualTo(new Receipt.Answered(List.of(new Outcome.Stale(0, 1)), false, false));
    }

    @Test
    void of_changes_to_one_stream_in_one_transaction_each_sees_the_ones_before() throws Exception {
        Receipt receipt =
                writer.submit(
                                submission(
                                        Submission.Mode.ATOMIC,
                                        "",
                                        "",
                                        List.of(name("a", "1"), name("a", "2"), name("a", "2"))))
                        .get();
        assertThat(((Receipt.Answered) receipt).outcomes())
                .extracting(Object::getClass)
                .containsExactly(
                        Outcome.Recorded.class, Outcome.Recorded.class, Outcome.Unchanged.class);
        assertThat(entries()).extracting(Entry::streamVersion).containsExactly(1, 2);
    }

    @Test
    void
            streams_that_begin_with_one_or_with_more_entries_share_a_transaction_with_those_that_go_on()
                    throws Exception {
        writer.submit(one("old", "1")).get();

        writer.submit(
                        submission(
                                Submission.Mode.ATOMIC,
                                "",
                                "",
                                List.of(
                                        name("short", "1"),
                                        name("long", "1"),
                                        name("old", "2"),
                                        name("long", "2"))))
                .get();
        writer.submit(
                        submission(
                                Submission.Mode.ATOMIC,
                                "",
                                "",
                                List.of(name("short", "2"), name("long", "3"))))
                .get();

        assertThat(entries())
                .extracting(e -> e.subject() + "@" + e.streamVersion())
                .containsExactly(
                        "unit/old@1",
                        "unit/short@1",
                        "unit/long@1",
                        "unit/old@2",
                        "unit/long@2",
                        "unit/short@2",
                        "unit/long@3");
        History history = new History(database.service());
        for (String unit : List.of("old", "short", "long")) {
            assertThat(history.stream(Journal.GOALS, REGION, "unit/" + unit))
                    .hasSize(unit.equals("long") ? 3 : 2);
        }
    }

    @Test
    void the_same_key_and_body_get_the_same_answer_and_another_body_is_refused() throws Exception {
        Submission asked =
                submission(
                        Submission.Mode.PARTIAL,
                        "k-1",
                        "hash-1",
                        List.of(name("a", "1"), name("b", "no")));
        Receipt.Answered first = (Receipt.Answered) writer.submit(asked).get();
        Receipt.Answered again = (Receipt.Answered) writer.submit(asked).get();
        assertThat(again.outcomes()).isEqualTo(first.outcomes());
        assertThat(again.replayed()).isTrue();
        Receipt other =
                writer.submit(
                                submission(
                                        Submission.Mode.PARTIAL,
                                        "k-1",
                                        "hash-2",
                                        List.of(name("c", "1"))))
                        .get();
        assertThat(other).isEqualTo(new Receipt.KeyReused("k-1"));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void requests_with_one_key_that_come_at_once_record_once() throws Exception {
        Submission asked =
                submission(Submission.Mode.ATOMIC, "k-2", "hash", List.of(name("a", "1")));
        JournalWriter other =
                new JournalWriter(database.service(), appender, (region, first, documents) -> {});
        List<CompletableFuture<Receipt>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add((i % 2 == 0 ? writer : other).submit(asked));
        }
        Set<List<Outcome>> answers = new HashSet<>();
        for (CompletableFuture<Receipt> one : all) {
            answers.add(((Receipt.Answered) one.get()).outcomes());
        }
        assertThat(answers).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void requests_with_one_key_that_share_a_transaction_record_once_too() throws Exception {
        CompletableFuture<Receipt> slow = writer.submit(one("slow", "x"));
        view.held.await();
        // What comes while a transaction is under way shares the next one.
        Submission asked =
                submission(Submission.Mode.ATOMIC, "k-4", "hash-1", List.of(name("a", "1")));
        CompletableFuture<Receipt> first = writer.submit(asked);
        CompletableFuture<Receipt> second = writer.submit(asked);
        CompletableFuture<Receipt> other =
                writer.submit(
                        submission(
                                Submission.Mode.ATOMIC, "k-4", "hash-2", List.of(name("b", "1"))));
        view.mayGoOn.countDown();
        assertThat(((Receipt.Answered) slow.get()).recorded()).isTrue();
        Receipt.Answered answered = (Receipt.Answered) first.get();
        assertThat(answered.replayed()).isFalse();
        assertThat(second.get()).isEqualTo(new Receipt.Answered(answered.outcomes(), true, true));
        assertThat(other.get()).isEqualTo(new Receipt.KeyReused("k-4"));
        assertThat(entries()).extracting(Entry::subject).containsExactly("unit/slow", "unit/a");
        assertThat(view.transactions.get()).isEqualTo(2);
    }

    @Test
    void a_refused_submission_keeps_no_receipt_so_that_it_can_be_tried_again() throws Exception {
        Submission refused =
                submission(
                        Submission.Mode.ATOMIC,
                        "k-3",
                        "hash",
                        List.of(name("a", "1").expecting(1)));
        writer.submit(refused).get();
        writer.submit(one("a", "0")).get();
        assertThat(((Receipt.Answered) writer.submit(refused).get()).recorded()).isTrue();
    }

    @Test
    void an_atomic_submission_with_a_refusal_records_nothing_and_a_partial_one_the_rest()
            throws Exception {
        List<Change<?, ?, ?>> changes = List.of(name("a", "1"), name("b", "no"), name("c", "1"));
        Receipt.Answered atomic =
                (Receipt.Answered)
                        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
        assertThat(atomic.recorded()).isFalse();
        assertThat(entries()).isEmpty();
        Receipt.Answered dry =
                (Receipt.Answered)
                        writer.submit(submission(Submission.Mode.DRY_RUN, "", "", changes)).get();
        assertThat(dry.recorded()).isFalse();
        assertThat(entries()).isEmpty();
        writer.submit(submission(Submission.Mode.PARTIAL, "", "", changes)).get();
        assertThat(entries()).extracting(Entry::subject).containsExactly("unit/a", "unit/c");
        assertThat(atomic.outcomes().get(1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.reason().code()).isEqualTo(ProblemCode.WRONG_STATE));
    }

    @Test
    void a_dry_run_answers_no_request_with_its_key_that_shares_its_transaction() throws Exception {
        List<Change<?, ?, ?>> change = List.of(name("a", "1"));
        CompletableFuture<Receipt> slow = writer.submit(one("slow", "x"));
        view.held.await();
        CompletableFuture<Receipt> dry =
                writer.submit(submission(Submission.Mode.DRY_RUN, "k", "1", change));
        CompletableFuture<Receipt> real =
                writer.submit(submission(Submission.Mode.ATOMIC, "k", "1", change));
        view.mayGoOn.countDown();
        assertThat(((Receipt.Answered) slow.get()).recorded()).isTrue();
        assertThat(((Receipt.Answered) dry.get()).recorded()).isFalse();
        assertThat(((Receipt.Answered) real.get()).recorded()).isTrue();
        assertThat(entries()).extracting(Entry::subject).containsExactly("unit/slow", "unit/a");
    }

    @Test
    void concurrent_requests_share_transactions() throws Exception {
        List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            asked.add(writer.submit(one("u-" + i, "x")));
        }
        for (CompletableFuture<Receipt> one : asked) {
            one.get();
        }
        assertThat(entries()).hasSize(1_000);
        assertThat(view.transactions.get()).isLessThan(500);
    }

    @Test
    void one_that_cannot_be_recorded_fails_alone() throws Exception {
        List<CompletableFuture<Receipt>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(writer.submit(one(i == 25 ? "broken" : "u-" + i, "x")));
        }
        Map<Boolean, Integer> outcomes = new HashMap<>();
        for (CompletableFuture<Receipt> one : asked) {
            outcomes.merge(
                    one.handle((receipt, failure) -> failure == null).get(), 1, Integer::sum);
        }
        assertThat(outcomes).isEqualTo(Map.of(true, 49, false, 1));
    }

    @Test
    void the_service_role_can_neither_change_nor_remove_an_entry() throws Exception {
        writer.submit(one("a", "1")).get();
        for (String statement :
                List.of(
                        "update entry set document = '{}'",
                        "delete from entry",
                        "truncate entry",
                        "drop table entry",
                        "delete from receipt",
                        "update receipt set answer = ''")) {
            try (Connection connection = database.service().getConnection();
                    Statement forbidden = connection.createStatement()) {
                assertThatThrownBy(() -> forbidden.execute(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    void a_stream_with_a_corrupt_history_accepts_no_more_commands() throws Exception {
        writer.submit(one("a", "1")).get();
        writer.submit(one("a", "2")).get();
        try (Connection connection = database.owner().getConnection();
                Statement tampering = connection.createStatement()) {
            tampering.execute("update stream set sequences = array[2] where subject = 'unit/a'");
        }
        assertThatThrownBy(() -> writer.submit(one("a", "3")).get())
                .hasCauseInstanceOf(CorruptStreamException.class);
        assertThat(entries()).hasSize(2);
    }

    private List<Entry> entries() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (String document :
                new History(database.service()).entries(Journal.GOALS, REGION, 0, 10_000)) {
            Entry entry = Entry.read(document);
            assertThat(entry.document()).isEqualTo(document);
            entries.add(entry);
        }
        return entries;
    }
}
