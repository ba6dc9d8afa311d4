package io.kaocheng.evaluation.read.calibrations;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.SingleIndicator;
import io.kaocheng.scoring.calibration.PastFigures;
import io.kaocheng.scoring.engine.IndicatorResult;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Member;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.IndicatorDefinition;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the units of a region reached with an indicator in the same place of earlier years, as the
 * engine makes the figures, by the versions that held then.
 *
 * <p>Cost: a cohort of one indicator is scored once for each class and year.
 */
final class PastYears {

    private final RegionFacts facts;
    private final IndicatorDefinition definition;
    private final Map<Cohort, Map<Code, Reached>> scored = new HashMap<>();

    private record Cohort(Code unitClass, Period period) {}

    /**
     * What a unit reached in a period.
     *
     * @param version of the definition that held then
     */
    record Reached(Period period, BigDecimal value, int version) {}

    /**
     * @param definition the version by which the proposed target will be measured
     */
    PastYears(RegionFacts facts, IndicatorDefinition definition) {
        this.facts = facts;
        this.definition = definition;
    }

    /** The period's place in another year. */
    static Period in(Period period, int year) {
        return new Period(period.kind(), year, period.index());
    }

    /** What the units of a class reached in a period, those that were in it then. */
    Map<Code, Reached> ofClass(Code unitClass, Period period) {
        return scored.computeIfAbsent(new Cohort(unitClass, period), this::score);
    }

    private Map<Code, Reached> score(Cohort cohort) {
        if (!isComparable(cohort.period())) {
            return Map.of();
        }
        Map<Code, Reached> found = new TreeMap<>();
        for (UnitScore unit :
                SingleIndicator.scored(
                        facts, definition.indicator(), cohort.unitClass(), cohort.period())) {
            IndicatorResult result = unit.indicators().getFirst();
            BigDecimal value = result.value();
            if (value != null && result.imputed() == null && !result.partial()) {
                found.put(unit.unit(), new Reached(cohort.period(), value, result.version()));
            }
        }
        return found;
    }

    /** What a unit reached in a period, whatever class it was in. */
    Optional<Reached> of(Code unit, Period period) {
        return facts.classOf(unit, period).map(unitClass -> ofClass(unitClass, period).get(unit));
    }

    /** With the targets that bound the unit then. */
    PastFigures figures(Code unit, Period period, int years) {
        TreeMap<Integer, PastFigures.Year> found = new TreeMap<>();
        for (int year = period.year() - years; year < period.year(); year++) {
            Period then = in(period, year);
            Optional<Reached> reached = of(unit, then);
            if (reached.isPresent()) {
                found.put(year, new PastFigures.Year(reached.get().value(), target(unit, then)));
            }
        }
        return new PastFigures(unit, found);
    }

    /** Of each unit that was in the class in any of the years, the years in which it was. */
    Map<Code, PastFigures> figuresOfClass(Code unitClass, Period period, int years) {
        Map<Code, TreeMap<Integer, PastFigures.Year>> found = new TreeMap<>();
        for (int year = period.year() - years; year < period.year(); year++) {
            int of = year;
            ofClass(unitClass, in(period, year))
                    .forEach(
                            (unit, reached) ->
                                    found.computeIfAbsent(unit, u -> new TreeMap<>())
                                            .put(of, new PastFigures.Year(reached.value())));
        }
        Map<Code, PastFigures> all = new TreeMap<>();
        found.forEach((unit, of) -> all.put(unit, new PastFigures(unit, of)));
        return all;
    }

    /**
     * What a unit had reached by the end of each part of a year: amounts are added up, levels are
     * as they were.
     *
     * @param parts in order, of any year
     * @return empty where a part has no figure
     */
    Optional<List<BigDecimal>> cumulative(Code unit, List<Period> parts, int year) {
        List<BigDecimal> found = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Period part : parts) {
            Optional<Reached> reached = of(unit, in(part, year));
            if (reached.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(reached.get().value());
            found.add(
                    definition.accumulation() == IndicatorDefinition.Accumulation.SUM
                            ? sum
                            : reached.get().value());
        }
        return Optional.of(found);
    }

    Code indicator() {
        return definition.indicator();
    }

    private @Nullable BigDecimal target(Code unit, Period period) {
        return facts.classOf(unit, period)
                .flatMap(unitClass -> facts.target(unit, unitClass, definition.indicator(), period))
                .map(Target::value)
                .orElse(null);
    }

    /**
     * Whether figures of the period mean what they mean now: by the same formula, factor,
     * accumulation and frequency.
     */
    private boolean isComparable(Period period) {
        return facts.indicator(definition.indicator(), period)
                .map(IndicatorInForce::definition)
                .filter(
                        then ->
                                Objects.equals(then.formula(), definition.formula())
                                        && then.factor().compareTo(definition.factor()) == 0
                                        && then.accumulation() == definition.accumulation()
                                        && then.frequency() == definition.frequency())
                .isPresent();
    }

    /** Whether figures are ratios: by their formula, or as they are reported. */
    boolean isRatio(Period period, int years) {
        if (definition.formula() != null) {
            return definition
                    .formula()
                    .isRate(
                            code ->
                                    facts.indicator(code, period)
                                            .map(IndicatorInForce::definition));
        }
        for (int year = period.year() - 1; year >= period.year() - years; year--) {
            for (Period part : in(period, year).within(shorter(period))) {
                for (Code unitClass : facts.classesIn(part)) {
                    for (Member member : facts.members(unitClass, part)) {
                        Optional<Observation> observation =
                                facts.observation(member.unit(), definition.indicator(), part);
                        if (observation.isPresent()) {
                            return observation.get() instanceof Observation.Ratio;
                        }
                    }
                }
            }
        }
        return false;
    }

    private Period.Kind shorter(Period period) {
        return definition.frequency().months() <= period.kind().months()
                ? definition.frequency()
                : period.kind();
    }
}
