package io.kaocheng.goals.goal;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whether the parts of a figure add up to it. A pure function of the figures; everything is
 * compared exactly, only what is told is rounded.
 */
public final class Decomposition {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Decomposition() {}

    /** How the figures of the parts make up that of the whole. */
    public enum Mode {
        /** Their sum. */
        SUM,
        /** Their mean, weighted by a base such as their denominators. */
        MEAN,
        /** The greatest of them, such as no unit over five days. */
        MAX,
        /** Each is that of the whole. */
        SAME,
        /** Each is a share of the whole, kept when that changes. */
        SHARE;

        /** The mode as an entry names it. */
        public static Mode of(String kebab) {
            return valueOf(kebab.toUpperCase(Locale.ROOT));
        }
    }

    /** What becomes of the aim. */
    public enum Verdict {
        /** The parts make up the whole. */
        CONSERVED,
        /** The parts do not make up the whole. */
        GAP,
        /** The parts ask for more than the whole. */
        INFLATED,
        /** A part has no figure. */
        INCOMPLETE
    }

    /** A part: a unit with its figure. */
    public record Part(Code unit, @Nullable BigDecimal value) {}

    /**
     * What is decomposed.
     *
     * @param whole the figure of the whole
     * @param direction of the indicator; where it is not known, every deviation is a gap
     * @param tolerance by which share of the whole the parts may differ
     * @param base by unit, for the mean; all the same where it is empty
     */
    public record Asked(
            Mode mode,
            BigDecimal whole,
            @Nullable Direction direction,
            BigDecimal tolerance,
            Map<Code, BigDecimal> base) {
        public Asked {
            base = Map.copyOf(base);
        }
    }

    /**
     * What was found.
     *
     * @param total what the parts make up together; absent where one has no figure
     * @param difference by how much that is more than the whole
     * @param perCent the difference in per cent of the whole; absent where that is 0
     */
    public record Found(
            Verdict verdict,
            @Nullable BigDecimal total,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal perCent) {

        /** As a decider's result. */
        Told told() {
            return new Told(Shape.kebab(verdict), total, difference, perCent);
        }

        /** Whether the parts ask for more than a share of the whole beyond it. */
        boolean exceeds(BigDecimal mostInflated, BigDecimal whole) {
            return verdict == Verdict.INFLATED
                    && difference != null
                    && difference.abs().compareTo(mostInflated.multiply(whole.abs())) > 0;
        }
    }

    /** What was found, as it is answered. */
    public record Told(
            String verdict,
            @Nullable BigDecimal total,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal perCent) {}

