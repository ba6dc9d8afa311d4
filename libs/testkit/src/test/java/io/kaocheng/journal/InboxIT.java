package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

class InboxIT {

    private static final int COUNT = 40;

    private final JournalDatabase owner = JournalDatabase.on(Postgres.shared());
    private final JournalDatabase hearer = JournalDatabase.on(Postgres.shared());
    private final Owner source = new Owner();
    private final Heard heard = new Heard();
    private final Inbox inbox = new Inbox(hearer.service(), Set.of(Journal.GOALS), heard, source);
    private List<String> documents = List.of();

    @BeforeEach
    void a_journal() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        owner.service(), new Appender(Journal.GOALS, List.of()), () -> {});
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
        assertThat(heard.sequences()).isEqualTo(upTo(COUNT));
        assertThat(source.asked).isZero();
    }

    @Test
    void a_gap_is_filled_by_the_owner_before_anything_later_takes_effect() throws Exception {
        receive(documents.subList(0, 5));
        receive(documents.subList(12, 20));
        assertThat(heard.sequences()).isEqualTo(upTo(20));
        assertThat(source.asked).isPositive();
    }

    @Test
    void a_region_whose_hole_cannot_be_filled_halts_and_catches_up_later() throws Exception {
        source.away = true;
        receive(documents.subList(0, 5));
        receive(documents.subList(12, 20));
        assertThat(heard.sequences()).isEqualTo(upTo(5));
        assertThat(inbox.trouble()).contains("qinghe");
        source.away = false;
        inbox.catchUp();
        assertThat(heard.sequences()).isEqualTo(upTo(COUNT));
        assertThat(inbox.trouble()).isNull();
    }

    @Test
    void an_unreadable_entry_is_parked_with_its_stream_and_the_others_go_on() throws Exception {
        List<String> newer = new ArrayList<>(documents);
        newer.set(3, newer.get(3).replace(".unit-registered.v1", ".unit-imagined.v9"));
        receive(newer);
        List<Long> others = upTo(COUNT).stream().filter(s -> (s - 1) % 10 != 3).toList();
        assertThat(heard.sequences()).isEqualTo(others);
        assertThat(parked()).containsExactly(4L, 14L, 24L, 34L);
        assertThat(heard.parked).extracting(Position::sequence).containsExactly(4L, 14L, 24L, 34L);
        assertThat(inbox.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, (long) COUNT));
    }

    @Test
    void bytes_that_are_no_entry_at_all_are_fetched_from_the_owner() throws Exception {
        List<String> damaged = new ArrayList<>(documents.subList(0, 10));
        damaged.set(4, "not json \u0000");
        receive(damaged);
        assertThat(heard.sequences().subList(0, 10)).isEqualTo(upTo(10));
        assertThat(parked()).isEmpty();
    }

    @Test
    void an_entry_on_which_the_reaction_fails_is_parked_and_costs_no_other() throws Exception {
        heard.failsOn = "unit/u-7";
        receive(documents);
        assertThat(parked()).containsExactly(8L, 18L, 28L, 38L);
        assertThat(heard.sequences()).hasSize(COUNT - 4);
    }

    @Test
    void effects_and_position_are_one_transaction() throws Exception {
        heard.breaksAfter = 7;
        Thread receiving =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        receive(documents);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        heard.broken.await();
        assertThat(inbox.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, 0L));
        assertThat(heard.sequences()).isEmpty();
        heard.breaksAfter = Integer.MAX_VALUE;
        receiving.join();
        assertThat(heard.sequences()).isEqualTo(upTo(COUNT));
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
        assertThat(heard.sequences()).isEqualTo(upTo(COUNT));
        assertThat(parked()).isEmpty();
    }

    private void receive(List<String> values) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(
                    new ConsumerRecord<>(
                            Journal.GOALS.topic(),
                            0,
                            records.size(),
                            REGION.value(),
                            value.getBytes(StandardCharsets.UTF_8)));
        }
        inbox.receive(records);
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Long::valueOf).toList();
    }

    private List<Long> parked() throws SQLException {
        return Transactions.in(
                hearer.service(),
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

    /** Effects that are rows of the same transaction. */
    private final class Heard implements Inbox.Reaction {
        private final List<Position> parked = new ArrayList<>();
        private final CountDownLatch broken = new CountDownLatch(1);
        private String failsOn = "";
        private volatile int breaksAfter = Integer.MAX_VALUE;

        Heard() {
            try (Connection connection = hearer.owner().getConnection()) {
                connection
                        .createStatement()
                        .execute("create table effect (n serial, sequence bigint)");
                connection.createStatement().execute("grant all on effect, effect_n_seq to public");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void react(Connection connection, Code region, List<Recorded> entries)
                throws SQLException {
            int taken = 0;
            for (Recorded entry : entries) {
                if (entry.subject().equals(failsOn)) {
                    throw new IllegalStateException("a defect");
                }
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into effect (sequence) values (?)")) {
                    insert.setLong(1, entry.position().sequence());
                    insert.executeUpdate();
                }
                if (++taken >= breaksAfter) {
                    broken.countDown();
                    throw new SQLException("the connection broke");
                }
            }
        }

        @Override
        public void parked(Connection connection, Code region, Position position, String subject) {
            parked.add(position);
        }

        List<Long> sequences() throws SQLException {
            return Transactions.in(
                    hearer.service(),
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
