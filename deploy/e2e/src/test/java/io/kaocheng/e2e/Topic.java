package io.kaocheng.e2e;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A topic as any other system reads it: a plain consumer, at least once, from the beginning. */
final class Topic {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Topic() {}

    /**
     * A region's entries as they stand there now, in order, each once: a repeat is known by
     * journal, region and sequence.
     */
    static List<JsonNode> entries(String bootstrapServers, String topic, String region) {
        return documents(bootstrapServers, topic, region).stream().map(Answer::parse).toList();
    }

    /** The same, as they are written there. */
    static List<String> documents(String bootstrapServers, String topic, String region) {
        List<String> documents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                if (System.nanoTime() - until > 0) {
                    throw new AssertionError(topic + " cannot be read to its end " + ends);
                }
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (!region.equals(record.key())) {
                        continue;
                    }
                    JsonNode entry = Answer.parse(record.value());
                    String key =
                            entry.path("journal").asText()
                                    + " "
                                    + entry.path("region").asText()
                                    + " "
                                    + entry.path("sequence").asText();
                    if (seen.add(key)) {
                        documents.add(record.value());
                    }
                }
            }
        }
        return documents;
    }
}
