package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.evaluation.facts.EvaluationFact.BonusGranted;
import io.kaocheng.evaluation.facts.EvaluationFact.Exempted;
import io.kaocheng.evaluation.facts.EvaluationFact.IncidentCharged;
import io.kaocheng.evaluation.facts.EvaluationFact.LightSet;
import io.kaocheng.evaluation.facts.EvaluationFact.Rated;
import io.kaocheng.evaluation.facts.EvaluationFact.Suppressed;
import io.kaocheng.evaluation.facts.EvaluationFact.VetoImposed;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Exemption;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.LightOverride;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Suppression;
import io.kaocheng.scoring.facts.Veto;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the evaluation journal, a register for each part of each stream: what a later entry
 * of the stream says of the same part takes the place of an earlier one.
 *
 * <p>There are few: a unit's are looked through one by one.
 */
final class EvaluationRegisters {

    private record Cell(Code unit, Period period) {}

    private record Register(int streamVersion, EvaluationFact fact) {}

    /** By unit and period, then by register. */
    private final Map<Cell, Map<String, Register>> cells = new HashMap<>();

    private final Map<String, Cell> places = new HashMap<>();

    /** Puts a fact into its register, unless a later one is there; answers whether it was put. */
    boolean put(String register, int streamVersion, EvaluationFact fact) {
        Cell before = places.get(register);
        if (before != null) {
            Map<String, Register> there = cells.getOrDefault(before, Map.of());
            Register present = there.get(register);
            if (present != null && present.streamVersion() >= streamVersion) {
                return false;
            }
            there.remove(register);
        }
        Cell cell = new Cell(fact.unit(), fact.period());
        places.put(register, cell);
        cells.computeIfAbsent(cell, c -> new HashMap<>())
                .put(register, new Register(streamVersion, fact));
        return true;
    }

    private List<EvaluationFact> of(Code unit, Period period) {
        if (cells.isEmpty()) {
            return List.of();
        }
        Collection<Register> present =
                cells.getOrDefault(new Cell(unit, period), Map.of()).values();
        return present.stream().map(Register::fact).toList();
    }

    List<Rating> ratings(Code unit, Period period) {
        List<Rating> ratings = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof Rated rated && rated.indicator() == null) {
                ratings.add(rated.rating());
            }
        }
        return ratings;
    }

    List<Rating> ratings(Code unit, Code indicator, Period period) {
        List<Rating> ratings = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof Rated rated && indicator.equals(rated.indicator())) {
                ratings.add(rated.rating());
            }
        }
        return ratings;
    }

    Optional<Exemption> exemption(Code unit, Code indicator, Period period) {
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof Exempted exempted && exempted.indicator().equals(indicator)) {
                return Optional.of(exempted.exemption());
            }
        }
        return Optional.empty();
    }

    List<Bonus> bonuses(Code unit, Period period) {
        List<Bonus> bonuses = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof BonusGranted granted) {
                bonuses.add(granted.bonus());
            }
        }
        return bonuses;
    }

    List<Incident> incidents(Code unit, Period period) {
        List<Incident> incidents = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof IncidentCharged charged) {
                incidents.add(charged.incident());
            }
        }
        return incidents;
    }

    List<Veto> vetoes(Code unit, Period period) {
        List<Veto> vetoes = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof VetoImposed imposed) {
                vetoes.add(imposed.veto());
            }
        }
        return vetoes;
    }

    List<Suppression> suppressions(Code unit, Period period) {
        List<Suppression> suppressions = new ArrayList<>();
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof Suppressed suppressed) {
                suppressions.add(suppressed.suppression());
            }
        }
        return suppressions;
    }

    Optional<LightOverride> lightOverride(Code unit, Code indicator, Period period) {
        for (EvaluationFact fact : of(unit, period)) {
            if (fact instanceof LightSet set && set.indicator().equals(indicator)) {
                return Optional.of(set.override());
            }
        }
        return Optional.empty();
    }

    /** A number per unit that changes with any of its facts, whatever their order. */
    Map<Code, Long> marks() {
        Map<Code, Long> marks = new HashMap<>();
        cells.forEach(
                (cell, registers) ->
                        registers.forEach(
                                (register, present) ->
                                        marks.merge(
                                                cell.unit(),
                                                RegionFacts.mixed(
                                                        31L * register.hashCode()
                                                                + present.streamVersion()),
                                                Long::sum)));
        return marks;
    }
}
