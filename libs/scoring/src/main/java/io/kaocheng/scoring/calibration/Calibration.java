package io.kaocheng.scoring.calibration;

import static io.kaocheng.scoring.exact.Numbers.EXACT;

import io.kaocheng.scoring.calibration.PastFigures.Year;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Percentile;
import io.kaocheng.scoring.rule.Direction;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How hard a proposed target is: the change it asks for, held against the changes that units of the
 * class have achieved from one year to the next, and the figures that these suggest. What the class
 * achieved is made out once, for all its units' targets.
 *
 * <p>All of it is exact decimal arithmetic; shares have 4 decimals and relative changes 6, half up.
 */
public final class Calibration {

    /** Fewer changes than this give no verdict. */
    public static final int ENOUGH = 8;

    /** Fewer changes than this are told to be few. */
    public static final int MANY = 20;

    /** Fewer transitions than this that bear a trace are none. */
    private static final int REPEATED = 2;

    private static final int TRANSITIONS = 3;
    private static final BigDecimal FULL_YEAR = new BigDecimal("0.9");
    private static final BigDecimal FAR_ABOVE = new BigDecimal("0.3");

    /** The 95 % quantile of the normal distribution, for an interval of 90 %. */
    private static final BigDecimal Z = new BigDecimal("1.645");

    private static final BigDecimal CLASS_COUNTS_AS = BigDecimal.valueOf(4);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final List<String> QUANTILES =
            List.of("0.1", "0.25", "0.5", "0.6", "0.75", "0.9");

    /** What a change of a figure is measured by. */
    public enum Scale {
        /** Amounts that add up over the year: a change is relative to the figure before. */
        VOLUME,
        /** Rates, stocks and other levels: a change is the difference. */
        LEVEL
    }

    /** What is to be said of a proposed target. */
    public enum Verdict {
        /** The last figure is at the target, or better. */
        ALREADY_REACHED,
        /** There are too few changes in the class, or the unit has no figure to start from. */
        INSUFFICIENT_HISTORY,
        /** Most changes in the class were at least as good. */
        EASY,
        STRETCHING,
        HARD,
        /** Hardly any change in the class was as good. */
        OUT_OF_REACH
    }

    /** How a suggested figure was found. */
    public enum Method {
        /** The median of the unit's own changes. */
        OWN,
        /** The quantile of the class's changes that the ambition names. */
        CLASS,
        /** Own and class's change, weighted by the number of own changes against four. */
        BLENDED
    }

    /** What the history of targets shows; for the one who decides, nothing follows from it. */
    public enum Trace {
        /**
         * Who did better than the target had (nearly) all of it asked of him the next year (鞭打快牛).
         */
        RATCHET,
        /** Targets that had been reached before, or were exceeded by far (留有余地). */
        LOW_TARGETS
    }

    /**
     * From which share of changes on a target is called so.
     *
     * @param easy 0 to 1, and so the others, each less than the one before
     * @param ambition the part of the class's changes that the suggestion by the class leaves above
     *     itself
     */
    public record Limits(
            BigDecimal easy, BigDecimal stretching, BigDecimal hard, BigDecimal ambition) {
        /** 0.80, 0.20, 0.05 and 0.40. */
        public static final Limits USUAL =
                new Limits(
                        new BigDecimal("0.80"),
                        new BigDecimal("0.20"),
                        new BigDecimal("0.05"),
                        new BigDecimal("0.40"));
    }

    /**
     * What is asked.
     *
     * @param decimals to which suggestions are rounded, towards the better side
     * @param share whether figures are percentages, which suggestions do not leave: 0 to 100
     * @param value the proposed target; null where only suggestions are asked for
     */
    public record Proposal(int decimals, boolean share, @Nullable BigDecimal value) {}

    /**
     * Shares of something counted.
     *
     * @param share count / of, 4 decimals
     */
    public record Counted(int count, int of, BigDecimal share) {
        static Optional<Counted> of(int count, int of) {
            return of == 0
                    ? Optional.empty()
                    : Optional.of(new Counted(count, of, fraction(count, of)));
        }
    }

    /**
     * How many of the class's changes were at least as good as the required one.
     *
     * @param interval the Wilson interval of the share, 90 %: lower and upper end, 4 decimals
     * @param few whether there are fewer than {@link #MANY} changes
     */
    public record Attainability(
            int count, int of, BigDecimal share, List<BigDecimal> interval, boolean few) {
        public Attainability {
            interval = List.copyOf(interval);
        }
    }

    /** A figure that experience suggests. */
    public record Suggestion(Method method, BigDecimal value) {}

    /** A trace in the last transitions from one year to the next. */
    public record Found(Trace trace, int hits, int of) {}

