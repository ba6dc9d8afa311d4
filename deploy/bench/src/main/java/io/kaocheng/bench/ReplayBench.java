package io.kaocheng.bench;

import io.kaocheng.bench.GeneratedRegion.Fact;
import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.history.SnapshotMaker;
import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.Postgres;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.journal.KafkaTopics;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * CPU of a replay from Kafka and from a snapshot, compared with a bare consumer, SQL and Kafka
 * Streams.
 */
@Command(
        name = "replay",
        description =
                "A replay from Kafka against the bare consumer, the same in SQL and in Kafka Streams.")
final class ReplayBench implements Callable<Integer> {

    private static final List<Journal> JOURNALS =
            List.of(Journal.INDICATORS, Journal.GOALS, Journal.MONITORING);
    private static final int PROFILED = 10;

    /** Repetitions of making facts from a snapshot, which lasts only milliseconds. */
    private static final int OF_SNAPSHOT = 20;

    @Option(names = "--units", defaultValue = "400", description = "Default: ${DEFAULT-VALUE}.")
    private int units = 400;

    @Option(
            names = "--indicators",
            defaultValue = "20",
            description = "Per unit. Default: ${DEFAULT-VALUE}.")
    private int indicators = 20;

    @Option(names = "--months", defaultValue = "12", description = "Default: ${DEFAULT-VALUE}.")
    private int months = 12;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            defaultValue = "8",
            description =
                    "Rounds before those that count: a service has long been compiled when it is asked for a replay. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 8;

    @Option(
            names = "--without",
            paramLabel = "NAME",
            description =
                    "Leave out sql or streams, which need more memory and time than a long history leaves; repeatable.")
    private Set<Left> without = EnumSet.noneOf(Left.class);

    /** What can be left out. */
    enum Left {
        sql,
        streams
    }

    @Option(
            names = "--growth",
            description =
                    "Also replay a region with a tenth of the units, and report what ten times the history costs.")
    private boolean growth;

