package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorProposed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRenamed;
import io.kaocheng.contracts.indicators.IndicatorEvent.IndicatorRetired;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionApproved;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionDrafted;
import io.kaocheng.contracts.indicators.IndicatorEvent.VersionEnacted;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeApproved;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeDrafted;
import io.kaocheng.contracts.indicators.SchemeEvent.SchemeEnacted;
import io.kaocheng.contracts.monitoring.MonitoringEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.journal.Recorded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which cohorts a batch of entries may change, and by which entry. Rather one too many than one too
 * few: what did not change is scored again and found equal.
 *
 * <p>A figure bears on its own period, on the longer ones it is part of, on later ones of its cycle
 * that accumulate, and on those of the year after that compare with it.
 */
public final class Touched {

    /** A class in a period. */
    public record Cell(Code unitClass, Period period) {}

    private record Span(LocalDate from, LocalDate to, Position by) {}

    private final RegionFacts facts;
    private final Map<Code, Span> spans = new HashMap<>();
    private boolean ends;

    public Touched(RegionFacts facts) {
        this.facts = facts;
    }

    /** Notes an entry, after it has been applied to the facts. */
    public void by(Recorded entry) {
        by(entry.event(), entry.position());
    }

    /** Notes what an entry recorded, after it has been applied to the facts. */
    public void by(Event recorded, Position entry) {
        switch (ScoringInput.of(recorded)) {
            case ScoringInput.Goals(var event) -> by(event, entry);
            case ScoringInput.Indicators(var event) -> by(event, entry);
            case ScoringInput.Monitoring(var event) -> {
                switch (event) {
                    case MonitoringEvent.Unscored _ -> {}
                    case RoundEvent e ->
                            facts.classes()
                                    .forEach(
                                            c ->
                                                    widen(
                                                            c,
                                                            e.period().firstDay(),
                                                            e.period().lastDay(),
                                                            entry));
                    case ObservationEvent e ->
                            from(facts.classesReading(e.unit()), e.period(), entry);
                }
            }
            case ScoringInput.Evaluation(var event) ->
                    EvaluationFact.of(event, entry).ifPresent(fact -> by(fact, entry));
            case ScoringInput.Made _ -> {}
        }
    }

    /** Of the evaluation journal: it counts in its own period and what is made of that. */
    void by(EvaluationFact fact, Position entry) {
        from(facts.classesReading(fact.unit()), fact.period(), entry);
    }

    private void by(GoalsEvent event, Position entry) {
        switch (event) {
            case TargetEvent e -> {
                Code unit = e.unit();
                Code unitClass = e.unitClass();
                if (unit != null) {
                    from(facts.classesReading(unit), e.period(), entry);
                } else if (unitClass != null) {
                    from(facts.classesBeside(unitClass), e.period(), entry);
                }
            }
            case UnitEvent e -> always(facts.classesReading(e.unit()), entry);
            case GroupingEvent _ -> always(facts.classesReadingGroups(), entry);
            case CycleOpened _ -> always(facts.classes(), entry);
            case CycleEvent.CycleClosed _, GoalsEvent.Unscored _ -> {}
        }
    }

    private void by(IndicatorsEvent event, Position entry) {
        switch (event) {
            case SchemeEnacted e -> always(facts.classesBeside(e.unitClass()), entry);
            case VersionEnacted _ -> always(facts.classes(), entry);
            case IndicatorRetired e ->
                    facts.classes()
                            .forEach(c -> widen(c, e.from().firstDay(), LocalDate.MAX, entry));
            case IndicatorProposed _,
                    IndicatorRenamed _,
                    VersionDrafted _,
                    VersionApproved _,
                    SchemeDrafted _,
                    SchemeApproved _ -> {}
        }
    }

    private void from(Set<Code> classes, Period period, Position entry) {
        for (Code unitClass : classes) {
            SchemeReach reach = facts.reach(unitClass);
            widen(
                    unitClass,
                    period.firstDay().minusMonths(reach.back()),
                    period.lastDay().plusYears(2).plusMonths(reach.forward()),
                    entry);
        }
    }

    private void always(Collection<Code> classes, Position entry) {
        ends = true;
        classes.forEach(c -> widen(c, LocalDate.MIN, LocalDate.MAX, entry));
    }

    private void widen(Code unitClass, LocalDate from, LocalDate to, Position by) {
        Span span = spans.get(unitClass);
        spans.put(
                unitClass,
                span == null
                        ? new Span(from, to, by)
                        : new Span(
                                from.isBefore(span.from()) ? from : span.from(),
                                to.isAfter(span.to()) ? to : span.to(),
                                by));
    }

    /**
     * Whether a cohort may be scored no longer: by an entry about units, cycles or rules. Figures
     * and targets only add cohorts.
     */
    public boolean mayEnd() {
        return ends;
    }

    /**
     * Those of the cohorts that are published which may have changed and are not scored any more,
     * with the last entry that touched each.
     */
    public Map<Cell, Position> ended(Collection<Cell> published) {
        Map<Cell, Position> ended = new LinkedHashMap<>();
        Map<Code, SortedSet<Period>> scored = facts.scoredPeriods(spans.keySet());
        for (Cell cell : published) {
            Span span = spans.get(cell.unitClass());
            if (span != null
                    && !scored.getOrDefault(cell.unitClass(), Collections.emptySortedSet())
                            .contains(cell.period())) {
                ended.put(cell, span.by());
            }
        }
        return ended;
    }

    /** The cohorts, with the last entry that touched each; in order of class and period. */
    public Map<Cell, Position> cells() {
        Map<Cell, Position> cells = new LinkedHashMap<>();
        facts.scoredPeriods(spans.keySet())
                .forEach(
                        (unitClass, periods) -> {
                            @Nullable Span span = spans.get(unitClass);
                            if (span != null) {
                                for (Period period : periods) {
                                    if (!period.lastDay().isBefore(span.from())
                                            && !period.firstDay().isAfter(span.to())) {
                                        cells.put(new Cell(unitClass, period), span.by());
                                    }
                                }
                            }
                        });
        return cells;
    }
}
