package io.kaocheng.scoring;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * For a unit and a wish, the smallest change of a single figure that fulfils it, everybody else's
 * figures staying as they are.
 */
public final class WhatWouldItTake {

    /** What is wished for. */
    public sealed interface Wish {}

    /** A published total of at least this. */
    public record Score(BigDecimal atLeast) implements Wish {}

    /** This grade or a better one. */
    public record GradeOrBetter(Code grade) implements Wish {}

    /**
     * One figure, changed.
     *
     * @param from the figure now; null where there is none
     * @param to the nearest figure, at the asked number of decimals, that fulfils the wish
     * @param relative |to - from| / max(|from|, |target|), 1 where both are 0 or absent: what
     *     changes of different indicators are compared by
     * @param total the published total it leads to
     */
    public record Change(
            Code indicator,
            @Nullable BigDecimal from,
            BigDecimal to,
            BigDecimal relative,
            BigDecimal total,
            Optional<Code> grade) {}

    /** What came of it. */
    public sealed interface Answer {}

    /** The wish holds already. */
    public record AlreadyThere() implements Answer {}

    /** Every indicator that can do it alone, the smallest relative change first. */
    public record Changes(List<Change> smallestFirst) implements Answer {
        public Changes {
            smallestFirst = List.copyOf(smallestFirst);
        }
    }

    /** No single figure can do it. */
    public record OutOfReach() implements Answer {}

    /** Far beyond any figure, and short enough to stay exact. */
    private static final BigDecimal FARTHEST = BigDecimal.TEN.pow(15);

    private final Engine.Trial trial;
    private final Scheme scheme;
    private final int unit;
    private final Wish wish;
    private final int decimals;

    private WhatWouldItTake(Engine.Trial trial, Scheme scheme, int unit, Wish wish, int decimals) {
        this.trial = trial;
        this.scheme = scheme;
        this.unit = unit;
        this.wish = wish;
        this.decimals = decimals;
    }

    /**
     * Looks at every indicator whose rule is fed with a figure. Figures that are better lower are
     * not sought below 0 (unless the figure already is).
     *
     * @param decimals of the figures sought, 0 to 6
     */
    public static Answer find(Cohort cohort, Facts facts, Code unit, Wish wish, int decimals) {
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("decimals are 0 to 6; found " + decimals);
        }
        CohortScores now = Engine.score(cohort, facts);
        int index = 0;
        while (index < now.units().size() && !now.units().get(index).unit().equals(unit)) {
            index++;
        }
        if (index == now.units().size()) {
            throw new IllegalArgumentException(
                    unit + " is not in class " + cohort.unitClass() + " in " + cohort.period());
        }
        UnitScore score = now.units().get(index);
        WhatWouldItTake search =
                new WhatWouldItTake(
                        new Engine.Trial(cohort, facts),
                        cohort.scheme().scheme(),
                        index,
                        wish,
                        decimals);
        return search.fulfils(score.total().orElse(null), score.grade().orElse(null))
                ? new AlreadyThere()
                : search.all();
    }

    private Answer all() {
        List<Change> changes = new ArrayList<>();
        for (Column column : trial.columns()) {
            if (column.inForce() != null
                    && column.definition().rule().needs() == Rule.Needs.FIGURE) {
                change(column).ifPresent(changes::add);
            }
        }
        changes.sort(Comparator.comparing(Change::relative).thenComparing(Change::indicator));
        return changes.isEmpty() ? new OutOfReach() : new Changes(changes);
    }

    private Optional<Change> change(Column column) {
        Cell cell = column.cells().get(unit);
        BigDecimal from = cell.figure() == null ? null : cell.figure().value();
        BigDecimal start = from == null ? BigDecimal.ZERO : from;
        BigDecimal end = best(column, cell, start);
        if (end == null || !reaches(column, end)) {
            return Optional.empty();
        }
        // The wish fails at low steps and holds at high steps: every rule is monotone on the way
        // from the figure to its best.
        int sign = end.compareTo(start) < 0 ? -1 : 1;
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals).multiply(BigDecimal.valueOf(sign));
        BigDecimal grid =
                start.setScale(decimals, sign > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high =
                end.subtract(grid).divide(step, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
        BigDecimal two = BigDecimal.valueOf(2);
        while (high.subtract(low).compareTo(BigDecimal.ONE) > 0) {
            BigDecimal middle = low.add(high).divide(two, 0, RoundingMode.FLOOR);
            if (reaches(column, grid.add(step.multiply(middle)))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        BigDecimal to = grid.add(step.multiply(high));
        if (!reaches(column, to)) {
            // The grid steps over the only figures that would do.
            to = end;
        }
        Engine.Standing standing = trial.with(unit, column.node().indicator(), to);
        BigDecimal total = standing.total();
        if (total == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Change(
                        column.node().indicator(),
                        from,
                        to,
                        relative(start, to, cell.aim()),
                        total,
                        Optional.ofNullable(standing.grade())));
    }

    private static BigDecimal relative(BigDecimal from, BigDecimal to, @Nullable Aim aim) {
        BigDecimal size = from.abs();
        if (aim != null) {
            size = size.max(aim.value().abs());
        }
        return size.signum() == 0 ? BigDecimal.ONE : Numbers.over(to.subtract(from).abs(), size);
    }

    /** The figure at which the indicator earns most. */
    private static @Nullable BigDecimal best(Column column, Cell cell, BigDecimal start) {
        Aim aim = cell.aim();
        BigDecimal low = aim == null ? null : aim.target().floor();
        BigDecimal high = aim == null ? null : aim.value();
        if (column.definition().rule() instanceof Rule.Closeness closeness
                && closeness.low() != null) {
            low = closeness.low();
            high = closeness.high();
        }
        return switch (column.definition().direction()) {
            case UP -> FARTHEST;
            case DOWN -> start.min(BigDecimal.ZERO);
            case ON_TARGET ->
                    low != null && column.definition().rule() instanceof Rule.Closeness
                            ? nearest(start, low, high)
                            : high;
            case RANGE -> nearest(start, low, high);
        };
    }

    private static @Nullable BigDecimal nearest(
            BigDecimal start, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low == null || high == null
                ? null
                : Numbers.clamp(start, low.min(high), low.max(high));
    }

    private boolean reaches(Column column, BigDecimal value) {
        Engine.Standing standing = trial.with(unit, column.node().indicator(), value);
        return fulfils(standing.total(), standing.grade());
    }

    private boolean fulfils(@Nullable BigDecimal total, @Nullable Code grade) {
        return switch (wish) {
            case Score(BigDecimal atLeast) -> total != null && total.compareTo(atLeast) >= 0;
            case GradeOrBetter(Code wished) -> grade != null && place(grade) <= place(wished);
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
