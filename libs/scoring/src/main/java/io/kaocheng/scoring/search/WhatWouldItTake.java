package io.kaocheng.scoring.search;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.engine.Cell;
import io.kaocheng.scoring.engine.Column;
import io.kaocheng.scoring.engine.EffectiveTarget;
import io.kaocheng.scoring.engine.Engine;
import io.kaocheng.scoring.engine.Imputed;
import io.kaocheng.scoring.engine.NodeScore;
import io.kaocheng.scoring.engine.NotAssessed;
import io.kaocheng.scoring.engine.Sample;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Cohort;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Goal-seeking: for a unit and an objective, the smallest change of a single figure that reaches
 * it, with all other figures unchanged.
 */
public final class WhatWouldItTake {

    /** The objective to reach. */
    public sealed interface Objective {}

    /** A published total of at least this. */
    public record Score(BigDecimal atLeast) implements Objective {}

    /** This grade or a better one. */
    public record GradeOrBetter(Code grade) implements Objective {}

    /**
     * One figure, changed.
     *
     * @param from the figure now; null where there is none
     * @param to the nearest figure, at the asked number of decimals, that reaches the objective; a
     *     rule's own number with more decimals where only that does
     * @param relative |to - from| / max(|from|, |target|), 1 where both are 0 or absent: what
     *     changes of different indicators are compared by
     * @param total the published total it leads to
     * @param fixed indicators of the scheme whose formulas lead to this one: their figures would
     *     move as well, and the search has not moved them
     */
    public record Change(
            Code indicator,
            @Nullable BigDecimal from,
            BigDecimal to,
            BigDecimal relative,
            BigDecimal total,
            Optional<Code> grade,
            List<Code> fixed) {
        public Change {
            fixed = List.copyOf(fixed);
        }
    }

    /** Why an indicator was not searched. */
    public enum Why {
        /** It is measured by ratings, a survey or deadlines kept, not by a figure. */
        NO_FIGURE,
        /** No version of it holds in the period. */
        NO_VERSION,
        /** The unit is exempted from it, or it is not due: a figure would not be used. */
        NOT_ASKED_FOR,
        /**
         * Other units have the peers' mean for an absent figure, or a veto removes a block from the
         * total of a unit whom the rule compares, so that a better figure may raise them, too. For
         * grades and scaled totals the search by intervals is then not exact.
         */
        LIFTS_OTHERS,
        /**
         * A veto removes the block that contains it or, with a geometric mean in the tree, any
         * block: a better figure can mean a lower total.
         */
        TAKEN_AWAY
    }

    /** An indicator that was not searched. */
    public record NotCovered(Code indicator, Why why) {}

    /** The result of the search. */
    public sealed interface Answer {}

    /** The objective holds already. */
    public record AlreadyThere() implements Answer {}

    /** Every indicator that can do it alone, the smallest relative change first. */
    public record Changes(List<Change> smallestFirst, List<NotCovered> notCovered)
            implements Answer {
        public Changes {
            smallestFirst = List.copyOf(smallestFirst);
            notCovered = List.copyOf(notCovered);
        }
    }

    /** No single figure among those searched can do it. */
    public record OutOfReach(List<NotCovered> notCovered) implements Answer {
        public OutOfReach {
            notCovered = List.copyOf(notCovered);
        }
    }

    /** Far beyond any figure, and short enough to stay exact. */
    private static final BigDecimal FARTHEST = BigDecimal.TEN.pow(15);

    /** Growth factor of the steps from a figure that fails to one that reaches the objective. */
    private static final int STRIDE = 3;

    private final Engine.Trial trial;
    private final Cohort cohort;
    private final Facts facts;
    private final Scheme scheme;
    private final int unit;
    private final Objective objective;
    private final BigDecimal grain;

    private WhatWouldItTake(
            Engine.Trial trial,
            Cohort cohort,
            Facts facts,
            int unit,
            Objective objective,
            int decimals) {
        this.trial = trial;
        this.cohort = cohort;
        this.facts = facts;
        this.scheme = cohort.scheme().scheme();
        this.unit = unit;
        this.objective = objective;
        this.grain = BigDecimal.ONE.movePointLeft(decimals);
    }

