package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class KafkaBrokerIT {

    @Test
    void acknowledged_records_survive_a_kill_and_a_restart() throws Exception {
        try (KafkaBroker broker = KafkaBroker.throwaway()) {
            broker.createTopic("kaocheng.goals.v1", 1);
            send(broker, "kaocheng.goals.v1", "one", "two", "three");

            broker.kill();
            assertThat(broker.isReady()).isFalse();
            broker.restart();

            assertThat(read(broker, "kaocheng.goals.v1", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void a_persistent_broker_keeps_topics_and_settings(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        int controllerPort = Ports.free();
        try (KafkaBroker first = KafkaBroker.persistent(folder, port, controllerPort)) {
            first.createTopic("kaocheng.scores.v1", 6);
            send(first, "kaocheng.scores.v1", "one");
        }

        try (KafkaBroker second = KafkaBroker.persistent(folder, port, controllerPort);
                var admin = second.admin()) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, "kaocheng.scores.v1");
            var settings = admin.describeConfigs(List.of(topic)).values().get(topic);
            assertThat(settings).isNotNull();
            assertThat(settings.get(10, TimeUnit.SECONDS).get("retention.ms").value())
                    .isEqualTo("-1");
            assertThat(settings.get(10, TimeUnit.SECONDS).get("retention.bytes").value())
                    .isEqualTo("-1");
            var described =
                    admin.describeTopics(List.of("kaocheng.scores.v1"))
                            .allTopicNames()
                            .get(10, TimeUnit.SECONDS);
            assertThat(described.values()).allSatisfy(it -> assertThat(it.partitions()).hasSize(6));
        }
    }

    @Test
    void a_topic_made_twice_is_kept() throws Exception {
        try (KafkaBroker broker = KafkaBroker.shared()) {
            broker.createTopic("twice", 2);
            send(broker, "twice", "kept");
            broker.createTopic("twice", 2);
            assertThat(read(broker, "twice", 1)).containsExactly("kept");
        }
    }

    @Test
    void a_topic_made_anew_is_empty() throws Exception {
        try (KafkaBroker broker = KafkaBroker.shared()) {
            broker.createTopicAnew("anew", 1);
            send(broker, "anew", "earlier");
            broker.createTopicAnew("anew", 1);
            send(broker, "anew", "later");
            assertThat(read(broker, "anew", 1)).containsExactly("later");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void batches_are_accepted_with_every_compression(String compression) throws Exception {
        try (KafkaBroker broker = KafkaBroker.shared()) {
            String topic = "compressed-" + compression;
            broker.createTopic(topic, 1);
            try (var producer =
                    new KafkaProducer<>(
                            Map.of(
                                    "bootstrap.servers",
                                    broker.bootstrapServers(),
                                    "compression.type",
                                    compression),
                            new StringSerializer(),
                            new StringSerializer())) {
                producer.send(new ProducerRecord<>(topic, 0, "region", "value"))
                        .get(10, TimeUnit.SECONDS);
            }
            assertThat(read(broker, topic, 1)).containsExactly("value");
        }
    }

    @Test
    void a_topic_nobody_made_does_not_appear_by_itself() {
        try (KafkaBroker broker = KafkaBroker.shared()) {
            assertThatThrownBy(() -> send(broker, "misspelt", "lost"))
                    .hasMessageContaining("misspelt");
        }
    }

    @Test
    void two_throw_away_brokers_run_beside_each_other_and_leave_nothing() throws IOException {
        KafkaBroker one = KafkaBroker.throwaway();
        KafkaBroker other = KafkaBroker.throwaway();
        ProcessId first = one.process().orElseThrow();
        ProcessId second = other.process().orElseThrow();

        List<Path> folders = List.of(folderOf(first), folderOf(second));

        one.close();
        assertThat(other.isReady()).isTrue();
        other.close();

        assertThat(first.isRunning()).isFalse();
        assertThat(second.isRunning()).isFalse();
        assertThat(folders).allSatisfy(folder -> assertThat(folder).doesNotExist());
    }

    private static Path folderOf(ProcessId process) throws IOException {
        return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
    }

    private static void send(KafkaBroker broker, String topic, String... values) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "acks",
                                "all",
                                "max.block.ms",
                                "3000"),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, 0, "region", value))
                        .get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(KafkaBroker broker, String topic, int expected) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            for (int attempt = 0; attempt < 20 && values.size() < expected; attempt++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
