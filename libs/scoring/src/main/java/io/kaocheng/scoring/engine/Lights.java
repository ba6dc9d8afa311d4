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
            BigDecimal middle = rule.green().add(rule.red()).divide(TWO);
            if (isAtOrPast(x, middle, lowerIsBetter)) {
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
            planned =
                    BigDecimal.valueOf(
                            at.lastMonth().getMonthValue()
                                    - target.period().firstMonth().getMonthValue()
                                    + 1L);
            months = BigDecimal.valueOf(target.period().kind().months());
        }
        BigDecimal due = target.value().multiply(planned);
        return due.signum() == 0 ? null : Numbers.timesOver(cumulative, months, due);
    }

    private static boolean isAtOrPast(BigDecimal x, BigDecimal threshold, boolean lowerIsBetter) {
        int past = x.compareTo(threshold);
        return lowerIsBetter ? past <= 0 : past >= 0;
    }
}
