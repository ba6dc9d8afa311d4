package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Powers;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Finds or computes one unit's figures; one instance per unit and cohort. */
public final class Figures {

    /** A formula may not leave the range in which every later step stays exact and short. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(30);

    private static final int DEEPEST_SCALE = 40;

    private record Key(Code indicator, Period period) {}

    /** Of an indicator's version, from the beginning of a period up to a month. */
    record Span(Code indicator, int version, Period whole, YearMonth last) {}

    /** What the units that are scored together have in common. */
    static final class Shared {

        /** The periods that make up longer ones. */
        private final Map<Span, List<Period>> spans = new HashMap<>();

        /** The figures of every unit asked for, of those that are not scored too. */
        private final Map<Code, Figures> units = new HashMap<>();
    }

    private final Facts facts;
    private final Code unit;
    private final Scheme.CountsFrom countsFrom;
    private final boolean approvedOnly;
    private final EngineId engine;
    private final @Nullable LocalDate until;
    private final Shared shared;
    private final Map<Key, Figure> known = new HashMap<>();
    private final Set<Key> beingMade = new HashSet<>();

    /**
     * @param until the first day on which the unit does not exist; from then on nothing is owed
     * @param shared what the units that are scored together have in common
     */
    Figures(
            Facts facts,
            Code unit,
            Scheme.CountsFrom countsFrom,
            EngineId engine,
            @Nullable LocalDate until,
            Shared shared) {
        this.facts = facts;
        this.unit = unit;
        this.engine = engine;
        this.until = until;
        this.shared = shared;
        this.countsFrom = countsFrom;
        this.approvedOnly = countsFrom == Scheme.CountsFrom.APPROVED;
        shared.units.putIfAbsent(unit, this);
    }

    /** The indicator's figure for a scoring period of whatever kind. */
    Figure at(IndicatorDefinition definition, Period scoring) {
        int months = definition.frequency().months();
        if (months == scoring.kind().months()) {
            return ofOwnPeriod(definition, scoring);
        }
        if (months < scoring.kind().months()) {
            return over(definition, scoring, parts(definition, scoring, scoring.lastMonth()));
        }
        Period own = Period.containing(scoring.lastDay(), definition.frequency());
        return own.lastMonth().equals(scoring.lastMonth())
                ? ofOwnPeriod(definition, own)
                : absent(Reasons.NOT_DUE, definition, scoring, List.of(), List.of());
    }

    /**
     * The periods the indicator is reported for from the beginning of a longer one up to a month:
     * where its frequency changes in between, each stretch by the version that is in force in it.
     */
    List<Period> parts(IndicatorDefinition definition, Period whole, YearMonth last) {
        return shared.spans.computeIfAbsent(
                new Span(definition.indicator(), definition.version(), whole, last),
                span -> split(definition, span));
    }

    private List<Period> split(IndicatorDefinition definition, Span span) {
        List<Period> parts = new ArrayList<>();
        YearMonth at = span.whole().firstMonth();
        while (!at.isAfter(span.last())) {
            Period month = Period.ofMonth(at.getYear(), at.getMonthValue());
            Period part =
                    Period.containing(month.firstDay(), version(definition, month).frequency());
            // What was changed in the middle of a period goes by months to its end.
            part = part.firstMonth().equals(at) ? part : month;
            if (part.lastMonth().isAfter(span.last())) {
                break;
            }
            parts.add(part);
            at = part.lastMonth().plusMonths(1);
        }
        return List.copyOf(parts);
    }

    private IndicatorDefinition version(IndicatorDefinition definition, Period at) {
        return engine == EngineId.KC_1
                ? definition
                : facts.indicator(definition.indicator(), at)
                        .map(IndicatorInForce::definition)
                        .orElse(definition);
    }

