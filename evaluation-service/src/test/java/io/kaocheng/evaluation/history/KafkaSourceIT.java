package io.kaocheng.evaluation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.journal.HashTree;
import io.kaocheng.journal.Inbox;
import io.kaocheng.journal.JournalTrees;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What a topic may hold besides a region's entries in order, each once. */
@TestInstance(Lifecycle.PER_CLASS)
class KafkaSourceIT {

    private static final Code REGION = Code.of("qinghe");
    private static final Instant RECORDED = Instant.parse("2026-03-31T08:00:00Z");
    private static final Code OTHER = Code.of("baishan");

    private final KafkaBroker kafka = KafkaBroker.throwaway();
    private final List<Long> fetched = new ArrayList<>();

    @AfterAll
    void stop() {
        kafka.close();
    }

    @BeforeEach
    void an_empty_topic() throws Exception {
        fetched.clear();
        String topic = Journal.MONITORING.topic();
        try (Admin admin = kafka.admin()) {
            if (admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(topic)) {
                admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
            }
            while (admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(topic)) {
                Thread.onSpinWait();
            }
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static byte[] entry(Code region, long sequence) {
        ObservationSubmitted event =
                new ObservationSubmitted(
                        Code.of("u" + sequence),
                        Code.of("level"),
                        Period.parse("202603"),
                        new Figures(BigDecimal.valueOf(sequence), null, null),
                        null,
                        null,
                        "li",
                        null,
                        false);
        return Entry.document(
                        new UUID(region.hashCode(), sequence),
                        region,
                        Journal.MONITORING,
                        sequence,
                        event.subject(),
                        1,
                        "kaocheng.monitoring.observation-submitted.v1",
                        RECORDED.atOffset(ZoneOffset.UTC),
                        RECORDED,
                        "li",
                        null,
                        null,
                        null,
                        ContractJson.write(event))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void send(List<ProducerRecord<String, byte[]>> records) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(Code region, byte[] value) {
        return new ProducerRecord<>(Journal.MONITORING.topic(), region.value(), value);
    }

    /** The journal's owner has 40 entries. */
    private final Inbox.Owners owner =
            new Inbox.Owners() {
                @Override
                public List<String> entries(Journal journal, Code region, long after, int limit) {
                    List<String> documents = new ArrayList<>();
                    for (long s = after + 1; s <= 40 && documents.size() < limit; s++) {
                        fetched.add(s);
                        documents.add(new String(entry(region, s), StandardCharsets.UTF_8));
                    }
                    return documents;
                }

                @Override
                public JournalTrees.Answer tree(
                        Journal journal, Code region, long size, boolean fresh) {
                    HashTree tree = new HashTree();
                    for (long s = 1; s <= Math.min(size, 40); s++) {
                        tree.add(entry(region, s));
                    }
                    return new JournalTrees.Answer(tree, null);
                }
            };

    private Source source() {
        return new KafkaSource(kafka.bootstrapServers(), owner);
    }

    private static byte[] forged(long sequence) {
        return new String(entry(REGION, sequence), StandardCharsets.UTF_8)
                .replace("\"value\":\"" + sequence + "\"", "\"value\":\"9999\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_record_that_is_no_entry_of_the_journal_ends_the_reading_and_the_owner_is_read_then()
            throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s : upTo(30)) {
            if (s == 17) {
                records.add(record(REGION, forged(17)));
            }
            records.add(record(REGION, entry(REGION, s)));
        }
        send(records);
        Source source = source();
        assertThatThrownBy(() -> read(source, 0, 30))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not the entries of its journal up to 30");
        fetched.clear();
        assertThat(read(source, 0, 30)).isEqualTo(upTo(30));
        assertThat(fetched).containsAll(upTo(30));
        assertThat(read(source(), 20, 30)).as("what follows it").hasSize(10);
    }

    @Test
    void the_first_record_that_is_not_the_entry_at_its_place_is_named() throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s : upTo(40)) {
            records.add(record(REGION, entry(REGION, s)));
            records.add(record(OTHER, entry(OTHER, s)));
        }
        records.add(record(REGION, entry(REGION, 3)));
        records.add(record(REGION, "no entry".getBytes(StandardCharsets.UTF_8)));
        send(records);
        TopicCheck check = new TopicCheck(kafka.bootstrapServers(), owner);
        assertThat(check.firstForeign(Journal.MONITORING, REGION)).isEmpty();
        send(List.of(record(REGION, entry(REGION, 41))));
        assertThat(check.firstForeign(Journal.MONITORING, REGION))
                .contains(new Position(Journal.MONITORING, 41));
        send(List.of(record(REGION, forged(23))));
        assertThat(check.firstForeign(Journal.MONITORING, REGION))
                .contains(new Position(Journal.MONITORING, 23));
        assertThat(check.firstForeign(Journal.MONITORING, OTHER)).isEmpty();
    }

    private List<Long> read(long upTo) throws Exception {
        return read(0, upTo);
    }

    private List<Long> read(long after, long upTo) throws Exception {
        return read(source(), after, upTo);
    }

    private static List<Long> read(Source source, long after, long upTo) throws Exception {
        List<Long> sequences = new ArrayList<>();
        try (EntryCursor cursor = source.open(Journal.MONITORING, REGION, after, upTo)) {
            for (EntryCursor.Item item = cursor.next(); item != null; item = cursor.next()) {
                assertThat(item).isInstanceOf(EntryCursor.Figure.class);
                assertThat(item.subject()).contains("u" + item.sequence() + "/");
                sequences.add(item.sequence());
            }
        }
        return sequences;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void other_regions_duplicates_and_rereads_change_nothing() throws Exception {
        Random random = new Random(5);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s = 1; s <= 30; s++) {
            records.add(record(REGION, entry(REGION, s)));
            records.add(record(OTHER, entry(OTHER, s)));
            if (random.nextBoolean()) {
                records.add(record(REGION, entry(REGION, 1 + random.nextLong(s))));
            }
        }
        send(records);
        assertThat(read(30)).isEqualTo(upTo(30));
        assertThat(fetched).isEmpty();
    }

    @Test
    void a_cut_before_the_end_of_the_topic_ends_the_tape_there() throws Exception {
        send(upTo(30).stream().map(s -> record(REGION, entry(REGION, s))).toList());
        assertThat(read(12)).isEqualTo(upTo(12));
    }

    @Test
    void what_the_topic_lacks_comes_from_the_owner_wherever_it_is_missing() throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s : new long[] {3, 4, 5, 9, 10, 14}) {
            records.add(record(REGION, entry(REGION, s)));
        }
        records.add(record(REGION, "no entry".getBytes(StandardCharsets.UTF_8)));
        send(records);
        assertThat(read(20)).isEqualTo(upTo(20));
        assertThat(fetched).contains(1L, 2L, 6L, 7L, 8L, 11L, 12L, 13L, 15L, 20L);
    }

    @Test
    void records_in_any_order_are_read_as_the_journal_has_them() throws Exception {
        List<Long> shuffled = new ArrayList<>(upTo(30));
        Collections.shuffle(shuffled, new Random(9));
        send(shuffled.stream().map(s -> record(REGION, entry(REGION, s))).toList());
        assertThat(read(30)).isEqualTo(upTo(30));
    }

    @Test
    void an_entry_that_neither_has_is_an_error() throws Exception {
        send(upTo(10).stream().map(s -> record(REGION, entry(REGION, s))).toList());
        assertThatThrownBy(() -> read(50))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("40");
    }

    @Test
    void after_a_place_only_what_follows_is_read() throws Exception {
        send(upTo(30).stream().map(s -> record(REGION, entry(REGION, s))).toList());
        assertThat(read(12, 30)).isEqualTo(LongStream.rangeClosed(13, 30).boxed().toList());
        assertThat(read(30, 30)).isEmpty();
    }

    @Test
    void a_topic_that_was_sent_before_the_entries_were_recorded_hides_none_of_them()
            throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s : upTo(30)) {
            // As by a sender whose clock is a day behind the recorder's.
            records.add(
                    new ProducerRecord<>(
                            Journal.MONITORING.topic(),
                            null,
                            RECORDED.minus(Duration.ofDays(1)).toEpochMilli(),
                            REGION.value(),
                            entry(REGION, s)));
        }
        send(records);
        fetched.clear();
        assertThat(read(12, 30)).isEqualTo(LongStream.rangeClosed(13, 30).boxed().toList());
        assertThat(fetched).contains(13L, 30L);
    }

    @Test
    void of_a_long_topic_only_the_end_is_looked_at() throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (long s : upTo(30)) {
            // What was sent long before the place we begin at is no entry at all.
            records.add(
                    new ProducerRecord<>(
                            Journal.MONITORING.topic(),
                            null,
                            RECORDED.minus(Duration.ofDays(s <= 20 ? 1 : 0)).toEpochMilli(),
                            REGION.value(),
                            s <= 20 ? new byte[] {'?'} : entry(REGION, s)));
        }
        send(records);
        fetched.clear();
        assertThat(read(20, 30)).isEqualTo(LongStream.rangeClosed(21, 30).boxed().toList());
        assertThat(fetched).containsExactly(20L);
    }
}
