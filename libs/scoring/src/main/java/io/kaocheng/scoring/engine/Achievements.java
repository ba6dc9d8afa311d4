package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Computes the achievement of a figure under each rule (1 = full mark); the only implementation of
 * the rules. Those by rank alone compute it from the place themselves. Their formulas are in the
 * descriptions of {@link Rule}'s records (R1 to R17, R25) and in docs/scoring.md.
 */
public final class Achievements {

    /**
     * Statistics of the class for rules that compare peers; computed once per column. Null where
     * the rule does not need them.
     */
    public record Peers(
            @Nullable Places places,
            @Nullable BigDecimal best,
            @Nullable BigDecimal lowest,
            @Nullable BigDecimal highest,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal growth,
            int count,
            EngineId engine) {

        static final Peers NONE = none(EngineId.KC_1);

        private static Peers none(EngineId engine) {
            return new Peers(null, null, null, null, null, null, 0, engine);
        }
    }

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Outcome.Achieved NOTHING = new Outcome.Achieved(Numbers.ZERO);
    private static final Outcome.Achieved FULL = new Outcome.Achieved(Numbers.ONE);

    private Achievements() {}

    /** Computes the class statistics that the rule needs, for the engine. */
    public static Peers survey(
            EngineId engine, Rule rule, Direction direction, List<Sample> samples) {
        boolean up = direction != Direction.DOWN;
        return switch (rule) {
            case Rule.HurdleAndRank _ -> places(engine, samples, up, s -> isPast(s, up));
            case Rule.Ranked _ -> places(engine, samples, up, s -> true);
            case Rule.RatioToBest _, Rule.AgainstMean _, Rule.RangeShare _ ->
                    extent(engine, samples, up);
            case Rule.GrowthMix _ -> growth(engine, samples);
            case Rule.Completion _, Rule.Between _, Rule.Control _, Rule.Closeness _ -> Peers.NONE;
            case Rule.Reached _, Rule.ThresholdDeduction _, Rule.Efficacy _ -> Peers.NONE;
            case Rule.BandedEfficacy _, Rule.Steps _, Rule.Thirds _ -> Peers.NONE;
            case Rule.GradeTable _, Rule.Satisfaction _, Rule.Timeliness _ -> Peers.NONE;
        };
    }

