package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Light;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Reads lights from thresholds. */
final class Lights {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Lights() {}

    /** The light of a figure that has reached {@code x}. */
    static Light of(Scheme.LightRule rule, boolean lowerIsBetter, BigDecimal x) {
        if (isAtOrPast(x, rule.green(), lowerIsBetter)) {
            return Light.GREEN;
        }
        if (rule.levels() == 4) {
            if (isAtOrPast(x, rule.middle(), lowerIsBetter)) {
                return Light.YELLOW;
            }
            return isAtOrPast(x, rule.red(), lowerIsBetter) ? Light.ORANGE : Light.RED;
        }
        return isAtOrPast(x, rule.red(), lowerIsBetter) ? Light.YELLOW : Light.RED;
    }

    static Light without(Code reason, Scheme.NoData policy) {
        return policy == Scheme.NoData.LEAVE_OUT || reason.equals(Reasons.NOT_APPLICABLE)
                ? Light.GREY
                : Light.MISSING;
    }

    /**
     * Achievement against the planned course: cumulative actual / target / planned share; null
     * where the target or the share is 0. Without a planned course the plan is even over the
     * period.
     */
    static @Nullable BigDecimal onCourse(Target target, Period at, BigDecimal cumulative) {
        BigDecimal planned = target.plannedShare(at);
        BigDecimal months = BigDecimal.ONE;
        if (planned == null) {
            planned = months(target, at);
            months = BigDecimal.valueOf(target.period().kind().months());
        }
        BigDecimal due = target.value().multiply(planned);
        return due.signum() == 0 ? null : Numbers.timesOver(cumulative, months, due);
    }

    /**
     * The light of what has come together so far against what is due by the planned course: 1 plus
     * the lead over what is due, as a share of its size, so that a better figure never has a worse
     * light, whatever the signs. Where exactly 0 is due, who is there or better is green.
     *
     * @param level whether the figure is a state: without a course all of the target is due
     */
    static LightResult alongCourse(
            Scheme.LightRule rule,
            boolean lowerIsBetter,
            Target target,
            Period at,
            BigDecimal cumulative,
            boolean level) {
        BigDecimal planned = target.plannedShare(at);
        BigDecimal months = BigDecimal.ONE;
        if (planned == null) {
            planned = level ? BigDecimal.ONE : months(target, at);
            months = level ? BigDecimal.ONE : BigDecimal.valueOf(target.period().kind().months());
        }
        BigDecimal due = target.value().multiply(planned);
        if (due.signum() == 0) {
            return LightResult.without(
                    isAtOrPast(cumulative, BigDecimal.ZERO, lowerIsBetter)
                            ? Light.GREEN
                            : Light.RED);
        }
        BigDecimal ratio = Numbers.timesOver(cumulative, months, due);
        BigDecimal held = due.signum() > 0 ? ratio : TWO.subtract(ratio);
        return new LightResult(of(rule, lowerIsBetter, held), held, lowerIsBetter);
    }

    private static BigDecimal months(Target target, Period at) {
        return BigDecimal.valueOf(
                at.lastMonth().getMonthValue() - target.period().firstMonth().getMonthValue() + 1L);
    }

    /** Whether there is already more than nothing, in the better direction. */
    static boolean isBetterThanNothing(@Nullable Figure figure, boolean lowerIsBetter) {
        BigDecimal value = figure == null ? null : figure.value();
        return value != null && value.signum() == (lowerIsBetter ? -1 : 1);
    }

    private static boolean isAtOrPast(BigDecimal x, BigDecimal threshold, boolean lowerIsBetter) {
        int past = x.compareTo(threshold);
        return lowerIsBetter ? past <= 0 : past >= 0;
    }
}
