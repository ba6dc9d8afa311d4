package io.kaocheng.chassis;

import static io.kaocheng.chassis.Naming.REGION;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.infra.Postgres;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.History;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.JournalWriter;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Projector;
import io.kaocheng.journal.Reactor;
import io.kaocheng.journal.Recorded;
import io.kaocheng.journal.Submission;
import io.kaocheng.testkit.JournalDatabase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

class InboxIntakeIT {

    private static final int COUNT = 12;
    private static final TopicPartition PARTITION = new TopicPartition(Journal.GOALS.topic(), 0);
    private static final String OWNED = "/api/v1/regions/qinghe/journals/goals/";

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final Owner owner;
    private final Recording recording = new Recording();
    private final ChassisConfig config;
    private final Journals journals;
    private final InboxIntake inbox;
    private List<String> documents = List.of();

    InboxIntakeIT() throws IOException {
        owner = new Owner();
        config =
                Settings.of(
                        Map.of(
                                "kaocheng.service",
                                "monitoring",
                                "kaocheng.owned-journals",
                                "monitoring",
                                "kaocheng.services.goals",
                                owner.address().toString()));
        journals = new Journals(database.service(), config, "127.0.0.1:1", List.of());
        inbox =
                new InboxIntake(
                        database.service(),
                        config,
                        journals,
                        List.of(new Own()),
                        List.of(recording, new Recalls(journals)),
                        new OwnersOverHttp(config, Owner.tokens()));
    }

