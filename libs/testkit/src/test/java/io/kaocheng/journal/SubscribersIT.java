package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Any number of subscribers of one service, none in another's way. */
class SubscribersIT {

    private final JournalDatabase owner = JournalDatabase.on(Postgres.shared());
    private final JournalDatabase service = JournalDatabase.on(Postgres.shared());
    private List<String> documents = List.of();
    private boolean ownerIsAway;

    /** Remembers what was committed to it. */
    private static final class Remembering implements Reactor {
        private final String name;
        private final Set<Class<? extends Event>> handles;
        private final boolean history;
        private final List<Long> pending = new ArrayList<>();
        private final List<Long> processed = new ArrayList<>();
        private SQLException failure = new SQLException();
        private String failsOn = "";
        private boolean failsOnParking;

        Remembering(String name, Class<? extends Event> handles, boolean history) {
            this.name = name;
            this.handles = Set.of(handles);
            this.history = history;
        }

        Remembering failingOn(String subject, SQLException how) {
            failsOn = subject;
            failure = how;
            return this;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return handles;
        }

        @Override
        public boolean reactsToHistory() {
            return history;
        }

        @Override
        public void react(Connection connection, Code region, List<Recorded> entries)
                throws SQLException {
            for (Recorded entry : entries) {
                if (entry.subject().equals(failsOn)) {
                    throw failure;
                }
                pending.add(entry.position().sequence());
            }
        }

        @Override
        public void parked(Connection connection, Code region, Position position, String subject) {
            if (failsOnParking) {
                throw new IllegalStateException("reads the whole region, and fails on it too");
            }
        }

        @Override
        public void rolledBack(Code region) {
            pending.clear();
        }

        @Override
        public void committed(Code region) {
            processed.addAll(pending);
            pending.clear();
        }
    }

    private Inbox inbox(Subscriber... subscribers) throws SQLException {
        Inbox inbox =
                new Inbox(
                        service.service(),
                        List.of(subscribers),
                        (journal, region, after, limit) -> {
                            if (ownerIsAway) {
                                throw new IOException("nobody answers");
                            }
                            try {
                                return new History(owner.service())
                                        .entries(journal, region, after, limit);
                            } catch (SQLException e) {
                                throw new IOException(e);
                            }
                        });
        inbox.register();
        return inbox;
    }

