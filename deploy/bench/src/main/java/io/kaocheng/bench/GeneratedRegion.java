package io.kaocheng.bench;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A region's history, made up but whole: units in classes, indicators with a completion rule, a
 * scheme of two blocks per class, targets per class and month, and monthly figures of which a fifth
 * is corrected and some of those once more. The same for the same size.
 */
final class GeneratedRegion {

    static final Code REGION = Code.of("bench");

    private static final int YEAR = 2025;
    private static final int UNITS_PER_CLASS = 50;
    private static final LocalDate DAY = LocalDate.of(YEAR, 1, 1);
    private static final String ACTOR = "7d9f1c52-3a64-3b0e-9a55-0d2f6a1c8e47";

    private final int units;
    private final int indicators;
    private final int months;
    private final Random random = new Random(20_250_101);
    private final Map<Journal, Long> heads = new EnumMap<>(Journal.class);
    private final Map<String, Integer> versions = new HashMap<>();

    GeneratedRegion(int units, int indicators, int months) {
        if (units < 1 || indicators < 2 || months < 1 || months > 12) {
            throw new IllegalArgumentException(
                    "a region has 1 unit, 2 indicators and 1 to 12 months at least");
        }
        this.units = units;
        this.indicators = indicators;
        this.months = months;
    }

    /** Receives the generated entries and rows. */
    interface Sink {

        /** An entry as published in its topic. */
        void entry(Journal journal, byte[] document);

        /** A fact, as a row for who has no events. */
        void fact(Fact fact);
    }

    /** The facts of entries, as rows. */
    sealed interface Fact {
        record Member(String unit, String unitClass) implements Fact {}

        record Weight(String indicator, BigDecimal weight, String block, BigDecimal blockWeight)
                implements Fact {}

        record Aim(String unitClass, String indicator, String period, BigDecimal value)
                implements Fact {}

        record Figure(String unit, String indicator, String period, int version, BigDecimal value)
                implements Fact {}
    }

    void write(Sink sink) {
        rules(sink);
        goals(sink);
        for (int month = 1; month <= months; month++) {
            figures(sink, Period.ofMonth(YEAR, month));
        }
    }

    /** Where it ends, after it was written. */
    Cut cut() {
        return Cut.of(heads);
    }

    long entries() {
        return heads.values().stream().mapToLong(Long::longValue).sum();
    }

    private int classes() {
        return (units + UNITS_PER_CLASS - 1) / UNITS_PER_CLASS;
    }

    private static Code unit(int u) {
        return Code.of("unit-%04d".formatted(u));
    }

    private static Code unitClass(int c) {
        return Code.of("class-%02d".formatted(c));
    }

    private static Code indicator(int i) {
        return Code.of("indicator-%02d".formatted(i));
    }

    private void rules(Sink sink) {
        for (int i = 0; i < indicators; i++) {
            IndicatorDefinition d =
                    IndicatorDefinition.read(
                                    json(
                                            """
                                            {"indicator":"%s","version":1,"effectiveFrom":"%d","direction":"up",
                                             "frequency":"month","rule":{"rule":"completion","cap":"1.2"}}
                                            """
                                                    .formatted(indicator(i), YEAR)))
                            .orThrow();
            entry(
                    sink,
                    new VersionEnacted(indicator(i), 1, d.effectiveFrom(), d.write(), d.hash()));
        }
        int half = indicators / 2;
        for (int c = 0; c < classes(); c++) {
            Scheme s =
                    Scheme.read(
                                    json(
                                            """
                                            {"scheme":"scheme-%s","version":1,"cycle":"2025","unitClass":"%s","periods":["month"],
                                             "tree":{"kind":"block","code":"total","children":[
                                              {"kind":"block","code":"first","weight":"60","children":[%s]},
                                              {"kind":"block","code":"second","weight":"40","children":[%s]}]}}
                                            """
                                                    .formatted(
                                                            unitClass(c),
                                                            unitClass(c),
                                                            nodes(0, half),
                                                            nodes(half, indicators))))
                            .orThrow();
            entry(
                    sink,
                    new SchemeEnacted(
                            s.scheme(), 1, s.cycle(), s.unitClass(), s.write(), s.hash()));
        }
        weigh(sink, 0, half, "first", "60");
        weigh(sink, half, indicators, "second", "40");
    }

