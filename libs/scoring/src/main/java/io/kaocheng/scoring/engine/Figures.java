package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds or computes one unit's figures; one instance per unit and cohort. */
public final class Figures {

    /** A formula may not leave the range in which every later step stays exact and short. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(30);

    private static final int DEEPEST_SCALE = 40;

    private record Key(Code indicator, Period period) {}

    private final Facts facts;
    private final Code unit;
    private final boolean approvedOnly;
    private final Map<Key, Figure> known = new HashMap<>();
    private final Set<Key> beingMade = new HashSet<>();

    Figures(Facts facts, Code unit, Scheme.CountsFrom countsFrom) {
        this.facts = facts;
        this.unit = unit;
        this.approvedOnly = countsFrom == Scheme.CountsFrom.APPROVED;
    }

    /** The indicator's figure for a scoring period of whatever kind. */
    Figure at(IndicatorDefinition definition, Period scoring) {
        int months = definition.frequency().months();
        if (months == scoring.kind().months()) {
            return ofOwnPeriod(definition, scoring);
        }
        if (months < scoring.kind().months()) {
            return over(definition, scoring, scoring.within(definition.frequency()));
        }
        Period own = Period.containing(scoring.lastDay(), definition.frequency());
        return own.lastMonth().equals(scoring.lastMonth())
                ? ofOwnPeriod(definition, own)
                : absent(Reasons.NOT_DUE, definition, scoring, List.of(), List.of());
    }

    /** The figure accumulated over the periods. */
    Figure over(IndicatorDefinition definition, Period whole, List<Period> parts) {
        List<Figure> figures = new ArrayList<>(parts.size());
        List<Figure> present = new ArrayList<>(parts.size());
        boolean allRatios = definition.formula() == null;
        boolean missing = false;
        boolean lastMissing = false;
        Code reason = null;
        for (Period part : parts) {
            Figure figure = ofOwnPeriod(definition, part);
            figures.add(figure);
            Code why = figure.reason();
            if (why == null) {
                present.add(figure);
                lastMissing = false;
                allRatios &=
                        figure instanceof Figure.Observed observed
                                && observed.observation() instanceof Observation.Ratio;
            } else {
                boolean owed = !why.equals(Reasons.NOT_APPLICABLE);
                missing |= owed;
                lastMissing = owed;
                // A figure that is owed takes precedence over one that was never due.
                reason =
                        reason == null || (owed && !reason.equals(Reasons.NOT_SENT)) ? why : reason;
            }
        }
        if (present.isEmpty()) {
            return absent(
                    reason == null ? Reasons.NOT_SENT : reason,
                    definition,
                    whole,
                    List.of(),
                    figures);
        }
        return switch (definition.accumulation()) {
            case LAST ->
                    made(
                            Figure.Op.LAST,
                            Numbers.ONE,
                            figures,
                            value(present.getLast()),
                            lastMissing,
                            definition,
                            whole);
            case SUM ->
                    allRatios
                            ? pooled(definition, whole, figures, present, missing)
                            : made(
                                    Figure.Op.SUM,
                                    Numbers.ONE,
                                    figures,
                                    sum(present),
                                    missing,
                                    definition,
                                    whole);
            case MEAN ->
                    made(
                            Figure.Op.MEAN,
                            Numbers.ONE,
                            figures,
                            Numbers.over(sum(present), BigDecimal.valueOf(present.size())),
                            missing,
                            definition,
                            whole);
        };
    }

    /**
     * The figure used in place of an absent one under the carry-forward policy.
     *
     * @param figure the latest earlier one, marked provisional, or the absent one where there is
     *     none
     * @param passedOver the absent figures in between: any of them would have been used instead
     */
    record Carried(Figure figure, List<Figure> passedOver) {}

    /** Finds the latest earlier figure within a year. */
    Carried carried(IndicatorDefinition definition, Period scoring, Figure absent) {
        List<Figure> passedOver = new ArrayList<>();
        passedOver.add(absent);
        Period earlier = scoring;
        for (int i = 0; i < scoring.kind().perYear() && earlier.year() > 1900; i++) {
            earlier = earlier.previous();
            Figure figure = at(definition, earlier);
            BigDecimal value = figure.value();
            if (value != null) {
                return new Carried(
                        new Figure.Made(
                                Figure.Op.CARRIED, Numbers.ONE, List.of(figure), value, true),
                        passedOver);
            }
            passedOver.add(figure);
        }
        return new Carried(absent, passedOver);
    }

