package io.kaocheng.testkit;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.infra.KafkaBroker;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Stands in for the other services in the test of one: publishes entries to the topics as their
 * relays would.
 */
public final class Topics {

    private static final Map<Place, List<String>> RECORDED = new ConcurrentHashMap<>();

    private record Place(Code region, Journal journal) {}

    private final Code region;
    private final Map<Journal, Long> heads = new EnumMap<>(Journal.class);
    private final Map<String, Integer> versions = new HashMap<>();

    public Topics(Code region) {
        this.region = region;
    }

    /** Records the events as entries of their journals; returns when Kafka has them. */
    public void record(List<? extends Event> events)
            throws ExecutionException, InterruptedException {
        record(events, EntryType::name);
    }

    /** Publishes an event in a newer version that this build cannot read. */
    public void recordUnreadable(Event event) throws ExecutionException, InterruptedException {
        record(List.of(event), type -> type.name().replaceFirst("\\.v\\d+$", ".v99"));
    }

    private void record(List<? extends Event> events, Function<EntryType, String> name)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        KafkaBroker.shared().bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (Event event : events) {
                EntryType type = EntryType.of(event);
                long sequence = heads.merge(type.journal(), 1L, Long::sum);
                int version = versions.merge(type.journal() + event.subject(), 1, Integer::sum);
                Instant at = Instant.EPOCH.plusSeconds(sequence);
                String document =
                        Entry.document(
                                UUID.nameUUIDFromBytes(
                                        (type.journal() + "@" + sequence)
                                                .getBytes(StandardCharsets.UTF_8)),
                                region,
                                type.journal(),
                                sequence,
                                event.subject(),
                                version,
                                name.apply(type),
                                at.atOffset(ZoneOffset.UTC),
                                at,
                                "tests",
                                null,
                                null,
                                null,
                                ContractJson.write(event));
                // Its owner has it before Kafka does.
                RECORDED.computeIfAbsent(
                                new Place(region, type.journal()),
                                p -> new CopyOnWriteArrayList<>())
                        .add(document);
                producer.send(
                                new ProducerRecord<>(
                                        type.journal().topic(),
                                        region.value(),
                                        document.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    /**
     * What was recorded in this process, as the journal's owner would have it; null for nothing.
     */
    public static @Nullable List<String> recorded(Code region, Journal journal) {
        return RECORDED.get(new Place(region, journal));
    }

    /** How many entries of the journal have been recorded. */
    public long head(Journal journal) {
        return heads.getOrDefault(journal, 0L);
    }
}
