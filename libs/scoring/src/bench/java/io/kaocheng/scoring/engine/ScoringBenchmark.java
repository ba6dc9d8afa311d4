package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.explain.Derivation;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.InMemoryFacts;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.scoring.search.WhatWouldItTake;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast cells are scored: per rule, and a whole region of 100 units, 200 indicators, 12 months.
 */
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class ScoringBenchmark {

    private static final int UNITS = 100;
    private static final int INDICATORS = 200;
    private static final int FEW = 20;
    private static final Code CLASS = Code.of("counties");

    /** A region of all rules, twelve months. */
    @State(Scope.Benchmark)
    public static class Whole {
        final List<Cohort> cohorts = new ArrayList<>();
        InMemoryFacts facts = new InMemoryFacts();

        @Setup
        public void make() {
            List<Period> months = Period.ofYear(2026).within(Period.Kind.MONTH);
            Scheme scheme = scheme(INDICATORS);
            facts = facts(months, INDICATORS, List.of(Rules.values()));
            months.forEach(
                    month ->
                            cohorts.add(
                                    new Cohort(
                                            CLASS, month, new SchemeInForce(scheme, List.of()))));
        }
    }

    /** One month of one rule. */
    @State(Scope.Benchmark)
    public static class One {
        @Param Rules rule = Rules.COMPLETION;

        Cohort cohort =
                new Cohort(CLASS, Period.ofMonth(2026, 5), new SchemeInForce(scheme(1), List.of()));
        InMemoryFacts facts = new InMemoryFacts();

        @Setup
        public void make() {
            facts = facts(List.of(cohort.period()), FEW, List.of(rule));
            cohort = new Cohort(CLASS, cohort.period(), new SchemeInForce(scheme(FEW), List.of()));
        }
    }

    /** Every rule that is fed with a figure. */
    public enum Rules {
        COMPLETION(new Rule.Completion(d("1"), null)),
        BETWEEN(new Rule.Between(d("1"), null, null)),
        REACHED(new Rule.Reached(false)),
        RANK_DECAY(new Rule.RankDecay(d("0.05"), Ties.BEST)),
        HURDLE_AND_RANK(new Rule.HurdleAndRank(d("0.4"), d("0.05"), Ties.BEST)),
        RANK_TABLE(
                new Rule.RankTable(
                        List.of(d("60"), d("57"), d("54")), d("60"), Rule.Beyond.LAST, Ties.BEST)),
        RATIO_TO_BEST(new Rule.RatioToBest()),
        THRESHOLD_DEDUCTION(
                new Rule.ThresholdDeduction(null, d("0.05"), d("1"), d("1"), Rule.Counting.FLOOR)),
        AGAINST_MEAN(new Rule.AgainstMean(d("0.1"), d("5"))),
        EFFICACY(new Rule.Efficacy(null, null, d("60"), true)),
        RANGE_SHARE(new Rule.RangeShare(d("0.6"))),
        BANDED_EFFICACY(
                new Rule.BandedEfficacy(
                        List.of(
                                new Rule.Standard(d("100"), d("1")),
                                new Rule.Standard(d("60"), d("0.6")),
                                new Rule.Standard(d("20"), d("0.2"))))),
        STEPS(
                new Rule.Steps(
                        List.of(
                                new Rule.Step(null, d("60"), d("0")),
                                new Rule.Step(d("60"), null, d("1"))),
                        Rule.Closed.LOWER,
                        Rule.Read.VALUE)),
        THIRDS(new Rule.Thirds(null, null)),
        CONTROL(new Rule.Control()),
        CLOSENESS(new Rule.Closeness(d("0.3"), null, null));

        final Rule rule;

        Rules(Rule rule) {
            this.rule = rule;
        }
    }

    @Benchmark
    @Measurement(iterations = 5, time = 3)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object wholeRegion(Whole region) {
        // As a service does: what is not different from last time is let go before the next cohort.
        long ranks = 0;
        for (Cohort cohort : region.cohorts) {
            for (UnitScore unit : Engine.score(cohort, region.facts).units()) {
                ranks += unit.rank().orElse(0);
            }
        }
        return ranks;
    }

    @Benchmark
    @OperationsPerInvocation(UNITS * FEW)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public Object perCell(One one) {
        return Engine.score(one.cohort, one.facts);
    }

    /** What one unit may aim at: a little more, more than any figure gives, the best grade. */
    @State(Scope.Benchmark)
    public static class Objectives {
        final Cohort cohort =
                new Cohort(
                        CLASS,
                        Period.ofMonth(2026, 5),
                        new SchemeInForce(scheme(INDICATORS, QUOTAS), List.of()));
        final InMemoryFacts facts =
                facts(List.of(cohort.period()), INDICATORS, List.of(Rules.values()));
        Code unit = unit(0);
        BigDecimal total = BigDecimal.ZERO;

        @Setup
        public void choose() {
            // The one that is next in line for the best grade.
            for (UnitScore score : Engine.score(cohort, facts).units()) {
                if (score.rank().orElse(0) == 16) {
                    unit = score.unit();
                    total = score.total().orElseThrow();
                }
            }
            System.out.println(
                    unit
                            + ": little "
                            + count(new WhatWouldItTake.Score(total.add(d("0.2"))))
                            + ", much "
                            + count(new WhatWouldItTake.Score(total.add(d("20"))))
                            + ", grade "
                            + count(new WhatWouldItTake.GradeOrBetter(Code.of("excellent"))));
        }

        private int count(WhatWouldItTake.Objective objective) {
            return take(this, objective) instanceof WhatWouldItTake.Changes(var changes, _)
                    ? changes.size()
                    : 0;
        }
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object aLittleMore(Objectives objectives) {
        return take(objectives, new WhatWouldItTake.Score(objectives.total.add(d("0.2"))));
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object outOfReach(Objectives objectives) {
        return take(objectives, new WhatWouldItTake.Score(objectives.total.add(d("20"))));
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object theBestGrade(Objectives objectives) {
        return take(objectives, new WhatWouldItTake.GradeOrBetter(Code.of("excellent")));
    }

    private static WhatWouldItTake.Answer take(
            Objectives objectives, WhatWouldItTake.Objective objective) {
        return WhatWouldItTake.find(
                objectives.cohort, objectives.facts, objectives.unit, objective, 2);
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Object oneDerivationAsJson(Whole region) {
        return Derivation.of(
                        Engine.score(region.cohorts.getFirst(), region.facts).units().getFirst())
                .write()
                .toString();
    }

    private static InMemoryFacts facts(List<Period> periods, int indicators, List<Rules> rules) {
        Random random = new Random(42);
        InMemoryFacts facts = new InMemoryFacts();
        long sequence = 1;
        for (Period period : periods) {
            for (int u = 0; u < UNITS; u++) {
                facts.member(CLASS, period, unit(u));
            }
        }
        for (int i = 0; i < indicators; i++) {
            Rule rule = rules.get(i % rules.size()).rule;
            Direction direction =
                    rule.directions().contains(Direction.UP)
                            ? Direction.UP
                            : rule.directions().iterator().next();
            facts.indicator(
                    new IndicatorDefinition(
                            indicator(i),
                            1,
                            Period.ofYear(2026),
                            direction,
                            Period.Kind.MONTH,
                            IndicatorDefinition.Accumulation.LAST,
                            BigDecimal.ONE,
                            null,
                            rule));
            facts.classTarget(
                    CLASS,
                    indicator(i),
                    new Target(
                            Period.ofYear(2026),
                            BigDecimal.valueOf(5000 + random.nextInt(5000), 2),
                            BigDecimal.valueOf(random.nextInt(4000), 2),
                            List.of(),
                            List.of(new Position(Journal.GOALS, sequence++))));
            for (Period period : periods) {
                for (int u = 0; u < UNITS; u++) {
                    if (random.nextInt(50) > 0) {
                        facts.observation(
                                unit(u),
                                indicator(i),
                                period,
                                new Observation.Reported(
                                        BigDecimal.valueOf(random.nextInt(1_000_000), 4),
                                        true,
                                        false,
                                        List.of(new Position(Journal.MONITORING, sequence++))));
                    }
                }
            }
        }
        return facts;
    }

    private static final Scheme.Grades QUOTAS =
            new Scheme.Grades(
                    List.of(
                            new Scheme.Grade(Code.of("excellent"), null, d("0.15")),
                            new Scheme.Grade(Code.of("good"), null, d("0.2")),
                            new Scheme.Grade(Code.of("pass"), null, null)),
                    Scheme.QuotaRounding.FLOOR,
                    Scheme.QuotaTies.LEAVE_OUT);

    private static Scheme scheme(int indicators) {
        return scheme(indicators, null);
    }

    private static Scheme scheme(int indicators, Scheme.@Nullable Grades grades) {
        List<Scheme.Node> blocks = new ArrayList<>();
        int size = Math.min(10, indicators);
        for (int b = 0; b < indicators / size; b++) {
            List<Scheme.Node> nodes = new ArrayList<>();
            for (int k = 0; k < size; k++) {
                nodes.add(
                        new Scheme.IndicatorNode(
                                indicator(b * size + k),
                                BigDecimal.valueOf(100 / size),
                                null,
                                new Scheme.LightRule(
                                        Scheme.LightOn.ACHIEVEMENT, d("0.9"), d("0.6"), 4)));
            }
            blocks.add(
                    new Scheme.Block(
                            Code.of("block-" + b),
                            null,
                            BigDecimal.valueOf(100 / (indicators / size)),
                            Scheme.Weighting.WEIGHTS,
                            Scheme.Aggregation.ARITHMETIC,
                            nodes));
        }
        return new Scheme(
                Code.of("bench"),
                1,
                Code.of("2026"),
                CLASS,
                List.of(Period.Kind.MONTH),
                new Scheme.Block(
                        Code.of("root"),
                        null,
                        null,
                        Scheme.Weighting.WEIGHTS,
                        Scheme.Aggregation.ARITHMETIC,
                        blocks),
                Scheme.CountsFrom.SUBMITTED,
                new TreeMap<>(),
                Scheme.NoData.SHARE,
                new Scheme.Rounding(null, null, null, 10, 2, Scheme.Rounding.Mode.HALF_UP, null),
                Ties.BEST,
                null,
                null,
                null,
                List.of(),
                grades,
                new Scheme.Scaling(BigDecimal.ONE, Scheme.Between.NONE),
                null,
                null,
                null);
    }

    private static Code unit(int u) {
        return Code.of("unit-" + (100 + u));
    }

    private static Code indicator(int i) {
        return Code.of("indicator-" + (100 + i));
    }

    private static BigDecimal d(String text) {
        return new BigDecimal(text);
    }
}
