package io.kaocheng.bench;

import io.kaocheng.bench.Contender.Outcome;
import io.kaocheng.bench.Meter.Cost;
import io.kaocheng.bench.Meter.Measured;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contenders in turns within one run: what disturbs the machine disturbs all of them, and ratios of
 * the same round outlive it.
 */
final class Rounds {

    private final Meter meter;
    private final List<Contender> contenders;
    private final PrintStream progress;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
    private final Agreement agreement = new Agreement();

    Rounds(Meter meter, List<Contender> contenders, PrintStream progress) {
        this.meter = meter;
        this.contenders = List.copyOf(contenders);
        this.progress = progress;
        contenders.forEach(c -> costs.put(c.name(), new ArrayList<>()));
    }

    /**
     * Runs everything {@code warmUp + rounds} times; the warm-up is not counted, but has to agree.
     *
     * @throws Agreement.DisagreementException where contenders did not come to the same
     */
    void run(int warmUp, int rounds) throws Exception {
        for (int round = 0; round < warmUp + rounds; round++) {
            List<Contender> turn = new ArrayList<>(contenders);
            // Nobody always comes after the same other one.
            Collections.rotate(turn, round);
            for (Contender contender : turn) {
                contender.prepare();
                int times = contender.times();
                Measured<Outcome> measured =
                        meter.measure(() -> run(contender, times), contender::settle);
                Outcome outcome = measured.result();
                String name = contender.name();
                if (outcome.entries() > 0) {
                    agreement.note("entries", name, outcome.entries());
                }
                agreement.note(
                        "totals", name, outcome.totals() == null ? null : outcome.totals().get());
                agreement.note("root", name, outcome.root() == null ? null : outcome.root().get());
                agreement.note(
                        "facts", name, outcome.facts() == null ? null : outcome.facts().get());
                if (round >= warmUp) {
                    costs.getOrDefault(name, new ArrayList<>()).add(measured.cost().over(times));
                }
            }
            progress.printf(
                    Locale.ROOT,
                    "  %s %d of %d, load %.1f%n",
                    round < warmUp ? "warm-up" : "round",
                    round < warmUp ? round + 1 : round - warmUp + 1,
                    round < warmUp ? warmUp : rounds,
                    meter.load());
            agreement.check();
        }
    }

    private static Outcome run(Contender contender, int times) throws Exception {
        Outcome outcome = contender.run();
        for (int time = 1; time < times; time++) {
            outcome = contender.run();
        }
        return outcome;
    }

    List<Cost> of(String contender) {
        return costs.getOrDefault(contender, List.of());
    }

    /** How many times as much the first one costs as the second one, round by round. */
    Spread ratio(String first, String second, ToDoubleFunction<Cost> of) {
        List<Cost> a = of(first);
        List<Cost> b = of(second);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            ratios.add(of.applyAsDouble(a.get(i)) / of.applyAsDouble(b.get(i)));
        }
        return Spread.of(ratios);
    }

    /** What one of {@code parts} costs, in microseconds. */
    Spread each(String contender, long parts, ToDoubleFunction<Cost> of) {
        return Spread.of(of(contender).stream().map(c -> of.applyAsDouble(c) / parts).toList());
    }
}