    @Option(
            names = "--profile",
            description = "Afterwards profile our replay from Kafka and from a snapshot.")
    private boolean profile;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        try (KafkaBroker kafka = KafkaBroker.throwaway();
                Postgres postgres = Postgres.throwaway(true);
                Tenth tenth = growth ? new Tenth(tenthOfUnits(), indicators, months) : null) {
            Map<String, ProcessId> servers = new HashMap<>();
            servers.put("kafka", process(kafka.process()));
            servers.put("postgres", process(postgres.process()));
            if (tenth != null) {
                servers.put("kafka of the tenth", tenth.process());
            }
            Meter meter = new Meter(servers);
            GeneratedRegion region = new GeneratedRegion(units, indicators, months);
            History history = fill(kafka, region, !without.contains(Left.sql));
            out.printf(
                    Locale.ROOT,
                    "%,d entries of %,d bytes on average: %d units, %d indicators, %d months%n",
                    region.entries(),
                    history.bytes() / region.entries(),
                    units,
                    indicators,
                    months);
            try (SqlScoring sql =
                    new SqlScoring(postgres.connect("postgres", postgres.superuser()))) {
                sql.load(history.facts(), history.entries());
                Path snapshot = Files.createTempFile("bench", ".segment");
                try {
                    seal(kafka, region, snapshot, out);
                    List<Contender> contenders = contenders(kafka, sql, snapshot, region.cut());
                    if (tenth != null) {
                        contenders.add(tenth);
                    }
                    measure(meter, region, contenders, tenth, out);
                    memory(kafka, snapshot, region, out);
                } finally {
                    Files.delete(snapshot);
                }
            }
        }
        return 0;
    }

    private int tenthOfUnits() {
        if (units % 10 != 0) {
            throw new IllegalArgumentException(
                    "--growth wants --units that can be divided by 10; found " + units);
        }
        return units / 10;
    }

    /** Prints the heap that a replay's facts retain. */
    private static void memory(
            KafkaBroker kafka, Path snapshot, GeneratedRegion region, PrintStream out)
            throws Exception {
        Cut cut = region.cut();
        for (FactsAlone made :
                List.of(
                        new FactsAlone(
                                FactsAlone.KAFKA, Histories.kafka(kafka.bootstrapServers()), cut),
                        new FactsAlone(FactsAlone.SNAPSHOT, Histories.sealed(snapshot), cut))) {
            out.printf(
                    "Heap the facts hold, %s: %s%n",
                    made.name(), Retained.formatted(Retained.by(made::facts), region.entries()));
        }
    }

    private static void seal(
            KafkaBroker kafka, GeneratedRegion region, Path snapshot, PrintStream out)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String hash =
                SnapshotMaker.make(
                        Histories.kafka(kafka.bootstrapServers()),
                        GeneratedRegion.REGION,
                        null,
                        region.cut(),
                        Map.of(),
                        snapshot);
        out.printf(
                Locale.ROOT,
                "sealed into %,d bytes in %.1f s: %s%n",
                Files.size(snapshot),
                (System.nanoTime() - begin) / 1e9,
                hash);
    }

    private List<Contender> contenders(KafkaBroker kafka, SqlScoring sql, Path snapshot, Cut cut) {
        String servers = kafka.bootstrapServers();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new BareConsumer(servers, JOURNALS, cut));
        contenders.add(new PollLoop(servers, JOURNALS, cut));
        contenders.add(OurReplay.fromKafka(servers, GeneratedRegion.REGION, cut, 1));
        contenders.add(OurReplay.fromKafka(servers, GeneratedRegion.REGION, cut, 2));
        contenders.add(OurReplay.fromSnapshot(snapshot, GeneratedRegion.REGION, cut, 1));
        contenders.add(new FactsAlone(FactsAlone.KAFKA, Histories.kafka(servers), cut));
        contenders.add(
                new FactsAlone(FactsAlone.SNAPSHOT, Histories.sealed(snapshot), cut, OF_SNAPSHOT));
        if (!without.contains(Left.sql)) {
            contenders.add(sql.overRows());
            contenders.add(sql.overEntries());
        }
        if (!without.contains(Left.streams)) {
            contenders.add(new StreamsTopology(servers, JOURNALS, cut));
        }
        return contenders;
    }

    private void measure(
            Meter meter,
            GeneratedRegion region,
            List<Contender> contenders,
            @Nullable Tenth tenth,
            PrintStream out)
            throws Exception {
        double before = meter.load();
        Rounds measured = new Rounds(meter, contenders, out);
        measured.run(warmUp, rounds);
        report(measured, contenders, region.entries(), before, meter.load(), out);
        if (tenth != null) {
            out.printf(
                    Locale.ROOT,
                    "%.2f times the history costs %s times the CPU and %s times the time (≤ 10.5 for 10)%n",
                    region.entries() / (double) tenth.entries(),
                    measured.ratio(OurReplay.named(1), Tenth.NAME, Cost::cpu),
                    measured.ratio(OurReplay.named(1), Tenth.NAME, Cost::wall));
        }
        if (profile) {
            for (String name : List.of(OurReplay.named(1), OurReplay.fromSnapshotNamed(1))) {
                for (Contender contender : contenders) {
                    if (contender.name().equals(name)) {
                        profile(contender, region.entries(), out);
                    }
                }
            }
        }
    }

    private static void profile(Contender ours, long entries, PrintStream out) throws Exception {
        out.printf("%n%s:%n", ours.name());
        Profile.of(
                        () -> {
                            for (int i = 0; i < PROFILED; i++) {
                                var _ = ours.run();
                            }
                            return PROFILED;
                        })
                .print(PROFILED * entries, out);
    }

    private static ProcessId process(Optional<ProcessId> process) {
        return process.orElseThrow(
                () -> new InfraException("the CPU of a server in a container cannot be measured"));
    }

    /**
     * @param bytes of all entries together
     */
    record History(List<Fact> facts, List<SqlScoring.Line> entries, long bytes) {}

    /** Writes a region's entries to the topics. */
    static History fill(KafkaBroker kafka, GeneratedRegion region, boolean rows) {
        List<Fact> facts = new ArrayList<>();
        List<SqlScoring.Line> entries = new ArrayList<>();
        long[] bytes = {0};
        for (Journal journal : JOURNALS) {
            kafka.createTopic(journal.topic(), 1);
        }
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        try (Producer<String, byte[]> producer =
                new KafkaTopics(kafka.bootstrapServers()).producer()) {
            region.write(
                    new GeneratedRegion.Sink() {
                        @Override
                        public void entry(Journal journal, byte[] document) {
                            bytes[0] += document.length;
                            if (rows) {
                                entries.add(
                                        new SqlScoring.Line(
                                                journal,
                                                new String(document, StandardCharsets.UTF_8)));
                            }
                            var _ =
                                    producer.send(
                                            new ProducerRecord<>(
                                                    journal.topic(),
                                                    GeneratedRegion.REGION.value(),
                                                    document),
                                            (sent, e) -> {
                                                if (e != null) {
                                                    failures.add(e);
                                                }
                                            });
                        }

                        @Override
                        public void fact(Fact fact) {
                            if (rows) {
                                facts.add(fact);
                            }
                        }
                    });
            producer.flush();
        }
        if (!failures.isEmpty()) {
            throw new InfraException("the topics could not be filled: " + failures.getFirst());
        }
        return new History(facts, entries, bytes[0]);
    }

    private void report(
            Rounds measured,
            List<Contender> contenders,
            long entries,
            double before,
            double after,
            PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nAll agree: entries, totals and ranks, root. Median of %d rounds in turns (lowest – highest).%n",
                rounds);
        out.printf(
                Locale.ROOT,
                "Load average of the machine: %.1f before, %.1f after, on %d processors.%n%n",
                before,
                after,
                Runtime.getRuntime().availableProcessors());
        out.println(
                "CPU per entry, µs                client                    servers                     both                        | wall, s");
        for (Contender contender : contenders) {
            String name = contender.name();
            if (contender instanceof Tenth) {
                continue;
            }
            out.printf(
                    Locale.ROOT,
                    "%-27s  %-26s  %-26s  %-26s  | %s%n",
                    name,
                    measured.each(name, entries, Cost::client),
                    measured.each(name, entries, Cost::servers),
                    measured.each(name, entries, Cost::cpu),
                    measured.each(name, 1_000_000, Cost::wall));
        }
        out.println();
        out.println(
                "How many times as cheap our replay is (CPU)   client                      client and servers          goal");
        for (int threads : new int[] {1, 2}) {
            String ours = OurReplay.named(threads);
            ratio(measured, BareConsumer.NAME, ours, "≥ 0.35", out);
            ratio(measured, PollLoop.NAME, ours, "", out);
            ratio(measured, SqlScoring.ENTRIES, ours, "≥ 1.5", out);
            ratio(measured, SqlScoring.ROWS, ours, "", out);
            ratio(measured, StreamsTopology.NAME, ours, "≥ 8", out);
        }
        String sealed = OurReplay.fromSnapshotNamed(1);
        ratio(measured, OurReplay.named(1), sealed, "", out);
        ratio(measured, SqlScoring.ROWS, sealed, "≥ 1.5", out);
        ratio(measured, FactsAlone.KAFKA, FactsAlone.SNAPSHOT, "≥ 30", out);
        out.println(
                "SQL over entries decodes what our replay decodes; SQL over typed rows and a snapshot both begin with what is decoded already.");
        out.printf(
                "Facts from a snapshot are made %d times in a row; the figures are for one of them.%n",
                OF_SNAPSHOT);
        out.println("Results are not written. Facts alone: the history read, and nothing scored.");
        out.println(
                "What a client costs to start is in all of them: short histories bring them nearer to each other.");
    }

    private static void ratio(
            Rounds measured, String other, String ours, String goal, PrintStream out) {
        if (measured.of(other).isEmpty()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-44s  %-26s  %-26s  %s%n",
                other + " / " + ours,
                measured.ratio(other, ours, Cost::client),
                measured.ratio(other, ours, Cost::cpu),
                goal);
    }
}
