package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.scoring.engine.BlockResult;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.IndicatorResult;
import io.kaocheng.scoring.engine.ScoringEngine;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.OwnList;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.SchemeInForce;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.facts.Veto;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Splits the change of a unit's score between two states of the facts into what caused it.
 *
 * <p>The old facts are replaced by the new ones kind by kind, in this order: the unit's own data,
 * its own targets, its own facts of the evaluation journal, all of these of its peers, indicator
 * versions, scheme with the units' own lists, unit tree; after each step the cohort is scored by
 * the engine, and what the step moved is its cause's share. The shares telescope, so they add up
 * exactly to the change; another order could share out differently where two kinds of change work
 * on each other, so the order is fixed.
 *
 * <p>Cost: five scorings per cohort, and two more for each unit whose own figures or targets
 * changed.
 */
public final class Causes {

    private final RegionFacts old;
    private final RegionFacts fresh;
    private final CohortKey key;
    private final Marks marks;
    private final ScoringEngine engine;
    private final Map<Code, Steps> steps = new HashMap<>();
    private @Nullable CohortScores after;

    /** The cohorts that are the same for all units of one old class. */
    private record Steps(
            Code oldClass,
            @Nullable SchemeInForce oldScheme,
            @Nullable CohortScores before,
            @Nullable CohortScores peers,
            @Nullable CohortScores rule,
            @Nullable CohortScores weight) {}

    /**
     * What a change comes from, in marks.
     *
     * @param leaves per indicator, what of the change of its share of the total comes from what;
     *     only those that changed. They need not add up to the total's change, on which vetoes,
     *     bonuses and rounding bear too
     */
    public record Split(EditionEvent.Causes total, List<Leaf> leaves) {
        public Split {
            leaves = List.copyOf(leaves);
        }
    }

    /** The change of an indicator's contribution to the total, in marks. */
    public record Leaf(Code indicator, EditionEvent.Causes contribution) {}

    /**
     * Who has figures or targets of its own that differ between two states of the facts: one pass
     * over each, shared by all cohorts, and made only where anything changed.
     */
    public static final class Marks {
        private final RegionFacts old;
        private final RegionFacts fresh;
        private @Nullable Made made;

        private record Made(
                Map<Code, Long> oldFigures,
                Map<Code, Long> freshFigures,
                Map<String, Long> oldTargets,
                Map<String, Long> freshTargets,
                Map<Code, Long> oldEvaluation,
                Map<Code, Long> freshEvaluation) {}

        public Marks(RegionFacts old, RegionFacts fresh) {
            this.old = old;
            this.fresh = fresh;
        }

        private synchronized Made made() {
            Made known = made;
            if (known == null) {
                known =
                        new Made(
                                old.figureMarks(),
                                fresh.figureMarks(),
                                old.targetMarks(),
                                fresh.targetMarks(),
                                old.evaluationMarks(),
                                fresh.evaluationMarks());
                made = known;
            }
            return known;
        }

        boolean figuresDiffer(Code unit) {
            return differ(made().oldFigures(), made().freshFigures(), unit);
        }

        boolean targetsDiffer(Code unit, Code unitClass) {
            Made m = made();
            return differ(m.oldTargets(), m.freshTargets(), unit.value())
                    || differ(m.oldTargets(), m.freshTargets(), "class:" + unitClass);
        }

        boolean evaluationDiffers(Code unit) {
            return differ(made().oldEvaluation(), made().freshEvaluation(), unit);
        }

        private static <K> boolean differ(Map<K, Long> a, Map<K, Long> b, K key) {
            return !a.getOrDefault(key, 0L).equals(b.getOrDefault(key, 0L));
        }
    }

    /** A cohort in the two states; scored by the engine as it is asked for. */
    public Causes(Marks marks, CohortKey key, ScoringEngine engine) {
        this.marks = marks;
        this.engine = engine;
        this.old = marks.old;
        this.fresh = marks.fresh;
        this.key = key;
    }