    private static void weigh(Sink sink, int from, int to, String block, String blockWeight) {
        for (int i = from; i < to; i++) {
            sink.fact(
                    new Fact.Weight(
                            indicator(i).value(),
                            weight(i, from, to),
                            block,
                            new BigDecimal(blockWeight)));
        }
    }

    /** Equal weights; the last one gets the remainder to 100. */
    private static BigDecimal weight(int i, int from, int to) {
        int equal = 100 / (to - from);
        return BigDecimal.valueOf(i < to - 1 ? equal : 100 - (long) equal * (to - from - 1));
    }

    private static String nodes(int from, int to) {
        List<String> nodes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            nodes.add(
                    """
                    {"kind":"indicator","indicator":"%s","weight":"%s",
                     "light":{"on":"achievement","green":"0.9","red":"0.6"}}
                    """
                            .formatted(indicator(i), weight(i, from, to).toPlainString()));
        }
        return String.join(",", nodes);
    }

    private void goals(Sink sink) {
        entry(sink, new CycleOpened(Code.of("2025"), "2025", Period.ofYear(YEAR)));
        for (int u = 0; u < units; u++) {
            Code unitClass = unitClass(u / UNITS_PER_CLASS);
            entry(sink, new UnitRegistered(unit(u), "单位" + u, "township", null, DAY));
            entry(sink, new UnitClassified(unit(u), unitClass, DAY));
            sink.fact(new Fact.Member(unit(u).value(), unitClass.value()));
        }
        for (int c = 0; c < classes(); c++) {
            for (int i = 0; i < indicators; i++) {
                for (int month = 1; month <= months; month++) {
                    Period period = Period.ofMonth(YEAR, month);
                    BigDecimal value = BigDecimal.valueOf(5_000 + random.nextInt(5_000), 2);
                    entry(
                            sink,
                            new TargetSet(
                                    null,
                                    unitClass(c),
                                    indicator(i),
                                    period,
                                    value,
                                    null,
                                    List.of()));
                    sink.fact(
                            new Fact.Aim(
                                    unitClass(c).value(),
                                    indicator(i).value(),
                                    period.toString(),
                                    value));
                }
            }
        }
    }

    private void figures(Sink sink, Period period) {
        for (int u = 0; u < units; u++) {
            for (int i = 0; i < indicators; i++) {
                Figures figures = figures();
                observed(
                        sink,
                        new ObservationSubmitted(
                                unit(u),
                                indicator(i),
                                period,
                                figures,
                                null,
                                null,
                                ACTOR,
                                null,
                                false),
                        figures);
            }
        }
        // After all of the month, as corrections come.
        for (int n = 0; n < units * indicators / 4; n++) {
            Figures figures = figures();
            observed(
                    sink,
                    new ObservationCorrected(
                            unit(random.nextInt(units)),
                            indicator(random.nextInt(indicators)),
                            period,
                            figures,
                            null,
                            null,
                            ACTOR,
                            "复核后更正"),
                    figures);
        }
    }

    private Figures figures() {
        return new Figures(BigDecimal.valueOf(random.nextInt(12_000), 2), null, null);
    }

    private void observed(
            Sink sink, io.kaocheng.contracts.monitoring.ObservationEvent event, Figures figures) {
        int version = entry(sink, event);
        BigDecimal value = figures.value();
        if (value == null) {
            throw new IllegalStateException("a figure without a value was made up");
        }
        sink.fact(
                new Fact.Figure(
                        event.unit().value(),
                        event.indicator().value(),
                        event.period().toString(),
                        version,
                        value));
    }

    private int entry(Sink sink, Event event) {
        EntryType type = EntryType.of(event);
        long sequence = heads.merge(type.journal(), 1L, Long::sum);
        int version = versions.merge(event.subject(), 1, Integer::sum);
        Instant at = Instant.parse("2025-01-01T00:00:00.123456Z").plusMillis(sequence);
        UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, random.nextLong());
        String document =
                Entry.document(
                        id,
                        REGION,
                        type.journal(),
                        sequence,
                        event.subject(),
                        version,
                        type.name(),
                        at.atOffset(ZoneOffset.ofHours(8)),
                        at,
                        ACTOR,
                        new UUID(sequence / 200 + 1, type.name().length()).toString(),
                        null,
                        "00-%032x-%016x-00".formatted(sequence / 200 + 1, sequence / 200 + 1),
                        ContractJson.write(event));
        sink.entry(type.journal(), document.getBytes(StandardCharsets.UTF_8));
        return version;
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
