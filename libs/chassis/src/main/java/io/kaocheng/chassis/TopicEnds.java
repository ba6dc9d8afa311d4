package io.kaocheng.chassis;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Where topics end in Kafka; asks over one connection that is made when it is first needed. */
final class TopicEnds implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final String bootstrapServers;
    private @Nullable Admin admin;

    TopicEnds(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * The end of a partition.
     *
     * @param topicId tells one making of a topic from the next
     * @param offset that of the next record
     */
    record End(String topicId, long offset) {}

    /** The ends of all partitions of the topics. */
    Map<TopicPartition, End> of(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, TopicDescription> described =
                admin().describeTopics(topics)
                        .allTopicNames()
                        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, String> ids = new HashMap<>();
        described
                .values()
                .forEach(
                        topic ->
                                topic.partitions()
                                        .forEach(
                                                one ->
                                                        ids.put(
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        one.partition()),
                                                                topic.topicId().toString())));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin().listOffsets(
                                ids.keySet().stream()
                                        .collect(
                                                Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
                        .all()
                        .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, End> found = new HashMap<>();
        ends.forEach(
                (partition, end) ->
                        found.put(
                                partition, new End(ids.getOrDefault(partition, ""), end.offset())));
        return found;
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open =
                    Admin.create(
                            Map.of(
                                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    bootstrapServers,
                                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    PATIENCE_MILLIS,
                                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                    PATIENCE_MILLIS));
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
