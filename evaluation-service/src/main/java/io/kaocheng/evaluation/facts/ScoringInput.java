package io.kaocheng.evaluation.facts;

import io.kaocheng.contracts.EntryType;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.evaluation.EvaluationEvent;
import io.kaocheng.contracts.goals.GoalsEvent;
import io.kaocheng.contracts.indicators.IndicatorsEvent;
import io.kaocheng.contracts.monitoring.MonitoringEvent;

import java.util.List;

/**
 * An event by the journal it belongs to, as far as journals are inputs of scoring. Whoever deals
 * with events by their kind switches over this without {@code default}, so that a new kind does not
 * compile until it is decided there.
 */
public sealed interface ScoringInput {

    /**
     * The journals scores depend on, in the order in which they refer to each other. Of the
     * evaluation journal a cut names the last entry that is a fact, and not the runs and editions
     * after it; where there is none, it does not name the journal.
     */
    List<Journal> JOURNALS =
            List.of(Journal.INDICATORS, Journal.GOALS, Journal.MONITORING, Journal.EVALUATION);

    /** Of units, cycles and targets. */
    record Goals(GoalsEvent event) implements ScoringInput {}

    /** Of indicator versions and schemes. */
    record Indicators(IndicatorsEvent event) implements ScoringInput {}

    /** Of observations. */
    record Monitoring(MonitoringEvent event) implements ScoringInput {}

    /** Of ratings, ledgers, exemptions and lights. */
    record Evaluation(EvaluationEvent event) implements ScoringInput {}

    /** Of a journal that is made from scores. */
    record Made(Event event) implements ScoringInput {}

    /** By its journal, so that a new journal does not compile until it is decided here. */
    static ScoringInput of(Event event) {
        return switch (EntryType.of(event).journal()) {
            case GOALS -> new Goals((GoalsEvent) event);
            case INDICATORS -> new Indicators((IndicatorsEvent) event);
            case MONITORING -> new Monitoring((MonitoringEvent) event);
            case EVALUATION -> new Evaluation((EvaluationEvent) event);
            case REPORTING, SCORES -> new Made(event);
        };
    }
}
