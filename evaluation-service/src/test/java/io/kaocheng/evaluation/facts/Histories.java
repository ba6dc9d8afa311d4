package io.kaocheng.evaluation.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Entry;
import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
import io.kaocheng.contracts.goals.OwnListEvent.OwnListItem;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;
import io.kaocheng.contracts.monitoring.ObservationEvent.NoDataDeclared;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationApproved;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationCorrected;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationReturned;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationSubmitted;
import io.kaocheng.contracts.monitoring.ObservationEvent.ObservationWithdrawn;
import io.kaocheng.contracts.monitoring.RoundEvent.RoundFellDue;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.journal.Recorded;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** A history of everything scoring looks at, different for every seed. */
public final class Histories {

    private Histories() {}

    public static final Code REGION = Code.of("qinghe");
    public static final Code CLASS = Code.of("townships");
    public static final Code OTHER = Code.of("departments");
    public static final Code A = Code.of("level");
    public static final Code B = Code.of("complaints");
    public static final Code DUTY = Code.of("duty");
    public static final Period YEAR = Period.ofYear(2026);
    public static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    public static final List<Code> UNITS =
            List.of(Code.of("east"), Code.of("west"), Code.of("north"), Code.of("south"));

    /** A history of everything scoring looks at, with entries numbered as journals number them. */
    public static final class History {
        public final List<Recorded> entries = new ArrayList<>();
        private final Map<Journal, Long> heads = new HashMap<>();
        private final Map<String, Integer> versions = new HashMap<>();

        public void add(Event event) {
            Journal journal = EntryType.of(event).journal();
            long sequence = heads.merge(journal, 1L, Long::sum);
            int version = versions.merge(journal + event.subject(), 1, Integer::sum);
            entries.add(
                    new Recorded(
                            UUID.nameUUIDFromBytes(
                                    (journal + "@" + sequence).getBytes(StandardCharsets.UTF_8)),
                            REGION,
                            new Position(journal, sequence),
                            event.subject(),
                            version,
                            Instant.EPOCH,
                            "li",
                            null,
                            null,
                            event));
        }

        public Cut cut() {
            return Cut.of(heads);
        }

        /** A journal's entries after a place, as the journal holds them. */
        public Stream<String> documents(Journal journal, long after) {
            return entries.stream()
                    .filter(e -> e.position().journal() == journal)
                    .filter(e -> e.position().sequence() > after)
                    .map(History::document);
        }

        private static String document(Recorded entry) {
            return Entry.document(
                    entry.id(),
                    entry.region(),
                    entry.position().journal(),
                    entry.position().sequence(),
                    entry.subject(),
                    entry.streamVersion(),
                    EntryType.of(entry.event()).name(),
                    entry.recordedTime().atOffset(ZoneOffset.UTC),
                    entry.recordedTime(),
                    entry.actor(),
                    null,
                    null,
                    null,
                    ContractJson.write(entry.event()));
        }
    }

    public static History history(Random random) {
        return history(random, scheme(1, 60));
    }

    /** The same under a scheme of the second engine, in which figures stand in for others. */
    public static History second(Random random) {
        return history(
                random,
                enacted(
                        """
                        {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                         "periods":["month","year"],"engine":"kc-2","scoredWhen":"due",
                         "tree":{"kind":"block","code":"total","atLeast":{"share":"0.6","whenBelow":"unranked"},
                          "light":{"of":"worst"},"missing":[{"reason":"not-sent","carry":{"forward":1,"back":3}}],
                          "children":[
                           {"kind":"indicator","indicator":"level","weight":"100",
                            "missing":[{"reason":"blocked","substitute":{}},{"reason":"not-sent","substitute":{"unit":"west"}}],
                            "light":{"on":"course","green":"0.9","red":"0.6"}},
                           {"kind":"indicator","indicator":"complaints","watched":true,
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """));
    }

