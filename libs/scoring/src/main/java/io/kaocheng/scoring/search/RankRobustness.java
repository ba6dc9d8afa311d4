package io.kaocheng.scoring.search;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.ForwardingFacts;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far ranks and grades depend on choices that could reasonably have been made otherwise:
 * weights a little different, and parameters whose wording leaves room.
 */
public final class RankRobustness {

    /**
     * What is varied. An empty list leaves that choice as the scheme has it.
     *
     * @param weights every weight is multiplied by 1 + u * weights, u drawn from -1 to 1, and the
     *     siblings brought back to their total; 0 leaves weights alone, less than 1
     * @param countings how steps under a threshold are counted (R7)
     * @param ties how tied units rank under rank rules
     * @param quotaRoundings how a quota becomes a number of units
     * @param caps of the completion rule (R1)
     * @param missing what becomes of parts without a figure, for every reason but not-due
     */
    public record Perturbations(
            BigDecimal weights,
            List<Rule.Counting> countings,
            List<Ties> ties,
            List<Scheme.QuotaRounding> quotaRoundings,
            List<BigDecimal> caps,
            List<Scheme.NoData> missing) {
        public Perturbations {
            if (weights.signum() < 0 || weights.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "weights vary by 0 up to less than 1; found " + weights.toPlainString());
            }
            countings = List.copyOf(countings);
            ties = List.copyOf(ties);
            quotaRoundings = List.copyOf(quotaRoundings);
            caps = List.copyOf(caps);
            missing = List.copyOf(missing);
        }
    }

    /**
     * How a unit fared over the draws.
     *
     * @param rank as scored; null without a total
     * @param best the best rank in any draw, the scored one included
     * @param worst the worst
     * @param ranks how often each rank came up
     * @param grades how often each grade came up
     */
    public record Spread(
            Code unit,
            @Nullable Integer rank,
            @Nullable Integer best,
            @Nullable Integer worst,
            SortedMap<Integer, Integer> ranks,
            SortedMap<Code, Integer> grades) {
        public Spread {
            ranks = Sorted.copy(ranks);
            grades = Sorted.copy(grades);
        }
    }

    private static final int WEIGHT_DECIMALS = 6;

    private RankRobustness() {}

    /** Scores the cohort {@code draws} times; the same seed gives the same answer. */
    public static List<Spread> of(
            Cohort cohort, Facts facts, Perturbations perturbations, long seed, int draws) {
        CohortScores scored = Engine.score(cohort, facts);
        List<TreeMap<Integer, Integer>> ranks = new ArrayList<>();
        List<TreeMap<Code, Integer>> grades = new ArrayList<>();
        scored.units()
                .forEach(
                        unit -> {
                            ranks.add(new TreeMap<>());
                            grades.add(new TreeMap<>());
                        });
        Drawn drawn = new Drawn(seed);
        for (int draw = 0; draw < draws; draw++) {
            Scheme scheme = varied(cohort.scheme().scheme(), perturbations, drawn);
            Facts varied = new Varied(facts, perturbations, drawn);
            CohortScores scores =
                    Engine.score(
                            new Cohort(
                                    cohort.unitClass(),
                                    cohort.period(),
                                    new SchemeInForce(scheme, cohort.scheme().sources())),
                            varied);
            for (int i = 0; i < scores.units().size(); i++) {
                int at = i;
                UnitScore unit = scores.units().get(i);
                unit.rank().ifPresent(rank -> ranks.get(at).merge(rank, 1, Integer::sum));
                unit.grade().ifPresent(grade -> grades.get(at).merge(grade, 1, Integer::sum));
            }
        }
        List<Spread> spreads = new ArrayList<>();
        for (int i = 0; i < scored.units().size(); i++) {
            UnitScore unit = scored.units().get(i);
            Integer rank = unit.rank().orElse(null);
            TreeMap<Integer, Integer> seen = new TreeMap<>(ranks.get(i));
            if (rank != null) {
                seen.putIfAbsent(rank, 0);
            }
            spreads.add(
                    new Spread(
                            unit.unit(),
                            rank,
                            seen.isEmpty() ? null : seen.firstKey(),
                            seen.isEmpty() ? null : seen.lastKey(),
                            ranks.get(i),
                            grades.get(i)));
        }
        return spreads;
    }

    private static Scheme varied(Scheme scheme, Perturbations by, Drawn drawn) {
        Scheme.Grades grades = scheme.grades();
        Scheme.NoData missing = by.missing().isEmpty() ? null : drawn.oneOf(by.missing());
        TreeMap<Code, Scheme.NoData> policies = new TreeMap<>(scheme.noData());
        if (missing != null) {
            policies.replaceAll((reason, policy) -> missing);
            policies.put(Reasons.NOT_SENT, missing);
            policies.put(Reasons.NOT_APPROVED, missing);
            policies.put(Reasons.NOT_APPLICABLE, missing);
            policies.put(Reasons.NOT_DUE, scheme.policy(Reasons.NOT_DUE));
        }
        return scheme.with(
                varied(scheme.tree(), null, by, drawn),
                policies,
                missing == null ? scheme.otherwise() : missing,
                grades == null || by.quotaRoundings().isEmpty()
                        ? grades
                        : new Scheme.Grades(
                                grades.grades(), drawn.oneOf(by.quotaRoundings()), grades.ties()));
    }

    private static Scheme.Block varied(
            Scheme.Block block, @Nullable BigDecimal weight, Perturbations by, Drawn drawn) {
        boolean weighed =
                block.weighting() == Scheme.Weighting.WEIGHTS && by.weights().signum() > 0;
        List<BigDecimal> weights =
                weighed
                        ? weights(block.children().stream().map(Engine::weight).toList(), by, drawn)
                        : List.of();
        List<Scheme.Node> children = new ArrayList<>();
        for (int i = 0; i < block.children().size(); i++) {
            Scheme.Node child = block.children().get(i);
            boolean counts = Engine.weight(child).signum() > 0;
            BigDecimal now = weighed && counts ? weights.get(i) : child.weight();
            children.add(
                    switch (child) {
                        case Scheme.Block inner -> varied(inner, now, by, drawn);
                        case Scheme.OwnBlock own -> own.weighing(now);
                        case Scheme.IndicatorNode node -> node.weighing(now);
                    });
        }
        return block.with(weight, children);
    }

    /** The varied weights of siblings, with the total of the original ones to the last digit. */
    private static List<BigDecimal> weights(
            List<BigDecimal> nominal, Perturbations by, Drawn drawn) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal drawnTotal = BigDecimal.ZERO;
        List<BigDecimal> raw = new ArrayList<>();
        for (BigDecimal weight : nominal) {
            BigDecimal varied =
                    weight.multiply(BigDecimal.ONE.add(drawn.symmetric().multiply(by.weights())));
            total = total.add(weight);
            drawnTotal = drawnTotal.add(varied);
            raw.add(varied);
        }
        List<BigDecimal> weights = new ArrayList<>();
        BigDecimal left = total;
        int largest = 0;
        for (int i = 0; i < raw.size(); i++) {
            // What is only watched has no weight to vary.
            BigDecimal weight =
                    raw.get(i).signum() == 0
                            ? BigDecimal.ZERO
                            : Numbers.timesOver(raw.get(i), total, drawnTotal)
                                    .setScale(WEIGHT_DECIMALS, RoundingMode.HALF_UP)
                                    .max(BigDecimal.ONE.movePointLeft(WEIGHT_DECIMALS));
            weights.add(weight);
            left = left.subtract(weight);
            largest = weight.compareTo(weights.get(largest)) > 0 ? i : largest;
        }
        weights.set(largest, weights.get(largest).add(left));
        return weights;
    }

    /** The same facts under rules read a little otherwise. */
    private static final class Varied implements ForwardingFacts {

        private final Facts facts;
        private final Rule.@Nullable Counting counting;
        private final @Nullable Ties ties;
        private final @Nullable BigDecimal cap;
        private final Perturbations by;
        private final Drawn drawn;
        private final Map<OwnList, OwnList> weighed = new HashMap<>();

        Varied(Facts facts, Perturbations by, Drawn drawn) {
            this.facts = facts;
            this.by = by;
            this.drawn = drawn;
            this.counting = by.countings().isEmpty() ? null : drawn.oneOf(by.countings());
            this.ties = by.ties().isEmpty() ? null : drawn.oneOf(by.ties());
            this.cap = by.caps().isEmpty() ? null : drawn.oneOf(by.caps());
        }

        @Override
        public Facts facts() {
            return facts;
        }

        private Rule varied(Rule rule) {
            return switch (rule) {
                case Rule.Completion(BigDecimal stated, BigDecimal floor) ->
                        new Rule.Completion(
                                cap == null || (floor != null && floor.compareTo(cap) > 0)
                                        ? stated
                                        : cap,
                                floor);
                case Rule.ThresholdDeduction deduction ->
                        counting == null
                                ? deduction
                                : new Rule.ThresholdDeduction(
                                        deduction.threshold(),
                                        deduction.perStep(),
                                        deduction.step(),
                                        deduction.full(),
                                        counting);
                case Rule.Ranked ranked -> ties == null ? ranked : ranked.withTies(ties);
                case Rule.Between _, Rule.Control _, Rule.Closeness _, Rule.Reached _ -> rule;
                case Rule.RatioToBest _, Rule.AgainstMean _, Rule.Efficacy _ -> rule;
                case Rule.RangeShare _, Rule.BandedEfficacy _, Rule.Steps _, Rule.Thirds _ -> rule;
                case Rule.GrowthMix _, Rule.GradeTable _, Rule.Satisfaction _ -> rule;
                case Rule.Timeliness _ -> rule;
            };
        }

        @Override
        public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
            return facts.indicator(indicator, period)
                    .map(
                            inForce -> {
                                IndicatorDefinition d = inForce.definition();
                                return new IndicatorInForce(
                                        d.with(d.version(), varied(d.rule())), inForce.sources());
                            });
        }

        /** Equal lists are weighed alike, as a block that all units have would be. */
        @Override
        public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
            return facts.ownList(unit, scheme, block, period)
                    .map(list -> by.weights().signum() == 0 ? list : weighed(list));
        }

        private OwnList weighed(OwnList list) {
            OwnList bare = new OwnList(list.from(), list.items(), List.of());
            OwnList drawnOnce =
                    weighed.computeIfAbsent(
                            bare,
                            key -> {
                                List<BigDecimal> weights =
                                        weights(
                                                key.items().stream()
                                                        .map(OwnList.Item::weight)
                                                        .toList(),
                                                by,
                                                drawn);
                                List<OwnList.Item> items = new ArrayList<>();
                                for (int i = 0; i < weights.size(); i++) {
                                    items.add(
                                            new OwnList.Item(
                                                    key.items().get(i).indicator(),
                                                    weights.get(i)));
                                }
                                return new OwnList(key.from(), items, List.of());
                            });
            return new OwnList(list.from(), drawnOnce.items(), list.sources());
        }
    }
}
