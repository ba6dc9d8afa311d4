package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.CycleEvent.CycleOpened;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.OwnListEvent.OwnIndicatorsSet;
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
import java.time.ZoneOffset;
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
public final class AffectedCohorts {

    /** A class in a period. */
    public record CohortKey(Code unitClass, Period period) {}

    /** What touches cohorts; the day is absent where it does not matter. */
    private record Cause(Position entry, @Nullable LocalDate day, boolean changes) {}

    /**
     * @param by the last entry that touched it
     * @param day the last on which it was touched
     */
    private record Span(LocalDate from, LocalDate to, Position by, @Nullable LocalDate day) {

        Span and(Span later) {
            return new Span(
                    later.from.isBefore(from) ? later.from : from,
                    later.to.isAfter(to) ? later.to : to,
                    later.by,
                    day == null || (later.day != null && later.day.isAfter(day)) ? later.day : day);
        }

        boolean holds(Period period) {
            return !period.lastDay().isBefore(from) && !period.firstDay().isAfter(to);
        }
    }

    private final RegionFacts facts;
    private final Map<Code, Span> spans = new HashMap<>();

    /** What of them was touched by entries that change what was said before. */
    private final Map<Code, Span> changes = new HashMap<>();

    private boolean ends;

    public AffectedCohorts(RegionFacts facts) {
        this.facts = facts;
    }

    /** Notes an entry, after it has been applied to the facts. */
    public void by(Recorded entry) {
        by(
                entry.event(),
                new Cause(
                        entry.position(),
                        LocalDate.ofInstant(entry.recordedTime(), ZoneOffset.UTC),
                        LightNews.isChange(entry.event())));
    }

    /** Notes what an entry recorded, after it has been applied to the facts. */
    public void by(Event recorded, Position entry) {
        by(recorded, new Cause(entry, null, LightNews.isChange(recorded)));
    }

    private void by(Event recorded, Cause entry) {
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
                    EvaluationFact.of(event, entry.entry()).ifPresent(fact -> by(fact, entry));
            case ScoringInput.Made _ -> {}
        }
    }

    /** Of the evaluation journal: it counts in its own period and what is made of that. */
    private void by(EvaluationFact fact, Cause entry) {
        from(facts.classesReading(fact.unit()), fact.period(), entry);
    }

    private void by(GoalsEvent event, Cause entry) {
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
            case OwnIndicatorsSet e ->
                    facts.classesReading(e.unit())
                            .forEach(c -> widen(c, e.from().firstDay(), LocalDate.MAX, entry));
            case GroupingEvent _ -> always(facts.classesReadingGroups(), entry);
            case CycleOpened _ -> always(facts.classes(), entry);
            case CycleEvent.CycleClosed _, CycleEvent.CycleRulesSet _, GoalsEvent.Unscored _ -> {}
        }
    }

    private void by(IndicatorsEvent event, Cause entry) {
        switch (event) {
            case SchemeEnacted e -> always(facts.classesBeside(e.unitClass()), entry);
            case VersionEnacted _ -> always(facts.classes(), entry);
            case IndicatorRetired e ->
                    facts.classes()
                            .forEach(c -> widen(c, e.from().firstDay(), LocalDate.MAX, entry));
            case IndicatorsEvent.Unscored _,
                    IndicatorProposed _,
                    IndicatorRenamed _,
                    VersionDrafted _,
                    VersionApproved _,
                    SchemeDrafted _,
                    SchemeApproved _ -> {}
        }
    }

    private void from(Set<Code> classes, Period period, Cause entry) {
        for (Code unitClass : classes) {
            SchemeReach reach = facts.reach(unitClass);
            widen(
                    unitClass,
                    period.firstDay().minusMonths(reach.back()),
                    period.lastDay().plusYears(2).plusMonths(reach.forward()),
                    entry);
        }
    }

    private void always(Collection<Code> classes, Cause entry) {
        ends = true;
        classes.forEach(c -> widen(c, LocalDate.MIN, LocalDate.MAX, entry));
    }

    private void widen(Code unitClass, LocalDate from, LocalDate to, Cause cause) {
        Span span = new Span(from, to, cause.entry(), cause.day());
        spans.merge(unitClass, span, Span::and);
        if (cause.changes()) {
            changes.merge(unitClass, span, Span::and);
        }
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
    public Map<CohortKey, Position> ended(Collection<CohortKey> published) {
        Map<CohortKey, Position> ended = new LinkedHashMap<>();
        Map<Code, SortedSet<Period>> scored = facts.scoredPeriods(spans.keySet());
        for (CohortKey cohort : published) {
            Span span = spans.get(cohort.unitClass());
            if (span != null
                    && !scored.getOrDefault(cohort.unitClass(), Collections.emptySortedSet())
                            .contains(cohort.period())) {
                ended.put(cohort, span.by());
            }
        }
        return ended;
    }

    /** The cohorts, with the last entry that touched each; in order of class and period. */
    public Map<CohortKey, Position> cohorts() {
        Map<CohortKey, Position> cohorts = new LinkedHashMap<>();
        facts.scoredPeriods(spans.keySet())
                .forEach(
                        (unitClass, periods) -> {
                            @Nullable Span span = spans.get(unitClass);
                            if (span != null) {
                                for (Period period : periods) {
                                    if (span.holds(period)) {
                                        cohorts.put(new CohortKey(unitClass, period), span.by());
                                    }
                                }
                            }
                        });
        return cohorts;
    }

    /**
     * What the lights of cohorts change by, whatever else came with it; of those that were touched
     * by recorded entries.
     *
     * @param cohorts as {@link #cohorts} gave them, which costs a look at every scheme
     */
    public Map<CohortKey, LightNews> news(Set<CohortKey> cohorts) {
        Map<CohortKey, LightNews> news = new HashMap<>();
        for (CohortKey cohort : cohorts) {
            @Nullable Span span = spans.get(cohort.unitClass());
            @Nullable LocalDate day = span == null ? null : span.day();
            @Nullable Span changed = changes.get(cohort.unitClass());
            if (day != null) {
                news.put(
                        cohort,
                        new LightNews(day, changed != null && changed.holds(cohort.period())));
            }
        }
        return news;
    }
}
