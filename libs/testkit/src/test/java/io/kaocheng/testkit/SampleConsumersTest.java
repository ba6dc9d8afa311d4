package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Entry;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.tools.ToolProvider;

/**
 * The consumers that {@code docs/events.md} shows to other systems are run unchanged: on the
 * examples of the AsyncAPI description, delivered twice and with what a later build may add.
 */
class SampleConsumersTest {

    private static final Path CONSUMERS = Path.of("../../docs/consumers").toAbsolutePath();
    private static final Path STAND_INS = Path.of("src/test/resources/consumers").toAbsolutePath();
    private static final Instant MOMENT = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir private Path folder = Path.of("");

    private static ObjectNode event(String type, long sequence, String unit) throws IOException {
        JsonNode example =
                ContractJson.mapper()
                        .readTree(Path.of("../../docs/asyncapi/kaocheng.json").toFile())
                        .path("components")
                        .path("messages")
                        .path(type)
                        .path("examples")
                        .path(0)
                        .path("payload");
        ObjectNode event = example.deepCopy();
        event.put("sequence", Entry.printSequence(sequence)).put("addedLater", "x");
        event.withObject("/data").put("unit", unit).putObject("addedLater").put("deep", 1);
        return event;
    }

    private static ObjectNode scored(long sequence, String unit, String total, int rank)
            throws IOException {
        ObjectNode event = event("kaocheng.scores.unit-scored.v1", sequence, unit);
        event.withObject("/data").put("total", total).put("rank", rank);
        return event;
    }

    /** What one partition delivers: 1 to 5, then 3 and 2 again. */
    private static List<String> delivered() throws IOException {
        ObjectNode unknown = scored(4, "edu-bureau", "1", 1);
        unknown.put("type", "kaocheng.scores.something-else.v1");
        List<String> lines = new ArrayList<>();
        lines.add(scored(1, "edu-bureau", "80", 2).toString());
        lines.add(scored(2, "health-bureau", "90.5", 1).toString());
        lines.add(scored(3, "edu-bureau", "95.25", 1).toString());
        lines.add(unknown.toString());
        lines.add(event("kaocheng.scores.score-withdrawn.v1", 5, "health-bureau").toString());
        lines.add(lines.get(2));
        lines.add(lines.get(1));
        return lines;
    }

    @Test
    void the_java_reader_counts_nothing_twice_and_passes_over_what_it_does_not_know()
            throws Exception {
        Path file = folder.resolve("scores.json");
        readInJava(file, Instant.EPOCH);
        JsonNode first = ContractJson.mapper().readTree(file.toFile());
        assertThat(first.path("positions").path("qinghe").asLong()).isEqualTo(5);
        assertThat(first.path("scores").properties()).hasSize(1);
        JsonNode score = first.path("scores").path("qinghe/edu-bureau/2026");
        assertThat(score.path("total").asText()).isEqualTo("95.25");
        assertThat(score.path("rank").asInt()).isEqualTo(1);
        readInJava(file, Instant.EPOCH);
        assertThat(ContractJson.mapper().readTree(file.toFile())).isEqualTo(first);
    }

    @Test
    void the_java_reader_begins_at_a_moment() throws Exception {
        Path file = folder.resolve("scores.json");
        readInJava(file, MOMENT);
        JsonNode state = ContractJson.mapper().readTree(file.toFile());
        assertThat(state.path("positions").path("qinghe").asLong()).isEqualTo(5);
        assertThat(state.path("scores").properties()).isEmpty();
    }