    @BeforeEach
    void a_journal_of_another_service() throws Exception {
        JournalDatabase theirs = JournalDatabase.on(Postgres.shared());
        JournalWriter writer =
                new JournalWriter(
                        theirs.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, entries) -> {});
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            changes.add(Naming.name("u-" + i % 4, "name " + i));
        }
        writer.submit(Submission.atomic(REGION, changes, Origin.of("office:li"))).get();
        documents = new History(theirs.service()).entries(Journal.GOALS, REGION, 0, 100);
    }

    @AfterEach
    void the_owner_ends() {
        owner.close();
    }

    /** Entries from one to another, by their numbers, as Kafka brings them. */
    private ConsumerRecords<String, byte[]> records(int from, int to) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int sequence = from; sequence <= to; sequence++) {
            records.add(
                    new ConsumerRecord<>(
                            PARTITION.topic(),
                            PARTITION.partition(),
                            sequence - 1L,
                            REGION.value(),
                            documents.get(sequence - 1).getBytes(StandardCharsets.UTF_8)));
        }
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private long nextOffset() throws SQLException {
        try (Connection connection = database.service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                """
                                select coalesce(max(next_offset), 0)
                                from inbox_offset
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void each_entry_takes_effect_once_and_reading_goes_on_behind_it() throws Exception {
        inbox.consume(records(1, 8));
        inbox.consume(records(5, 10));
        assertThat(recording.sequences).isEqualTo(upTo(10));
        assertThat(inbox.positions(REGION)).containsEntry(Journal.GOALS, 10L);
        assertThat(nextOffset()).isEqualTo(10);
        assertThat(owner.requests).isEmpty();
    }

    @Test
    void what_follows_from_an_entry_is_recorded_once_with_the_entry_as_its_cause()
            throws Exception {
        inbox.consume(records(1, 6));
        inbox.consume(records(3, 10));
        List<Entry> recorded = new ArrayList<>();
        for (String entry :
                new History(database.service()).entries(Journal.MONITORING, REGION, 0, 100)) {
            recorded.add(Entry.read(entry));
        }
        assertThat(recorded)
                .extracting(Entry::event)
                .containsExactly(Recalls.from("goals@5"), Recalls.from("goals@9"));
        assertThat(recorded).extracting(Entry::actor).containsOnly("service:monitoring");
        assertThat(recorded)
                .extracting(Entry::causationId)
                .containsExactly(
                        Entry.read(documents.get(4)).id().toString(),
                        Entry.read(documents.get(8)).id().toString());
    }

    @Test
    void what_kafka_did_not_bring_is_fetched_from_its_owner() throws Exception {
        owner.answers(OWNED + "entries?after=4", String.join("\n", documents.subList(4, 9)));
        inbox.consume(records(1, 4));
        inbox.consume(records(10, COUNT));
        assertThat(recording.sequences).isEqualTo(upTo(COUNT));
    }

    @Test
    void a_region_of_which_something_is_missing_waits_says_so_and_catches_up() throws Exception {
        inbox.consume(records(1, 4));
        inbox.consume(records(10, COUNT));
        assertThat(recording.sequences).isEqualTo(upTo(4));
        assertThat(inbox.trouble()).contains("qinghe");
        var health = new JournalHealth(journals, inbox).call().getData().orElseThrow();
        assertThat(String.valueOf(health.get("inbox"))).contains("qinghe");
        assertThat(health.get("relay")).isEqualTo("ok");

        owner.answers(OWNED + "entries?after=4", String.join("\n", documents.subList(4, COUNT)));
        owner.answers(OWNED + "entries?after=12", "");
        inbox.catchUp();
        assertThat(recording.sequences).isEqualTo(upTo(COUNT));
        assertThat(inbox.trouble()).isNull();
        assertThat(new JournalHealth(journals, inbox).call().getData().orElseThrow())
                .containsEntry("inbox", "ok");
    }

    @Test
    void what_cannot_be_taken_in_is_parked_with_its_stream_and_taken_in_when_it_can_be()
            throws Exception {
        recording.failsOn = "unit/u-3";
        inbox.consume(records(1, COUNT));
        assertThat(inbox.parked(REGION, 100))
                .extracting(Inbox.ParkedEntry::position)
                .containsExactly(
                        Position.parse("goals@3"),
                        Position.parse("goals@7"),
                        Position.parse("goals@11"));
        recording.failsOn = null;
        assertThat(inbox.retry(REGION)).isEqualTo(3);
        assertThat(inbox.parked(REGION, 100)).isEmpty();
        assertThat(recording.sequences).containsExactlyInAnyOrderElementsOf(upTo(COUNT));
    }

    @Test
    void a_view_of_the_own_journal_is_not_kept_by_the_inbox() throws Exception {
        assertThat(inbox.rebuild("own")).isEmpty();
        assertThat(inbox.rebuild("taken")).isEmpty();
    }

    @Test
    void a_cut_within_what_has_arrived_is_known_without_asking_anybody() throws Exception {
        inbox.consume(records(1, 8));
        assertThat(received().in(Journal.GOALS, REGION, new AsOf.At(Cut.parse("goals@8"))))
                .isEqualTo(8);
        assertThat(owner.requests).isEmpty();
    }

    @Test
    void a_moment_is_a_position_that_the_owner_knows() throws Exception {
        inbox.consume(records(1, 8));
        owner.answers(OWNED + "position?at=", "{\"position\":\"goals@5\"}");
        assertThat(
                        received()
                                .in(
                                        Journal.GOALS,
                                        REGION,
                                        new AsOf.Moment(
                                                OffsetDateTime.parse("2026-01-01T00:00:00Z"))))
                .isEqualTo(5);
    }

    @Test
    void what_is_recorded_and_has_not_arrived_is_to_be_asked_for_again_and_what_is_not_is_refused()
            throws Exception {
        inbox.consume(records(1, 8));
        owner.answers(OWNED + "position", "{\"position\":\"goals@12\"}");
        Problem late = refused("goals@10");
        assertThat(late.code()).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(late.headers()).containsEntry("Retry-After", "2");
        assertThat(late.findings().getFirst().english()).contains("goals@10", "goals@8");
        assertThat(refused("goals@13").code()).isEqualTo(ProblemCode.CUT_IN_FUTURE);
        assertThat(refused("indicators@1").code()).isEqualTo(ProblemCode.UNKNOWN_CUT);
    }

    private Problem refused(String cut) {
        return catchThrowableOfType(
                Problem.class,
                () -> received().in(Journal.GOALS, REGION, new AsOf.At(Cut.parse(cut))));
    }

    private ReceivedPositions received() {
        return new ReceivedPositions(inbox, new OwnersOverHttp(config, Owner.tokens()));
    }

    /** Remembers what took effect. */
    private static final class Recording implements Reactor {
        final List<Long> sequences = Collections.synchronizedList(new ArrayList<>());
        volatile @Nullable String failsOn;

        @Override
        public String name() {
            return "taken";
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
        public boolean reactsToHistory() {
            return true;
        }

        @Override
        public void react(Connection connection, Code region, List<Recorded> entries) {
            for (Recorded entry : entries) {
                if (entry.subject().equals(failsOn)) {
                    throw new IllegalStateException("cannot take " + entry.subject());
                }
            }
            entries.forEach(entry -> sequences.add(entry.position().sequence()));
        }
    }

    /** Records something for every new name of one unit. */
    private static final class Recalls extends RecordingReactor<UnitEvent.UnitRenamed> {
        Recalls(Journals journals) {
            super(
                    "recalls",
                    Journal.GOALS,
                    UnitEvent.UnitRenamed.class,
                    Journal.MONITORING,
                    journals);
        }

        static AlertEvent from(String cause) {
            return new AlertEvent.LightChanged(
                    Code.of("u-1"),
                    Code.of("names"),
                    Period.ofYear(2026),
                    null,
                    "yellow",
                    Position.parse(cause));
        }

        @Override
        public boolean reactsToHistory() {
            return true;
        }

        @Override
        protected List<AlertEvent> following(UnitEvent.UnitRenamed named, Position cause) {
            return named.unit().equals(Code.of("u-1"))
                    ? List.of(from(cause.toString()))
                    : List.of();
        }
    }

    /** A view of the own journal, which is kept where it is appended to. */
    private static final class Own implements Projector {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public Set<Journal> journals() {
            return Set.of(Journal.MONITORING);
        }

        @Override
        public Set<Class<? extends Event>> handles() {
            return Set.of(Event.class);
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void apply(Connection connection, List<Recorded> entries) {}
    }
}