    /**
     * What came out.
     *
     * @param ownChanges how many changes of the unit's own there are
     * @param ownMedian of them, 6 decimals; null without any
     * @param units how many units of the class have a change
     * @param unitPeriods how many changes of the class there are
     * @param skipped how many changes could not be told because the figure before was 0
     * @param quantiles of the class's changes, by share, 6 decimals; empty without changes
     * @param required the change that the proposed target asks for, 6 decimals; null where none is
     *     proposed or there is no figure to start from
     * @param attainability null where there is no required change or no change to compare with
     * @param reached for levels: figures of the class at the proposed target or better
     * @param reachedAlone the same of the unit alone
     * @param uncertain whether the verdict is by the share of changes, and the interval of the
     *     share contains one of the limits
     * @param verdict null where no target is proposed
     */
    public record Result(
            int ownChanges,
            @Nullable BigDecimal ownMedian,
            int units,
            int unitPeriods,
            int skipped,
            Map<String, BigDecimal> quantiles,
            @Nullable BigDecimal required,
            @Nullable Attainability attainability,
            @Nullable Counted reached,
            @Nullable Counted reachedAlone,
            @Nullable Verdict verdict,
            boolean uncertain,
            List<Suggestion> suggestions,
            List<Found> traces) {
        public Result {
            quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
            suggestions = List.copyOf(suggestions);
            traces = List.copyOf(traces);
        }
    }

    private final Direction direction;
    private final Scale scale;
    private final Limits limits;

    /** Of the class, in ascending order, and so the changes. */
    private final List<BigDecimal> figures;

    private final List<BigDecimal> classChanges;
    private final Map<String, BigDecimal> classQuantiles;
    private final Optional<BigDecimal> classSuggestion;
    private final int units;
    private final int skipped;

    /**
     * @param direction up or down
     * @param ofClass what the units reached that were in the class then
     */
    public Calibration(
            Direction direction, Scale scale, Limits limits, Collection<PastFigures> ofClass) {
        if (direction != Direction.UP && direction != Direction.DOWN) {
            throw new IllegalArgumentException(
                    "calibration needs figures of which more or less is better; found "
                            + direction);
        }
        this.direction = direction;
        this.scale = scale;
        this.limits = limits;
        this.figures =
                ofClass.stream()
                        .flatMap(unit -> unit.years().values().stream())
                        .map(Year::value)
                        .toList();
        List<BigDecimal> changes = new ArrayList<>();
        int changed = 0;
        int relativeToNothing = 0;
        for (PastFigures unit : ofClass) {
            List<BigDecimal> its = changes(unit);
            changes.addAll(its);
            changed += its.isEmpty() ? 0 : 1;
            relativeToNothing += transitions(unit).size() - its.size();
        }
        this.classChanges = List.copyOf(changes);
        this.classQuantiles = quantiles(changes);
        this.classSuggestion = ambitious(changes);
        this.units = changed;
        this.skipped = relativeToNothing;
    }

    /**
     * Calibrates a target of a unit.
     *
     * @param own what the unit itself reached, whatever class it was in
     */
    public Result of(PastFigures own, Proposal proposal) {
        List<BigDecimal> owns = changes(own);
        BigDecimal last = own.last().map(year -> year.getValue().value()).orElse(null);
        BigDecimal value = proposal.value();
        BigDecimal required =
                value == null || last == null ? null : change(last, value).orElse(null);
        Attainability attainability =
                required == null || classChanges.isEmpty() ? null : attainability(required);
        Verdict verdict = value == null ? null : verdict(value, last, attainability);
        return new Result(
                owns.size(),
                median(owns).map(Calibration::six).orElse(null),
                units,
                classChanges.size(),
                skipped,
                classQuantiles,
                required == null ? null : six(required),
                attainability,
                value == null ? null : reached(figures, value),
                value == null
                        ? null
                        : reached(own.years().values().stream().map(Year::value).toList(), value),
                verdict,
                attainability != null && isGraded(verdict) && isUncertain(attainability),
                last == null || isRelativeToNothing(last)
                        ? List.of()
                        : suggestions(proposal, last, owns),
                traces(own, value));
    }

    // ---- changes

    /** Years with a figure whose year before has one, too. */
    private static List<Integer> transitions(PastFigures unit) {
        return unit.years().keySet().stream()
                .filter(year -> unit.years().containsKey(year - 1))
                .toList();
    }

    private List<BigDecimal> changes(PastFigures unit) {
        return transitions(unit).stream()
                .flatMap(year -> change(value(unit, year - 1), value(unit, year)).stream())
                .toList();
    }

    private static BigDecimal value(PastFigures unit, int year) {
        return Objects.requireNonNull(unit.years().get(year)).value();
    }