    /**
     * The achievement of the unit at {@code index} by the rule's formula; 0 or more, 1 is full
     * mark. Undefined, with a reason, where a target or floor is missing or a divisor is not
     * positive.
     *
     * @param s the unit's sample, which has the input the rule {@linkplain Rule#needs needs}
     * @param peers the result of {@link #survey} for the class
     */
    public static Outcome of(Rule rule, Direction direction, Sample s, int index, Peers peers) {
        return switch (rule) {
            case Rule.Completion completion -> completion(completion, s);
            case Rule.Between(BigDecimal cap, BigDecimal floor, BigDecimal target) -> {
                BigDecimal b = floor == null ? s.floor() : floor;
                BigDecimal t = target == null ? s.target() : target;
                if (b == null || t == null) {
                    yield undefined(Reasons.NO_TARGET);
                }
                BigDecimal width = t.subtract(b);
                yield isMisplaced(width, direction)
                        ? misplaced(width)
                        : achieved(
                                Numbers.clamp(
                                        Numbers.over(value(s).subtract(b), width),
                                        Numbers.ZERO,
                                        cap));
            }
            case Rule.Control() -> {
                BigDecimal t = s.target();
                if (t == null || t.signum() <= 0) {
                    yield undefined(t == null ? Reasons.NO_TARGET : Reasons.TARGET_NOT_POSITIVE);
                }
                yield achieved(
                        Numbers.clamp(
                                TWO.subtract(Numbers.over(value(s), t)),
                                Numbers.ZERO,
                                Numbers.ONE));
            }
            case Rule.Closeness closeness -> closeness(closeness, direction, s);
            case Rule.Reached(boolean strictly) -> reached(strictly, direction, s);
            case Rule.HurdleAndRank hurdle -> {
                if (s.target() == null) {
                    yield undefined(Reasons.NO_TARGET);
                }
                boolean up = direction != Direction.DOWN;
                if (!isPast(s, up)) {
                    yield value(s).compareTo(target(s)) == 0 ? achieved(hurdle.part()) : NOTHING;
                }
                yield achieved(hurdle.earned(places(peers).place(index)));
            }
            case Rule.Ranked ranked -> achieved(ranked.earned(places(peers).place(index)));
            case Rule.RatioToBest(Rule.ZeroBest zeroBest) -> {
                BigDecimal best = required(peers.best());
                if (best.signum() <= 0) {
                    yield zeroBest == null && peers.engine() == EngineId.KC_1
                            ? undefined(Reasons.BEST_NOT_POSITIVE)
                            : besideZero(zeroBest, value(s).subtract(best).abs());
                }
                yield achieved(
                        direction == Direction.DOWN
                                ? Numbers.over(best, value(s))
                                : Numbers.over(Numbers.notNegative(value(s)), best));
            }
            case Rule.ThresholdDeduction deduction -> thresholdDeduction(deduction, direction, s);
            case Rule.AgainstMean(BigDecimal perUnit, BigDecimal full) -> {
                BigDecimal mean = required(peers.mean());
                BigDecimal worse =
                        direction == Direction.DOWN
                                ? value(s).subtract(mean)
                                : mean.subtract(value(s));
                yield achieved(left(full, perUnit.multiply(Numbers.notNegative(worse))));
            }
            case Rule.Efficacy efficacy -> efficacy(efficacy, direction, s);
            case Rule.RangeShare(BigDecimal base) -> {
                BigDecimal low = required(peers.lowest());
                BigDecimal high = required(peers.highest());
                if (low.compareTo(high) == 0) {
                    yield FULL;
                }
                BigDecimal better =
                        direction == Direction.DOWN
                                ? high.subtract(value(s))
                                : value(s).subtract(low);
                yield achieved(
                        base.add(
                                Numbers.timesOver(
                                        Numbers.ONE.subtract(base), better, high.subtract(low))));
            }
            case Rule.BandedEfficacy banded -> banded(banded, s);
            case Rule.Steps steps -> steps(steps, s);
            case Rule.Thirds(BigDecimal red, BigDecimal goal) -> {
                BigDecimal r = red == null ? s.floor() : red;
                BigDecimal g = goal == null ? s.target() : goal;
                if (r == null || g == null) {
                    yield undefined(Reasons.NO_TARGET);
                }
                BigDecimal width = g.subtract(r);
                yield isMisplaced(width, direction)
                        ? misplaced(width)
                        : achieved(
                                Numbers.clamp(
                                        Numbers.over(
                                                value(s).subtract(r).add(width),
                                                width.multiply(Numbers.THREE)),
                                        Numbers.ZERO,
                                        Numbers.ONE));
            }
            case Rule.GrowthMix mix -> growthMix(mix, s, peers);
            case Rule.GradeTable table -> gradeTable(table, s);
            case Rule.Satisfaction satisfaction -> satisfaction(satisfaction, s);
            case Rule.Timeliness timeliness -> timeliness(timeliness, s);
        };
    }

    private static Outcome completion(Rule.Completion rule, Sample s) {
        BigDecimal t = s.target();
        if (t == null || t.signum() <= 0) {
            return undefined(t == null ? Reasons.NO_TARGET : Reasons.TARGET_NOT_POSITIVE);
        }
        BigDecimal rate = Numbers.over(value(s), t);
        BigDecimal floor = rule.floor();
        return floor != null && rate.compareTo(floor) < 0
                ? NOTHING
                : achieved(Numbers.clamp(rate, Numbers.ZERO, rule.cap()));
    }

    /** The figures that are the best earn all, whatever the best is. */
    private static Outcome besideZero(Rule.@Nullable ZeroBest zeroBest, BigDecimal distance) {
        if (distance.signum() == 0) {
            return FULL;
        }
        return zeroBest == Rule.ZeroBest.PLUS_ONE
                ? achieved(Numbers.over(Numbers.ONE, Numbers.ONE.add(distance)))
                : NOTHING;
    }