    /**
     * The same under schemes that stand without a cycle, of which a version and another scheme take
     * over within the year, with targets that stand for each month.
     */
    public static History standing(Random random) {
        History h = history(random, standing("townships", 1, "\"from\":\"202601\"", 60));
        int more = random.nextInt(1, 4);
        if (more > 1) {
            h.add(standing("townships", 2, "\"from\":\"202604\",\"until\":\"202611\"", 30));
        }
        if (more > 2) {
            h.add(standing("later", 1, "\"from\":\"202607\",\"supersedes\":[\"townships\"]", 10));
        }
        h.add(eachMonth(null, CLASS, A, "20"));
        h.add(eachMonth(null, CLASS, B, "5"));
        h.add(eachMonth(UNITS.get(1), null, B, "7"));
        h.add(
                new TargetAdjusted(
                        null,
                        CLASS,
                        A,
                        YEAR,
                        new BigDecimal("25"),
                        null,
                        List.of(),
                        "灾情",
                        "wang",
                        null,
                        "month"));
        // From a month on, and again from another one: of those in force the last counts.
        h.add(dated(null, CLASS, B, "6", "month", month(random)));
        h.add(dated(null, CLASS, B, "40", null, month(random)));
        h.add(dated(UNITS.get(0), null, A, "70", null, month(random)));
        h.add(dated(UNITS.get(0), null, A, "60", null, month(random)));
        // For each month of a quarter, and withdrawn: that of the year counts again.
        Period quarter = Period.parse("2026Q2");
        h.add(
                new TargetSet(
                        null, CLASS, A, quarter, new BigDecimal("30"), null, List.of(), "month"));
        if (random.nextBoolean()) {
            h.add(new TargetWithdrawn(null, CLASS, A, quarter, "误设", "month"));
        }
        return h;
    }

    public static final List<PlannedShare> EVEN =
            List.of(
                    new PlannedShare(Period.parse("202603"), new BigDecimal("0.25")),
                    new PlannedShare(Period.parse("202606"), new BigDecimal("0.5")),
                    new PlannedShare(Period.parse("202609"), new BigDecimal("0.75")),
                    new PlannedShare(Period.parse("202612"), BigDecimal.ONE));

    private static final String CAPPED = "\"rule\":{\"rule\":\"completion\",\"cap\":\"1.2\"}";

    /**
     * A year of one unit with 5,400 by June, 7,200 by September and 9,000 by December, a year's
     * target of 12,000 and an even course.
     */
    public static History planned() {
        History h = new History();
        h.add(new CycleOpened(Code.of("2026"), "2026", YEAR));
        h.add(new UnitRegistered(UNITS.getFirst(), "east", "township", null, DAY));
        h.add(new UnitClassified(UNITS.getFirst(), CLASS, DAY));
        IndicatorDefinition d =
                IndicatorDefinition.read(
                                json(
                                        """
                        {"indicator":"level","version":1,"effectiveFrom":"2026","direction":"up",
                         "frequency":"month","accumulation":"sum",%s}
                        """
                                                .formatted(CAPPED)))
                        .orThrow();
        h.add(new VersionEnacted(A, 1, d.effectiveFrom(), d.write(), d.hash()));
        h.add(
                enacted(
                        """
                        {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                         "periods":["month","year"],"engine":"kc-2",
                         "tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"level","weight":"100",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """));
        h.add(new TargetSet(UNITS.getFirst(), null, A, YEAR, new BigDecimal("12000"), null, EVEN));
        for (int month = 1; month <= 12; month++) {
            h.add(
                    new ObservationSubmitted(
                            UNITS.getFirst(),
                            A,
                            Period.ofMonth(2026, month),
                            new Figures(BigDecimal.valueOf(month <= 6 ? 900 : 600), null, null),
                            null,
                            null,
                            "li",
                            null,
                            false));
        }
        return h;
    }

    /**
     * The year's target lowered to 9,000.
     *
     * @param from from when; for the whole period where null
     */
    public static TargetAdjusted relief(@Nullable String from) {
        return new TargetAdjusted(
                UNITS.getFirst(),
                null,
                A,
                YEAR,
                new BigDecimal("9000"),
                null,
                EVEN,
                "汛期受灾",
                "wang",
                Code.of("flood"),
                null,
                from == null ? null : Period.parse(from),
                from == null ? true : null,
                "disaster",
                List.of(),
                "li");
    }

    static Period month(Random random) {
        return Period.ofMonth(2026, 1 + random.nextInt(12));
    }

    /** A year's target, or one for each month of it, as it was changed from a month on. */
    public static TargetAdjusted dated(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            String value,
            @Nullable String each,
            Period from) {
        return new TargetAdjusted(
                unit,
                unitClass,
                indicator,
                YEAR,
                new BigDecimal(value),
                null,
                List.of(),
                "灾情",
                "wang",
                Code.of("r-1"),
                each,
                from,
                null,
                "disaster",
                List.of(),
                "li");
    }