    /**
     * Searches every indicator whose rule uses a figure. A figure for which the rule is undefined
     * is never a result. Where lower is better, nothing is searched below the lowest of 0, the
     * figure, the target, the rule's own numbers and, where the rule compares peers, the peers'
     * figures.
     *
     * @param decimals decimals of the figures searched, 0 to 6
     */
    public static Answer find(
            Cohort cohort, Facts facts, Code unit, Objective objective, int decimals) {
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("decimals are 0 to 6; found " + decimals);
        }
        Engine.Trial trial = new Engine.Trial(cohort, facts, objective instanceof GradeOrBetter);
        int index = 0;
        while (index < trial.members().size() && !trial.members().get(index).unit().equals(unit)) {
            index++;
        }
        if (index == trial.members().size()) {
            throw new IllegalArgumentException(
                    unit + " is not in class " + cohort.unitClass() + " in " + cohort.period());
        }
        WhatWouldItTake search =
                new WhatWouldItTake(trial, cohort, facts, index, objective, decimals);
        return search.fulfils(trial.now(index)) ? new AlreadyThere() : search.all();
    }

    private Answer all() {
        List<Change> changes = new ArrayList<>();
        List<NotCovered> notCovered = new ArrayList<>();
        for (Column column : trial.columns(unit)) {
            Optional<Why> why = notCovered(column);
            if (why.isPresent()) {
                notCovered.add(new NotCovered(column.node().indicator(), why.get()));
            } else {
                change(column).ifPresent(changes::add);
            }
        }
        changes.sort(Comparator.comparing(Change::relative).thenComparing(Change::indicator));
        return changes.isEmpty() ? new OutOfReach(notCovered) : new Changes(changes, notCovered);
    }

    // ---- what is not searched

    private Optional<Why> notCovered(Column column) {
        if (column.inForce() == null) {
            return Optional.of(Why.NO_VERSION);
        }
        if (column.definition().rule().needs() != Rule.Needs.FIGURE) {
            return Optional.of(Why.NO_FIGURE);
        }
        Cell cell = column.cells().get(unit);
        if (Reasons.NOT_DUE.equals(cell.reason())
                || column.elsewhere().nobody()
                || column.node().isWatched()
                || NotAssessed.why(
                                scheme.scoredBy(),
                                facts,
                                cell.unit(),
                                column.node().indicator(),
                                cohort.period())
                        .isPresent()) {
            return Optional.of(Why.NOT_ASKED_FOR);
        }
        if (isReversedByVeto(unit, column.node().indicator())) {
            return Optional.of(Why.TAKEN_AWAY);
        }
        boolean others =
                objective instanceof GradeOrBetter
                        || scheme.scaling().between() != Scheme.Between.NONE;
        return others && liftsOthers(column) ? Optional.of(Why.LIFTS_OTHERS) : Optional.empty();
    }

    private boolean liftsOthers(Column column) {
        Code indicator = column.node().indicator();
        boolean comparesPeers = column.definition().rule().comparesPeers();
        for (int i = 0; i < column.cells().size(); i++) {
            NodeScore.Leaf leaf = trial.find(i, indicator).orElse(null);
            if (leaf == null || i == unit) {
                continue;
            }
            Code reason = leaf.reason();
            if (leaf.cell().imputed() == Imputed.SUBSTITUTED
                    || (reason != null
                            && leaf.column().policy(scheme, reason) == Scheme.NoData.PEER_MEAN)
                    || (comparesPeers && isReversedByVeto(i, indicator))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a veto removes a block from the unit's total in such a way that a better figure can
     * mean a lower total: the deduction is the block's share of the unrounded total, and with a
     * geometric mean it may exceed what the block adds.
     */
    private boolean isReversedByVeto(int of, Code indicator) {
        for (Veto veto : facts.vetoes(trial.members().get(of).unit(), cohort.period())) {
            for (Scheme.VetoEffect effect : scheme.vetoes()) {
                if (effect instanceof Scheme.ZeroBlock(Code kind, Code block)
                        && kind.equals(veto.kind())
                        && (isGeometric(scheme.tree()) || trial.holds(of, block, indicator))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isGeometric(Scheme.Block at) {
        return at.aggregation() == Scheme.Aggregation.GEOMETRIC
                || at.children().stream()
                        .anyMatch(
                                child -> child instanceof Scheme.Block inner && isGeometric(inner));
    }

    // ---- intervals to search

    /**
     * The intervals on which a rule is monotonic.
     *
     * @param up whether better figures may lie above
     * @param down whether better figures may lie below
     * @param turns points between which the rule is monotonic; empty where it only rises towards
     *     the better side, wherever it is defined
     */
    private record Courses(boolean up, boolean down, List<BigDecimal> turns) {}

    /**
     * Most rules only rise towards the better side, without raising others. A table of steps need
     * not rise; closeness and ranges rise on one side and fall on the other; the ratio to the
     * lowest is undefined for 0 and less.
     */
    private static Courses courses(Column column, Cell cell, List<BigDecimal> known) {
        Direction direction = column.definition().direction();
        boolean lower = direction == Direction.DOWN;
        Courses straight = new Courses(!lower, lower, List.of());
        Courses turning = new Courses(true, true, known);
        return switch (column.definition().rule()) {
            case Rule.Steps _, Rule.Closeness _ -> turning;
            case Rule.Reached _ ->
                    switch (direction) {
                        case UP, DOWN -> straight;
                        case ON_TARGET, RANGE -> turning;
                    };
            case Rule.RatioToBest _ ->
                    lower ? new Courses(true, true, withZero(column, cell)) : straight;
            case Rule.Completion _, Rule.Between _, Rule.Control _, Rule.Ranked _ -> straight;
            case Rule.ThresholdDeduction _ -> straight;
            case Rule.AgainstMean _, Rule.Efficacy _, Rule.RangeShare _ -> straight;
            case Rule.BandedEfficacy _, Rule.Thirds _, Rule.GrowthMix _ -> straight;
            case Rule.GradeTable _, Rule.Satisfaction _, Rule.Timeliness _ -> straight;
        };
    }

    private static List<BigDecimal> withZero(Column column, Cell cell) {
        List<BigDecimal> turns = new ArrayList<>(peers(column, cell));
        turns.add(BigDecimal.ZERO);
        return turns;
    }

    /** The target, its floor and the numbers of the rule, as figures. */
    private static List<BigDecimal> known(Column column, Cell cell) {
        List<@Nullable BigDecimal> known = new ArrayList<>();
        EffectiveTarget effectiveTarget = cell.effectiveTarget();
        BigDecimal target = effectiveTarget == null ? null : effectiveTarget.value();
        known.add(target);
        known.add(effectiveTarget == null ? null : effectiveTarget.target().floor());
        switch (column.definition().rule()) {
            case Rule.Closeness(_, BigDecimal low, BigDecimal high) -> {
                known.add(low);
                known.add(high);
            }
            case Rule.Steps steps -> {
                for (Rule.Step step : steps.steps()) {
                    BigDecimal to = step.to();
                    if (to != null) {
                        boolean rate = steps.read() == Rule.Read.COMPLETION;
                        known.add(!rate ? to : target == null ? null : Numbers.times(to, target));
                    }
                }
            }
            case Rule.Between(_, BigDecimal floor, BigDecimal of) -> {
                known.add(floor);
                known.add(of);
            }
            case Rule.ThresholdDeduction deduction -> known.add(deduction.threshold());
            case Rule.Efficacy efficacy -> {
                known.add(efficacy.unacceptable());
                known.add(efficacy.satisfactory());
            }
            case Rule.BandedEfficacy(List<Rule.Standard> standards) ->
                    standards.forEach(standard -> known.add(standard.value()));
            case Rule.Thirds(BigDecimal red, BigDecimal goal) -> {
                known.add(red);
                known.add(goal);
            }
            case Rule.Ranked _, Rule.RatioToBest _, Rule.AgainstMean _ ->
                    known.addAll(peers(column, cell));
            case Rule.RangeShare _, Rule.GrowthMix _ -> known.addAll(peers(column, cell));
            case Rule.Completion _, Rule.Control _, Rule.Reached _, Rule.GradeTable _ -> {}
            case Rule.Satisfaction _, Rule.Timeliness _ -> {}
        }
        List<BigDecimal> found = new ArrayList<>();
        for (BigDecimal number : known) {
            if (number != null) {
                found.add(number);
            }
        }
        return found;
    }

    private static List<BigDecimal> peers(Column column, Cell cell) {
        List<BigDecimal> peers = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            Sample sample = column.sample(i);
            BigDecimal value = sample.value();
            if (value != null && !sample.unit().equals(cell.unit())) {
                peers.add(value);
            }
        }
        return peers;
    }

    // ---- the search

    private Optional<Change> change(Column column) {
        Code indicator = column.node().indicator();
        Cell cell = column.cells().get(unit);
        BigDecimal from = cell.figure() == null ? null : cell.figure().value();
        BigDecimal start = from == null ? BigDecimal.ZERO : from;
        List<BigDecimal> known = known(column, cell);
        Courses courses = courses(column, cell, known);
        List<BigDecimal> found = new ArrayList<>();
        if (courses.up()) {
            BigInteger first = steps(start, from == null, 1);
            nearest(indicator, first, 1, steps(FARTHEST, true, 1), courses.turns())
                    .ifPresent(found::add);
        }
        if (courses.down()) {
            BigInteger first = steps(start, from == null, -1);
            nearest(indicator, first, -1, lowest(start, known), courses.turns())
                    .ifPresent(found::add);
        }
        for (BigDecimal turn : courses.turns()) {
            // Where the decimals asked for step over the only figures that would do.
            if (found.isEmpty() && turn.compareTo(start) != 0 && holds(indicator, turn)) {
                found.add(turn);
            }
        }
        return found.stream()
                .min(Comparator.comparing(to -> to.subtract(start).abs()))
                .flatMap(to -> changed(column, cell, from, to));
    }

    private Optional<Change> changed(
            Column column, Cell cell, @Nullable BigDecimal from, BigDecimal to) {
        Code indicator = column.node().indicator();
        Engine.Ranking ranking = trial.with(unit, indicator, to);
        BigDecimal total = ranking.total();
        if (total == null) {
            return Optional.empty();
        }
        BigDecimal start = from == null ? BigDecimal.ZERO : from;
        return Optional.of(
                new Change(
                        indicator,
                        from,
                        to,
                        relative(start, to, cell.effectiveTarget()),
                        total,
                        Optional.ofNullable(ranking.grade()),
                        fixed(indicator)));
    }

    private List<Code> fixed(Code indicator) {
        List<Code> moved = new ArrayList<>();
        for (Column column : trial.columns(unit)) {
            if (column.inForce() != null
                    && !column.node().indicator().equals(indicator)
                    && leadsTo(column.definition(), indicator, new HashSet<>())) {
                moved.add(column.node().indicator());
            }
        }
        return moved;
    }

    private boolean leadsTo(IndicatorDefinition from, Code indicator, Set<Code> seen) {
        Formula formula = from.formula();
        if (formula == null || !seen.add(from.indicator())) {
            return false;
        }
        return formula.references().stream()
                .anyMatch(
                        code ->
                                code.equals(indicator)
                                        || facts.indicator(code, cohort.period())
                                                .filter(
                                                        next ->
                                                                leadsTo(
                                                                        next.definition(),
                                                                        indicator,
                                                                        seen))
                                                .isPresent());
    }

    private static BigDecimal relative(
            BigDecimal from, BigDecimal to, @Nullable EffectiveTarget effectiveTarget) {
        BigDecimal size = from.abs();
        if (effectiveTarget != null) {
            size = size.max(effectiveTarget.value().abs());
        }
        return size.signum() == 0 ? BigDecimal.ONE : Numbers.over(to.subtract(from).abs(), size);
    }

    private BigInteger lowest(BigDecimal start, List<BigDecimal> known) {
        BigDecimal lowest = start.min(BigDecimal.ZERO);
        for (BigDecimal number : known) {
            // One step past it, so that a peer can be passed.
            lowest = number.signum() < 0 ? lowest.min(number.subtract(grain)) : lowest;
        }
        return lowest.divide(grain, 0, RoundingMode.FLOOR).toBigInteger();
    }

    /** The first multiple of the grain beyond the figure, or at it where that is allowed. */
    private BigInteger steps(BigDecimal figure, boolean itself, int sign) {
        BigInteger at =
                figure.divide(grain, 0, sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR)
                        .toBigInteger();
        return itself || figure(at).compareTo(figure) != 0 ? at : at.add(BigInteger.valueOf(sign));
    }

    private BigDecimal figure(BigInteger steps) {
        return new BigDecimal(steps).multiply(grain);
    }

    /**
     * The nearest figure that reaches the objective in one direction, interval by interval. The
     * rule is monotonic within an interval, so that if its far end fails even with every tie
     * decided for the unit, no figure in it reaches the objective.
     */
    private Optional<BigDecimal> nearest(
            Code indicator, BigInteger first, int sign, BigInteger last, List<BigDecimal> turns) {
        TreeSet<BigInteger> ends = new TreeSet<>();
        for (BigDecimal turn : turns) {
            BigInteger below = turn.divide(grain, 0, RoundingMode.FLOOR).toBigInteger();
            BigInteger above = turn.divide(grain, 0, RoundingMode.CEILING).toBigInteger();
            ends.addAll(
                    List.of(
                            below.subtract(BigInteger.ONE),
                            below,
                            above,
                            above.add(BigInteger.ONE)));
        }
        ends.add(last);
        Comparator<BigInteger> onTheWay =
                sign > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder();
        BigInteger near = first;
        if (onTheWay.compare(near, last) > 0) {
            return Optional.empty();
        }
        Engine.Ranking at = trial.with(unit, indicator, figure(near));
        if (fulfils(at)) {
            return Optional.of(figure(near));
        }
        for (BigInteger far : sign > 0 ? ends : ends.descendingSet()) {
            if (onTheWay.compare(far, near) <= 0 || onTheWay.compare(far, last) > 0) {
                continue;
            }
            Engine.Ranking end = trial.with(unit, indicator, figure(far));
            if (mightFulfil(end)) {
                Optional<BigInteger> found = within(indicator, near, at, far);
                if (found.isPresent()) {
                    return found.map(this::figure);
                }
            }
            near = far;
            at = end;
        }
        return Optional.empty();
    }

    /**
     * The first figure after {@code near} that reaches it, where {@code far} does with ties
     * decided.
     */
    private Optional<BigInteger> within(
            Code indicator, BigInteger near, Engine.Ranking at, BigInteger far) {
        BigInteger found = near;
        Engine.Ranking ranking = at;
        if (!mightFulfil(at)) {
            found = firstThat(indicator, near, far, this::mightFulfil);
            ranking = trial.with(unit, indicator, figure(found));
        }
        // Tied units of whom only some fit stay out together: then on past the tie. The unit's own
        // total need not rise for that, it may be the others' that fall.
        while (!fulfils(ranking)) {
            int tied = ranking.ahead();
            Predicate<Engine.Ranking> past = s -> s.ahead() < tied;
            if (!past.test(trial.with(unit, indicator, figure(far)))) {
                return Optional.empty();
            }
            found = firstThat(indicator, found, far, past);
            ranking = trial.with(unit, indicator, figure(found));
        }
        return Optional.of(found);
    }

    /**
     * Binary search for the first after {@code near}, which fails, up to {@code far}, which
     * succeeds.
     */
    private BigInteger firstThat(
            Code indicator, BigInteger near, BigInteger far, Predicate<Engine.Ranking> does) {
        int sign = far.compareTo(near);
        BigInteger low = BigInteger.ZERO;
        BigInteger high = far.subtract(near).abs();
        BigInteger stride = BigInteger.ONE;
        while (stride.compareTo(high) < 0) {
            if (does.test(trial.with(unit, indicator, figure(on(near, stride, sign))))) {
                high = stride;
                break;
            }
            low = stride;
            stride = stride.shiftLeft(STRIDE);
        }
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (does.test(trial.with(unit, indicator, figure(on(near, middle, sign))))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return on(near, high, sign);
    }

    private static BigInteger on(BigInteger near, BigInteger steps, int sign) {
        return sign > 0 ? near.add(steps) : near.subtract(steps);
    }

    private boolean holds(Code indicator, BigDecimal value) {
        return fulfils(trial.with(unit, indicator, value));
    }

    private boolean fulfils(Engine.Ranking ranking) {
        return fulfils(ranking, ranking.grade());
    }

    private boolean mightFulfil(Engine.Ranking ranking) {
        return fulfils(ranking, ranking.favoured());
    }

    private boolean fulfils(Engine.Ranking ranking, @Nullable Code grade) {
        BigDecimal total = ranking.total();
        return ranking.earned()
                && switch (objective) {
                    case Score(BigDecimal atLeast) ->
                            total != null && total.compareTo(atLeast) >= 0;
                    case GradeOrBetter(Code asked) -> grade != null && place(grade) <= place(asked);
                };
    }

    private int place(Code grade) {
        Scheme.Grades grades = scheme.grades();
        if (grades != null) {
            for (int i = 0; i < grades.grades().size(); i++) {
                if (grades.grades().get(i).grade().equals(grade)) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("the scheme has no grade " + grade);
    }
}
