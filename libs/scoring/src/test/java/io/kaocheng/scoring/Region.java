package io.kaocheng.scoring;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.InMemoryFacts;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up region in which every rule, policy and ledger occurs; the same seed makes the same one.
 *
 * @param extreme whether figures and targets reach to the ends of what a decimal may be
 * @param later whether the indicators after the twentieth have the rules that came after the golden
 *     histories; else the first twenty again
 */
public record Region(long seed, boolean extreme, int units, int indicators, boolean later) {

    public Region(long seed, boolean extreme, int units, int indicators) {
        this(seed, extreme, units, indicators, false);
    }

    /** A region in which every rule occurs once, of however late a date. */
    public static Region ofEveryRule(long seed, boolean extreme, int units) {
        int all = Manual.GOLDEN_RULES + Manual.laterRules().size();
        return new Region(seed, extreme, units, all, true);
    }

    public static final Code CLASS = Code.of("counties");
    public static final Period YEAR = Period.ofYear(2026);
    public static final Period MAY = Period.ofMonth(2026, 5);

    static final List<Code> REASONS =
            List.of(Reasons.NOT_APPLICABLE, Reasons.BLOCKED, Code.of("merged"));

    /** A region and how it is scored. */
    public record Made(Scheme scheme, InMemoryFacts facts, List<IndicatorDefinition> definitions) {
        public Cohort cohort(Period period) {
            return new Cohort(
                    CLASS,
                    period,
                    new SchemeInForce(scheme, List.of(new Position(Journal.INDICATORS, 900_000))));
        }

        /**
         * The same region under a scheme of the second engine that says, place by place, what only
         * that one understands.
         */
        public Made second() {
            Random random = new Random(scheme.hash().hashCode());
            ObjectNode json = (ObjectNode) scheme.withEngine(EngineId.KC_2).write();
            say((ObjectNode) json.get("tree"), random);
            return new Made(Scheme.read(json).orThrow(), facts, definitions);
        }

        private static void say(ObjectNode node, Random random) {
            if (random.nextInt(3) == 0) {
                node.putArray("missing").add(missing(random));
            }
            if (!node.has("children")) {
                return;
            }
            if (random.nextInt(4) == 0) {
                node.putObject("atLeast")
                        .put("share", random.nextBoolean() ? "0.5" : "0.9")
                        .put("whenBelow", random.nextBoolean() ? "withhold" : "unranked");
            }
            if (random.nextInt(3) == 0) {
                node.putObject("light")
                        .put("of", "two-worst-mean")
                        .put("green", "80")
                        .put("red", "40")
                        .put("atMost", "orange");
            }
            node.get("children").forEach(child -> say((ObjectNode) child, random));
        }

        private static ObjectNode missing(Random random) {
            ObjectNode missing =
                    Shape.JSON
                            .objectNode()
                            .put("reason", random.nextBoolean() ? "not-sent" : "blocked");
            switch (random.nextInt(4)) {
                case 0 -> missing.putObject("carry").put("forward", 2).put("back", 1);
                case 1 -> missing.putObject("substitute");
                case 2 -> missing.putObject("substitute").put("unit", unit(0).value());
                default -> missing.put("policy", "peer-mean");
            }
            return missing;
        }

        /** The same region under the same scheme, scored by another engine. */
        public Made by(EngineId engine) {
            return new Made(scheme.withEngine(engine), facts, definitions);
        }

        public CohortScores score(Period period) {
            return Engine.score(cohort(period), facts);
        }
    }

    public Made make() {
        return make(new Random(0));
    }