    /** A target for each month of the year. */
    static TargetSet eachMonth(
            @Nullable Code unit, @Nullable Code unitClass, Code indicator, String value) {
        return new TargetSet(
                unit, unitClass, indicator, YEAR, new BigDecimal(value), null, List.of(), "month");
    }

    /**
     * @param when such as {@code "from":"202601","until":"202612"}
     */
    static SchemeEnacted standing(String code, int version, String when, int first) {
        return enacted(
                """
                {"scheme":"%s","version":%d,%s,"unitClass":"townships",
                 "periods":["month","year"],"engine":"kc-2",
                 "tree":{"kind":"block","code":"total","children":[
                   {"kind":"indicator","indicator":"level","weight":"%d",
                    "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                   {"kind":"indicator","indicator":"complaints","weight":"%d",
                    "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                """
                        .formatted(code, version, when, first, 100 - first));
    }

    /** The same under a scheme with a block of units' own indicators, which change. */
    public static History own(Random random) {
        History h =
                history(
                        random,
                        enacted(
                                """
                                {"scheme":"townships-2026","version":1,"cycle":"2026","unitClass":"townships",
                                 "periods":["month","year"],"engine":"kc-2",
                                 "tree":{"kind":"block","code":"total","children":[
                                   {"kind":"indicator","indicator":"level","weight":"60",
                                    "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                                   {"kind":"own","code":"duties","weight":"40",
                                    "indicatorLight":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                                """));
        enact(h, DUTY, 1, "2026", "up", "completion");
        h.add(new TargetSet(null, CLASS, DUTY, YEAR, new BigDecimal("100"), null, List.of()));
        for (Code unit : UNITS) {
            for (int month = 1; month <= 4; month++) {
                observe(h, random, unit, DUTY, Period.ofMonth(2026, month * 2));
            }
            for (int lists = random.nextInt(3); lists > 0; lists--) {
                h.add(
                        ownList(
                                unit,
                                Period.ofMonth(2026, 1 + random.nextInt(12)),
                                1 + random.nextInt(99)));
            }
        }
        return h;
    }

    /** A list of both, of which complaints have the weight. */
    public static OwnIndicatorsSet ownList(Code unit, Period from, int weight) {
        return new OwnIndicatorsSet(
                unit,
                Code.of("townships-2026"),
                Code.of("duties"),
                from,
                List.of(
                        new OwnListItem(B, BigDecimal.valueOf(weight)),
                        new OwnListItem(DUTY, BigDecimal.valueOf(100 - weight))),
                "职能目标",
                "wang",
                Code.of("r-" + unit));
    }

    /** A history of one of the four kinds. */
    public static History any(Random random, int kind) {
        return switch (kind) {
            case 0 -> history(random);
            case 1 -> second(random);
            case 2 -> own(random);
            default -> standing(random);
        };
    }

    private static History history(Random random, SchemeEnacted scheme) {
        History h = new History();
        h.add(new CycleOpened(Code.of("2026"), "2026", YEAR));
        for (Code unit : UNITS) {
            h.add(new UnitRegistered(unit, unit.value(), "township", null, DAY));
            h.add(new UnitClassified(unit, CLASS, DAY));
        }
        h.add(new UnitRenamed(UNITS.get(0), "东镇", LocalDate.of(2026, 2, 1)));
        h.add(new UnitClassified(UNITS.get(1), OTHER, LocalDate.of(2026, 6, 1)));
        h.add(new UnitAbolished(UNITS.get(2), LocalDate.of(2026, 9, 1), "撤并"));
        enact(h, A, 1, "2026", "up", "completion");
        enact(h, B, 1, "2026", "down", "control");
        enact(h, A, 2, "202604", "up", "completion", TREND);
        h.add(scheme);
        h.add(new TargetSet(null, CLASS, A, YEAR, new BigDecimal("100"), null, List.of()));
        h.add(new TargetSet(null, CLASS, B, YEAR, new BigDecimal("50"), null, List.of()));
        h.add(new TargetSet(UNITS.get(0), null, A, YEAR, new BigDecimal("80"), null, List.of()));
        h.add(
                new TargetAdjusted(
                        UNITS.get(0),
                        null,
                        A,
                        YEAR,
                        new BigDecimal("90"),
                        null,
                        List.of(),
                        "灾情",
                        "wang"));
        // Set for a unit by mistake and withdrawn: that of its class counts again.
        Code south = UNITS.get(3);
        h.add(new TargetSet(south, null, B, YEAR, new BigDecimal("70"), null, List.of()));
        h.add(new TargetWithdrawn(south, null, B, YEAR, "误设"));
        for (int month = 1; month <= 4; month++) {
            Period period = Period.ofMonth(2026, month * 2);
            for (Code unit : UNITS) {
                for (Code indicator : List.of(A, B)) {
                    observe(h, random, unit, indicator, period);
                }
            }
        }
        for (int month = 1; month <= 12; month++) {
            if (random.nextInt(4) == 0) {
                fellDue(h, Period.ofMonth(2026, month));
            }
        }
        return h;
    }

