package io.kaocheng.bench;

import io.kaocheng.infra.InfraException;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plain consumer of a topic from its end on, with Kafka's default settings. It notes when a
 * record arrived and does not parse it, so that later records are not delayed.
 */
final class Feed implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Thread thread;

    /** A record, and when the poll that brought it returned, by {@link System#nanoTime}. */
    static final class Arrival {
        private final long at;
        private final byte[] value;

        private Arrival(long at, byte[] value) {
            this.at = at;
            this.value = value;
        }

        long at() {
            return at;
        }

        byte[] value() {
            return value;
        }
    }

    Feed(String bootstrapServers, String topic) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position makes this the end.
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().daemon().name("feed-" + topic).start(this::poll);
    }

    private void poll() {
        try {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    arrivals.add(new Arrival(now, record.value()));
                }
            }
        } catch (WakeupException end) {
            consumer.close();
        }
    }

    /**
     * The next that came.
     *
     * @throws TimeoutException where none does
     */
    Arrival next(Duration patience) throws TimeoutException, InterruptedException {
        Arrival next = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new TimeoutException("nothing more came within " + patience.toSeconds() + " s");
        }
        return next;
    }

    /** Forgets what came so far. */
    void drop() {
        arrivals.clear();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while a consumer was closed", e);
        }
    }
}