    /** Splits a unit's change; absent where one side has no total. */
    public Optional<Split> of(Code unit, @Nullable UnitScored before, @Nullable UnitScored after) {
        if (before == null || after == null || before.total() == null || after.total() == null) {
            return Optional.empty();
        }
        Steps shared = steps.computeIfAbsent(before.unitClass(), this::steps);
        if (shared.oldScheme() == null) {
            return Optional.empty();
        }
        boolean data = marks.figuresDiffer(unit);
        boolean targets = marks.targetsDiffer(unit, shared.oldClass());
        boolean evaluation = marks.evaluationDiffers(unit);
        List<Values> values = new ArrayList<>();
        Values first = values(shared.before(), unit, new Values(BigDecimal.ZERO, Map.of()));
        values.add(new Values(published(before), first.contributions()));
        values.add(
                data
                        ? values(shared, unit, mixed(unit::equals, Causes::nobody, Causes::nobody))
                        : values.getLast());
        values.add(
                targets
                        ? values(shared, unit, mixed(unit::equals, unit::equals, Causes::nobody))
                        : values.getLast());
        values.add(
                evaluation
                        ? values(shared, unit, mixed(unit::equals, unit::equals, unit::equals))
                        : values.getLast());
        values.add(values(shared.peers(), unit, values.getLast()));
        values.add(values(shared.rule(), unit, values.getLast()));
        values.add(values(shared.weight(), unit, values.getLast()));
        Values last = values(fresh(), unit, values.getLast());
        values.add(new Values(published(after), last.contributions()));
        return Optional.of(split(values));
    }

    private static BigDecimal published(UnitScored score) {
        BigDecimal total = score.total();
        return total == null ? BigDecimal.ZERO : total;
    }

    private @Nullable CohortScores fresh() {
        if (after == null) {
            after = Scoring.score(engine, fresh, key).orElse(null);
        }
        return after;
    }

    /** A unit's total, and what each indicator brings to it. */
    private record Values(BigDecimal total, Map<Code, BigDecimal> contributions) {}

    private static Split split(List<Values> v) {
        List<BigDecimal> totals = v.stream().map(Values::total).toList();
        TreeMap<Code, Boolean> indicators = new TreeMap<>();
        v.forEach(values -> values.contributions().keySet().forEach(i -> indicators.put(i, true)));
        List<Leaf> leaves = new ArrayList<>();
        for (Code indicator : indicators.keySet()) {
            List<BigDecimal> series =
                    v.stream()
                            .map(x -> x.contributions().getOrDefault(indicator, BigDecimal.ZERO))
                            .toList();
            EditionEvent.Causes causes = causes(series);
            if (series.stream().anyMatch(s -> s.compareTo(series.getFirst()) != 0)) {
                leaves.add(new Leaf(indicator, causes));
            }
        }
        return new Split(causes(totals), leaves);
    }

    private static EditionEvent.Causes causes(List<BigDecimal> s) {
        BigDecimal evaluation = delta(s, Step.EVALUATION);
        BigDecimal data = delta(s, Step.DATA);
        return new EditionEvent.Causes(
                evaluation.signum() == 0 ? data : data.add(evaluation),
                delta(s, Step.TARGET),
                delta(s, Step.RULE),
                delta(s, Step.WEIGHT),
                delta(s, Step.UNIT_TREE),
                delta(s, Step.PEERS));
    }

    /**
     * The kinds of facts in the order in which they are replaced. What a unit's ratings, ledger,
     * exemptions and lights moved is counted among its data until editions have a place of its own
     * for it.
     */
    private enum Step {
        DATA(0),
        TARGET(1),
        EVALUATION(2),
        PEERS(3),
        RULE(4),
        WEIGHT(5),
        UNIT_TREE(6);

        private final int at;

        Step(int at) {
            this.at = at;
        }
    }