    private Figure ofOwnPeriod(IndicatorDefinition definition, Period period) {
        Formula formula = definition.formula();
        if (formula == null) {
            return observed(definition, period);
        }
        Key key = new Key(definition.indicator(), period);
        Figure before = known.get(key);
        if (before != null) {
            return before;
        }
        if (beingMade.size() > Formula.DEEPEST_CHAIN || !beingMade.add(key)) {
            return absent(Reasons.CYCLE, definition, period, List.of(), List.of());
        }
        Figure figure = evaluate(formula, definition, period);
        beingMade.remove(key);
        known.put(key, figure);
        return figure;
    }

    private Figure observed(IndicatorDefinition definition, Period period) {
        Code indicator = definition.indicator();
        Optional<Exemption> exemption = facts.exemption(unit, indicator, period);
        if (exemption.isPresent()) {
            Exemption found = exemption.get();
            return absent(found.reason(), definition, period, found.sources(), List.of());
        }
        Optional<Observation> found = facts.observation(unit, indicator, period);
        if (found.isEmpty()) {
            return absent(Reasons.NOT_SENT, definition, period, List.of(), List.of());
        }
        Observation observation = found.get();
        if (approvedOnly && !observation.approved()) {
            return absent(
                    Reasons.NOT_APPROVED, definition, period, observation.sources(), List.of());
        }
        return switch (observation) {
            case Observation.Reported reported ->
                    new Figure.Observed(indicator, period, reported, Numbers.ONE, reported.value());
            case Observation.Ratio ratio when ratio.denominator().signum() == 0 ->
                    absent(
                            Reasons.DIVISION_BY_ZERO,
                            definition,
                            period,
                            ratio.sources(),
                            List.of());
            case Observation.Ratio ratio ->
                    new Figure.Observed(
                            indicator,
                            period,
                            ratio,
                            definition.factor(),
                            shortened(
                                    Numbers.timesOver(
                                            ratio.numerator(),
                                            definition.factor(),
                                            ratio.denominator())));
            case Observation.NoFigure none ->
                    absent(none.reason(), definition, period, none.sources(), List.of());
        };
    }

    private Figure evaluate(Formula formula, IndicatorDefinition definition, Period period) {
        return switch (formula) {
            case Formula.Own() -> observed(definition, period);
            case Formula.OwnNumerator() -> part(Figure.Op.NUMERATOR, definition, period);
            case Formula.OwnDenominator() -> part(Figure.Op.DENOMINATOR, definition, period);
            case Formula.Constant(BigDecimal value) -> new Figure.Fixed(value);
            case Formula.Reference(Code indicator) -> reference(indicator, definition, period);
            case Formula.Sum(List<Formula> of) -> {
                List<Figure> parts = all(of, definition, period);
                yield whole(Figure.Op.SUM, Numbers.ONE, parts, definition, period);
            }
            case Formula.Product(List<Formula> of) -> {
                List<Figure> parts = all(of, definition, period);
                yield whole(Figure.Op.PRODUCT, Numbers.ONE, parts, definition, period);
            }
            case Formula.Difference(Formula from, Formula subtracted) ->
                    whole(
                            Figure.Op.DIFFERENCE,
                            Numbers.ONE,
                            all(List.of(from, subtracted), definition, period),
                            definition,
                            period);
            case Formula.Quotient(Formula numerator, Formula denominator, BigDecimal factor) ->
                    whole(
                            Figure.Op.QUOTIENT,
                            factor,
                            all(List.of(numerator, denominator), definition, period),
                            definition,
                            period);
            case Formula.YearToDate(Formula of) -> yearToDate(of, definition, period);
            case Formula.Previous(Formula of) ->
                    canStepBack(period, Rule.Against.PREVIOUS)
                            ? evaluate(of, definition, period.previous())
                            : absent(Reasons.NO_BASE, definition, period, List.of(), List.of());
            case Formula.LastYear(Formula of) ->
                    canStepBack(period, Rule.Against.LAST_YEAR)
                            ? evaluate(of, definition, period.lastYear())
                            : absent(Reasons.NO_BASE, definition, period, List.of(), List.of());
            case Formula.Logarithm(Formula of) ->
                    whole(
                            Figure.Op.LOGARITHM,
                            Numbers.ONE,
                            List.of(evaluate(of, definition, period)),
                            definition,
                            period);
            case Formula.Growth(Formula of, Rule.Against against, BigDecimal factor) -> {
                if (!canStepBack(period, against)) {
                    yield absent(Reasons.NO_BASE, definition, period, List.of(), List.of());
                }
                Figure now = evaluate(of, definition, period);
                Figure before = evaluate(of, definition, stepBack(period, against));
                yield whole(Figure.Op.GROWTH, factor, List.of(now, before), definition, period);
            }
        };
    }

