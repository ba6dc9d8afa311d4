import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps the present score of every unit and period in a file. Stop it at any time and start it again: nothing is lost, nothing counts
 * twice.
 *
 * <p>{@code java -cp … ScoresReader.java 127.0.0.1:19092 scores.json [2026-03-01T00:00:00Z]}; the moment, where to begin, is for the first
 * start only. On the class path: kafka-clients with at.yawk.lz4:lz4-java, and jackson-databind.
 */
public final class ScoresReader {

    static final String TOPIC = "kaocheng.scores.v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode state;

    /** The positions stand in the file the scores stand in, so that neither is ever without the other. */
    ScoresReader(Path file) throws IOException {
        this.file = file;
        this.state = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    public static void main(String[] args) throws IOException {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", args[0],
                        "group.id", "city-platform",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            new ScoresReader(Path.of(args[1]))
                    .read(consumer, args.length > 2 ? Instant.parse(args[2]) : Instant.EPOCH, () -> true);
        }
    }

    /** @param from where to begin if this group has never read the topic */
    void read(Consumer<String, String> consumer, Instant from, BooleanSupplier goOn) throws IOException {
        consumer.subscribe(List.of(TOPIC), new BeginAt(consumer, from));
        while (goOn.getAsBoolean()) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
            if (records.isEmpty()) {
                continue;
            }
            for (ConsumerRecord<String, String> record : records) {
                take(JSON.readTree(record.value()));
            }
            save();
            consumer.commitSync(); // after the file: what was not saved comes again
        }
    }

    void take(JsonNode event) {
        String region = event.path("region").asText();
        long sequence = Long.parseLong(event.path("sequence").asText());
        ObjectNode positions = state.withObject("/positions");
        if (sequence <= positions.path(region).asLong()) {
            return; // delivered before
        }
        positions.put(region, sequence);
        JsonNode data = event.path("data");
        ObjectNode scores = state.withObject("/scores");
        String key = region + "/" + data.path("unit").asText() + "/" + data.path("period").asText();
        switch (event.path("type").asText()) {
            case "kaocheng.scores.unit-scored.v1" -> // decimals are texts; total and rank are absent without data
                    scores.putObject(key)
                            .put("total", data.path("total").textValue())
                            .put("rank", data.has("rank") ? data.get("rank").intValue() : null);
            case "kaocheng.scores.score-withdrawn.v1" -> scores.remove(key);
            default -> {} // types are added: pass over what you do not know
        }
    }

    private void save() throws IOException {
        Path fresh = Path.of(file + ".new");
        Files.writeString(fresh, JSON.writeValueAsString(state));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private record BeginAt(Consumer<String, String> consumer, Instant from) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (from.equals(Instant.EPOCH)) {
                return;
            }
            var committed = consumer.committed(Set.copyOf(assigned));
            for (TopicPartition partition : assigned) {
                if (committed.get(partition) == null) {
                    OffsetAndTimestamp first =
                            consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
                    if (first != null) {
                        consumer.seek(partition, first.offset());
                    } else {
                        consumer.seekToEnd(List.of(partition)); // nothing since then
                    }
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {}
    }
}