    /** The same region, its facts added in an order of the shuffler's. */
    public Made make(Random shuffler) {
        Random random = new Random(seed);
        List<Runnable> additions = new ArrayList<>();
        InMemoryFacts facts = new InMemoryFacts();
        long[] sequence = {1};
        for (int u = 0; u < units; u++) {
            Code unit = unit(u);
            Position source = next(sequence, Journal.GOALS);
            additions.add(
                    () -> {
                        facts.member(CLASS, YEAR, unit, source);
                        facts.member(CLASS, MAY, unit, source);
                    });
        }
        List<IndicatorDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < indicators; i++) {
            IndicatorDefinition definition = definition(i, random);
            definitions.add(definition);
            Position source = next(sequence, Journal.INDICATORS);
            additions.add(() -> facts.indicator(definition, source));
            add(definition, facts, additions, sequence, random);
        }
        ledger(facts, additions, sequence, random);
        Scheme scheme = scheme(definitions, random);
        Collections.shuffle(additions, shuffler);
        additions.forEach(Runnable::run);
        return new Made(scheme, facts, definitions);
    }

    public static Code unit(int u) {
        return Code.of("unit-" + (100 + u));
    }

    static Code indicator(int i) {
        return Code.of("indicator-" + (100 + i));
    }

    private static Position next(long[] sequence, Journal journal) {
        return new Position(journal, sequence[0]++);
    }

    private void add(
            IndicatorDefinition definition,
            InMemoryFacts facts,
            List<Runnable> additions,
            long[] sequence,
            Random random) {
        Code indicator = definition.indicator();
        if (random.nextInt(10) > 0) {
            BigDecimal value = figure(random);
            BigDecimal floor = value.multiply(new BigDecimal("0.5"));
            List<Target.Milestone> course =
                    random.nextBoolean()
                            ? List.of()
                            : List.of(
                                    new Target.Milestone(
                                            Period.ofMonth(2026, 6), new BigDecimal("0.4")),
                                    new Target.Milestone(
                                            Period.ofMonth(2026, 3), new BigDecimal("0.15")),
                                    new Target.Milestone(Period.ofMonth(2026, 12), BigDecimal.ONE));
            Target target =
                    new Target(
                            YEAR,
                            value,
                            Decimal.fit(floor),
                            course,
                            List.of(next(sequence, Journal.GOALS)));
            additions.add(() -> facts.classTarget(CLASS, indicator, target));
        }
        for (int u = 0; u < units; u++) {
            Code unit = unit(u);
            if (random.nextInt(12) == 0) {
                Target own =
                        Target.of(YEAR, figure(random), List.of(next(sequence, Journal.GOALS)));
                additions.add(() -> facts.unitTarget(unit, indicator, own));
            }
            for (Period period : periods(definition.frequency())) {
                Observation observation = observation(random, sequence);
                if (observation != null) {
                    additions.add(() -> facts.observation(unit, indicator, period, observation));
                }
            }
            if (random.nextInt(30) == 0) {
                Exemption exemption =
                        new Exemption(
                                Reasons.NOT_APPLICABLE,
                                List.of(next(sequence, Journal.INDICATORS)));
                additions.add(() -> facts.exemption(unit, indicator, YEAR, exemption));
            }
            if (random.nextInt(30) == 0) {
                LightOverride override =
                        new LightOverride(
                                Light.YELLOW, List.of(next(sequence, Journal.MONITORING)));
                additions.add(() -> facts.light(unit, indicator, YEAR, override));
            }
            if (definition.rule() instanceof Rule.GradeTable) {
                for (int n = random.nextInt(4); n > 0; n--) {
                    Rating rating =
                            new Rating(
                                    Code.of("panel-" + n),
                                    Code.of(random.nextBoolean() ? "good" : "poor"),
                                    random.nextBoolean() ? null : small(random),
                                    List.of(next(sequence, Journal.EVALUATION)));
                    additions.add(() -> facts.rating(unit, indicator, YEAR, rating));
                }
            }
            if (definition.rule() instanceof Rule.Satisfaction && random.nextInt(5) > 0) {
                TreeMap<Code, Long> answers = new TreeMap<>();
                answers.put(Code.of("yes"), (long) random.nextInt(50));
                answers.put(Code.of("so-so"), (long) random.nextInt(50));
                answers.put(Code.of("dont-know"), (long) random.nextInt(50));
                Survey survey = new Survey(answers, List.of(next(sequence, Journal.EVALUATION)));
                additions.add(() -> facts.survey(unit, indicator, YEAR, survey));
            }
        }
    }

    private static List<Period> periods(Period.Kind kind) {
        List<Period> periods = new ArrayList<>(YEAR.within(kind));
        periods.addAll(Period.ofYear(2025).within(kind));
        return periods;
    }

    private @Nullable Observation observation(Random random, long[] sequence) {
        int kind = random.nextInt(20);
        boolean approved = random.nextInt(8) > 0;
        if (kind == 0) {
            return null;
        }
        List<Position> sources = List.of(next(sequence, Journal.MONITORING));
        if (kind == 1) {
            return new Observation.NoFigure(
                    REASONS.get(random.nextInt(REASONS.size())), approved, false, sources);
        }
        return kind < 6
                ? new Observation.Ratio(figure(random), figure(random), approved, false, sources)
                : new Observation.Reported(
                        figure(random), approved, random.nextInt(9) == 0, sources);
    }

    private void ledger(
            InMemoryFacts facts, List<Runnable> additions, long[] sequence, Random random) {
        for (int u = 0; u < units; u++) {
            Code unit = unit(u);
            for (int n = random.nextInt(4); n > 0; n--) {
                Bonus bonus =
                        new Bonus(
                                Code.of("prize-" + random.nextInt(2)),
                                Code.of("item-" + random.nextInt(3)),
                                small(random),
                                List.of(next(sequence, Journal.EVALUATION)));
                additions.add(() -> facts.bonus(unit, YEAR, bonus));
            }
            for (int n = random.nextInt(4); n > 0; n--) {
                Incident incident =
                        new Incident(
                                Code.of("petition-" + random.nextInt(2)),
                                1 + random.nextInt(3),
                                random.nextBoolean(),
                                List.of(next(sequence, Journal.EVALUATION)));
                additions.add(() -> facts.incident(unit, YEAR, incident));
            }
            if (random.nextInt(4) == 0) {
                Veto veto =
                        new Veto(
                                Code.of("veto-" + random.nextInt(5)),
                                List.of(next(sequence, Journal.EVALUATION)));
                additions.add(() -> facts.veto(unit, YEAR, veto));
            }
            for (int n = random.nextInt(7); n > 0; n--) {
                Rating rating =
                        new Rating(
                                Code.of(random.nextBoolean() ? "superior" : "public"),
                                null,
                                BigDecimal.valueOf(random.nextInt(10_001), 2),
                                List.of(next(sequence, Journal.EVALUATION)));
                additions.add(() -> facts.rating(unit, YEAR, rating));
            }
            if (random.nextInt(5) > 0) {
                Submissions kept =
                        new Submissions(
                                random.nextInt(3),
                                random.nextInt(2),
                                random.nextInt(2),
                                random.nextInt(9) == 0,
                                List.of(next(sequence, Journal.MONITORING)));
                additions.add(() -> facts.submissions(unit, YEAR, kept));
            }
        }
    }

    // ---- definitions

    private IndicatorDefinition definition(int i, Random random) {
        boolean up = random.nextBoolean();
        Rule rule =
                later && i >= Manual.GOLDEN_RULES
                        ? Manual.laterRules().get(i - Manual.GOLDEN_RULES)
                        : rule(i, up, random);
        Direction direction =
                rule.directions().contains(up ? Direction.UP : Direction.DOWN)
                        ? up ? Direction.UP : Direction.DOWN
                        : rule.directions().iterator().next();
        Formula formula = i > 2 && random.nextInt(3) == 0 ? formula(i, random) : null;
        Period.Kind[] kinds = {Period.Kind.YEAR, Period.Kind.QUARTER, Period.Kind.MONTH};
        return new IndicatorDefinition(
                indicator(i),
                1,
                Period.ofYear(2024),
                direction,
                any(kinds, random),
                any(IndicatorDefinition.Accumulation.values(), random),
                random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("100"),
                formula,
                rule);
    }

    public static Rule rule(int i, boolean up, Random random) {
        Ties ties = any(Ties.values(), random);
        BigDecimal good = new BigDecimal(up ? "80" : "20");
        BigDecimal bad = new BigDecimal(up ? "20" : "80");
        return switch (i % Manual.GOLDEN_RULES) {
            case 0 -> new Rule.Completion(new BigDecimal("1.2"), new BigDecimal("0.1"));
            case 1 -> new Rule.Between(BigDecimal.ONE, null, null);
            case 2 -> new Rule.Control();
            case 3 -> new Rule.Closeness(new BigDecimal("0.3"), null, null);
            case 4 -> new Rule.Reached(random.nextBoolean());
            case 5 -> new Rule.RankDecay(new BigDecimal("0.05"), ties);
            case 6 -> new Rule.HurdleAndRank(new BigDecimal("0.4"), new BigDecimal("0.05"), ties);
            case 7 ->
                    new Rule.RankTable(
                            List.of(
                                    new BigDecimal("60"),
                                    new BigDecimal("57"),
                                    new BigDecimal("54")),
                            new BigDecimal("60"),
                            any(Rule.Beyond.values(), random),
                            ties);
            case 8 -> new Rule.RatioToBest();
            case 9 ->
                    new Rule.ThresholdDeduction(
                            random.nextBoolean() ? null : new BigDecimal("50"),
                            new BigDecimal("0.05"),
                            new BigDecimal("3"),
                            BigDecimal.ONE,
                            any(Rule.Counting.values(), random));
            case 10 -> new Rule.AgainstMean(new BigDecimal("0.1"), new BigDecimal("5"));
            case 11 -> new Rule.Efficacy(bad, good, new BigDecimal("60"), random.nextBoolean());
            case 12 -> new Rule.RangeShare(new BigDecimal("0.6"));
            case 13 ->
                    new Rule.BandedEfficacy(
                            List.of(
                                    new Rule.Standard(good, BigDecimal.ONE),
                                    new Rule.Standard(new BigDecimal("50"), new BigDecimal("0.7")),
                                    new Rule.Standard(bad, new BigDecimal("0.3"))));
            case 14 ->
                    new Rule.Steps(
                            up
                                    ? List.of(
                                            new Rule.Step(
                                                    null, new BigDecimal("40"), BigDecimal.ZERO),
                                            new Rule.Step(
                                                    new BigDecimal("40"),
                                                    new BigDecimal("70"),
                                                    new BigDecimal("0.5")),
                                            new Rule.Step(
                                                    new BigDecimal("70"), null, BigDecimal.ONE))
                                    : List.of(
                                            new Rule.Step(
                                                    null, new BigDecimal("40"), BigDecimal.ONE),
                                            new Rule.Step(
                                                    new BigDecimal("40"),
                                                    null,
                                                    new BigDecimal("0.2"))),
                            any(Rule.Closed.values(), random),
                            Rule.Read.VALUE);
            case 15 -> new Rule.Thirds(bad, good);
            case 16 ->
                    new Rule.GrowthMix(
                            new BigDecimal("0.5"),
                            new BigDecimal("0.3"),
                            new BigDecimal("0.2"),
                            new BigDecimal("0.1"),
                            new BigDecimal("0.3"),
                            any(Rule.Against.values(), random));
            case 17 ->
                    new Rule.GradeTable(
                            List.of(
                                    new Rule.GradeMark(
                                            Code.of("good"),
                                            new BigDecimal("9"),
                                            new BigDecimal("8"),
                                            new BigDecimal("10")),
                                    new Rule.GradeMark(
                                            Code.of("poor"), new BigDecimal("5"), null, null)),
                            new BigDecimal("10"));
            case 18 ->
                    new Rule.Satisfaction(
                            new TreeMap<>(
                                    java.util.Map.of(
                                            Code.of("yes"),
                                            new BigDecimal("100"),
                                            Code.of("so-so"),
                                            new BigDecimal("60"))),
                            new BigDecimal("100"),
                            10);
            default ->
                    new Rule.Timeliness(
                            new BigDecimal("0.5"),
                            new BigDecimal("2"),
                            BigDecimal.ONE,
                            new BigDecimal("10"));
        };
    }

    private static Formula formula(int i, Random random) {
        Formula own = new Formula.Own();
        return switch (random.nextInt(6)) {
            case 0 -> new Formula.YearToDate(own);
            case 1 -> new Formula.Growth(own, Rule.Against.LAST_YEAR, new BigDecimal("100"));
            case 2 ->
                    new Formula.Quotient(
                            own,
                            new Formula.Reference(indicator(random.nextInt(i))),
                            new BigDecimal("100"));
            case 3 -> new Formula.Sum(List.of(own, new Formula.Previous(own)));
            case 4 ->
                    new Formula.Product(
                            List.of(
                                    new Formula.OwnNumerator(),
                                    new Formula.Constant(new BigDecimal("0.5"))));
            default ->
                    new Formula.Difference(
                            new Formula.Reference(indicator(random.nextInt(i))),
                            new Formula.LastYear(new Formula.OwnDenominator()));
        };
    }

    // ---- scheme

    private static Scheme scheme(List<IndicatorDefinition> definitions, Random random) {
        int size = 1 + random.nextInt(4);
        int groups = (definitions.size() + size - 1) / size;
        List<Scheme.Node> blocks = new ArrayList<>();
        int at = 0;
        for (int g = 0; g < groups; g++) {
            boolean equal = random.nextInt(3) == 0;
            Scheme.Aggregation aggregation =
                    equal ? Scheme.Aggregation.GEOMETRIC : any(Scheme.Aggregation.values(), random);
            int n = Math.min(size, definitions.size() - at);
            List<Scheme.Node> nodes = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                IndicatorDefinition definition = definitions.get(at++);
                nodes.add(
                        new Scheme.IndicatorNode(
                                definition.indicator(),
                                equal ? null : share(k, n),
                                random.nextInt(4) == 0 ? new BigDecimal("0.95") : null,
                                light(definition, random)));
            }
            blocks.add(
                    new Scheme.Block(
                            Code.of("block-" + g),
                            null,
                            share(g, groups),
                            equal ? Scheme.Weighting.EQUAL : Scheme.Weighting.WEIGHTS,
                            aggregation,
                            nodes));
        }
        Scheme.NoData notSent = any(Scheme.NoData.values(), random);
        Scheme.NoData blocked = any(Scheme.NoData.values(), random);
        Scheme.NoData otherwise = any(Scheme.NoData.values(), random);
        int ledgers = random.nextInt(16);
        int rounding = random.nextInt(3);
        int scaling = random.nextInt(4);
        return Schemes.of(
                CLASS,
                new Scheme.Block(
                        Code.of("root"),
                        null,
                        null,
                        Scheme.Weighting.WEIGHTS,
                        any(Scheme.Aggregation.values(), random),
                        blocks),
                json -> {
                    json.withObject("noData")
                            .put("not-sent", Shape.kebab(notSent))
                            .put("blocked", Shape.kebab(blocked));
                    json.put("otherwise", Shape.kebab(otherwise));
                    json.put("countsFrom", (ledgers & 8) == 0 ? "submitted" : "approved");
                    if (rounding == 1) {
                        json.withObject("rounding").put("leaf", 2).put("block", 2).put("total", 2);
                    } else if (rounding == 2) {
                        json.withObject("rounding").put("total", 1).put("mode", "half-even");
                    }
                    if (scaling == 1) {
                        json.withObject("scaling").put("coefficient", "1.05");
                    } else if (scaling == 2) {
                        json.withObject("scaling").put("between", "best-is-100");
                    }
                    if ((ledgers & 1) != 0) {
                        json.set(
                                "evaluators",
                                read(
                                        """
                                        {"tree":"60","groups":[{"group":"superior","weight":"25"},
                                        {"group":"public","weight":"15"}],"trim":1}"""));
                    }
                    json.set(
                            "bonuses",
                            read(
                                    (ledgers & 2) != 0
                                            ? """
                                              {"perItem":"3","perCategory":{"prize-0":"4"},"cap":"5"}"""
                                            : "{\"use\":\"tie-break\",\"cap\":\"5\"}"));
                    json.set(
                            "deductions",
                            read(
                                    """
                                    {"kinds":[{"kind":"petition-0","each":"1.5","cap":"4",
                                    "doubledOnRepeat":true},{"kind":"petition-1","each":"1"}],"cap":"6"}"""));
                    json.set(
                            "vetoes",
                            read(
                                    """
                                    [{"effect":"zero-block","kind":"veto-0","block":"block-0"},
                                    {"effect":"zero-total","kind":"veto-1"},
                                    {"effect":"deduct","kind":"veto-2","points":"10"},
                                    {"effect":"cap-grade","kind":"veto-3","grade":"pass"},
                                    {"effect":"bar-from-awards","kind":"veto-4"}]"""));
                    json.set(
                            "grades",
                            read(
                                    """
                                    {"grades":[{"grade":"excellent","atLeast":"40","quota":"0.15"},
                                    {"grade":"good","quota":"0.2"},{"grade":"pass","atLeast":"10"},
                                    {"grade":"fail"}],"ties":"%s"}"""
                                            .formatted(
                                                    (ledgers & 2) != 0
                                                            ? "leave-out"
                                                            : "by-bonus")));
                });
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return Shape.MAPPER.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static Scheme.LightRule light(IndicatorDefinition definition, Random random) {
        BigDecimal high = new BigDecimal("80");
        BigDecimal low = new BigDecimal("30");
        int levels = 3 + random.nextInt(2);
        return switch (definition.direction()) {
            case UP ->
                    new Scheme.LightRule(
                            random.nextBoolean() ? Scheme.LightOn.VALUE : Scheme.LightOn.COURSE,
                            high,
                            low,
                            levels);
            case DOWN -> new Scheme.LightRule(Scheme.LightOn.VALUE, low, high, levels);
            case ON_TARGET, RANGE ->
                    new Scheme.LightRule(
                            Scheme.LightOn.ACHIEVEMENT,
                            new BigDecimal("0.9"),
                            new BigDecimal("0.6"),
                            levels);
        };
    }

    private static <T> T any(T[] choices, Random random) {
        return List.of(choices).get(random.nextInt(choices.length));
    }

    /** Shares of n that total exactly 100. */
    private static BigDecimal share(int k, int n) {
        BigDecimal each =
                new BigDecimal("100").divide(BigDecimal.valueOf(n), 2, java.math.RoundingMode.DOWN);
        return k < n - 1
                ? each
                : new BigDecimal("100").subtract(each.multiply(BigDecimal.valueOf(n - 1L)));
    }

    // ---- figures

    private BigDecimal figure(Random random) {
        if (!extreme) {
            return BigDecimal.valueOf(random.nextInt(10_001), 2);
        }
        return switch (random.nextInt(8)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> new BigDecimal("999999999999999999.999999999999");
            case 2 -> new BigDecimal("-999999999999999999.999999999999");
            case 3 -> new BigDecimal("0.000000000001");
            case 4 -> new BigDecimal("-0.000000000001");
            case 5 -> BigDecimal.valueOf(random.nextLong() / 16, random.nextInt(12));
            default -> BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, 4);
        };
    }

    private static BigDecimal small(Random random) {
        return BigDecimal.valueOf(random.nextInt(601), 2);
    }

    /** Halves of extreme figures need one decimal more than there is. */
    private static final class Decimal {
        static BigDecimal fit(BigDecimal value) {
            return value.setScale(Math.min(12, value.scale()), java.math.RoundingMode.DOWN);
        }
    }
}
