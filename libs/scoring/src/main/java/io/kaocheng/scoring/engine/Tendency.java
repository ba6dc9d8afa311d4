package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Trend;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit's trend in an indicator: the figures it was made of and what came out.
 *
 * @param pace what the arrow was read from; null where there is none, and where a target is reached
 *     or was
 * @param points from the earliest, absent figures among them
 * @param target what is to be reached; null where nothing is
 */
public record Tendency(
        Trend trend,
        Arrow arrow,
        @Nullable BigDecimal pace,
        List<Point> points,
        @Nullable Target target) {

    /** Digits of a logarithm within a compound growth, beyond those that are kept. */
    private static final MathContext GUARDED = new MathContext(44);

    private static final Measured NOTHING = new Measured(Arrow.NONE, null);

    public Tendency {
        points = List.copyOf(points);
    }

    /** A figure of one of the periods. */
    public record Point(Period period, Figure figure) {}

    /** A figure that is there, by its place in time. */
    public record Value(int at, BigDecimal value) {}

    /** What was measured: an arrow, and the pace it was read from where there is one. */
    public record Measured(Arrow arrow, @Nullable BigDecimal pace) {}

    /**
     * The trend up to the end of the scored period.
     *
     * @param set the target that is set for the period by whose end one is to be reached
     */
    static Tendency of(
            IndicatorDefinition definition,
            Trend trend,
            Figures figures,
            Period scored,
            @Nullable Target set) {
        Period last = Period.containing(scored.lastDay(), trend.from());
        if (last.lastMonth().isAfter(scored.lastMonth())) {
            last = last.previous();
        }
        List<Point> points = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        Period first = last;
        for (int i = 1; i < trend.over() && first.year() > 1900; i++) {
            first = first.previous();
        }
        for (Period at = first; !at.beginsAfter(last); at = at.next()) {
            Period since = trend.since();
            if (since != null && since.beginsAfter(at)) {
                continue;
            }
            Figure figure = figures.at(definition, at);
            points.add(new Point(at, figure));
            BigDecimal value = figure.value();
            if (value != null) {
                values.add(new Value(place(at), value));
            }
        }
        BigDecimal stated = trend.target();
        Target target =
                trend.by() == null || stated == null
                        ? set
                        : Target.of(trend.by(), stated, List.of());
        Measured measured =
                measure(
                        trend,
                        definition.direction(),
                        values,
                        target == null ? null : target.value());
        return new Tendency(trend, measured.arrow(), measured.pace(), points, target);
    }

    /** The number of the period among all of its kind. */
    public static int place(Period period) {
        return period.year() * period.kind().perYear() + period.index();
    }

    /** The arithmetic of trends; recomputation from a derivation uses it, too. */
    public static Measured measure(
            Trend trend, Direction direction, List<Value> values, @Nullable BigDecimal target) {
        if (values.size() < trend.needsFigures()) {
            return NOTHING;
        }
        // Where less is better, less is read as more.
        BigDecimal sign = direction == Direction.DOWN ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        Value first = values.getFirst();
        Value last = values.getLast();
        BigDecimal periods = BigDecimal.valueOf(last.at() - (long) first.at());
        return switch (trend.method()) {
            case LINEAR -> read(trend, slope(values).multiply(sign));
            case CAGR ->
                    first.value().signum() <= 0 || last.value().signum() <= 0
                            ? NOTHING
                            : read(
                                    trend,
                                    compound(first.value(), last.value(), periods).multiply(sign));
            case NEEDED -> {
                Period by = trend.by();
                if (by == null || target == null) {
                    yield NOTHING;
                }
                if (last.value().subtract(target).multiply(sign).signum() >= 0) {
                    // What is reached stays so, wherever it moves beyond.
                    yield new Measured(Arrow.UP, null);
                }
                BigDecimal gap = target.subtract(first.value());
                if (gap.multiply(sign).signum() <= 0) {
                    // It had been reached, and is not any more.
                    yield new Measured(Arrow.DOWN, null);
                }
                int left = place(Period.containing(by.lastDay(), trend.from())) - first.at();
                BigDecimal change = last.value().subtract(first.value());
                yield left <= 0
                        ? NOTHING
                        : read(
                                trend,
                                Numbers.timesOver(
                                        change, BigDecimal.valueOf(left), gap.multiply(periods)));
            }
        };
    }

    private static Measured read(Trend trend, BigDecimal exact) {
        BigDecimal pace = Figures.shortened(exact);
        Trend.Bands bands = trend.banded();
        Arrow arrow =
                pace.compareTo(bands.up()) >= 0
                        ? Arrow.UP
                        : pace.compareTo(bands.rising()) >= 0
                                ? Arrow.RISING
                                : pace.compareTo(bands.flat()) >= 0 ? Arrow.FLAT : Arrow.DOWN;
        return new Measured(arrow, pace);
    }

    /** Least squares: (n Σxy − Σx Σy) / (n Σx² − (Σx)²). */
    private static BigDecimal slope(List<Value> values) {
        BigDecimal n = BigDecimal.valueOf(values.size());
        BigDecimal sumX = BigDecimal.ZERO;
        BigDecimal sumY = BigDecimal.ZERO;
        BigDecimal sumXy = BigDecimal.ZERO;
        BigDecimal sumXx = BigDecimal.ZERO;
        for (Value value : values) {
            BigDecimal x = BigDecimal.valueOf(value.at() - (long) values.getFirst().at());
            sumX = sumX.add(x);
            sumY = sumY.add(value.value());
            sumXy = sumXy.add(x.multiply(value.value()));
            sumXx = sumXx.add(x.multiply(x));
        }
        return Numbers.over(
                n.multiply(sumXy).subtract(sumX.multiply(sumY)),
                n.multiply(sumXx).subtract(sumX.multiply(sumX)));
    }

    private static BigDecimal compound(BigDecimal first, BigDecimal last, BigDecimal periods) {
        BigDecimal growth = Powers.ln(last).subtract(Powers.ln(first)).divide(periods, GUARDED);
        return Powers.exp(growth).subtract(BigDecimal.ONE).round(Numbers.EXACT);
    }
}
