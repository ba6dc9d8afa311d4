package io.kaocheng.journal;

import static io.kaocheng.journal.Naming.REGION;
import static io.kaocheng.journal.Naming.name;
import static io.kaocheng.journal.Naming.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.Postgres;
import io.kaocheng.testkit.JournalDatabase;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

class RelayIT {

    private static final String TOPIC = Journal.GOALS.topic();

    /** One for all tests: the topic is made anew before each, and who kills it restarts it. */
    private static final KafkaBroker KAFKA = KafkaBroker.throwaway();

    private final JournalDatabase database = JournalDatabase.on(Postgres.shared());
    private final JournalWriter writer =
            new JournalWriter(
                    database.service(),
                    new Appender(Journal.GOALS, List.of()),
                    (region, first, documents) -> {});
    private final KafkaTopics topics = new KafkaTopics(KAFKA.bootstrapServers());

    @BeforeEach
    void a_topic() {
        KAFKA.createTopicAnew(TOPIC, 1);
        KAFKA.createTopicAnew("greetings", 1);
    }

    @AfterAll
    static void stop() {
        KAFKA.close();
    }

    @Test
    void entries_arrive_in_order_and_as_recorded() throws Exception {
        record(1_500);
        Relay relay = relay(topics::producer);
        long epoch = relay.claimEpoch();
        for (int sent = relay.step(epoch); sent > 0; sent = relay.step(epoch)) {
            assertThat(sent).isPositive();
        }
        assertThat(onKafka()).isEqualTo(recorded());
        relay.close();
    }

    /**
     * What the writer gave on, and what it did not: as after a transaction of another instance, or
     * more than the relay keeps. What was given on is recognised by a mark the journal does not
     * have.
     */
    @Test
    void what_was_just_committed_is_sent_without_being_read_and_what_is_missing_is_read()
            throws Exception {
        Relay relay = relay(topics::producer);
        long epoch = relay.claimEpoch();
        record(5);
        List<String> stored = recorded();
        relay.appended(REGION, 3, List.of(stored.get(2) + " ", stored.get(3) + " "));
        assertThat(relay.step(epoch)).isEqualTo(5);
        record(5);
        stored = recorded();
        relay.appended(REGION, 6, List.of(stored.get(5) + " ", stored.get(6) + " "));
        relay.appended(REGION, 9, List.of(stored.get(8) + " "));
        for (int sent = relay.step(epoch); sent > 0; sent = relay.step(epoch)) {
            assertThat(sent).isPositive();
        }
        List<String> arrived = onKafka();
        assertThat(arrived.stream().map(String::strip).toList()).isEqualTo(stored);
        assertThat(arrived.stream().filter(d -> d.endsWith(" ")).map(String::strip).toList())
                .isEqualTo(stored.subList(5, 7));
        relay.close();
    }