    @BeforeEach
    void a_journal() throws Exception {
        new JournalWriter(
                        owner.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, written) -> {})
                .submit(
                        submission(
                                Submission.Mode.ATOMIC,
                                "",
                                "",
                                List.of(
                                        name("a", "1"),
                                        name("b", "1"),
                                        name("a", "2"),
                                        name("b", "2"),
                                        name("c", "1"))))
                .get();
        documents = new History(owner.service()).entries(Journal.GOALS, REGION, 0, 100);
    }

    private void receive(Inbox inbox, int from, int to) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String document : documents.subList(from, to)) {
            records.add(
                    new ConsumerRecord<>(
                            Journal.GOALS.topic(),
                            0,
                            records.size(),
                            REGION.value(),
                            document.getBytes(StandardCharsets.UTF_8)));
        }
        inbox.receive(records);
    }

    @Test
    void each_processes_what_it_handles() throws Exception {
        Remembering all = new Remembering("all", UnitEvent.class, true);
        Remembering renamed = new Remembering("renamed", UnitRenamed.class, true);
        receive(inbox(all, renamed), 0, 5);
        assertThat(all.processed).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(renamed.processed).containsExactly(3L, 4L);
    }

    /** A constraint that is violated would be violated for ever: it is no outage. */
    @Test
    void one_that_fails_on_an_entry_parks_it_and_keeps_no_other_from_it() throws Exception {
        for (String state : List.of("23505", "42703")) {
            Remembering good = new Remembering("good" + state, UnitEvent.class, true);
            Remembering bad =
                    new Remembering("bad" + state, UnitEvent.class, true)
                            .failingOn("unit/a", new SQLException("no", state));
            Inbox inbox = inbox(good, bad);
            receive(inbox, 0, 5);
            assertThat(good.processed).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(bad.processed).containsExactly(2L, 4L, 5L);
            assertThat(inbox.parked(REGION, 100))
                    .filteredOn(p -> p.subscriber().equals("bad" + state))
                    .extracting(p -> p.position().sequence())
                    .containsExactly(1L, 3L);
            assertThat(inbox.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, 5L));
        }
    }

    @Test
    void one_that_also_fails_on_being_told_what_was_parked_keeps_nothing_from_going_on()
            throws Exception {
        Remembering good = new Remembering("good", UnitEvent.class, true);
        Remembering bad =
                new Remembering("bad", UnitEvent.class, true)
                        .failingOn("unit/a", new SQLException("no", "23505"));
        bad.failsOnParking = true;
        Inbox inbox = inbox(good, bad);
        receive(inbox, 0, 5);
        assertThat(good.processed).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(bad.processed).containsExactly(2L, 4L, 5L);
        assertThat(inbox.parked(REGION, 100))
                .extracting(p -> p.position().sequence())
                .containsExactly(1L, 3L);
    }

    @Test
    void what_neither_parking_nor_repetition_mends_halts_its_region_until_it_is_mended()
            throws Exception {
        Remembering one = new Remembering("one", UnitEvent.class, true);
        Inbox inbox = inbox(one);
        rename("parked", "mislaid");
        receive(inbox, 0, 5);
        assertThat(one.processed).isEmpty();
        assertThat(inbox.trouble()).contains("goals/qinghe").contains("parked");
        rename("mislaid", "parked");
        inbox.catchUp();
        assertThat(one.processed).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(inbox.trouble()).isNull();
    }

    private void rename(String table, String to) throws SQLException {
        try (Connection connection = service.owner().getConnection();
                Statement alter = connection.createStatement()) {
            alter.execute("alter table " + table + " rename to " + to);
        }
    }

    /** Fails until it is mended; then counts. */
    private static final class Counting implements Projector {
        private boolean mended;
        private int applied;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.GOALS);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(UnitEvent.class);
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void apply(Connection connection, List<Recorded> entries) {
            if (!mended) {
                throw new IllegalStateException("not mended yet");
            }
            applied += entries.size();
        }
    }

    /** It would be written to the tables that are about to be replaced. */
    @Test
    void nothing_parked_is_retried_while_its_view_is_rebuilt() throws Exception {
        Counting counting = new Counting();
        Inbox inbox = inbox(counting);
        receive(inbox, 0, 5);
        assertThat(inbox.parked(REGION, 100)).hasSize(5);
        counting.mended = true;
        try (Connection rebuild = service.service().getConnection();
                Statement lock = rebuild.createStatement()) {
            lock.execute("select pg_advisory_lock(hashtext('rebuild-counting'))");
            assertThat(inbox.retry(REGION)).isZero();
            assertThat(inbox.parked(REGION, 100)).hasSize(5);
            lock.execute("select pg_advisory_unlock(hashtext('rebuild-counting'))");
        }
        assertThat(inbox.retry(REGION)).isEqualTo(5);
        assertThat(counting.applied).isEqualTo(5);
    }

    @Test
    void a_projector_that_comes_later_is_brought_up_to_the_others() throws Exception {
        Remembering old = new Remembering("old", UnitEvent.class, true);
        receive(inbox(old), 0, 5);
        Remembering late = new Remembering("late", UnitEvent.class, true);
        Inbox both = inbox(old, late);
        assertThat(both.trouble()).contains("a new subscriber has yet to catch up");
        both.catchUp();
        assertThat(late.processed).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(old.processed).hasSize(5);
        assertThat(both.trouble()).isNull();
    }

    @Test
    void a_reactor_does_nothing_about_what_was_recorded_before_it_was_there() throws Exception {
        Remembering born = new Remembering("born", UnitEvent.class, false);
        receive(inbox(born), 0, 5);
        assertThat(born.processed).isEmpty();
    }

    /**
     * The others of the batch are applied before the region is tried again, and then without it.
     */
    @Test
    void a_region_that_other_transactions_are_in_the_way_of_keeps_no_other_waiting()
            throws Exception {
        Remembering one =
                new Remembering("one", UnitEvent.class, true)
                        .failingOn("unit/a", new SQLException("in the way", "40001"));
        Inbox inbox = inbox(one);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (Code region : List.of(REGION, Code.of("other"))) {
            for (String document : documents) {
                // The other region has no unit/a.
                String own =
                        region.equals(REGION)
                                ? document
                                : document.replace("qinghe", "other").replace("unit/a", "unit/z");
                records.add(
                        new ConsumerRecord<>(
                                Journal.GOALS.topic(),
                                0,
                                records.size(),
                                region.value(),
                                own.getBytes(StandardCharsets.UTF_8)));
            }
        }
        inbox.receive(records);
        assertThat(inbox.positions(Code.of("other"))).isEqualTo(Map.of(Journal.GOALS, 5L));
        assertThat(inbox.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, 0L));
        assertThat(inbox.trouble()).contains("goals/qinghe").contains("in the way");
        one.failsOn = "";
        inbox.catchUp();
        assertThat(inbox.trouble()).isNull();
        assertThat(inbox.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, 5L));
    }

    @Test
    void a_reactor_that_was_not_registered_does_not_take_history_for_new() throws Exception {
        Remembering unborn = new Remembering("unborn", UnitEvent.class, false);
        Inbox inbox =
                new Inbox(
                        service.service(),
                        List.of(unborn),
                        (journal, region, after, limit) -> List.of());
        receive(inbox, 0, 5);
        assertThat(unborn.processed).isEmpty();
        assertThat(inbox.parked(REGION, 100)).hasSize(5);
        assertThat(inbox.parked(REGION, 100).getFirst().reason())
                .contains("unborn was not registered");
    }

    @Test
    void a_halt_is_seen_by_a_service_that_starts_again() throws Exception {
        Remembering one = new Remembering("one", UnitEvent.class, true);
        ownerIsAway = true;
        receive(inbox(one), 2, 5);
        Inbox again = inbox(new Remembering("one", UnitEvent.class, true));
        assertThat(again.trouble()).contains("goals/qinghe").contains("nobody answers");
        ownerIsAway = false;
        again.catchUp();
        assertThat(again.trouble()).isNull();
        assertThat(again.positions(REGION)).isEqualTo(Map.of(Journal.GOALS, 5L));
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThatThrownBy(
                        () ->
                                inbox(
                                        new Remembering("x", UnitEvent.class, true),
                                        new Remembering("x", UnitEvent.class, true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }
}
