package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A region's records of a journal's topic, in the topic's order, up to where it ended when they
 * were opened. Read by a plain consumer assigned to the region's partition, in no group.
 */
final class RegionRecords implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final byte[] key;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> batch =
            List.<ConsumerRecord<byte[], byte[]>>of().iterator();

    /**
     * @param since a moment before which nothing is wanted; null for all
     * @throws KafkaException where Kafka cannot be read
     */
    RegionRecords(String bootstrapServers, Journal journal, Code region, @Nullable Instant since) {
        this.key = region.value().getBytes(StandardCharsets.UTF_8);
        this.consumer = consumer(bootstrapServers);
        try {
            List<PartitionInfo> partitions = consumer.partitionsFor(journal.topic());
            // The producers' default: what has the same key lies in the same partition.
            int number = Utils.toPositive(Utils.murmur2(key)) % partitions.size();
            this.partition = new TopicPartition(journal.topic(), number);
            consumer.assign(List.of(partition));
            begin(since);
            Long last = consumer.endOffsets(List.of(partition)).get(partition);
            this.end = last == null ? 0 : last;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void begin(@Nullable Instant since) {
        if (since == null) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        OffsetAndTimestamp first =
                consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli())).get(partition);
        if (first == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, first.offset());
        }
    }

    /**
     * The next record's value; null at the end.
     *
     * @throws IOException where Kafka cannot be read
     */
    byte @Nullable [] next() throws IOException {
        try {
            while (true) {
                while (batch.hasNext()) {
                    ConsumerRecord<byte[], byte[]> record = batch.next();
                    if (record.value() != null && Arrays.equals(record.key(), key)) {
                        return record.value();
                    }
                }
                if (consumer.position(partition) >= end) {
                    return null;
                }
                var polled = consumer.poll(PATIENCE);
                if (polled.isEmpty() && consumer.position(partition) < end) {
                    throw new IOException(
                            "Kafka gave nothing of " + partition + " for " + PATIENCE);
                }
                batch = polled.iterator();
            }
        } catch (KafkaException e) {
            throw new IOException("Kafka cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