    static boolean canStepBack(Period period, Rule.Against against) {
        return period.year() > 1900 || (against == Rule.Against.PREVIOUS && period.index() > 1);
    }

    static Period stepBack(Period period, Rule.Against against) {
        return switch (against) {
            case PREVIOUS -> period.previous();
            case LAST_YEAR -> period.lastYear();
        };
    }

    private Figure reference(Code indicator, IndicatorDefinition from, Period period) {
        Optional<IndicatorInForce> referred = facts.indicator(indicator, period);
        if (referred.isEmpty()) {
            return absent(Reasons.NO_VERSION, indicator, period, List.of(), List.of());
        }
        Figure figure = at(referred.get().definition(), period);
        BigDecimal value = figure.value();
        return value == null
                ? absent(
                        figure.reason() == null ? Reasons.NOT_SENT : figure.reason(),
                        indicator,
                        period,
                        referred.get().sources(),
                        List.of(figure))
                : made(
                        Figure.Op.REFERENCE,
                        Numbers.ONE,
                        List.of(figure),
                        value,
                        figure.partial(),
                        from,
                        period);
    }

    private Figure part(Figure.Op which, IndicatorDefinition definition, Period period) {
        Figure own = observed(definition, period);
        if (own instanceof Figure.Absent absent && !absent.why().equals(Reasons.DIVISION_BY_ZERO)) {
            return own;
        }
        Optional<Observation> found = facts.observation(unit, definition.indicator(), period);
        if (found.isEmpty()) {
            return own;
        }
        if (!(found.get() instanceof Observation.Ratio ratio)) {
            return absent(
                    Reasons.NOT_A_RATIO, definition, period, found.get().sources(), List.of());
        }
        // A denominator of 0 leaves the numerator usable.
        BigDecimal value = which == Figure.Op.NUMERATOR ? ratio.numerator() : ratio.denominator();
        Figure whole =
                new Figure.Observed(
                        definition.indicator(), period, ratio, definition.factor(), value);
        return new Figure.Made(which, Numbers.ONE, List.of(whole), value, false);
    }

    private Figure yearToDate(Formula of, IndicatorDefinition definition, Period period) {
        List<Figure> parts = new ArrayList<>();
        List<Figure> present = new ArrayList<>();
        boolean missing = false;
        for (Period part : Period.ofYear(period.year()).within(period.kind())) {
            if (part.index() > period.index()) {
                break;
            }
            Figure figure = evaluate(of, definition, part);
            parts.add(figure);
            if (figure.value() != null) {
                present.add(figure);
            } else {
                missing |= !Reasons.NOT_APPLICABLE.equals(figure.reason());
            }
        }
        if (present.isEmpty()) {
            Code reason = parts.getLast().reason();
            return absent(
                    reason == null ? Reasons.NOT_SENT : reason,
                    definition,
                    period,
                    List.of(),
                    parts);
        }
        return made(Figure.Op.SUM, Numbers.ONE, parts, sum(present), missing, definition, period);
    }

    private List<Figure> all(List<Formula> of, IndicatorDefinition definition, Period period) {
        List<Figure> parts = new ArrayList<>(of.size());
        for (Formula formula : of) {
            parts.add(evaluate(formula, definition, period));
        }
        return parts;
    }

    /** Every part is needed: one absent makes the whole absent, for the same reason. */
    private Figure whole(
            Figure.Op op,
            BigDecimal factor,
            List<Figure> parts,
            IndicatorDefinition definition,
            Period period) {
        boolean partial = false;
        for (Figure part : parts) {
            Code reason = part.reason();
            if (reason != null) {
                return absent(reason, definition, period, List.of(), parts);
            }
            partial |= part.partial();
        }
        if ((op == Figure.Op.QUOTIENT || op == Figure.Op.GROWTH)
                && value(parts.getLast()).signum() == 0) {
            return absent(
                    op == Figure.Op.GROWTH ? Reasons.NO_BASE : Reasons.DIVISION_BY_ZERO,
                    definition,
                    period,
                    List.of(),
                    parts);
        }
        if (op == Figure.Op.LOGARITHM && value(parts.getFirst()).signum() <= 0) {
            return absent(Reasons.LOG_OF_NOT_POSITIVE, definition, period, List.of(), parts);
        }
        return made(op, factor, parts, combine(op, factor, parts), partial, definition, period);
    }