    private static Outcome closeness(Rule.Closeness rule, Direction direction, Sample s) {
        BigDecimal low = rule.low();
        BigDecimal high = rule.high();
        if (low == null || high == null) {
            low = direction == Direction.RANGE ? s.floor() : s.target();
            high = s.target();
        }
        if (low == null || high == null) {
            return undefined(Reasons.NO_TARGET);
        }
        BigDecimal a = value(s);
        BigDecimal near = Numbers.clamp(a, low.min(high), low.max(high));
        BigDecimal distance = a.subtract(near).abs();
        if (distance.signum() == 0) {
            return FULL;
        }
        BigDecimal room = rule.tolerance().multiply(near.abs());
        // Relative to 0 every distance is too large.
        return room.signum() == 0 ? NOTHING : achieved(left(room, distance));
    }

    private static Outcome reached(boolean strictly, Direction direction, Sample s) {
        BigDecimal t = s.target();
        BigDecimal floor = s.floor();
        if (t == null || (direction == Direction.RANGE && floor == null)) {
            return undefined(Reasons.NO_TARGET);
        }
        int past = value(s).compareTo(t);
        boolean reached =
                switch (direction) {
                    case UP -> strictly ? past > 0 : past >= 0;
                    case DOWN -> strictly ? past < 0 : past <= 0;
                    case ON_TARGET -> past == 0;
                    case RANGE -> {
                        int above = value(s).compareTo(required(floor));
                        yield strictly ? above > 0 && past < 0 : above >= 0 && past <= 0;
                    }
                };
        return reached ? FULL : NOTHING;
    }

    private static Outcome thresholdDeduction(
            Rule.ThresholdDeduction rule, Direction direction, Sample s) {
        BigDecimal threshold = rule.threshold() == null ? s.target() : rule.threshold();
        if (threshold == null) {
            return undefined(Reasons.NO_TARGET);
        }
        BigDecimal shortBy = shortBy(threshold, direction, s);
        return achieved(
                left(rule.full(), Numbers.times(rule.perStep(), stepsShort(rule, shortBy))));
    }

    private static BigDecimal shortBy(BigDecimal threshold, Direction direction, Sample s) {
        return Numbers.notNegative(
                direction == Direction.DOWN
                        ? value(s).subtract(threshold)
                        : threshold.subtract(value(s)));
    }

    /**
     * The number of steps {@code shortBy / step}: exact, rounded down or rounded up by the rule.
     */
    static BigDecimal stepsShort(Rule.ThresholdDeduction rule, BigDecimal shortBy) {
        return switch (rule.counting()) {
            case PROPORTIONAL -> Numbers.over(shortBy, rule.step());
            case FLOOR -> shortBy.divideToIntegralValue(rule.step());
            case CEILING -> {
                BigDecimal[] parts = shortBy.divideAndRemainder(rule.step());
                yield parts[1].signum() == 0 ? parts[0] : parts[0].add(Numbers.ONE);
            }
        };
    }

    private static Outcome efficacy(Rule.Efficacy rule, Direction direction, Sample s) {
        BigDecimal u = rule.unacceptable() == null ? s.floor() : rule.unacceptable();
        BigDecimal full = rule.satisfactory() == null ? s.target() : rule.satisfactory();
        if (u == null || full == null) {
            return undefined(Reasons.NO_TARGET);
        }
        BigDecimal width = full.subtract(u);
        if (isMisplaced(width, direction)) {
            return misplaced(width);
        }
        BigDecimal points =
                Numbers.timesOver(
                                value(s).subtract(u), Numbers.HUNDRED.subtract(rule.base()), width)
                        .add(rule.base());
        BigDecimal reached = points.scaleByPowerOfTen(-2);
        return achieved(
                rule.clamped()
                        ? Numbers.clamp(reached, rule.base().scaleByPowerOfTen(-2), Numbers.ONE)
                        : Numbers.notNegative(reached));
    }