    /** The version a period's figure is read by: another one only where its frequency is. */
    private IndicatorDefinition versionFor(IndicatorDefinition definition, Period part) {
        if (part.kind() == definition.frequency()) {
            return definition;
        }
        IndicatorDefinition other = version(definition, part);
        return other.frequency() == part.kind() ? other : definition;
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
            Figure figure = ofOwnPeriod(versionFor(definition, part), part);
            figures.add(figure);
            Code why = figure.reason();
            if (why == null) {
                present.add(figure);
                lastMissing = false;
                allRatios &=
                        figure instanceof Figure.Observed observed
                                && observed.observation() instanceof Observation.Ratio;
            } else {
                boolean due = !Reasons.neverDue(why);
                missing |= due;
                lastMissing = due;
                // A figure that is owed takes precedence over one that was never due.
                reason = reason == null || (due && !reason.equals(Reasons.NOT_SENT)) ? why : reason;
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
                    definition.formula() != null
                                    && engine != EngineId.KC_1
                                    && isRate(facts, definition.formula(), whole)
                            ? rateOver(definition.formula(), definition, whole, parts, figures)
                            : allRatios
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
                    parts.stream().anyMatch(p -> p.kind() != parts.getFirst().kind())
                            ? meanOverMonths(parts, figures, missing, definition, whole)
                            : made(
                                    Figure.Op.MEAN,
                                    Numbers.ONE,
                                    figures,
                                    Numbers.over(sum(present), BigDecimal.valueOf(present.size())),
                                    missing,
                                    definition,
                                    whole);
        };
    }