    /** Empty where it is relative to 0. */
    private Optional<BigDecimal> change(BigDecimal before, BigDecimal after) {
        BigDecimal difference = after.subtract(before);
        return switch (scale) {
            case LEVEL -> Optional.of(difference);
            case VOLUME ->
                    before.signum() == 0
                            ? Optional.empty()
                            : Optional.of(Numbers.over(difference, before.abs()));
        };
    }

    private boolean isRelativeToNothing(BigDecimal last) {
        return scale == Scale.VOLUME && last.signum() == 0;
    }

    private BigDecimal applied(BigDecimal last, BigDecimal change) {
        return last.add(
                switch (scale) {
                    case LEVEL -> change;
                    case VOLUME -> Numbers.times(last.abs(), change);
                });
    }

    private boolean isAtLeastAsGood(BigDecimal one, BigDecimal other) {
        int more = one.compareTo(other);
        return direction == Direction.UP ? more >= 0 : more <= 0;
    }

    // ---- the verdict

    private Attainability attainability(BigDecimal required) {
        int of = classChanges.size();
        int count =
                (int)
                        classChanges.stream()
                                .filter(change -> isAtLeastAsGood(change, required))
                                .count();
        return new Attainability(count, of, fraction(count, of), wilson(count, of), of < MANY);
    }

    /**
     * The interval of a share by Wilson (1927): (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
     */
    static List<BigDecimal> wilson(int count, int of) {
        BigDecimal n = BigDecimal.valueOf(of);
        BigDecimal p = Numbers.over(BigDecimal.valueOf(count), n);
        BigDecimal zz = Z.multiply(Z);
        BigDecimal middle = p.add(Numbers.over(zz, n.multiply(TWO)));
        BigDecimal spread =
                Numbers.over(p.multiply(BigDecimal.ONE.subtract(p)), n)
                        .add(Numbers.over(zz, n.multiply(n).multiply(BigDecimal.valueOf(4))))
                        .sqrt(EXACT)
                        .multiply(Z);
        BigDecimal whole = BigDecimal.ONE.add(Numbers.over(zz, n));
        return List.of(
                end(Numbers.over(middle.subtract(spread), whole)),
                end(Numbers.over(middle.add(spread), whole)));
    }

    private static BigDecimal end(BigDecimal share) {
        return Numbers.clamp(share, BigDecimal.ZERO, BigDecimal.ONE)
                .setScale(4, RoundingMode.HALF_UP);
    }

    private Verdict verdict(
            BigDecimal value, @Nullable BigDecimal last, @Nullable Attainability attainability) {
        if (last != null && isAtLeastAsGood(last, value)) {
            return Verdict.ALREADY_REACHED;
        }
        if (attainability == null || attainability.of() < ENOUGH) {
            return Verdict.INSUFFICIENT_HISTORY;
        }
        BigDecimal share =
                Numbers.over(
                        BigDecimal.valueOf(attainability.count()),
                        BigDecimal.valueOf(attainability.of()));
        if (share.compareTo(limits.easy()) >= 0) {
            return Verdict.EASY;
        }
        if (share.compareTo(limits.stretching()) >= 0) {
            return Verdict.STRETCHING;
        }
        return share.compareTo(limits.hard()) >= 0 ? Verdict.HARD : Verdict.OUT_OF_REACH;
    }