    private static Outcome banded(Rule.BandedEfficacy rule, Sample s) {
        int better = rule.lowerIsBetter() ? -1 : 1;
        BigDecimal a = value(s);
        List<Rule.Standard> standards = rule.standards();
        for (int i = 0; i < standards.size(); i++) {
            Rule.Standard at = standards.get(i);
            if (a.compareTo(at.value()) * better >= 0) {
                if (i == 0) {
                    return FULL;
                }
                Rule.Standard next = standards.get(i - 1);
                return achieved(
                        at.coefficient()
                                .add(
                                        Numbers.timesOver(
                                                next.coefficient().subtract(at.coefficient()),
                                                a.subtract(at.value()),
                                                next.value().subtract(at.value()))));
            }
        }
        return NOTHING;
    }

    private static Outcome steps(Rule.Steps rule, Sample s) {
        BigDecimal x = value(s);
        if (rule.read() == Rule.Read.COMPLETION) {
            BigDecimal t = s.target();
            if (t == null || t.signum() <= 0) {
                return undefined(t == null ? Reasons.NO_TARGET : Reasons.TARGET_NOT_POSITIVE);
            }
            x = Numbers.over(x, t);
        }
        for (Rule.Step step : rule.steps()) {
            BigDecimal to = step.to();
            if (to == null) {
                return achieved(step.achievement());
            }
            int against = x.compareTo(to);
            if (against < 0 || (against == 0 && rule.closed() == Rule.Closed.UPPER)) {
                return achieved(step.achievement());
            }
        }
        throw new IllegalStateException("a table of steps is total");
    }

    private static Outcome growthMix(Rule.GrowthMix rule, Sample s, Peers peers) {
        BigDecimal sum = Numbers.ZERO;
        if (rule.level().signum() > 0) {
            BigDecimal t = s.target();
            if (t == null || t.signum() <= 0) {
                return undefined(t == null ? Reasons.NO_TARGET : Reasons.TARGET_NOT_POSITIVE);
            }
            sum = Numbers.times(rule.level(), unit(Numbers.over(value(s), t)));
        }
        if (rule.own().signum() > 0) {
            BigDecimal before = s.before();
            if (before == null || before.signum() == 0) {
                return undefined(Reasons.NO_BASE);
            }
            BigDecimal growth =
                    Numbers.over(
                            value(s).subtract(before), before.abs().multiply(rule.fullGrowth()));
            sum = sum.add(Numbers.times(rule.own(), unit(growth)));
        }
        if (rule.contribution().signum() > 0) {
            BigDecimal before = s.before();
            if (before == null) {
                return undefined(Reasons.NO_BASE);
            }
            BigDecimal all = required(peers.growth());
            if (all.signum() > 0) {
                BigDecimal share =
                        Numbers.over(
                                value(s).subtract(before), all.multiply(rule.fullContribution()));
                sum = sum.add(Numbers.times(rule.contribution(), unit(share)));
            } else if (peers.engine() == EngineId.KC_1) {
                return undefined(Reasons.NO_GROWTH);
            }
        }
        return achieved(sum);
    }

    private static Outcome gradeTable(Rule.GradeTable rule, Sample s) {
        BigDecimal sum = Numbers.ZERO;
        for (Rating rating : s.ratings()) {
            BigDecimal marks = marks(rule, rating);
            if (marks == null) {
                return undefined(Reasons.UNKNOWN_GRADE);
            }
            sum = sum.add(marks);
        }
        return achieved(
                Numbers.over(sum, rule.full().multiply(BigDecimal.valueOf(s.ratings().size()))));
    }

    /**
     * The marks of one rating: the grade's, or the rater's own mark clamped to the grade's band.
     */
    static @Nullable BigDecimal marks(Rule.GradeTable rule, Rating rating) {
        Code grade = rating.grade();
        BigDecimal mark = rating.mark();
        if (grade == null) {
            return mark == null ? null : Numbers.clamp(mark, Numbers.ZERO, rule.full());
        }
        for (Rule.GradeMark row : rule.grades()) {
            if (row.grade().equals(grade)) {
                BigDecimal low = row.low();
                BigDecimal high = row.high();
                return mark == null || low == null || high == null
                        ? row.marks()
                        : Numbers.clamp(mark, low, high);
            }
        }
        return null;
    }

