package io.kaocheng.bench;

import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.bench.Meter.Measured;
import io.kaocheng.infra.Database;
import io.kaocheng.local.Part;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Latency from a submission to the published score that includes it. */
@Command(
        name = "latency",
        description =
                "From a submission to its UnitScored at a consumer, against a bare insert, produce and consume; or beside a replay.")
final class LatencyBench implements Callable<Integer> {

    private static final Replays.Ended NO_REPLAYS = new Replays.Ended(0, 0);
    private static final String QUIET = "without a replay";
    private static final String BESIDE = "beside a replay";

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "50,200,500",
            description = "Submissions per second. Default: ${DEFAULT-VALUE}.")
    private List<Integer> rates = List.of();

    @Option(
            names = "--under-replay",
            description = "At half load, with and without a replay running beside it.")
    private boolean underReplay;

    @Option(
            names = "--half-load",
            defaultValue = "100",
            description = "Submissions per second under --under-replay. Default: ${DEFAULT-VALUE}.")
    private int halfLoad = 100;

    @Option(
            names = "--history",
            defaultValue = "50000",
            description =
                    "Figures submitted beforehand, for --under-replay. Default: ${DEFAULT-VALUE}.")
    private int history = 50_000;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "Duration of each measurement. Default: ${DEFAULT-VALUE}.")
    private int seconds = 15;

    @Option(
            names = "--clients",
            defaultValue = "64",
            description = "Connections that submissions are sent over. Default: ${DEFAULT-VALUE}.")
    private int clients = 64;

    @Option(names = "--units", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int units = 40;

    @Option(
            names = "--units-per-class",
            defaultValue = "20",
            description = "Units ranked among each other. Default: ${DEFAULT-VALUE}.")
    private int unitsPerClass = 20;

    @Option(
            names = "--indicators",
            defaultValue = "10",
            description = "Indicators per unit. Default: ${DEFAULT-VALUE}.")
    private int indicators = 10;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            defaultValue = "1",
            description = "Warm-up rounds, which are not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 1;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Sheet.Form form = Sheet.Form.table;

    /**
     * One measurement.
     *
     * @param replays the replay runs that were completed meanwhile
     */
    private record Measurement(
            Percentiles answered,
            Percentiles scored,
            Percentiles seen,
            Cost cost,
            int submissions,
            Replays.Ended replays) {

        Measurement beside(Replays.Ended ended) {
            return new Measurement(answered, scored, seen, cost, submissions, ended);
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintStream progress = System.err;
        SubmittedRegion region =
                SubmittedRegion.holding(figures(), units, unitsPerClass, indicators);
        try (ThrowawaySuite suite =
                ThrowawaySuite.start(Checkout.here(), EnumSet.allOf(Part.class))) {
            progress.printf(
                    "a region of %d units in %d classes, %d indicators, %d years%n",
                    units, region.classes(), indicators, region.years());
            region.define(suite.suite(), true);
            Database database = suite.suite().database(Part.MONITORING);
            try (Connection observer = BareTables.connect(database)) {
                BareTables.create(observer);
                Stored stored = new Stored(observer);
                Meter meter = new Meter(suite.processes());
                double before = meter.load();
                Map<String, Map<String, List<Measurement>>> measurements =
                        underReplay
                                ? underReplay(suite, region, stored, meter, progress)
                                : againstBare(suite, region, database, stored, meter, progress);
                Sheet sheet = sheet(region, before, meter);
                measurements.forEach((title, each) -> report(title, each, sheet));
                sheet.print(form, System.out);
            }
        }
        return 0;
    }

    private long figures() {
        long each = (long) seconds * (warmUp + rounds);
        return underReplay
                ? history + each * 2 * halfLoad
                : each * rates.stream().mapToLong(Integer::longValue).sum();
    }

    private Map<String, Map<String, List<Measurement>>> againstBare(
            ThrowawaySuite suite,
            SubmittedRegion region,
            Database database,
            Stored stored,
            Meter meter,
            PrintStream progress)
            throws Exception {
        Map<String, Map<String, List<Measurement>>> measurements = new LinkedHashMap<>();
        try (Way bare = new BareWay(suite.suite().bootstrapServers(), database, stored, clients);
                Way ours = new OurWay(suite, stored, clients)) {
            for (int rate : rates) {
                Schedule schedule = Schedule.of(rate, seconds);
                String title = title(rate);
                progress.println(title);
                Map<String, List<Measurement>> each = new LinkedHashMap<>();
                measurements.put(title, each);
                for (int round = 0; round < warmUp + rounds; round++) {
                    List<Figure> figures = region.nextFigures(schedule.count());
                    List<Way> turn = new ArrayList<>(List.of(bare, ours));
                    Collections.rotate(turn, round);
                    for (Way way : turn) {
                        Measurement one = measure(way, schedule, figures, meter);
                        keep(each, way.name(), one, round, progress);
                    }
                }
            }
        }
        return measurements;
    }

    private Map<String, Map<String, List<Measurement>>> underReplay(
            ThrowawaySuite suite,
            SubmittedRegion region,
            Stored stored,
            Meter meter,
            PrintStream progress)
            throws Exception {
        fill(suite, region, progress);
        Schedule schedule = Schedule.of(halfLoad, seconds);
        String title = title(halfLoad);
        progress.println(title);
        Map<String, List<Measurement>> each = new LinkedHashMap<>();
        try (Way ours = new OurWay(suite, stored, clients)) {
            for (int round = 0; round < warmUp + rounds; round++) {
                List<String> turn = new ArrayList<>(List.of(QUIET, BESIDE));
                Collections.rotate(turn, round);
                for (String which : turn) {
                    List<Figure> figures = region.nextFigures(schedule.count());
                    Measurement one;
                    if (which.equals(BESIDE)) {
                        try (Replays replays = new Replays(suite.suite())) {
                            one = measure(ours, schedule, figures, meter).beside(replays.end());
                        }
                    } else {
                        one = measure(ours, schedule, figures, meter);
                    }
                    keep(each, which, one, round, progress);
                }
            }
        }
        return Map.of(title, each);
    }

    private void fill(ThrowawaySuite suite, SubmittedRegion region, PrintStream progress)
            throws IOException {
        region.submit(suite.suite(), history);
        progress.printf(Locale.ROOT, "%,d figures are there and scored%n", history);
    }

    private static Measurement measure(
            Way way, Schedule schedule, List<Figure> figures, Meter meter) throws Exception {
        Measured<Way.Trip> measured = meter.measure(() -> way.run(schedule, figures));
        Way.Trip trip = measured.result();
        return new Measurement(
                trip.answered(),
                trip.scored(),
                trip.seen(),
                measured.cost(),
                schedule.count(),
                NO_REPLAYS);
    }

    private void keep(
            Map<String, List<Measurement>> each,
            String name,
            Measurement one,
            int round,
            PrintStream progress) {
        progress.printf(
                Locale.ROOT,
                "  %s %d, %s: p50 %.1f, p99 %.1f, max %.1f ms%n",
                round < warmUp ? "warm-up" : "round",
                round < warmUp ? round + 1 : round - warmUp + 1,
                name,
                one.seen().p50(),
                one.seen().p99(),
                one.seen().max());
        List<Measurement> all = each.computeIfAbsent(name, _ -> new ArrayList<>());
        if (round >= warmUp) {
            all.add(one);
        }
    }

    private String title(int rate) {
        return String.format(Locale.ROOT, "%d per second for %d s, ms", rate, seconds);
    }

    private Sheet sheet(SubmittedRegion region, double before, Meter meter) {
        Sheet sheet =
                new Sheet(underReplay ? "latency --under-replay" : "latency")
                        .under(
                                "agreed",
                                "every figure that was sent is stored once, with its value, and the score that includes it has its value")
                        .under(
                                "rounds",
                                rounds
                                        + " in turns after "
                                        + warmUp
                                        + " to warm up; median (lowest–highest)")
                        .under(
                                "counted",
                                "from when a submission was due by an open schedule, so that what waits is counted, to when a plain consumer had it")
                        .under(
                                "CPU",
                                "of everything that runs meanwhile, what the suite does when idle included")
                        .under(
                                "region",
                                units
                                        + " units in "
                                        + region.classes()
                                        + " classes, "
                                        + indicators
                                        + " indicators, figures of month after month"
                                        + (underReplay
                                                ? String.format(
                                                        Locale.ROOT, ", %,d before", history)
                                                : ""))
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
                                "the whole: PostgreSQL (fsync on), Kafka, Keycloak, six services; sent to monitoring-service itself");
        return sheet;
    }

    private void report(String title, Map<String, List<Measurement>> each, Sheet sheet) {
        Sheet.Section section =
                sheet.section(
                        title,
                        "p50",
                        "p95",
                        "p99",
                        "max",
                        "stored p50",
                        "stored p99",
                        "scored p50",
                        "scored p99");
        each.forEach(
                (name, all) ->
                        section.row(
                                name,
                                of(all, t -> t.seen().p50(), 1),
                                of(all, t -> t.seen().p95(), 1),
                                of(all, t -> t.seen().p99(), 1),
                                of(all, t -> t.seen().max(), 1),
                                of(all, t -> t.answered().p50(), 1),
                                of(all, t -> t.answered().p99(), 1),
                                of(all, t -> t.scored().p50(), 1),
                                of(all, t -> t.scored().p99(), 1)));
        Sheet.Section cpu =
                sheet.section(
                        "CPU per submission, µs",
                        "clients",
                        "PostgreSQL",
                        "Kafka",
                        "monitoring",
                        "evaluation",
                        "reporting",
                        "the others");
        each.forEach(
                (name, all) ->
                        cpu.row(
                                name,
                                cost(all, Cost::client),
                                cost(all, c -> c.of(Part.POSTGRES.code())),
                                cost(all, c -> c.of(Part.KAFKA.code())),
                                cost(all, c -> c.of(Part.MONITORING.code())),
                                cost(all, c -> c.of(Part.EVALUATION.code())),
                                cost(all, c -> c.of(Part.REPORTING.code())),
                                cost(
                                        all,
                                        c ->
                                                c.of(Part.KEYCLOAK.code())
                                                        + c.of(Part.GOALS.code())
                                                        + c.of(Part.INDICATORS.code())
                                                        + c.of(Part.GATEWAY.code()))));
        String first = underReplay ? BESIDE : OurWay.NAME;
        String second = underReplay ? QUIET : BareWay.NAME;
        List<Measurement> a = each.getOrDefault(first, List.of());
        List<Measurement> b = each.getOrDefault(second, List.of());
        sheet.section("times as long, " + first + " / " + second, "p50", "p95", "p99", "goal")
                .row(
                        title,
                        ratio(a, b, t -> t.seen().p50()),
                        ratio(a, b, t -> t.seen().p95()),
                        ratio(a, b, t -> t.seen().p99()),
                        Sheet.text(underReplay ? "p99 ≤ 2" : ""));
        if (underReplay) {
            sheet.section("replays", "completed", "entries per second, at least")
                    .row(
                            first,
                            of(a, t -> t.replays().runs(), 0),
                            of(
                                    a,
                                    t ->
                                            t.replays().runs()
                                                    * (double) history
                                                    / t.replays().seconds(),
                                    0));
        }
    }

    private static Sheet.Cell cost(List<Measurement> all, ToDoubleFunction<Cost> of) {
        return of(all, t -> of.applyAsDouble(t.cost()) / t.submissions(), 0);
    }

    private static Sheet.Cell of(
            List<Measurement> all, ToDoubleFunction<Measurement> of, int decimals) {
        return Sheet.of(Spread.of(all.stream().map(of::applyAsDouble).toList()), decimals);
    }

    private static Sheet.Cell ratio(
            List<Measurement> a, List<Measurement> b, ToDoubleFunction<Measurement> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            ratios.add(of.applyAsDouble(a.get(i)) / of.applyAsDouble(b.get(i)));
        }
        return Sheet.of(Spread.of(ratios), 2);
    }
}