    /**
     * Compares the parts with the whole. A difference is tolerated up to the given share of the
     * whole and half a unit of its last decimal for each figure that is added.
     */
    public static Found of(Asked asked, List<Part> parts) {
        List<BigDecimal> values = new ArrayList<>();
        for (Part part : parts) {
            BigDecimal value = part.value();
            if (value == null) {
                return new Found(Verdict.INCOMPLETE, null, null, null);
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            return new Found(Verdict.INCOMPLETE, null, null, null);
        }
        return switch (asked.mode()) {
            case SUM, SHARE -> compared(asked, sum(values), values.size());
            case MEAN -> mean(asked, parts);
            case MAX -> compared(asked, values.stream().max(BigDecimal::compareTo).get(), 1);
            case SAME -> same(asked, values);
        };
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Found mean(Asked asked, List<Part> parts) {
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal base = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal of = asked.base().getOrDefault(part.unit(), BigDecimal.ONE);
            weighted = weighted.add(of.multiply(Objects.requireNonNull(part.value())));
            base = base.add(of);
        }
        // Told with two decimals more than the figures have.
        int scale = Math.max(decimals(asked.whole()), decimals(parts)) + 2;
        BigDecimal told = weighted.divide(base, scale, RoundingMode.HALF_UP);
        // Compared without the division.
        BigDecimal off = weighted.subtract(asked.whole().multiply(base));
        return found(
                asked, off.signum(), off.abs().compareTo(tolerated(asked, 1).multiply(base)), told);
    }

    private static int decimals(List<Part> parts) {
        int most = 0;
        for (Part part : parts) {
            BigDecimal value = part.value();
            most = value == null ? most : Math.max(most, decimals(value));
        }
        return most;
    }

    private static int decimals(BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    /** The one that falls shortest decides; where none does, the strictest. */
    private static Found same(Asked asked, List<BigDecimal> values) {
        Comparator<BigDecimal> byAim =
                switch (asked.direction()) {
                    case UP -> Comparator.naturalOrder();
                    case DOWN -> Comparator.reverseOrder();
                    case ON_TARGET, RANGE -> byDeviation(asked.whole());
                    case null -> byDeviation(asked.whole());
                };
        BigDecimal shortest = values.stream().min(byAim).get();
        Found first = compared(asked, shortest, 1);
        return first.verdict() == Verdict.GAP
                ? first
                : compared(asked, values.stream().max(byAim).get(), 1);
    }

    private static Comparator<BigDecimal> byDeviation(BigDecimal whole) {
        return Comparator.comparing((BigDecimal value) -> value.subtract(whole).abs())
                .reversed()
                .thenComparing(Comparator.naturalOrder());
    }

    private static Found compared(Asked asked, BigDecimal total, int added) {
        BigDecimal off = total.subtract(asked.whole());
        return found(
                asked, off.signum(), off.abs().compareTo(tolerated(asked, added)), plain(total));
    }

    private static BigDecimal tolerated(Asked asked, int added) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, asked.whole().scale()));
        return asked.tolerance()
                .multiply(asked.whole().abs())
                .add(unit.multiply(HALF).multiply(BigDecimal.valueOf(added)));
    }

    private static Found found(Asked asked, int sign, int beyond, BigDecimal total) {
        Verdict verdict =
                beyond <= 0
                        ? Verdict.CONSERVED
                        : switch (asked.direction()) {
                            case UP -> sign < 0 ? Verdict.GAP : Verdict.INFLATED;
                            case DOWN -> sign > 0 ? Verdict.GAP : Verdict.INFLATED;
                            case ON_TARGET, RANGE -> Verdict.GAP;
                            case null -> Verdict.GAP;
                        };
        BigDecimal difference = plain(total.subtract(asked.whole()));
        BigDecimal perCent =
                asked.whole().signum() == 0
                        ? null
                        : difference
                                .abs()
                                .movePointRight(2)
                                .divide(asked.whole().abs(), MathContext.DECIMAL128)
                                .setScale(1, RoundingMode.HALF_UP);
        return new Found(verdict, total, difference, perCent);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The whole in parts by their shares, with as many decimals as the whole has, so that they add
     * up to it exactly: what rounding down leaves over goes to the largest remainders, among equal
     * ones in the order of the units' codes.
     *
     * @param shares by unit, above 0; only how they are to each other counts
     */
    public static Map<Code, BigDecimal> shared(BigDecimal whole, Map<Code, BigDecimal> shares) {
        int decimals = Math.max(0, whole.scale());
        BigInteger units = whole.setScale(decimals).unscaledValue();
        int scale = shares.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        Map<Code, BigInteger> weights = new TreeMap<>(Comparator.comparing(Code::value));
        shares.forEach(
                (unit, share) ->
                        weights.put(unit, share.setScale(Math.max(0, scale)).unscaledValue()));
        BigInteger total = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        Map<Code, BigInteger> parts = new LinkedHashMap<>();
        Map<Code, BigInteger> remainders = new LinkedHashMap<>();
        BigInteger left = units;
        for (Map.Entry<Code, BigInteger> one : weights.entrySet()) {
            BigInteger product = units.multiply(one.getValue());
            BigInteger remainder = product.mod(total);
            BigInteger part = product.subtract(remainder).divide(total);
            parts.put(one.getKey(), part);
            remainders.put(one.getKey(), remainder);
            left = left.subtract(part);
        }
        // A stable sort: among equal remainders the order of the codes stays.
        remainders.entrySet().stream()
                .sorted(Map.Entry.<Code, BigInteger>comparingByValue().reversed())
                .limit(left.intValueExact())
                .forEach(one -> parts.merge(one.getKey(), BigInteger.ONE, BigInteger::add));
        Map<Code, BigDecimal> values = new LinkedHashMap<>();
        parts.forEach((unit, part) -> values.put(unit, new BigDecimal(part, decimals)));
        return values;
    }
}
