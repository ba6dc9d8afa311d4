package io.kaocheng.evaluation.history;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.UnreadableEntryException;
import io.kaocheng.journal.Inbox;

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
 * Reads the journals straight from Kafka by plain consumers assigned to the region's partition, in
 * no group. What Kafka lacks, or has not been brought yet, comes from the journal's owner, so a
 * hole in a topic changes no score.
 */
public final class KafkaSource implements Source {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** By how much the clocks of services may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final Inbox.Owners owners;

    public KafkaSource(String bootstrapServers, Inbox.Owners owners) {
        this.bootstrapServers = bootstrapServers;
        this.owners = owners;
    }

    @Override
    public EntryCursor open(Journal journal, Code region, long after, long upTo)
            throws IOException, InterruptedException {
        Instant since = after == 0 ? null : since(journal, region, after);
        try {
            return new Partition(journal, region, after, since, upTo);
        } catch (KafkaException e) {
            throw new IOException("Kafka cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A moment before which nothing was sent that comes after the entry: what is recorded later is
     * sent later. Clocks that differ by more than the margin cost a look at the owner, no entry.
     */
    private Instant since(Journal journal, Code region, long after)
            throws IOException, InterruptedException {
        List<String> documents = owners.entries(journal, region, after - 1, 1);
        if (documents.isEmpty()) {
            throw new IOException("the owner of " + journal + " has nothing at " + after);
        }
        try {
            return Entry.read(documents.getFirst()).recordedTime().minus(CLOCKS);
        } catch (UnreadableEntryException e) {
            return Instant.EPOCH;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
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

    private final class Partition implements EntryCursor {
        private final Journal journal;
        private final Code region;
        private final byte[] key;
        private final long upTo;
        private final EntryScanner scanner;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long end;
        private Iterator<ConsumerRecord<byte[], byte[]>> batch =
                List.<ConsumerRecord<byte[], byte[]>>of().iterator();
        private @Nullable EntryCursor hole;
        private @Nullable Item ahead;
        private long at;

        Partition(Journal journal, Code region, long after, @Nullable Instant since, long upTo) {
            this.at = after;
            this.journal = journal;
            this.region = region;
            this.key = region.value().getBytes(StandardCharsets.UTF_8);
            this.upTo = upTo;
            this.scanner = new EntryScanner(journal);
            this.consumer = consumer();
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

        private void begin(@Nullable Instant since) {
            if (since == null) {
                consumer.seekToBeginning(List.of(partition));
                return;
            }
            OffsetAndTimestamp first =
                    consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()))
                            .get(partition);
            if (first == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, first.offset());
            }
        }

        @Override
        public @Nullable Item next() throws IOException, InterruptedException {
            while (at < upTo) {
                if (hole != null) {
                    Item filled = hole.next();
                    if (filled != null) {
                        at = filled.sequence();
                        return filled;
                    }
                    hole.close();
                    hole = null;
                }
                Item found = ahead != null ? ahead : read();
                ahead = null;
                if (found == null) {
                    // Not relayed yet, or gone from the topic: the owner has it.
                    fill(upTo + 1);
                } else if (found.sequence() > at + 1) {
                    ahead = found;
                    fill(Math.min(found.sequence(), upTo + 1));
                } else if (found.sequence() == at + 1) {
                    at = found.sequence();
                    return found;
                }
            }
            return null;
        }

        private void fill(long before) {
            hole = new JournalSource(owners).open(journal, region, at, before - 1);
        }

        /** The region's next record of the topic; null at the topic's end. */
        private @Nullable Item read() throws IOException {
            try {
                while (true) {
                    while (batch.hasNext()) {
                        ConsumerRecord<byte[], byte[]> record = batch.next();
                        if (Arrays.equals(record.key(), key)) {
                            Item item = item(record.value());
                            if (item != null) {
                                return item;
                            }
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

        /** Null where the record has no place: the hole it leaves is filled by the owner. */
        private @Nullable Item item(byte @Nullable [] value) {
            if (value == null) {
                return null;
            }
            return scanner.scan(value);
        }

        @Override
        public void close() {
            if (hole != null) {
                hole.close();
            }
            consumer.close();
        }
    }
}
