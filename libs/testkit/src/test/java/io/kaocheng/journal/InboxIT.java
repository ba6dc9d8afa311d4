package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;

class InboxIT {

    private static final int COUNT = 40;

    private final JournalDatabase owner = JournalDatabase.on(Postgres.shared());
    private final JournalDatabase consumer = JournalDatabase.on(Postgres.shared());
    private final Owner source = new Owner();
    private final RecordingReactor reactor = new RecordingReactor();
    private final Inbox inbox = new Inbox(consumer.service(), List.of(reactor), source);
    private List<String> documents = List.of();

    @BeforeEach
    void a_journal() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        owner.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            changes.add(name("u-" + i % 10, "name " + i));
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
        documents = new History(owner.service()).entries(Journal.GOALS, REGION, 0, 1_000);
    }

    @Test
    void each_entry_takes_effect_once_however_often_it_comes() throws Exception {
        receive(documents.subList(0, 10));
        receive(documents.subList(5, 20));
        receive(documents.subList(0, 20));
        receive(documents.subList(20, COUNT));
        assertThat(reactor.sequences()).isEqualTo(upTo(COUNT));
        assertThat(source.asked).isZero();
    }

    @Test
    void a_gap_is_filled_by_the_owner_before_anything_later_takes_effect() throws Exception {
        receive(documents.subList(0, 5));
        receive(documents.subList(12, 20));
        assertThat(reactor.sequences()).isEqualTo(upTo(20));
        assertThat(source.asked).isPositive();
    }

    @Test
    void a_region_whose_hole_cannot_be_filled_halts_and_catches_up_later() throws Exception {
        source.away = true;
        receive(documents.subList(0, 5));
        receive(documents.subList(12, 20));
        assertThat(reactor.sequences()).isEqualTo(upTo(5));
        assertThat(inbox.trouble()).contains("qinghe");
        assertThat(inbox.halts(Code.of("elsewhere"))).isEmpty();
        assertThat(inbox.halts(REGION))
                .singleElement()
                .satisfies(
                        halt -> {
                            assertThat(halt.journal()).isEqualTo(Journal.GOALS);
                            assertThat(halt.position()).isEqualTo(5);
                            assertThat(halt.reason()).isNotBlank();
                            assertThat(halt.since()).isNotNull();
                        });
        source.away = false;
        inbox.catchUp();
        assertThat(reactor.sequences()).isEqualTo(upTo(COUNT));
        assertThat(inbox.trouble()).isNull();
        assertThat(inbox.halts(REGION)).isEmpty();
    }

    @Test
    void an_unreadable_entry_is_parked_with_its_stream_and_the_others_go_on() throws Exception {
        List<String> newer = new ArrayList<>(documents);
        newer.set(3, newer.get(3).replace(".unit-registered.v1", ".unit-imagined.v9"));
        receive(newer);
        List<Long> others = upTo(COUNT).stream().filter(s -> (s - 1) % 10 != 3).toList();
        assertThat(reactor.sequences()).isEqualTo(others);
        assertThat(parked()).containsExactly(4L, 14L, 24L, 34L);
        assertThat(reactor.parked)
                .extracting(Position::sequence)
                .containsExactly(4L, 14L, 24L, 34L);
        assertThat(reactor.parkedWhenIncomplete)
                .as("called once, after the whole batch")
                .containsExactly(4);
        assertThat(reactor.effectsWhenIncomplete).containsExactly(COUNT - 4L);
        assertThat(inbox.positions(REGION))
                .isEqualTo(Map.of(Journal.GOALS, (long) COUNT, Journal.INDICATORS, 0L));
    }

    @Test
    void bytes_that_are_no_entry_at_all_are_fetched_from_the_owner() throws Exception {
        List<String> damaged = new ArrayList<>(documents.subList(0, 10));
        damaged.set(4, "not json \u0000");
        receive(damaged);
        assertThat(reactor.sequences().subList(0, 10)).isEqualTo(upTo(10));
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_entry_on_which_the_reaction_fails_is_parked_and_costs_no_other() throws Exception {
        reactor.failsOn = "unit/u-7";
        receive(documents);
        assertThat(parked()).containsExactly(8L, 18L, 28L, 38L);
        assertThat(reactor.sequences()).hasSize(COUNT - 4);
    }

    @Test
    void effects_and_position_are_one_transaction() throws Exception {
        reactor.breaksAfter = 7;
        Thread receiving = Thread.ofVirtual().start(() -> receive(documents));
        reactor.broken.await();
        assertThat(inbox.positions(REGION))
                .isEqualTo(Map.of(Journal.GOALS, 0L, Journal.INDICATORS, 0L));
        assertThat(reactor.sequences()).isEmpty();
        reactor.breaksAfter = Integer.MAX_VALUE;
        receiving.join();
        assertThat(reactor.sequences()).isEqualTo(upTo(COUNT));
    }

    @Test
    void every_request_in_a_batch_is_logged_on_its_own() {
        List<String> requested = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            requested.add(
                    documents
                            .get(i)
                            .replace(
                                    "\"datacontenttype\"",
                                    "\"traceparent\":\"00-%032x-%016x-01\",\"datacontenttype\""
                                            .formatted(1 + i / 15, 1 + i)));
        }
        assertThat(logged(RequestLog.class, () -> receive(requested)))
                .containsExactlyInAnyOrder(
                        "received region=qinghe journal=goals sequence=15 entries=15",
                        "received region=qinghe journal=goals sequence=30 entries=15",
                        "received region=qinghe journal=goals sequence=40 entries=10");
    }

    /** What is wrong with the batch alone is nowhere else to be seen. */
    @Test
    void a_batch_that_fails_together_is_logged_though_each_entry_is_applied_by_itself()
            throws Exception {
        reactor.failsOnMoreThan = 1;
        assertThat(logged(Inbox.class, () -> receive(documents.subList(0, 5))))
                .anyMatch(line -> line.contains("entries=5 fail together"));
        assertThat(reactor.sequences()).isEqualTo(upTo(5));
    }

    private static List<String> logged(Class<?> by, Runnable act) {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        logged.add(new SimpleFormatter().formatMessage(line));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(by.getName());
        log.addHandler(handler);
        try {
            act.run();
        } finally {
            log.removeHandler(handler);
        }
        return logged;
    }

    @Test
    void parked_entries_are_processed_once_the_defect_is_fixed() throws Exception {
        reactor.failsOn = "unit/u-7";
        receive(documents.subList(0, COUNT - 5));
        assertThat(inbox.parked(REGION, 100))
                .extracting(p -> p.position().toString(), Inbox.ParkedEntry::subject)
                .containsExactly(
                        tuple("goals@8", "unit/u-7"),
                        tuple("goals@18", "unit/u-7"),
                        tuple("goals@28", "unit/u-7"));
        reactor.failsOn = "";
        assertThat(inbox.retry(REGION)).isEqualTo(3);
        assertThat(inbox.parked(REGION, 100)).isEmpty();
        assertThat(reactor.sequences()).endsWith(8L, 18L, 28L).hasSize(COUNT - 5);
        assertThat(reactor.complete).isEqualTo(1);

        receive(documents.subList(COUNT - 5, COUNT));
        assertThat(inbox.retry(REGION)).isZero();
        assertThat(reactor.sequences()).hasSize(COUNT).contains(38L);
        assertThat(reactor.complete).isEqualTo(1);
    }

    @Test
    void an_entry_that_fails_again_stays_parked_with_its_stream() throws Exception {
        List<String> newer = new ArrayList<>(documents);
        newer.set(3, newer.get(3).replace(".unit-registered.v1", ".unit-imagined.v9"));
        reactor.failsOn = "unit/u-7";
        receive(newer);
        assertThat(parked()).hasSize(8);
        reactor.failsOn = "";
        assertThat(inbox.retry(REGION)).isEqualTo(4);
        assertThat(parked()).containsExactly(4L, 14L, 24L, 34L);
        assertThat(reactor.sequences()).doesNotContain(4L, 14L, 24L, 34L).hasSize(COUNT - 4);
        assertThat(reactor.complete).isZero();
    }

    @Test
    void what_two_journals_bring_to_one_region_takes_effect_one_after_the_other() throws Exception {
        Inbox both = new Inbox(consumer.service(), List.of(reactor), source);
        both.register();
        reactor.holdsOn = "unit/u-9";
        Thread goals = Thread.ofVirtual().start(() -> receive(both, Journal.GOALS, documents));
        reactor.held.await();
        List<String> retired = List.of(retirement());
        Thread indicators =
                Thread.ofVirtual().start(() -> receive(both, Journal.INDICATORS, retired));
        int waiting = 0;
        while (waiting == 0 && indicators.isAlive()) {
            waiting = consumer.waitingForLocks();
        }
        assertThat(waiting).isEqualTo(1);
        reactor.mayGoOn.countDown();
        goals.join();
        indicators.join();
        List<Long> inOrder = new ArrayList<>(upTo(COUNT));
        inOrder.add(1L);
        assertThat(reactor.sequences()).isEqualTo(inOrder);
        assertThat(both.positions(REGION))
                .isEqualTo(Map.of(Journal.GOALS, (long) COUNT, Journal.INDICATORS, 1L));
    }

    private static final Set<String> NAMES =
            Set.of("kaocheng.goals.unit-registered.v1", "kaocheng.goals.unit-renamed.v1");

    /** The same entries in a journal of the consumer's own. */
    private void recordOwn() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        consumer.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            changes.add(name("u-" + i % 10, "name " + i));
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
    }

    private void alterOwn(long sequence, String what, String into) throws SQLException {
        try (Connection connection = consumer.owner().getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update entry set document = replace(document, ?, ?) where sequence = ?")) {
            update.setString(1, what);
            update.setString(2, into);
            update.setLong(3, sequence);
            update.executeUpdate();
        }
    }

    private void handOverOwn() throws SQLException {
        inbox.handOverOwn(
                reactor,
                Journal.GOALS,
                REGION,
                COUNT,
                NAMES,
                (connection, region) -> {
                    try (Statement select = connection.createStatement();
                            ResultSet row =
                                    select.executeQuery(
                                            """
                                            select greatest(0, (select max(sequence) from effect),
                                                            (select max(sequence) from parked))
                                            """)) {
                        row.next();
                        return row.getLong(1);
                    }
                });
    }

    @Test
    void entries_of_the_own_journal_take_effect_once_and_no_others_than_asked_for_are_read()
            throws Exception {
        recordOwn();
        alterOwn(3, ".unit-registered.v1", ".unit-imagined.v9");
        handOverOwn();
        handOverOwn();
        assertThat(reactor.sequences())
                .isEqualTo(upTo(COUNT).stream().filter(s -> s != 3).toList());
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_entry_of_the_own_journal_that_cannot_be_read_or_reacted_to_is_parked_with_its_stream()
            throws Exception {
        recordOwn();
        alterOwn(4, "\"name\":", "\"nome\":");
        reactor.failsOn = "unit/u-7";
        handOverOwn();
        assertThat(parked()).containsExactly(4L, 8L, 14L, 18L, 24L, 28L, 34L, 38L);
        assertThat(reactor.sequences()).hasSize(COUNT - 8);
        reactor.failsOn = "";
        assertThat(inbox.retry(REGION)).isEqualTo(4);
        assertThat(parked()).containsExactly(4L, 14L, 24L, 34L);
    }

    @Test
    void what_the_own_journal_brings_waits_for_what_another_journal_of_the_region_brings()
            throws Exception {
        recordOwn();
        reactor.holdsOn = "unit/u-9";
        Thread others = Thread.ofVirtual().start(() -> receive(documents.subList(0, 10)));
        reactor.held.await();
        List<SQLException> inTheWay = Collections.synchronizedList(new ArrayList<>());
        Thread own =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        handOverOwn();
                                    } catch (SQLException e) {
                                        inTheWay.add(e);
                                    }
                                });
        own.join();
        assertThat(inTheWay)
                .singleElement()
                .satisfies(e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.SERIALIZATION));
        reactor.mayGoOn.countDown();
        others.join();
        handOverOwn();
        assertThat(reactor.sequences()).isEqualTo(upTo(COUNT));
    }

    private String retirement() throws SQLException {
        Appender appender = new Appender(Journal.INDICATORS, List.of());
        IndicatorRetired event =
                new IndicatorRetired(Code.of("rate"), Period.parse("202601"), "replaced");
        Transactions.in(
                owner.service(),
                connection ->
                        appender.append(
                                connection,
                                appender.lock(connection, REGION),
                                List.of(new Appender.Draft(event, Origin.of("office:li")))));
        return new History(owner.service()).entries(Journal.INDICATORS, REGION, 0, 1).getFirst();
    }

    @RepeatedTest(20)
    void any_order_and_any_repetition_has_the_same_effect(RepetitionInfo repetition)
            throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> shuffled = new ArrayList<>(documents);
        shuffled.addAll(documents.subList(0, random.nextInt(COUNT)));
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(8));
            receive(shuffled.subList(from, to));
            from = to;
        }
        assertThat(reactor.sequences()).isEqualTo(upTo(COUNT));
        assertThat(parked()).isEmpty();
    }

    private void receive(List<String> values) {
        receive(inbox, Journal.GOALS, values);
    }

    private static void receive(Inbox inbox, Journal journal, List<String> values) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(
                    new ConsumerRecord<>(
                            journal.topic(),
                            0,
                            records.size(),
                            REGION.value(),
                            value.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            inbox.receive(records);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList();
    }

    private List<Long> parked() throws SQLException {
        return Transactions.in(
                consumer.service(),
                connection -> {
                    List<Long> sequences = new ArrayList<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "select sequence from parked order by sequence");
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            sequences.add(rows.getLong(1));
                        }
                    }
                    return sequences;
                });
    }

    /** The journal's owner, which can be away. */
    private final class Owner implements Inbox.Owners {
        private boolean away;
        private int asked;

        @Override
        public List<String> entries(Journal journal, Code region, long after, int limit)
                throws IOException {
            asked++;
            if (away) {
                throw new IOException("nobody answers");
            }
            try {
                return new History(owner.service()).entries(journal, region, after, limit);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    /** A reactor whose effects are rows written in the same transaction. */
    private final class RecordingReactor implements Reactor {
        private final List<Position> parked = new ArrayList<>();
        private final List<Integer> parkedWhenIncomplete = new ArrayList<>();
        private final List<Long> effectsWhenIncomplete = new ArrayList<>();
        private final CountDownLatch broken = new CountDownLatch(1);
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private String failsOn = "";
        private int failsOnMoreThan = Integer.MAX_VALUE;
        private volatile String holdsOn = "";
        private int complete;
        private volatile int breaksAfter = Integer.MAX_VALUE;

        RecordingReactor() {
            try (Connection connection = consumer.owner().getConnection()) {
                connection
                        .createStatement()
                        .execute("create table effect (n serial, sequence bigint)");
                connection.createStatement().execute("grant all on effect, effect_n_seq to public");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS, Journal.INDICATORS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(Event.class);
        }

        @Override
        public boolean reactsToHistory() {
            return true;
        }

        @Override
        public void react(Connection connection, Code region, List<Recorded> entries)
                throws SQLException {
            int processed = 0;
            if (entries.size() > failsOnMoreThan) {
                throw new IllegalStateException("too many at once");
            }
            for (Recorded entry : entries) {
                if (entry.subject().equals(failsOn)) {
                    throw new IllegalStateException("a defect");
                }
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into effect (sequence) values (?)")) {
                    insert.setLong(1, entry.position().sequence());
                    insert.executeUpdate();
                }
                if (entry.subject().equals(holdsOn)) {
                    hold();
                }
                if (++processed >= breaksAfter) {
                    broken.countDown();
                    throw new SQLException("the connection broke", "08006");
                }
            }
        }

        @Override
        public void parked(Connection connection, Code region, Position position, String subject) {
            parked.add(position);
        }

        @Override
        public void incomplete(Connection connection, Code region) throws SQLException {
            parkedWhenIncomplete.add(parked.size());
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("select count(*) from effect")) {
                row.next();
                effectsWhenIncomplete.add(row.getLong(1));
            }
        }

        @Override
        public void complete(Connection connection, Code region) {
            complete++;
        }

        private void hold() {
            held.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        List<Long> sequences() throws SQLException {
            return Transactions.in(
                    consumer.service(),
                    connection -> {
                        List<Long> sequences = new ArrayList<>();
                        try (PreparedStatement select =
                                        connection.prepareStatement(
                                                "select sequence from effect order by n");
                                ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                sequences.add(rows.getLong(1));
                            }
                        }
                        return sequences;
                    });
        }
    }
}
