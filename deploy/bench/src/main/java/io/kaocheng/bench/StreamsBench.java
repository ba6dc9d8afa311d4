package io.kaocheng.bench;

import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.bench.Meter.Measured;
import io.kaocheng.local.Part;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** What streams that stay open cost everybody who asks for something ordinary meanwhile. */
@Command(
        name = "streams",
        description =
                "Answers of evaluation-service while one caller opens streams of scores, against none open.")
final class StreamsBench implements Callable<Integer> {

    private static final String NONE = "none open";
    private static final String SCORES = "/api/v1/regions/" + SubmittedRegion.REGION + "/scores";
    private static final int MONTHS = 12;

    @Option(
            names = "--streams",
            defaultValue = "150",
            description =
                    "Streams that one caller tries to open; those above the limit are refused. Default: ${DEFAULT-VALUE}.")
    private int streams = 150;

    @Option(
            names = "--requests",
            defaultValue = "2000",
            description = "Requests of each measurement. Default: ${DEFAULT-VALUE}.")
    private int requests = 2_000;

    @Option(
            names = "--clients",
            defaultValue = "4",
            description = "Clients that send them concurrently. Default: ${DEFAULT-VALUE}.")
    private int clients = 4;

    @Option(names = "--units", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int units = 100;

    @Option(
            names = "--indicators",
            defaultValue = "10",
            description = "Indicators per unit. Default: ${DEFAULT-VALUE}.")
    private int indicators = 10;

    @Option(names = "--rounds", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "Warm-up rounds, which are not counted. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 5;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Sheet.Form form = Sheet.Form.table;

    /** One round of requests. */
    private record Measurement(Percentiles latencies, Cost cost, int open) {}

    @Override
    public Integer call() throws Exception {
        PrintStream progress = System.err;
        SubmittedRegion region = new SubmittedRegion(units, 20, indicators, 1);
        try (ThrowawaySuite suite =
                ThrowawaySuite.start(
                        Checkout.here(), EnumSet.complementOf(EnumSet.of(Part.GATEWAY)))) {
            region.define(suite.suite(), true);
            region.submit(suite.suite(), units * indicators * MONTHS);
            Meter meter = new Meter(suite.processes());
            double before = meter.load();
            Map<String, List<Measurement>> all = new LinkedHashMap<>();
            String open = streams + " tried by one caller";
            for (int round = 0; round < warmUp + rounds; round++) {
                List<String> turn = new ArrayList<>(List.of(NONE, open));
                Collections.rotate(turn, round);
                for (String which : turn) {
                    Measurement one =
                            measure(suite, region, meter, which.equals(NONE) ? 0 : streams);
                    progress.printf(
                            Locale.ROOT,
                            "  %s %d, %s (%d open): p50 %.2f, p99 %.2f ms%n",
                            round < warmUp ? "warm-up" : "round",
                            round < warmUp ? round + 1 : round - warmUp + 1,
                            which,
                            one.open(),
                            one.latencies().p50(),
                            one.latencies().p99());
                    if (round >= warmUp) {
                        all.computeIfAbsent(which, _ -> new ArrayList<>()).add(one);
                    }
                }
            }
            report(all, open, before, meter);
        }
        return 0;
    }

    private Measurement measure(
            ThrowawaySuite suite, SubmittedRegion region, Meter meter, int tried) throws Exception {
        URI evaluation = suite.suite().url(Part.EVALUATION);
        String holder = suite.suite().token(ThrowawaySuite.OPERATOR);
        try (Wires held = new Wires(evaluation, tried);
                Wires asking = new Wires(evaluation, clients)) {
            int open = 0;
            for (int i = 0; i < tried; i++) {
                int status = held.of(i).open(SCORES + "/stream", holder);
                if (status == 200) {
                    open++;
                } else if (status != 429) {
                    throw new IOException("a stream was answered with " + status);
                }
            }
            Measured<Percentiles> measured = meter.measure(() -> ask(suite, region, asking));
            return new Measurement(measured.result(), measured.cost(), open);
        }
    }

    /** Everybody asks one request after the other. */
    private Percentiles ask(ThrowawaySuite suite, SubmittedRegion region, Wires wires)
            throws Exception {
        String bearer = suite.suite().token(ThrowawaySuite.OFFICE);
        int each = requests / clients;
        long[] nanos = new long[each * clients];
        List<Future<?>> asked = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int of = client;
                asked.add(
                        all.submit(
                                () -> {
                                    for (int i = 0; i < each; i++) {
                                        long begin = System.nanoTime();
                                        Wire.Reply reply =
                                                wires.of(of).get(path(region, i), bearer);
                                        nanos[of * each + i] = System.nanoTime() - begin;
                                        if (reply.status() != 200) {
                                            throw new IOException(
                                                    reply.status() + " " + reply.text());
                                        }
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        return Percentiles.of(nanos);
    }

    /** A page of a class in a month. */
    private static String path(SubmittedRegion region, int request) {
        return SCORES
                + String.format(
                        Locale.ROOT,
                        "/class-%02d/2025%02d",
                        request % region.classes(),
                        request % MONTHS + 1);
    }

    private void report(
            Map<String, List<Measurement>> all, String open, double before, Meter meter) {
        List<Measurement> with = all.getOrDefault(open, List.of());
        Sheet sheet =
                new Sheet("streams")
                        .under(
                                "rounds",
                                rounds
                                        + " in turns after "
                                        + warmUp
                                        + " to warm up; median (lowest–highest)")
                        .under(
                                "counted",
                                requests
                                        + " pages of a class's scores, asked for by "
                                        + clients
                                        + " clients of another caller, each one after the other")
                        .under(
                                "open meanwhile",
                                with.isEmpty() ? "" : with.getLast().open() + " of " + open)
                        .under(
                                "load",
                                String.format(
                                        Locale.ROOT,
                                        "%.1f before, %.1f after, on %d processors that clients and servers share",
                                        before,
                                        meter.load(),
                                        Runtime.getRuntime().availableProcessors()));
        Sheet.Section latencies =
                sheet.section("ms", "p50", "p95", "p99", "evaluation CPU per answer, µs");
        all.forEach(
                (name, each) ->
                        latencies.row(
                                name,
                                of(each, m -> m.latencies().p50(), 2),
                                of(each, m -> m.latencies().p95(), 2),
                                of(each, m -> m.latencies().p99(), 2),
                                of(each, m -> m.cost().of(Part.EVALUATION.code()) / requests, 0)));
        List<Measurement> without = all.getOrDefault(NONE, List.of());
        sheet.section("times as long as with none", "p50", "p95", "p99")
                .row(
                        open,
                        ratio(with, without, Percentiles::p50),
                        ratio(with, without, Percentiles::p95),
                        ratio(with, without, Percentiles::p99));
        sheet.print(form, System.out);
    }

    private static Sheet.Cell of(
            List<Measurement> all, ToDoubleFunction<Measurement> of, int decimals) {
        return Sheet.of(Spread.of(all.stream().map(of::applyAsDouble).toList()), decimals);
    }

    private static Sheet.Cell ratio(
            List<Measurement> with, List<Measurement> without, ToDoubleFunction<Percentiles> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            ratios.add(
                    of.applyAsDouble(with.get(i).latencies())
                            / of.applyAsDouble(without.get(i).latencies()));
        }
        return Sheet.of(Spread.of(ratios), 2);
    }
}