    private static BigDecimal delta(List<BigDecimal> series, Step step) {
        return series.get(step.at + 1).subtract(series.get(step.at));
    }

    private Steps steps(Code oldClass) {
        SchemeInForce scheme = old.scheme(oldClass, key.period()).orElse(null);
        if (scheme == null) {
            return new Steps(oldClass, null, null, null, null, null);
        }
        Cohort cohort = new Cohort(oldClass, key.period(), scheme);
        Facts oldTree =
                new Mixed(old, old, old, Causes::everybody, Causes::everybody, Causes::everybody);
        Facts newRules =
                new Mixed(old, fresh, old, Causes::everybody, Causes::everybody, Causes::everybody);
        Facts newWeights =
                new Mixed(
                        old, fresh, fresh, Causes::everybody, Causes::everybody, Causes::everybody);
        SchemeInForce newScheme = fresh.scheme(oldClass, key.period()).orElse(scheme);
        return new Steps(
                oldClass,
                scheme,
                engine.score(cohort, old),
                engine.score(cohort, oldTree),
                engine.score(cohort, newRules),
                engine.score(new Cohort(oldClass, key.period(), newScheme), newWeights));
    }

    private static boolean nobody(Code unit) {
        return false;
    }

    private static boolean everybody(Code unit) {
        return true;
    }

    private Facts mixed(
            Predicate<Code> freshFiguresOf,
            Predicate<Code> freshTargetsOf,
            Predicate<Code> freshEvaluationOf) {
        return new Mixed(old, old, old, freshFiguresOf, freshTargetsOf, freshEvaluationOf);
    }

    private Values values(Steps shared, Code unit, Facts facts) {
        SchemeInForce scheme = shared.oldScheme();
        if (scheme == null) {
            throw new IllegalStateException("scored without a scheme");
        }
        CohortScores scores =
                engine.score(new Cohort(shared.oldClass(), key.period(), scheme), facts);
        return values(scores, unit, new Values(BigDecimal.ZERO, Map.of()));
    }

    /** The unit's values; {@code otherwise} where it has no total there. */
    private static Values values(@Nullable CohortScores scores, Code unit, Values otherwise) {
        if (scores == null) {
            return otherwise;
        }
        return scores.unit(unit)
                .filter(s -> s.total().isPresent())
                .map(Causes::values)
                .orElse(otherwise);
    }

    /**
     * An indicator's contribution is one to its block; its share of the total is that share of what
     * the block brings to its own, and so on up.
     */
    private static Values values(UnitScore score) {
        Map<Code, BigDecimal> factors = new HashMap<>();
        for (BlockResult block : score.blocks()) {
            List<Code> path = block.path();
            BigDecimal exact = block.exactScore();
            BigDecimal brought = block.contribution();
            if (path.size() == 1) {
                factors.put(block.code(), BigDecimal.ONE);
            } else if (exact != null && brought != null && exact.signum() != 0) {
                BigDecimal above = factors.getOrDefault(path.get(path.size() - 2), BigDecimal.ZERO);
                factors.put(
                        block.code(),
                        above.multiply(brought.divide(exact, MathContext.DECIMAL128)));
            }
        }
        Map<Code, BigDecimal> contributions = new HashMap<>();
        for (IndicatorResult indicator : score.indicators()) {
            BigDecimal contribution = indicator.contribution();
            if (contribution != null) {
                contributions.put(
                        indicator.indicator(),
                        contribution
                                .multiply(factors.getOrDefault(indicator.block(), BigDecimal.ZERO))
                                .setScale(6, RoundingMode.HALF_UP));
            }
        }
        return new Values(score.total().orElse(BigDecimal.ZERO), contributions);
    }

    /** Facts of which some are old and some are new. The members are always the old ones. */
    private final class Mixed implements Facts {
        private final RegionFacts tree;
        private final RegionFacts rules;
        private final RegionFacts weights;
        private final Predicate<Code> freshFiguresOf;
        private final Predicate<Code> freshTargetsOf;
        private final Predicate<Code> freshEvaluationOf;

