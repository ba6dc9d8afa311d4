package io.kaocheng.bench;

import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.infra.Database;
import io.kaocheng.infra.ProcessId;
import io.kaocheng.local.Part;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Figures recorded per second, compared with plain inserts. */
@Command(
        name = "ingest",
        description =
                "Our batch endpoint against COPY and INSERT into an equal table; our single submit against an endpoint that inserts a row.")
final class IngestBench implements Callable<Integer> {

    private static final double SECOND = 1e6;

    /** How often a round's single submits are sent before anything is measured. */
    private static final int PRIME_SINGLES = 4;

    /** How often a round's rows are, in batches. */
    private static final int PRIME_BATCHES = 16;

    /** Rows of these batches, so that they are some thousands. */
    private static final int PRIME_SIZE = 200;

    private static final String BATCHES = "our batches";
    private static final String SINGLE = "our single submit";
    private static final String BARE = "bare endpoint, token checked";
    private static final String OPEN = "bare endpoint, open to all";

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "2000,200,20,1",
            description = "Rows of a batch. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--rows",
            defaultValue = "40000",
            description =
                    "Per contender and round, of the largest batches; smaller ones are given less. Default: ${DEFAULT-VALUE}.")
    private int rows = 40_000;

    @Option(
            names = "--clients",
            defaultValue = "4",
            description = "Clients that send batches concurrently. Default: ${DEFAULT-VALUE}.")
    private int clients = 4;

    @Option(
            names = "--single-clients",
            split = ",",
            defaultValue = "16,64",
            description =
                    "Who send one by one side by side; several for several groups. Default: ${DEFAULT-VALUE}.")
    private List<Integer> singleClients = List.of();

    @Option(
            names = "--singles",
            defaultValue = "6000",
            description = "Single submits per contender and round. Default: ${DEFAULT-VALUE}.")
    private int singles = 6_000;

    @Option(names = "--units", defaultValue = "400", description = "Default: ${DEFAULT-VALUE}.")
    private int units = 400;

    @Option(
            names = "--indicators",
            defaultValue = "20",
            description = "Indicators per unit. Default: ${DEFAULT-VALUE}.")
    private int indicators = 20;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            defaultValue = "7",
            description =
                    "Warm-up rounds, which are not counted: a service that has received few rows still compiles, and that is counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 7;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Sheet.Form form = Sheet.Form.table;

    @Option(
            names = "--profile",
            description =
                    "Afterwards profile monitoring-service while it receives the first of the batches, then single submits.")
    private boolean profile;

    /** Contenders that did the same. */
    private record Group(String title, int rows, List<Contender> contenders, Rounds rounds) {}

    @Override
    public Integer call() throws Exception {
        PrintStream progress = System.err;
        Path checkout = Checkout.here();
        Set<Part> parts =
                EnumSet.of(
                        Part.POSTGRES,
                        Part.KAFKA,
                        Part.KEYCLOAK,
                        Part.GOALS,
                        Part.INDICATORS,
                        Part.MONITORING);
        SubmittedRegion region = SubmittedRegion.holding(figures(), units, 50, indicators);
        try (ThrowawaySuite suite = ThrowawaySuite.start(checkout, parts)) {
            region.define(suite.suite(), false);
            Database database = suite.suite().database(Part.MONITORING);
            try (Connection observer = BareTables.connect(database)) {
                BareTables.create(observer);
                try (BareProgram bare =
                        BareProgram.start(checkout, suite.folder(), suite.suite(), database)) {
                    Map<String, ProcessId> servers = new LinkedHashMap<>(suite.processes());
                    servers.put("bare", bare.process());
                    Ground ground =
                            new Ground(
                                    suite, region, database, new Stored(observer), bare, servers);
                    run(ground, progress);
                }
            }
        }
        return 0;
    }

    /** How many are sent in all. */
    private long figures() {
        long perRound = sizes.stream().mapToLong(this::rowsOf).sum();
        long all = perRound + (long) singles * singleClients.size();
        long prime = (long) PRIME_BATCHES * rows + (long) PRIME_SINGLES * singles;
        return prime + all * (warmUp + rounds) + (profile ? 10L * (rows + singles) : 0);
    }

    /** Fewer of small batches, so that no group runs much longer than the others. */
    private int rowsOf(int size) {
        int share = size >= 1_000 ? 1 : size >= 100 ? 2 : size >= 10 ? 4 : 12;
        return Math.max(size, rows / share / size * size);
    }

    /** What is there to measure with. */
    private record Ground(
            ThrowawaySuite suite,
            SubmittedRegion region,
            Database database,
            Stored stored,
            BareProgram bare,
            Map<String, ProcessId> servers) {

        String token() {
            return suite.suite().token(ThrowawaySuite.SENDER);
        }

        Submits submits(String name, Submits.To to, int clients, Facts facts) {
            Wires wires =
                    switch (to) {
                        case Submits.To.Batches _, Submits.To.Single _ ->
                                new Wires(suite.suite().url(Part.MONITORING), clients);
                        case Submits.To.Bare _ -> new Wires(bare.uri(), clients);
                    };
            boolean open = to instanceof Submits.To.Bare(var all) && all;
            return new Submits(
                    name, to, wires, clients, open ? () -> "" : this::token, facts, stored);
        }
    }

    private void run(Ground ground, PrintStream progress) throws Exception {
        Meter meter = new Meter(ground.servers());
        double before = meter.load();
        prime(ground, progress);
        List<Group> groups = new ArrayList<>();
        for (int size : sizes) {
            groups.add(batches(ground, meter, size, progress));
        }
        for (int side : singleClients) {
            groups.add(singles(ground, meter, side, progress));
        }
        Sheet sheet =
                new Sheet("ingest")
                        .under(
                                "agreed",
                                "every figure that was sent is stored once, with its value, by every contender of its group")
                        .under(
                                "rounds",
                                rounds
                                        + " in turns after "
                                        + warmUp
                                        + " to warm up, and before all of them "
                                        + PRIME_SINGLES * singles
                                        + " single submits and "
                                        + PRIME_BATCHES * rows
                                        + " rows in batches of "
                                        + PRIME_SIZE
                                        + "; median (lowest–highest)")
                        .under(
                                "load",
                                String.format(
                                        Locale.ROOT,
                                        "%.1f before, %.1f after, on %d processors that clients and servers share",
                                        before,
                                        meter.load(),
                                        Runtime.getRuntime().availableProcessors()))
                        .under(
                                "suite",
                                "PostgreSQL (fsync on), Kafka, Keycloak, goals-, indicators-, monitoring-service; sent to monitoring-service itself")
                        .under(
                                "counted",
                                "rows per second of wall time up to the last answer; CPU in µs per row also of what follows it (the relay to Kafka)");
        for (Group group : groups) {
            report(group, sheet);
        }
        sheet.print(form, System.out);
        if (profile) {
            profile(ground, progress);
        }
    }

    /**
     * What every request passes through is compiled only after thousands of them, which a group of
     * large batches never reaches: its rounds would be charged with the compiler's work.
     */
    private void prime(Ground ground, PrintStream progress) throws Exception {
        progress.println("priming the service");
        Facts some = new Facts(ground.region(), rows);
        Facts few = new Facts(ground.region(), singles);
        try (Submits batches =
                        ground.submits(BATCHES, new Submits.To.Batches(PRIME_SIZE), clients, some);
                Submits single = ground.submits(SINGLE, new Submits.To.Single(), clients, few)) {
            for (int i = 0; i < PRIME_SINGLES; i++) {
                single.prepare();
                var _ = single.run();
            }
            for (int i = 0; i < PRIME_BATCHES; i++) {
                batches.prepare();
                var _ = batches.run();
            }
        }
    }

    private Group batches(Ground ground, Meter meter, int size, PrintStream progress)
            throws Exception {
        Facts facts = new Facts(ground.region(), rowsOf(size));
        String of = size == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", size);
        String title =
                String.format(
                        Locale.ROOT,
                        "batches of %s, %,d rows a round, %d clients",
                        of,
                        facts.count(),
                        clients);
        progress.println(title);
        try (BareRows atOnce =
                        new BareRows(
                                "COPY, all at once by one",
                                BareRows.How.COPY,
                                BareTables.AT_ONCE,
                                facts.count(),
                                1,
                                facts,
                                ground.stored(),
                                ground.database());
                BareRows copied =
                        new BareRows(
                                "COPY of " + of,
                                BareRows.How.COPY,
                                BareTables.COPIED,
                                size,
                                clients,
                                facts,
                                ground.stored(),
                                ground.database());
                BareRows inserted =
                        new BareRows(
                                "INSERT of " + of,
                                BareRows.How.INSERT,
                                BareTables.INSERTED,
                                size,
                                clients,
                                facts,
                                ground.stored(),
                                ground.database());
                Submits ours =
                        ground.submits(BATCHES, new Submits.To.Batches(size), clients, facts)) {
            List<Contender> contenders = List.of(atOnce, copied, inserted, ours);
            Rounds measured = new Rounds(meter, contenders, progress);
            measured.run(warmUp, rounds);
            return new Group(title, facts.count(), contenders, measured);
        }
    }

    private Group singles(Ground ground, Meter meter, int side, PrintStream progress)
            throws Exception {
        Facts facts = new Facts(ground.region(), singles);
        String title =
                String.format(
                        Locale.ROOT,
                        "one by one, %,d rows a round, %d clients",
                        facts.count(),
                        side);
        progress.println(title);
        try (Submits open = ground.submits(OPEN, new Submits.To.Bare(true), side, facts);
                Submits bare = ground.submits(BARE, new Submits.To.Bare(false), side, facts);
                Submits ours = ground.submits(SINGLE, new Submits.To.Single(), side, facts)) {
            List<Contender> contenders = List.of(open, bare, ours);
            Rounds measured = new Rounds(meter, contenders, progress);
            measured.run(warmUp, rounds);
            return new Group(title, facts.count(), contenders, measured);
        }
    }

    private static void report(Group group, Sheet sheet) {
        Rounds rounds = group.rounds();
        Sheet.Section section =
                sheet.section(
                        group.title(),
                        "rows/s",
                        "CPU of clients",
                        "PostgreSQL",
                        "service",
                        "Kafka",
                        "both");
        for (Contender contender : group.contenders()) {
            String name = contender.name();
            section.row(
                    name,
                    Sheet.of(rounds.each(name, 1, c -> group.rows() / (c.wall() / SECOND)), 0),
                    each(group, name, Cost::client),
                    each(group, name, c -> c.of(Part.POSTGRES.code())),
                    each(group, name, c -> c.of(Part.MONITORING.code()) + c.of("bare")),
                    each(group, name, c -> c.of(Part.KAFKA.code())),
                    each(group, name, Cost::cpu));
        }
        String ours = group.contenders().getLast().name();
        Sheet.Section ratios =
                sheet.section(ours + " come to so much of", "rows/s", "goal", "CPU, times as much");
        for (Contender contender : group.contenders()) {
            String name = contender.name();
            if (!name.equals(ours)) {
                ratios.row(
                        name,
                        Sheet.of(rounds.ratio(name, ours, Cost::wall), 3),
                        Sheet.text(goal(name)),
                        Sheet.of(rounds.ratio(ours, name, Cost::cpu), 2));
            }
        }
    }

    private static Sheet.Cell each(Group group, String name, ToDoubleFunction<Cost> of) {
        return Sheet.of(group.rounds().each(name, group.rows(), of), 1);
    }

    private static String goal(String other) {
        if (other.equals(BARE)) {
            return "≥ 0.5";
        }
        return other.startsWith("COPY") ? "≥ 0.25 from 200 on" : "";
    }

    private void profile(Ground ground, PrintStream progress) throws Exception {
        int size = sizes.getFirst();
        ProcessId service =
                ground.suite()
                        .suite()
                        .process(Part.MONITORING)
                        .orElseThrow(
                                () -> new IllegalStateException("monitoring-service has ended"));
        Facts many = new Facts(ground.region(), rows);
        try (Submits ours = ground.submits(BATCHES, new Submits.To.Batches(size), clients, many)) {
            progress.printf("%nmonitoring-service, batches of %d:%n", size);
            sample(service, ours, (long) rows);
        }
        Facts few = new Facts(ground.region(), singles);
        int side = singleClients.getFirst();
        try (Submits ours = ground.submits(SINGLE, new Submits.To.Single(), side, few)) {
            progress.printf("%nmonitoring-service, one by one by %d:%n", side);
            sample(service, ours, (long) singles);
        }
    }

    private static void sample(ProcessId service, Submits ours, long rows) throws Exception {
        int times = 5;
        Profile.of(
                        service,
                        () -> {
                            for (int i = 0; i < times; i++) {
                                ours.prepare();
                                var _ = ours.run();
                            }
                            return times;
                        })
                .print(times * rows, System.err);
    }
}
