package io.kaocheng.bench;

import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.scoring.engine.Outcome;

import org.apache.kafka.tools.ConsumerPerformance;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Kafka's own {@code kafka-consumer-perf-test}, which discards what it reads: the lower bound for a
 * replay from Kafka. It reads one topic at a time, so it is run once per journal.
 */
final class BareConsumer implements Contender {

    static final String NAME = "bare consumer";

    private final String bootstrapServers;
    private final List<Journal> journals;
    private final Cut cut;

    BareConsumer(String bootstrapServers, List<Journal> journals, Cut cut) {
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
        PrintStream out = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            ConsumerPerformance.main(
                    new String[] {
                        "--bootstrap-server",
                        bootstrapServers,
                        "--topic",
                        journal.topic(),
                        "--messages",
                        Long.toString(cut.at(journal)),
                        "--group",
                        "bare-" + UUID.randomUUID(),
                        "--timeout",
                        "30000",
                        "--hide-header"
                    });
        } finally {
            System.setOut(out);
        }
        return messages(output.toString(StandardCharsets.UTF_8));
    }

    /** The fifth of the figures it prints. */
    static long messages(String output) {
        String[] figures = output.strip().lines().reduce("", (a, b) -> b).split(",", -1);
        if (figures.length < 5) {
            throw new IllegalStateException("kafka-consumer-perf-test printed: " + output);
        }
        return Long.parseLong(figures[4].strip());
    }
}