    /** The mean of figures of periods of different lengths, each weighing as its months. */
    private Figure meanOverMonths(
            List<Period> parts,
            List<Figure> figures,
            boolean missing,
            IndicatorDefinition definition,
            Period whole) {
        List<Figure> pairs = new ArrayList<>();
        List<Figure> absent = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (figures.get(i).value() == null) {
                absent.add(figures.get(i));
            } else {
                pairs.add(figures.get(i));
                pairs.add(new Figure.Fixed(BigDecimal.valueOf(parts.get(i).kind().months())));
            }
        }
        BigDecimal mean = combine(Figure.Op.WEIGHTED_MEAN, Numbers.ONE, pairs);
        List<Figure> all = new ArrayList<>(pairs);
        all.addAll(absent);
        return made(Figure.Op.WEIGHTED_MEAN, Numbers.ONE, all, mean, missing, definition, whole);
    }

    /**
     * A rate over several periods: made of what its parts come to over all of them, never the sum
     * of the periods' rates.
     *
     * @param figures the rate of each period; those it is absent for are left out
     */
    private Figure rateOver(
            Formula formula,
            IndicatorDefinition definition,
            Period whole,
            List<Period> parts,
            List<Figure> figures) {
        List<Period> present = new ArrayList<>();
        List<Figure> absent = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (figures.get(i).reason() == null) {
                present.add(parts.get(i));
            } else {
                absent.add(figures.get(i));
            }
        }
        return rate(formula, definition, whole, present, absent);
    }

    private Figure rate(
            Formula formula,
            IndicatorDefinition definition,
            Period whole,
            List<Period> parts,
            List<Figure> absent) {
        if (!isRate(facts, formula, whole)) {
            return formula instanceof Formula.Constant(BigDecimal value)
                    ? new Figure.Fixed(value)
                    : flowOver(formula, definition, whole, parts, absent);
        }
        return switch (formula) {
            case Formula.Quotient(Formula numerator, Formula denominator, BigDecimal factor) ->
                    whole(
                            Figure.Op.QUOTIENT,
                            factor,
                            List.of(
                                    rate(numerator, definition, whole, parts, absent),
                                    rate(denominator, definition, whole, parts, absent)),
                            definition,
                            whole);
            case Formula.Growth(Formula of, Rule.Against against, BigDecimal factor) ->
                    whole(
                            Figure.Op.GROWTH,
                            factor,
                            List.of(
                                    rate(of, definition, whole, parts, absent),
                                    rate(
                                            of,
                                            definition,
                                            whole,
                                            parts.stream()
                                                    .map(part -> stepBack(part, against))
                                                    .toList(),
                                            absent)),
                            definition,
                            whole);
            case Formula.Logarithm(Formula of) ->
                    whole(
                            Figure.Op.LOGARITHM,
                            Numbers.ONE,
                            List.of(rate(of, definition, whole, parts, absent)),
                            definition,
                            whole);
            case Formula.Sum(List<Formula> of) ->
                    whole(
                            Figure.Op.SUM,
                            Numbers.ONE,
                            each(of, definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.Product(List<Formula> of) ->
                    whole(
                            Figure.Op.PRODUCT,
                            Numbers.ONE,
                            each(of, definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.Difference(Formula from, Formula subtracted) ->
                    whole(
                            Figure.Op.DIFFERENCE,
                            Numbers.ONE,
                            each(List.of(from, subtracted), definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.Minimum(List<Formula> of) ->
                    whole(
                            Figure.Op.MINIMUM,
                            Numbers.ONE,
                            each(of, definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.Maximum(List<Formula> of) ->
                    whole(
                            Figure.Op.MAXIMUM,
                            Numbers.ONE,
                            each(of, definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.Absolute(Formula of) ->
                    whole(
                            Figure.Op.ABSOLUTE,
                            Numbers.ONE,
                            List.of(rate(of, definition, whole, parts, absent)),
                            definition,
                            whole);
            case Formula.IfMissing(Formula of, Formula otherwise) ->
                    firstThere(
                            rate(of, definition, whole, parts, absent),
                            () -> rate(otherwise, definition, whole, parts, absent),
                            definition,
                            whole);
            case Formula.WeightedYearToDate _ -> evaluate(formula, definition, parts.getLast());
            case Formula.OverUnits over ->
                    overUnits(
                            over,
                            definition,
                            whole,
                            (figures, part) ->
                                    figures.rate(part, definition, whole, parts, List.of()));
            case Formula.YearToDate(Formula of) -> rate(of, definition, whole, parts, absent);
            case Formula.Previous(Formula of) ->
                    rate(
                            of,
                            definition,
                            whole,
                            parts.stream().map(Period::previous).toList(),
                            absent);
            case Formula.LastYear(Formula of) ->
                    rate(
                            of,
                            definition,
                            whole,
                            parts.stream().map(Period::lastYear).toList(),
                            absent);
            case Formula.Own _, Formula.OwnNumerator _, Formula.OwnDenominator _ ->
                    throw new IllegalStateException(formula + " is no rate");
            case Formula.Constant _ -> throw new IllegalStateException(formula + " is no rate");
            case Formula.Reference(Code indicator) -> {
                IndicatorDefinition referred =
                        facts.indicator(indicator, whole).orElseThrow().definition();
                Formula made = referred.formula();
                if (made != null) {
                    yield rate(made, referred, whole, parts, absent);
                }
                List<Figure> ratios = new ArrayList<>();
                for (Period part : parts) {
                    ratios.add(observed(referred, part));
                }
                yield ratios.stream().allMatch(Figures::isRatio)
                        ? pooled(referred, whole, ratios, ratios, false)
                        : flowOver(formula, definition, whole, parts, absent);
            }
        };
    }

    private List<Figure> each(
            List<Formula> of,
            IndicatorDefinition definition,
            Period whole,
            List<Period> parts,
            List<Figure> absent) {
        List<Figure> figures = new ArrayList<>(of.size());
        for (Formula formula : of) {
            figures.add(rate(formula, definition, whole, parts, absent));
        }
        return figures;
    }

    /** What comes together over the periods; the absent ones are kept beside it. */
    private Figure flowOver(
            Formula formula,
            IndicatorDefinition definition,
            Period whole,
            List<Period> parts,
            List<Figure> absent) {
        List<Figure> figures = new ArrayList<>();
        for (Period part : parts) {
            Figure figure = evaluate(formula, definition, part);
            if (figure.reason() != null) {
                return figure;
            }
            figures.add(figure);
        }
        BigDecimal sum = sum(figures);
        figures.addAll(absent);
        boolean missing = absent.stream().anyMatch(figure -> !Reasons.neverDue(figure.reason()));
        return made(Figure.Op.SUM, Numbers.ONE, figures, sum, missing, definition, whole);
    }

    /** Whether a formula's value is a rate, by the versions in force. */
    static boolean isRate(Facts facts, Formula formula, Period at) {
        return formula.isRate(code -> facts.indicator(code, at).map(IndicatorInForce::definition));
    }

    /** Whether the figure is a numerator over a denominator, as reported or pooled. */
    static boolean isRatio(Figure figure) {
        return figure instanceof Figure.Made made && made.op() == Figure.Op.POOLED
                || figure instanceof Figure.Observed observed
                        && observed.observation() instanceof Observation.Ratio;
    }

    /**
     * The figure used in place of an absent one under the carry-forward policy.
     *
     * @param figure the latest earlier one, marked provisional, or the absent one where there is
     *     none
     * @param passedOver the absent figures in between: any of them would have been used instead
     */
    record Carried(Figure figure, List<Figure> passedOver, @Nullable Period of) {}

    /** Finds the latest earlier figure within a year. */
    Carried carried(IndicatorDefinition definition, Period scoring, Figure absent) {
        return carried(definition, scoring, absent, scoring.kind().perYear(), 0);
    }

    /** Finds the nearest earlier figure, then the nearest later one. */
    Carried carried(
            IndicatorDefinition definition, Period scoring, Figure absent, int forward, int back) {
        List<Figure> passedOver = new ArrayList<>();
        passedOver.add(absent);
        Period at = scoring;
        for (int i = 0; i < forward && at.year() > 1900; i++) {
            at = at.previous();
            Figure figure = at(definition, at);
            if (figure.value() != null) {
                return new Carried(carried(figure), passedOver, at);
            }
            passedOver.add(figure);
        }
        at = scoring;
        for (int i = 0; i < back && at.year() < 9999; i++) {
            at = at.next();
            Figure figure = at(definition, at);
            if (figure.value() != null) {
                return new Carried(carried(figure), passedOver, at);
            }
            passedOver.add(figure);
        }
        return new Carried(absent, passedOver, null);
    }

    private static Figure carried(Figure figure) {
        return new Figure.Made(
                Figure.Op.CARRIED, Numbers.ONE, List.of(figure), value(figure), true);
    }

    /** The figure of another unit in place of a missing one. */
    static Figure substituted(Figure other) {
        return new Figure.Made(
                Figure.Op.SUBSTITUTED, Numbers.ONE, List.of(other), value(other), false);
    }

    /** The mean of figures; those that are absent are kept beside it. */
    static Figure mean(List<Figure> figures) {
        List<Figure> present = figures.stream().filter(f -> f.value() != null).toList();
        return new Figure.Made(
                Figure.Op.MEAN,
                Numbers.ONE,
                figures,
                shortened(combine(Figure.Op.MEAN, Numbers.ONE, present)),
                false);
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
        Optional<Exemption> exemption = NotAssessed.why(engine, facts, unit, indicator, period);
        if (exemption.isPresent()) {
            Exemption found = exemption.get();
            return absent(found.reason(), definition, period, found.sources(), List.of());
        }
        Optional<Observation> found = facts.observation(unit, indicator, period);
        if (found.isEmpty()) {
            boolean over = until != null && !until.isAfter(period.lastDay());
            return absent(
                    over ? Reasons.NOT_APPLICABLE : Reasons.NOT_SENT,
                    definition,
                    period,
                    List.of(),
                    List.of());
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
            case Formula.Minimum(List<Formula> of) -> {
                List<Figure> parts = all(of, definition, period);
                yield whole(Figure.Op.MINIMUM, Numbers.ONE, parts, definition, period);
            }
            case Formula.Maximum(List<Formula> of) -> {
                List<Figure> parts = all(of, definition, period);
                yield whole(Figure.Op.MAXIMUM, Numbers.ONE, parts, definition, period);
            }
            case Formula.Absolute(Formula of) ->
                    whole(
                            Figure.Op.ABSOLUTE,
                            Numbers.ONE,
                            List.of(evaluate(of, definition, period)),
                            definition,
                            period);
            case Formula.IfMissing(Formula of, Formula otherwise) ->
                    firstThere(
                            evaluate(of, definition, period),
                            () -> evaluate(otherwise, definition, period),
                            definition,
                            period);
            case Formula.WeightedYearToDate(Formula of, Formula by) ->
                    weightedYearToDate(of, by, definition, period);
            case Formula.OverUnits over ->
                    overUnits(
                            over,
                            definition,
                            period,
                            (figures, part) -> figures.evaluate(part, definition, period));
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
                missing |= !Reasons.neverDue(figure.reason());
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

    /** The figure, or where it is absent the other one; the absent one is kept beside it. */
    private Figure firstThere(
            Figure figure,
            Supplier<Figure> otherwise,
            IndicatorDefinition definition,
            Period period) {
        if (figure.value() != null) {
            return figure;
        }
        Figure other = otherwise.get();
        BigDecimal value = other.value();
        List<Figure> parts = List.of(figure, other);
        return value == null
                ? absent(
                        other.reason() == null ? Reasons.NOT_SENT : other.reason(),
                        definition,
                        period,
                        List.of(),
                        parts)
                : made(
                        Figure.Op.IF_MISSING,
                        Numbers.ONE,
                        parts,
                        value,
                        other.partial(),
                        definition,
                        period);
    }

    private Figure weightedYearToDate(
            Formula of, Formula by, IndicatorDefinition definition, Period period) {
        List<Figure> pairs = new ArrayList<>();
        List<Figure> absent = new ArrayList<>();
        for (Period part : Period.ofYear(period.year()).within(period.kind())) {
            if (part.index() > period.index()) {
                break;
            }
            Figure value = evaluate(of, definition, part);
            Figure weight = evaluate(by, definition, part);
            if (value.reason() == null && weight.reason() == null) {
                pairs.add(value);
                pairs.add(weight);
            } else {
                absent.add(value.reason() == null ? weight : value);
            }
        }
        if (pairs.isEmpty()) {
            Code reason = absent.getLast().reason();
            return absent(
                    reason == null ? Reasons.NOT_SENT : reason,
                    definition,
                    period,
                    List.of(),
                    absent);
        }
        BigDecimal weights = BigDecimal.ZERO;
        for (int i = 1; i < pairs.size(); i += 2) {
            weights = weights.add(value(pairs.get(i)));
        }
        List<Figure> parts = new ArrayList<>(pairs);
        parts.addAll(absent);
        if (weights.signum() == 0) {
            return absent(Reasons.DIVISION_BY_ZERO, definition, period, List.of(), parts);
        }
        boolean missing = absent.stream().anyMatch(figure -> !Reasons.neverDue(figure.reason()));
        return made(
                Figure.Op.WEIGHTED_MEAN,
                Numbers.ONE,
                parts,
                combine(Figure.Op.WEIGHTED_MEAN, Numbers.ONE, pairs),
                missing,
                definition,
                period);
    }

    /** The figures of another unit. */
    private Figures of(Code other) {
        Figures known = shared.units.get(other);
        return known != null ? known : new Figures(facts, other, countsFrom, engine, null, shared);
    }

    private List<Member> units(Among units, Period period) {
        Code group = units.group();
        return switch (units.kind()) {
            case BELOW -> facts.below(unit, period);
            case CLASS -> facts.classmates(unit, period);
            case REGION -> facts.assessed(period);
            case GROUP -> group == null ? List.of() : facts.grouped(group, period);
        };
    }

    /**
     * A figure made of other units'. Those who never owed one are not counted among the units.
     *
     * @param each one unit's value of a formula
     */
    private Figure overUnits(
            Formula.OverUnits over,
            IndicatorDefinition definition,
            Period period,
            BiFunction<Figures, Formula, Figure> each) {
        List<Code> units = units(over.units(), period).stream().map(Member::unit).sorted().toList();
        Formula by = over.by();
        List<Figure> present = new ArrayList<>();
        List<Figure> absent = new ArrayList<>();
        Code reason = null;
        int expected = 0;
        int having = 0;
        for (Code other : units) {
            Figures figures = of(other);
            Figure value = new Figure.OfUnit(other, each.apply(figures, over.of()));
            Figure weight = by == null ? null : new Figure.OfUnit(other, each.apply(figures, by));
            Code why = value.reason() == null && weight != null ? weight.reason() : value.reason();
            if (why == null) {
                present.add(value);
                if (weight != null) {
                    present.add(weight);
                }
                expected++;
                having++;
            } else {
                absent.add(value.reason() == null && weight != null ? weight : value);
                boolean due = !Reasons.neverDue(why);
                expected += due ? 1 : 0;
                reason = reason == null || (due && !reason.equals(Reasons.NOT_SENT)) ? why : reason;
            }
        }
        List<Figure> parts = new ArrayList<>(present);
        parts.addAll(absent);
        if (present.isEmpty()) {
            return absent(
                    reason == null ? Reasons.NO_UNITS : reason,
                    definition,
                    period,
                    List.of(),
                    parts);
        }
        BigDecimal least = over.least();
        if (least != null
                && BigDecimal.valueOf(having)
                                .compareTo(least.multiply(BigDecimal.valueOf(expected)))
                        < 0) {
            return absent(Reasons.INSUFFICIENT_COVERAGE, definition, period, List.of(), parts);
        }
        Figure.Op op =
                switch (over.function()) {
                    case SUM -> Figure.Op.SUM;
                    case MEAN -> Figure.Op.MEAN;
                    case MAX -> Figure.Op.MAXIMUM;
                    case MIN -> Figure.Op.MINIMUM;
                    case WEIGHTED -> Figure.Op.WEIGHTED_MEAN;
                };
        if (over.function() == Formula.AggregateFunction.WEIGHTED) {
            BigDecimal weights = BigDecimal.ZERO;
            for (int i = 1; i < present.size(); i += 2) {
                weights = weights.add(value(present.get(i)));
            }
            if (weights.signum() == 0) {
                return absent(Reasons.DIVISION_BY_ZERO, definition, period, List.of(), parts);
            }
        }
        boolean partial = expected > having || present.stream().anyMatch(Figure::partial);
        return made(
                op,
                Numbers.ONE,
                parts,
                combine(op, Numbers.ONE, present),
                partial,
                definition,
                period);
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
            case LAST, CARRIED, SUBSTITUTED, REFERENCE, OF_UNIT -> last;
            case NUMERATOR, DENOMINATOR, IF_MISSING -> last;
            case ABSOLUTE -> last.abs();
            case MINIMUM -> {
                BigDecimal least = first;
                for (Figure part : parts) {
                    least = least.min(value(part));
                }
                yield least;
            }
            case MAXIMUM -> {
                BigDecimal greatest = first;
                for (Figure part : parts) {
                    greatest = greatest.max(value(part));
                }
                yield greatest;
            }
            case WEIGHTED_MEAN -> {
                BigDecimal sum = BigDecimal.ZERO;
                BigDecimal weights = BigDecimal.ZERO;
                for (int i = 0; i + 1 < parts.size(); i += 2) {
                    BigDecimal weight = value(parts.get(i + 1));
                    sum = sum.add(Numbers.times(value(parts.get(i)), weight));
                    weights = weights.add(weight);
                }
                yield Numbers.over(sum, weights);
            }
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