    @Test
    void the_cursor_moves_only_after_every_record_is_acknowledged() throws Exception {
        record(3);
        MockProducer<String, byte[]> broken =
                new MockProducer<>(
                        false,
                        (Partitioner) null,
                        new StringSerializer(),
                        new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        completeNext();
                        errorNext(new IllegalStateException("the broker is gone"));
                        completeNext();
                    }
                };
        Relay relay = relay(() -> broken);
        assertThatThrownBy(() -> relay.step(relay.claimEpoch()))
                .isInstanceOf(ExecutionException.class);
        assertThat(Transactions.in(database.service(), relay::waiting))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.documents()).hasSize(3));
    }

    @Test
    void after_a_record_that_could_not_be_sent_none_of_the_later_ones_goes_out() throws Exception {
        record(3);
        AtomicBoolean stoppedAtOnce = new AtomicBoolean();
        MockProducer<String, byte[]> failing =
                new MockProducer<>(
                        false,
                        (Partitioner) null,
                        new StringSerializer(),
                        new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        errorNext(new IllegalStateException("the broker is gone"));
                        stoppedAtOnce.set(closed());
                    }
                };
        Relay relay = relay(() -> failing);
        assertThatThrownBy(() -> relay.step(relay.claimEpoch()))
                .isInstanceOf(ExecutionException.class);
        assertThat(stoppedAtOnce).isTrue();
    }

    /**
     * With several requests in flight, the broker would refuse the first and accept the second
     * before the client sees the failure. The broker is paused until a producer that would send
     * more than one request at a time has done so.
     */
    @Test
    void a_record_that_kafka_refuses_is_not_overtaken_by_one_in_flight() throws Exception {
        try (Admin admin = KAFKA.admin()) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                                    List.of(
                                            new AlterConfigOp(
                                                    new ConfigEntry("max.message.bytes", "2000"),
                                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", List.of(name("big", longName()))))
                .get();
        record(3);
        // Each record is a request.
        Producer<String, byte[]> producer = topics.producer(Map.of("batch.size", 1));
        // The broker knows the producer and the producer the topic: nothing else is asked
        // meanwhile.
        producer.send(new ProducerRecord<>("greetings", "hello", new byte[1])).get();
        assertThat(producer.partitionsFor(TOPIC)).hasSize(1);
        Relay relay = relay(() -> producer);
        long epoch = relay.claimEpoch();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            KAFKA.pause();
            Future<Integer> step = thread.submit(() -> relay.step(epoch));
            awaitUnderWay(producer);
            KAFKA.resume();
            assertThatThrownBy(step::get).hasRootCauseInstanceOf(RecordTooLargeException.class);
        }
        assertThat(onKafka()).isEmpty();
        assertThat(Transactions.in(database.service(), relay::waiting))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.documents()).hasSize(4));
    }

    /** Too long for the topic, and nothing that compression would make shorter. */
    private static String longName() {
        return new Random(1573)
                .ints(20_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All four requests are under way, or, of a producer that waits, the first, for a second. */
    private static void awaitUnderWay(Producer<?, ?> producer) {
        long end = 0;
        while (underWay(producer) < 4 && (end == 0 || System.nanoTime() < end)) {
            if (end == 0 && underWay(producer) > 0) {
                end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static double underWay(Producer<?, ?> producer) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("requests-in-flight"))
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum();
    }

    @Test
    void of_two_relays_one_waits_until_the_other_is_gone() throws Exception {
        Relay first = relay(topics::producer);
        first.start();
        record(1);
        await(1);
        Relay second = relay(topics::producer);
        second.start();
        for (int count = 2; count <= 20; count++) {
            record(1);
            await(count);
        }
        assertThat(epoch()).isEqualTo(1);
        first.close();
        record(1);
        await(21);
        assertThat(epoch()).isEqualTo(2);
        second.close();
        assertThat(onKafka()).isEqualTo(recorded());
    }

    @Test
    void a_running_relay_notices_that_kafka_was_wiped() throws Exception {
        Relay relay = relay(topics::producer);
        relay.start();
        record(5);
        await(5);
        try (Admin admin = KAFKA.admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get(30, TimeUnit.SECONDS);
        }
        KAFKA.createTopic(TOPIC, 1);
        await(5);
        record(1);
        await(6);
        relay.close();
        assertThat(firstOccurrences(onKafka())).isEqualTo(recorded());
    }

    @Test
    void a_relay_that_wrongly_believes_it_leads_cannot_move_the_cursor() throws Exception {
        record(4);
        Relay first = relay(topics::producer);
        long old = first.claimEpoch();
        List<Relay.Waiting> stalled = Transactions.in(database.service(), first::waiting);
        first.send(stalled);

        Relay second = relay(topics::producer);
        long present = second.claimEpoch();
        assertThat(second.step(present)).isEqualTo(4);
        record(2);
        assertThat(second.step(present)).isEqualTo(2);

        assertThat(first.moveCursors(old, stalled)).isFalse();
        assertThat(first.step(old)).isZero();
        record(1);
        assertThat(first.step(old)).isEqualTo(-1);
        assertThat(second.step(present)).isEqualTo(1);
        assertThat(firstOccurrences(onKafka())).isEqualTo(recorded());
    }

    @Test
    void a_wiped_kafka_is_filled_again_with_the_same_entries_in_the_same_order() throws Exception {
        record(50);
        Relay relay = relay(topics::producer);
        long epoch = relay.claimEpoch();
        relay.detectRecreatedTopic(epoch);
        relay.step(epoch);
        List<String> before = onKafka();

        try (Admin admin = KAFKA.admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get(30, TimeUnit.SECONDS);
        }
        KAFKA.createTopic(TOPIC, 1);
        Relay later = relay(topics::producer);
        long next = later.claimEpoch();
        assertThat(later.step(next)).isZero();
        later.detectRecreatedTopic(next);
        assertThat(later.step(next)).isEqualTo(50);
        assertThat(onKafka()).isEqualTo(before).isEqualTo(recorded());
    }

    @Test
    void a_refill_sends_everything_once_more() throws Exception {
        record(5);
        Relay relay = relay(topics::producer);
        long epoch = relay.claimEpoch();
        relay.step(epoch);
        relay.refill(REGION);
        assertThat(relay.step(relay.claimEpoch())).isEqualTo(5);
        List<String> twice = new ArrayList<>(recorded());
        twice.addAll(recorded());
        assertThat(onKafka()).isEqualTo(twice);
    }

    @Test
    void a_step_under_way_does_not_move_the_cursors_past_a_refill() throws Exception {
        record(5);
        Relay relay = relay(topics::producer);
        long epoch = relay.claimEpoch();
        List<Relay.Waiting> underWay = Transactions.in(database.service(), relay::waiting);
        relay.refill(REGION);
        assertThat(relay.moveCursors(epoch, underWay)).isFalse();
        assertThat(relay.step(relay.claimEpoch())).isEqualTo(5);
    }

    @Test
    void busy_regions_do_not_keep_another_from_being_served() throws Exception {
        JournalWriter writer =
                new JournalWriter(
                        database.service(),
                        new Appender(Journal.GOALS, List.of()),
                        (region, first, documents) -> {});
        for (String region : List.of("a", "b", "c")) {
            List<Change<?, ?, ?>> changes = new ArrayList<>();
            for (int i = 0; i < (region.equals("c") ? 1 : 2_500); i++) {
                changes.add(Naming.name("u-" + i, "x"));
            }
            writer.submit(Submission.atomic(Code.of(region), changes, Origin.of("office:li")))
                    .get();
        }
        Relay relay = relay(topics::producer);
        List<String> served = new ArrayList<>();
        for (int step = 0; step < 2; step++) {
            Transactions.in(database.service(), relay::waiting)
                    .forEach(waiting -> served.add(waiting.region()));
        }
        assertThat(served).contains("a", "b", "c");
    }

    @Test
    void a_region_whose_journal_lacks_an_entry_keeps_no_other_from_being_served() throws Exception {
        for (String region : List.of("a", "b")) {
            writer.submit(
                            Submission.atomic(
                                    Code.of(region),
                                    List.of(Naming.name("u", "x")),
                                    Origin.of("office:li")))
                    .get();
        }
        try (Connection connection = database.owner().getConnection();
                Statement delete = connection.createStatement()) {
            delete.execute("delete from entry where region = 'a'");
        }
        Relay relay = relay(topics::producer);
        assertThat(Transactions.in(database.service(), relay::waiting))
                .extracting(Relay.Waiting::region)
                .containsExactly("b");
        assertThat(relay.trouble()).contains("goals journal of a lacks entry");
    }

    @Test
    void a_running_relay_carries_what_is_committed_through_a_broker_that_is_killed()
            throws Exception {
        Relay relay = relay(topics::producer);
        JournalWriter waking =
                new JournalWriter(
                        database.service(),
                        new Appender(Journal.GOALS, List.of()),
                        relay::appended);
        relay.start();
        waking.submit(Naming.one("before", "1")).get();
        await(1);
        KAFKA.kill();
        waking.submit(Naming.one("during", "1")).get();
        KAFKA.restart();
        waking.submit(Naming.one("after", "1")).get();
        await(3);
        relay.close();
        assertThat(firstOccurrences(onKafka())).isEqualTo(recorded());
    }

    private Relay relay(Supplier<Producer<String, byte[]>> producers) {
        return new Relay(
                database.service(), Journal.GOALS, producers, topics, Duration.ofMillis(100));
    }

    private void record(int count) throws Exception {
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        long head = new History(database.service()).head(Journal.GOALS, REGION);
        for (int i = 0; i < count; i++) {
            changes.add(name("u-" + (head + i), "x"));
        }
        writer.submit(submission(Submission.Mode.ATOMIC, "", "", changes)).get();
    }

    private long epoch() throws Exception {
        try (Connection connection = database.service().getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select epoch from relay_lead")) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> recorded() throws Exception {
        return new History(database.service()).entries(Journal.GOALS, REGION, 0, 10_000);
    }

    /**
     * Everything on the topic, from its beginning to its present end; each document the CloudEvents
     * SDK reads as what it is, too.
     */
    private List<String> onKafka() {
        try (KafkaConsumer<String, byte[]> consumer = consumer();
                CloudEventDeserializer events = new CloudEventDeserializer()) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    assertThat(record.key()).isEqualTo(REGION.value());
                    String document = new String(record.value(), StandardCharsets.UTF_8);
                    CloudEvent event = events.deserialize(TOPIC, record.headers(), record.value());
                    assertThat(document)
                            .contains("\"id\":\"" + event.getId() + "\"")
                            .contains("\"type\":\"" + event.getType() + "\"");
                    values.add(document);
                }
            }
            return values;
        }
    }

    /** Reads until as many records are there; the test's own time limit is the only one. */
    private void await(int count) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            int seen = 0;
            while (seen < count) {
                seen += consumer.poll(Duration.ofMillis(200)).count();
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<String> firstOccurrences(List<String> values) {
        return values.stream().distinct().toList();
    }
}
