package io.kaocheng.bench;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.scoring.engine.Outcome;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A consumer that throws away what it reads, with the settings of our replay and in no group: how
 * much of a replay's cost is reading.
 */
final class PollLoop implements Contender {

    static final String NAME = "poll loop, our settings";

    private final String bootstrapServers;
    private final List<Journal> journals;
    private final Cut cut;

    PollLoop(String bootstrapServers, List<Journal> journals, Cut cut) {
        this.bootstrapServers = bootstrapServers;
        this.journals = List.copyOf(journals);
        this.cut = cut;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run() {
        long read = 0;
        for (Journal journal : journals) {
            read += read(journal);
        }
        return new Outcome(read, null, null);
    }

    private long read(Journal journal) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(journal.topic(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long read = 0;
            long bytes = 0;
            while (read < cut.at(journal)) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofSeconds(10))) {
                    read++;
                    bytes += record.value().length;
                }
            }
            if (bytes == 0) {
                throw new IllegalStateException(journal + " holds nothing");
            }
            return read;
        }
    }
}