    /** The arithmetic of computed figures; recomputation from a derivation uses it, too. */
    public static BigDecimal combine(Figure.Op op, BigDecimal factor, List<Figure> parts) {
        BigDecimal first = value(parts.getFirst());
        BigDecimal last = value(parts.getLast());
        return switch (op) {
            case LAST, CARRIED, REFERENCE, NUMERATOR, DENOMINATOR -> last;
            case SUM -> sum(parts);
            case MEAN -> Numbers.over(sum(parts), BigDecimal.valueOf(parts.size()));
            case DIFFERENCE -> first.subtract(last);
            case PRODUCT -> {
                BigDecimal product = Numbers.ONE;
                for (Figure part : parts) {
                    product = Numbers.times(product, value(part));
                    if (product.abs().compareTo(LARGEST) >= 0) {
                        // Already refused; going on could only run out of exponents.
                        break;
                    }
                    product = shortened(product);
                }
                yield product;
            }
            case LOGARITHM -> Powers.ln(first).round(Numbers.EXACT);
            case QUOTIENT -> Numbers.timesOver(first, factor, last);
            case GROWTH -> Numbers.timesOver(first.subtract(last), factor, last.abs());
            case POOLED -> {
                BigDecimal numerator = BigDecimal.ZERO;
                BigDecimal denominator = BigDecimal.ZERO;
                for (Figure part : parts) {
                    if (part instanceof Figure.Observed observed
                            && observed.observation() instanceof Observation.Ratio ratio) {
                        numerator = numerator.add(ratio.numerator());
                        denominator = denominator.add(ratio.denominator());
                    }
                }
                yield Numbers.timesOver(numerator, factor, denominator);
            }
        };
    }

    private Figure pooled(
            IndicatorDefinition definition,
            Period whole,
            List<Figure> figures,
            List<Figure> present,
            boolean missing) {
        BigDecimal denominator = BigDecimal.ZERO;
        for (Figure figure : present) {
            if (figure instanceof Figure.Observed observed
                    && observed.observation() instanceof Observation.Ratio ratio) {
                denominator = denominator.add(ratio.denominator());
            }
        }
        if (denominator.signum() == 0) {
            return absent(Reasons.DIVISION_BY_ZERO, definition, whole, List.of(), figures);
        }
        return made(
                Figure.Op.POOLED,
                definition.factor(),
                figures,
                combine(Figure.Op.POOLED, definition.factor(), present),
                missing,
                definition,
                whole);
    }

    private Figure made(
            Figure.Op op,
            BigDecimal factor,
            List<Figure> parts,
            BigDecimal value,
            boolean partial,
            IndicatorDefinition definition,
            Period period) {
        if (value.abs().compareTo(LARGEST) >= 0) {
            return absent(Reasons.OUT_OF_RANGE, definition, period, List.of(), parts);
        }
        return new Figure.Made(op, factor, List.copyOf(parts), shortened(value), partial);
    }

    public static BigDecimal shortened(BigDecimal value) {
        return value.scale() > DEEPEST_SCALE
                ? value.setScale(DEEPEST_SCALE, RoundingMode.HALF_EVEN)
                : value;
    }

    private static BigDecimal sum(List<Figure> figures) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Figure figure : figures) {
            sum = sum.add(value(figure));
        }
        return sum;
    }

    private static BigDecimal value(Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            throw new IllegalStateException("no value in " + figure);
        }
        return value;
    }

    private static Figure absent(
            Code why,
            IndicatorDefinition definition,
            Period period,
            List<Position> sources,
            List<Figure> parts) {
        return absent(why, definition.indicator(), period, sources, parts);
    }

    private static Figure absent(
            Code why, Code indicator, Period period, List<Position> sources, List<Figure> parts) {
        return new Figure.Absent(why, indicator, period, sources, List.copyOf(parts));
    }
}