    private static Outcome satisfaction(Rule.Satisfaction rule, Sample s) {
        BigDecimal weighted = Numbers.ZERO;
        BigDecimal counted = Numbers.ZERO;
        for (Map.Entry<Code, Long> answer : required(s.survey()).answers().entrySet()) {
            BigDecimal worth = rule.values().get(answer.getKey());
            if (worth != null) {
                BigDecimal n = BigDecimal.valueOf(answer.getValue());
                weighted = weighted.add(n.multiply(worth));
                counted = counted.add(n);
            }
        }
        return counted.compareTo(BigDecimal.valueOf(rule.minimumSample())) < 0
                ? undefined(Reasons.SAMPLE_TOO_SMALL)
                : achieved(Numbers.over(weighted, counted.multiply(rule.full())));
    }

    private static Outcome timeliness(Rule.Timeliness rule, Sample s) {
        Submissions kept = required(s.submissions());
        if (kept.pastCutOff()) {
            return NOTHING;
        }
        BigDecimal deducted =
                rule.late()
                        .multiply(BigDecimal.valueOf(kept.late()))
                        .add(rule.missing().multiply(BigDecimal.valueOf(kept.missing())))
                        .add(rule.wrong().multiply(BigDecimal.valueOf(kept.wrong())));
        return achieved(left(rule.full(), deducted));
    }

    // ---- the class

    private static Peers places(
            EngineId engine, List<Sample> samples, boolean up, Predicate<Sample> counted) {
        List<@Nullable BigDecimal> values = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            values.add(sample.value() != null && counted.test(sample) ? sample.value() : null);
        }
        Places places = Places.of(values, up);
        return new Peers(places, null, null, null, null, null, places.count(), engine);
    }

    private static Peers extent(EngineId engine, List<Sample> samples, boolean up) {
        BigDecimal low = null;
        BigDecimal high = null;
        BigDecimal sum = Numbers.ZERO;
        int count = 0;
        for (Sample sample : samples) {
            BigDecimal value = sample.value();
            if (value != null) {
                low = low == null ? value : low.min(value);
                high = high == null ? value : high.max(value);
                sum = sum.add(value);
                count++;
            }
        }
        return count == 0
                ? Peers.none(engine)
                : new Peers(
                        null,
                        up ? high : low,
                        low,
                        high,
                        Numbers.over(sum, BigDecimal.valueOf(count)),
                        null,
                        count,
                        engine);
    }

    private static Peers growth(EngineId engine, List<Sample> samples) {
        BigDecimal sum = Numbers.ZERO;
        int count = 0;
        for (Sample sample : samples) {
            BigDecimal value = sample.value();
            BigDecimal before = sample.before();
            if (value != null && before != null) {
                sum = sum.add(value.subtract(before));
                count++;
            }
        }
        return new Peers(null, null, null, null, null, sum, count, engine);
    }

    // ---- small things

    /** Whether the floor is not on the worse side of the target. */
    private static boolean isMisplaced(BigDecimal width, Direction direction) {
        return width.signum() != (direction == Direction.DOWN ? -1 : 1);
    }

    private static Outcome misplaced(BigDecimal width) {
        return undefined(
                width.signum() == 0 ? Reasons.FLOOR_EQUALS_TARGET : Reasons.FLOOR_BEYOND_TARGET);
    }

    private static boolean isPast(Sample s, boolean up) {
        BigDecimal t = s.target();
        return t != null && (up ? value(s).compareTo(t) > 0 : value(s).compareTo(t) < 0);
    }

    /** max(0, full - deducted) / full. */
    private static BigDecimal left(BigDecimal full, BigDecimal deducted) {
        return Numbers.over(Numbers.notNegative(full.subtract(deducted)), full);
    }

    private static BigDecimal unit(BigDecimal x) {
        return Numbers.clamp(x, Numbers.ZERO, Numbers.ONE);
    }

    private static Outcome achieved(BigDecimal achievement) {
        return new Outcome.Achieved(achievement);
    }

    private static Outcome undefined(Code reason) {
        return new Outcome.Undefined(reason);
    }

    private static BigDecimal value(Sample s) {
        return required(s.value());
    }

    private static BigDecimal target(Sample s) {
        return required(s.target());
    }

    private static Places places(Peers peers) {
        return required(peers.places());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the engine feeds a rule only with what it needs");
        }
        return value;
    }
}