    private void readInJava(Path file, Instant from) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int failures =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                CONSUMERS.resolve("ScoresReader.java").toString());
        assertThat(failures).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> reader = loader.loadClass("ScoresReader");
            Constructor<?> constructor = reader.getDeclaredConstructor(Path.class);
            Method read =
                    reader.getDeclaredMethod(
                            "read", Consumer.class, Instant.class, BooleanSupplier.class);
            constructor.setAccessible(true);
            read.setAccessible(true);
            try (OnePartition consumer = new OnePartition(delivered())) {
                BooleanSupplier once = consumer::deliver;
                read.invoke(constructor.newInstance(file), consumer, from, once);
            }
        }
    }

    /** A partition of whose records the fifth is the first since the moment. */
    private static final class OnePartition extends MockConsumer<String, String> {

        private static final TopicPartition ONLY = new TopicPartition("kaocheng.scores.v1", 0);

        private final List<String> values;
        private boolean delivered;

        OnePartition(List<String> values) {
            super("earliest");
            this.values = values;
        }

        /** Whether there is anything to poll: once. */
        boolean deliver() {
            if (delivered) {
                return false;
            }
            delivered = true;
            updateBeginningOffsets(Map.of(ONLY, 0L));
            updateEndOffsets(Map.of(ONLY, (long) values.size()));
            rebalance(List.of(ONLY));
            for (int i = 0; i < values.size(); i++) {
                addRecord(new ConsumerRecord<>(ONLY.topic(), 0, i, "qinghe", values.get(i)));
            }
            return true;
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> moments) {
            assertThat(moments).isEqualTo(Map.of(ONLY, MOMENT.toEpochMilli()));
            return Map.of(ONLY, new OffsetAndTimestamp(4, MOMENT.toEpochMilli()));
        }
    }

    @Test
    void the_python_reader_counts_nothing_twice_and_begins_at_a_moment() throws Exception {
        assumeThat(isInstalled("python3")).isTrue();
        Path store = folder.resolve("scores.db");
        String program = CONSUMERS.resolve("scores_reader.py").toString();
        run("python3", "-B", program, "127.0.0.1:1", store.toString());
        run("python3", "-B", program, "127.0.0.1:1", store.toString());
        assertThat(rows(store)).containsExactly("('qinghe', 'edu-bureau', '2026', '95.25', 1)");
        Path late = folder.resolve("late.db");
        run("python3", "-B", program, "127.0.0.1:1", late.toString(), MOMENT.toString());
        assertThat(rows(late)).isEmpty();
    }

    private List<String> rows(Path store) throws Exception {
        String program =
                """
                import sqlite3, sys
                for row in sqlite3.connect(sys.argv[1]).execute("select * from score"):
                    print(row)
                """;
        return run("python3", "-c", program, store.toString()).lines().toList();
    }

    @Test
    void the_shell_reader_counts_nothing_twice_and_begins_at_a_moment() throws Exception {
        assumeThat(isInstalled("jq")).isTrue();
        Path table = folder.resolve("scores.tsv");
        String program = CONSUMERS.resolve("scores-reader.sh").toString();
        run("bash", program, "127.0.0.1:1", table.toString());
        run("bash", program, "127.0.0.1:1", table.toString());
        assertThat(Files.readAllLines(table))
                .containsExactly(
                        "qinghe\tedu-bureau\t2026\t00000000000000000003\t95.25\t1",
                        "qinghe\thealth-bureau\t2026\t00000000000000000005\t\t");
        Path late = folder.resolve("late.tsv");
        run("bash", program, "127.0.0.1:1", late.toString(), MOMENT.toString());
        assertThat(Files.readAllLines(late)).containsExactlyElementsOf(Files.readAllLines(table));
    }

    @Test
    void the_shell_reader_is_bash_throughout() throws Exception {
        assertThat(run("bash", "-n", CONSUMERS.resolve("scores-reader.sh").toString())).isEmpty();
    }

    private String run(String... command) throws Exception {
        Path delivered = folder.resolve("delivered");
        Files.write(delivered, delivered());
        Path output = folder.resolve("output");
        ProcessBuilder program =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        Map<String, String> environment = program.environment();
        environment.put("PYTHONPATH", STAND_INS.toString());
        environment.put("PATH", STAND_INS.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("DELIVERED", delivered.toString());
        environment.put("OFFSET_OF_" + MOMENT.toEpochMilli(), "4");
        Process process = program.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** Those who build the suite need neither. */
    private boolean isInstalled(String command) throws Exception {
        try {
            run(command, "--version");
            return true;
        } catch (IOException absent) {
            return false;
        }
    }
}