        Mixed(
                RegionFacts tree,
                RegionFacts rules,
                RegionFacts weights,
                Predicate<Code> freshFiguresOf,
                Predicate<Code> freshTargetsOf,
                Predicate<Code> freshEvaluationOf) {
            this.tree = tree;
            this.rules = rules;
            this.weights = weights;
            this.freshFiguresOf = freshFiguresOf;
            this.freshTargetsOf = freshTargetsOf;
            this.freshEvaluationOf = freshEvaluationOf;
        }

        @Override
        public List<Member> members(Code unitClass, Period period) {
            return tree.members(unitClass, period);
        }

        @Override
        public List<Member> ended(Code unitClass, Period period) {
            return tree.ended(unitClass, period);
        }

        @Override
        public List<Member> below(Code of, Period at) {
            return tree.below(of, at);
        }

        @Override
        public List<Member> classmates(Code of, Period at) {
            return tree.classmates(of, at);
        }

        @Override
        public List<Member> assessed(Period period) {
            return tree.assessed(period);
        }

        @Override
        public List<Member> grouped(Code group, Period period) {
            return tree.grouped(group, period);
        }

        @Override
        public Optional<Code> classOf(Code of, Period period) {
            return tree.classOf(of, period);
        }

        @Override
        public Optional<SchemeInForce> scheme(Code unitClass, Period period) {
            return rules.scheme(unitClass, period);
        }

        @Override
        public Optional<IndicatorInForce> indicator(Code indicator, Period period) {
            return rules.indicator(indicator, period);
        }

        @Override
        public Optional<Target> target(
                Code unit, Code unitClass, Code indicator, Period period, Period scored) {
            return (freshTargetsOf.test(unit) ? fresh : old)
                    .target(unit, unitClass, indicator, period, scored);
        }

        @Override
        public Optional<Observation> observation(Code unit, Code indicator, Period period) {
            return figures(unit).observation(unit, indicator, period);
        }

        @Override
        public Optional<Survey> survey(Code unit, Code indicator, Period period) {
            return figures(unit).survey(unit, indicator, period);
        }

        @Override
        public Optional<Submissions> submissions(Code unit, Period period) {
            return figures(unit).submissions(unit, period);
        }

        private RegionFacts figures(Code unit) {
            return freshFiguresOf.test(unit) ? fresh : old;
        }

        @Override
        public Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
            return evaluation(unit).exemption(unit, indicator, period);
        }

        @Override
        public Optional<Position> retired(Code indicator, Period period) {
            return rules.retired(indicator, period);
        }

        @Override
        public List<Rating> ratings(Code unit, Period period) {
            return evaluation(unit).ratings(unit, period);
        }

        @Override
        public List<Rating> ratings(Code unit, Code indicator, Period period) {
            return evaluation(unit).ratings(unit, indicator, period);
        }

        @Override
        public List<Bonus> bonuses(Code unit, Period period) {
            return evaluation(unit).bonuses(unit, period);
        }

        @Override
        public List<Incident> incidents(Code unit, Period period) {
            return evaluation(unit).incidents(unit, period);
        }

        @Override
        public List<Veto> vetoes(Code unit, Period period) {
            return evaluation(unit).vetoes(unit, period);
        }

        @Override
        public List<Suppression> suppressions(Code unit, Period period) {
            return evaluation(unit).suppressions(unit, period);
        }

        @Override
        public Optional<OwnList> ownList(Code unit, Code scheme, Code block, Period period) {
            return weights.ownList(unit, scheme, block, period);
        }

        @Override
        public Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
            return evaluation(unit).lightOverride(unit, indicator, period);
        }

        private RegionFacts evaluation(Code unit) {
            return freshEvaluationOf.test(unit) ? fresh : old;
        }
    }
}
