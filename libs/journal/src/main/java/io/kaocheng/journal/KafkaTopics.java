package io.kaocheng.journal;

import net.jpountz.lz4.LZ4Factory;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The journal's access to Kafka: topic ids, and idempotent producers that keep order. */
public final class KafkaTopics implements Relay.TopicIds {

    static {
        useNativeCompression();
    }

    private final String bootstrapServers;

    public KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Loads the native LZ4. Kafka's clients use it only where the JVM's own class loader loaded
     * them or the library is loaded already, and Quarkus has its own class loader: compression in
     * Java was a tenth of a service's CPU per batch.
     */
    private static void useNativeCompression() {
        try {
            var _ = LZ4Factory.nativeInstance();
        } catch (LinkageError | RuntimeException e) {
            Logger.getLogger(KafkaTopics.class)
                    .infof("LZ4 is done in Java, since its native code cannot be loaded: %s", e);
        }
    }

    @Override
    public String idOf(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(settings)) {
            TopicDescription described =
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(15, TimeUnit.SECONDS)
                            .get(topic);
            if (described == null) {
                throw new IllegalStateException("Kafka described other topics than " + topic);
            }
            return described.topicId().toString();
        }
    }

    /** An idempotent producer: no loss, no duplicates, no reordering within its lifetime. */
    public Producer<String, byte[]> producer() {
        return producer(Map.of());
    }

    /** The same with some settings overridden. */
    Producer<String, byte[]> producer(Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request in flight, so that no later request succeeds after one that failed.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        settings.putAll(others);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