    /** Records that a period's figures are due. */
    public static void fellDue(History h, Period period) {
        h.add(new RoundFellDue(period, period.lastDay().plusDays(10)));
    }

    private static void observe(
            History h, Random random, Code unit, Code indicator, Period period) {
        int kind = random.nextInt(6);
        if (kind == 0) {
            h.add(new NoDataDeclared(unit, indicator, period, "blocked", null));
            return;
        }
        h.add(
                new ObservationSubmitted(
                        unit, indicator, period, figures(random), null, null, "li", null, false));
        if (kind >= 2) {
            h.add(new ObservationApproved(unit, indicator, period));
        }
        if (kind == 3) {
            h.add(
                    new ObservationCorrected(
                            unit, indicator, period, figures(random), null, null, "li", "复核"));
        }
        if (kind == 4) {
            h.add(new ObservationReturned(unit, indicator, period, "缺少佐证"));
        }
        if (kind == 5) {
            h.add(new ObservationWithdrawn(unit, indicator, period, "报错"));
        }
    }

    private static Figures figures(Random random) {
        return new Figures(BigDecimal.valueOf(random.nextInt(2_000), 1), null, null);
    }

    private static final String TREND =
            """
            ,"trend":{"from":"month","over":4,"least":2,"method":"linear",
             "bands":{"up":"5","rising":"1","flat":"-1"}}""";

    public static void enact(
            History h, Code code, int version, String from, String direction, String rule) {
        enact(h, code, version, from, direction, rule, "");
    }

    private static void enact(
            History h,
            Code code,
            int version,
            String from,
            String direction,
            String rule,
            String more) {
        IndicatorDefinition d =
                IndicatorDefinition.read(
                                json(
                                        """
                        {"indicator":"%s","version":%d,"effectiveFrom":"%s","direction":"%s","frequency":"month",
                         "rule":{"rule":"%s"}%s}
                        """
                                                .formatted(
                                                        code, version, from, direction, rule,
                                                        more)))
                        .orThrow();
        h.add(new VersionEnacted(code, version, d.effectiveFrom(), d.write(), d.hash()));
    }

    public static SchemeEnacted scheme(int version, int first) {
        return scheme(version, first, "[\"month\",\"year\"]");
    }

    /** The same for some kinds of period, as a JSON array. */
    public static SchemeEnacted scheme(int version, int first, String periods) {
        return enacted(
                """
                        {"scheme":"townships-2026","version":%d,"cycle":"2026","unitClass":"townships",
                         "periods":%s,
                         "tree":{"kind":"block","code":"total","children":[
                           {"kind":"indicator","indicator":"level","weight":"%d",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                           {"kind":"indicator","indicator":"complaints","weight":"%d",
                            "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                        """
                        .formatted(version, periods, first, 100 - first));
    }

    static SchemeEnacted enacted(String json) {
        Scheme s = Scheme.read(json(json)).orThrow();
        return new SchemeEnacted(
                s.scheme(), s.version(), s.cycle(), s.unitClass(), s.write(), s.hash());
    }

    public static JsonNode json(String text) {
        try {
            return ContractJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A score without its cut and what it supersedes, as the contract writes it. */
    public static String bare(UnitScored s) {
        return ContractJson.write(
                new UnitScored(
                        s.unit(),
                        s.period(),
                        s.unitClass(),
                        s.scheme(),
                        s.total(),
                        s.rank(),
                        s.grade(),
                        s.coverage(),
                        s.blocks(),
                        s.indicators(),
                        s.incomplete(),
                        Cut.NOTHING,
                        s.engine(),
                        null,
                        null,
                        s.partial(),
                        s.unranked()));
    }
}
