package io.kaocheng.bench;

import io.kaocheng.bench.GeneratedRegion.Fact;
import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.evaluation.replay.Fold;
import io.kaocheng.infra.InfraException;
import io.kaocheng.infra.KafkaBroker;
import io.kaocheng.infra.Postgres;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.journal.KafkaTopics;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How near a replay from Kafka comes to a consumer that throws away what it reads. */
@Command(
        name = "replay",
        description =
                "A replay from Kafka against the bare consumer, the same in SQL and in Kafka Streams.")
final class ReplayBench implements Callable<Integer> {

    private static final List<Journal> JOURNALS = Fold.JOURNALS;
    private static final int PROFILED = 10;

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
            defaultValue = "2",
            description = "Rounds before those that count. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 2;

    @Option(
            names = "--profile",
            description = "Afterwards sample our replay, and tell where it spends its time.")
    private boolean profile;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        try (KafkaBroker kafka = KafkaBroker.throwaway();
                Postgres postgres = Postgres.throwaway(true)) {
            Meter meter =
                    new Meter(
                            Map.of(
                                    "kafka", process(kafka.process()),
                                    "postgres", process(postgres.process())));
            GeneratedRegion region = new GeneratedRegion(units, indicators, months);
            History history = fill(kafka, region);
            out.printf(
                    Locale.ROOT,
                    "%,d entries: %d units, %d indicators, %d months%n",
                    region.entries(),
                    units,
                    indicators,
                    months);
            Cut cut = region.cut();
            try (SqlScoring sql =
                    new SqlScoring(postgres.connect("postgres", postgres.superuser()))) {
                sql.load(history.facts(), history.entries());
                List<Contender> contenders = new ArrayList<>();
                contenders.add(new BareConsumer(kafka.bootstrapServers(), JOURNALS, cut));
                contenders.add(new PollLoop(kafka.bootstrapServers(), JOURNALS, cut));
                contenders.add(
                        new OurReplay(kafka.bootstrapServers(), GeneratedRegion.REGION, cut, 1));
                contenders.add(
                        new OurReplay(kafka.bootstrapServers(), GeneratedRegion.REGION, cut, 2));
                contenders.add(sql.overRows());
                contenders.add(sql.overEntries());
                contenders.add(new StreamsTopology(kafka.bootstrapServers(), JOURNALS, cut));
                double before = meter.load();
                Rounds measured = new Rounds(meter, contenders, out);
                measured.run(warmUp, rounds);
                tell(measured, contenders, region.entries(), before, meter.load(), out);
                if (profile) {
                    Contender ours = contenders.get(2);
                    Profile.of(
                                    () -> {
                                        for (int i = 0; i < PROFILED; i++) {
                                            var _ = ours.run();
                                        }
                                        return PROFILED;
                                    })
                            .print(PROFILED * region.entries(), out);
                }
            }
        }
        return 0;
    }

    private static ProcessId process(Optional<ProcessId> process) {
        return process.orElseThrow(
                () -> new InfraException("the CPU of a server in a container cannot be told"));
    }

    private record History(List<Fact> facts, List<SqlScoring.Line> entries) {}

    private static History fill(KafkaBroker kafka, GeneratedRegion region) {
        List<Fact> facts = new ArrayList<>();
        List<SqlScoring.Line> entries = new ArrayList<>();
        for (Journal journal : JOURNALS) {
            kafka.createTopic(journal.topic(), 1);
        }
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        try (Producer<String, byte[]> producer =
                new KafkaTopics(kafka.bootstrapServers()).producer()) {
            region.write(
                    new GeneratedRegion.Taker() {
                        @Override
                        public void entry(Journal journal, byte[] document) {
                            entries.add(
                                    new SqlScoring.Line(
                                            journal, new String(document, StandardCharsets.UTF_8)));
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
                            facts.add(fact);
                        }
                    });
            producer.flush();
        }
        if (!failures.isEmpty()) {
            throw new InfraException("the topics could not be filled: " + failures.getFirst());
        }
        return new History(facts, entries);
    }

    private void tell(
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
                "CPU per entry, µs             client                    servers                     both                        | wall, s");
        for (Contender contender : contenders) {
            String name = contender.name();
            out.printf(
                    Locale.ROOT,
                    "%-24s  %-26s  %-26s  %-26s  | %s%n",
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
            ratio(measured, SqlScoring.ROWS, ours, "≥ 1.5 (both)", out);
            ratio(measured, SqlScoring.ENTRIES, ours, "", out);
            ratio(measured, StreamsTopology.NAME, ours, "≥ 8", out);
        }
        out.println(
                "Replay from segments is not measured: there are no segments yet. Results are not written.");
    }

    private static void ratio(
            Rounds measured, String other, String ours, String goal, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-44s  %-26s  %-26s  %s%n",
                other + " / " + ours,
                measured.ratio(other, ours, Cost::client),
                measured.ratio(other, ours, Cost::cpu),
                goal);
    }
}