    /** Whether the verdict follows from the share: no other one can be near a limit of it. */
    private static boolean isGraded(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> false;
            case ALREADY_REACHED, INSUFFICIENT_HISTORY -> false;
            case EASY, STRETCHING, HARD, OUT_OF_REACH -> true;
        };
    }

    private boolean isUncertain(Attainability found) {
        return List.of(limits.easy(), limits.stretching(), limits.hard()).stream()
                .anyMatch(
                        limit ->
                                limit.compareTo(found.interval().getFirst()) >= 0
                                        && limit.compareTo(found.interval().getLast()) <= 0);
    }

    private @Nullable Counted reached(List<BigDecimal> of, BigDecimal value) {
        if (scale != Scale.LEVEL) {
            return null;
        }
        return Counted.of(
                        (int) of.stream().filter(figure -> isAtLeastAsGood(figure, value)).count(),
                        of.size())
                .orElse(null);
    }

    // ---- suggestions

    private List<Suggestion> suggestions(
            Proposal proposal, BigDecimal last, List<BigDecimal> owns) {
        Optional<BigDecimal> byOwn = owns.size() < 2 ? Optional.empty() : median(owns);
        List<Suggestion> found = new ArrayList<>();
        byOwn.ifPresent(change -> found.add(suggestion(proposal, Method.OWN, last, change)));
        classSuggestion.ifPresent(
                change -> found.add(suggestion(proposal, Method.CLASS, last, change)));
        if (byOwn.isPresent() && classSuggestion.isPresent()) {
            BigDecimal count = BigDecimal.valueOf(owns.size());
            found.add(
                    suggestion(
                            proposal,
                            Method.BLENDED,
                            last,
                            Numbers.over(
                                    count.multiply(byOwn.get())
                                            .add(CLASS_COUNTS_AS.multiply(classSuggestion.get())),
                                    count.add(CLASS_COUNTS_AS))));
        }
        return found;
    }

    /** The change above which the ambition leaves its part of all, the better the higher. */
    private Optional<BigDecimal> ambitious(List<BigDecimal> changes) {
        BigDecimal share = BigDecimal.ONE.subtract(limits.ambition());
        return direction == Direction.UP
                ? Percentile.of(changes, share)
                : Percentile.of(changes.stream().map(BigDecimal::negate).toList(), share)
                        .map(BigDecimal::negate);
    }

    private Suggestion suggestion(
            Proposal proposal, Method method, BigDecimal last, BigDecimal change) {
        BigDecimal value =
                applied(last, change)
                        // Digits beyond are noise of a division, and no reason to round up.
                        .setScale(20, RoundingMode.HALF_EVEN)
                        .setScale(
                                proposal.decimals(),
                                direction == Direction.UP
                                        ? RoundingMode.CEILING
                                        : RoundingMode.FLOOR);
        if (proposal.share()) {
            value = Numbers.clamp(value, BigDecimal.ZERO, Numbers.HUNDRED);
        }
        return new Suggestion(method, isAtLeastAsGood(value, last) ? value : last);
    }

    private static Map<String, BigDecimal> quantiles(List<BigDecimal> changes) {
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        for (String share : QUANTILES) {
            Percentile.of(changes, new BigDecimal(share))
                    .ifPresent(quantile -> found.put(share, six(quantile)));
        }
        return found;
    }

    private static Optional<BigDecimal> median(List<BigDecimal> changes) {
        return Percentile.of(changes, new BigDecimal("0.5"));
    }

    // ---- traces

    private List<Found> traces(PastFigures own, @Nullable BigDecimal proposed) {
        List<Found> found = new ArrayList<>();
        trace(Trace.RATCHET, ratchets(own, proposed)).ifPresent(found::add);
        trace(Trace.LOW_TARGETS, lowTargets(own)).ifPresent(found::add);
        return found;
    }

    private static Optional<Found> trace(Trace trace, List<Boolean> transitions) {
        List<Boolean> last =
                transitions.subList(
                        Math.max(0, transitions.size() - TRANSITIONS), transitions.size());
        int hits = (int) last.stream().filter(hit -> hit).count();
        return hits < REPEATED
                ? Optional.empty()
                : Optional.of(new Found(trace, hits, last.size()));
    }

    /**
     * Of each year that had a target, and the next one's target: the proposed one follows the last.
     */
    private List<Boolean> ratchets(PastFigures own, @Nullable BigDecimal proposed) {
        List<Boolean> hits = new ArrayList<>();
        for (Map.Entry<Integer, Year> year : own.years().entrySet()) {
            BigDecimal target = year.getValue().target();
            BigDecimal value = year.getValue().value();
            Year next = own.years().get(year.getKey() + 1);
            BigDecimal after =
                    next != null
                            ? next.target()
                            : year.getKey().equals(own.years().lastKey()) ? proposed : null;
            if (target != null && after != null) {
                boolean better = isAtLeastAsGood(value, target) && value.compareTo(target) != 0;
                hits.add(
                        better
                                && isAtLeastAsGood(
                                        after,
                                        target.add(FULL_YEAR.multiply(value.subtract(target)))));
            }
        }
        return hits;
    }

    /** Of each year that had a target, and the year's figure before it. */
    private List<Boolean> lowTargets(PastFigures own) {
        List<Boolean> hits = new ArrayList<>();
        for (Map.Entry<Integer, Year> year : own.years().entrySet()) {
            BigDecimal target = year.getValue().target();
            Year before = own.years().get(year.getKey() - 1);
            if (target != null && before != null) {
                BigDecimal beyond = year.getValue().value().subtract(target);
                boolean farAbove =
                        (direction == Direction.UP ? beyond : beyond.negate())
                                        .compareTo(FAR_ABOVE.multiply(target.abs()))
                                > 0;
                hits.add(isAtLeastAsGood(before.value(), target) || farAbove);
            }
        }
        return hits;
    }

    private static BigDecimal fraction(int count, int of) {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal six(BigDecimal change) {
        return change.setScale(6, RoundingMode.HALF_UP);
    }
}
