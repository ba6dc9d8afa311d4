package io.kaocheng.evaluation.react;

import io.kaocheng.chassis.Journals;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Event;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts;
import io.kaocheng.evaluation.facts.Fact;
import io.kaocheng.evaluation.facts.LightNews;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.live.LiveRegion;
import io.kaocheng.evaluation.live.LiveRegions;
import io.kaocheng.evaluation.live.OfficialCompleteness;
import io.kaocheng.journal.Appender;
import io.kaocheng.journal.Origin;
import io.kaocheng.journal.Reactor;
import io.kaocheng.journal.Recorded;

import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scores what a batch of entries touched, once, and records the differences in the transaction in
 * which the batch takes effect.
 *
 * <p>Cost of a batch: its facts in one statement, each touched cohort scored once, its differences
 * in the appender's five statements.
 */
@ApplicationScoped
class LiveScoring implements Reactor {

    private static final String ACTOR = "service:evaluation";

    private final LiveRegions regions;
    private final Journals journals;
    private final ScoringMeters meters;
    private final Clock clock;
    private final Set<Code> scored = ConcurrentHashMap.newKeySet();

    LiveScoring(LiveRegions regions, Journals journals, ScoringMeters meters, Clock clock) {
        this.regions = regions;
        this.journals = journals;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live-scoring";
    }

    @Override
    public Set<Journal> journals() {
        return Set.of(Journal.GOALS, Journal.INDICATORS, Journal.MONITORING);
    }

    /** Each entry moves the cut that scores are computed from. */
    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(Event.class);
    }

    @Override
    public boolean reactsToHistory() {
        return true;
    }

    @Override
    public void react(Connection connection, Code region, List<Recorded> entries)
            throws SQLException {
        long begun = System.nanoTime();
        boolean recorded =
                regions.with(
                        connection, region, live -> applyBatch(connection, region, live, entries));
        meters.recordBatch(Duration.ofNanos(System.nanoTime() - begun));
        if (recorded) {
            scored.add(region);
            meters.scored(region, entries);
        }
    }

    private boolean applyBatch(
            Connection connection, Code region, LiveRegion live, List<Recorded> entries)
            throws SQLException {
        AffectedCohorts affected = new AffectedCohorts(live.facts());
        Map<String, Fact> fresh = new LinkedHashMap<>();
        Map<Position, Recorded> causes = new HashMap<>();
        for (Recorded entry : entries) {
            causes.put(entry.position(), entry);
            live.advanceTo(entry.position());
            RegionFacts.of(entry)
                    .ifPresent(
                            fact -> {
                                if (live.facts().apply(fact)) {
                                    fresh.put(fact.key(), fact);
                                    affected.by(entry);
                                }
                            });
        }
        regions.save(connection, region, fresh.values());
        Map<AffectedCohorts.CohortKey, Position> cohorts = affected.cohorts();
        return publish(
                connection,
                region,
                live,
                consequences(cohorts, causes),
                affected.news(cohorts.keySet()),
                affected.mayEnd() ? consequences(affected.ended(live.cohorts()), causes) : Map.of(),
                List.of());
    }

    private static Map<AffectedCohorts.CohortKey, Origin> consequences(
            Map<AffectedCohorts.CohortKey, Position> cells, Map<Position, Recorded> causes) {
        Map<AffectedCohorts.CohortKey, Origin> origins = new LinkedHashMap<>();
        cells.forEach(
                (cohort, by) ->
                        origins.put(
                                cohort, Objects.requireNonNull(causes.get(by)).consequence(ACTOR)));
        return origins;
    }

    /**
     * Scores cohorts and records what differs; answers whether anything did.
     *
     * @param news which changes of lights are told; of others as of what is published anew today
     * @param ended cohorts that are scored no longer
     * @param official official scores as they are to be entered
     */
    private boolean publish(
            Connection connection,
            Code region,
            LiveRegion live,
            Map<AffectedCohorts.CohortKey, Origin> cells,
            Map<AffectedCohorts.CohortKey, LightNews> news,
            Map<AffectedCohorts.CohortKey, Origin> ended,
            List<UnitScored> official)
            throws SQLException {
        List<Appender.Draft> drafts = new ArrayList<>();
        LightNews anew = LightNews.on(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        official.forEach(score -> drafts.add(new Appender.Draft(score, Origin.of(ACTOR))));
        cells.forEach(
                (cohort, origin) -> {
                    // What was promoted stands until the next promotion.
                    if (!live.isOfficial(cohort)) {
                        Scoring.differences(
                                        live.facts(),
                                        cohort,
                                        live.cut(),
                                        live.incomplete(),
                                        live.published(cohort.period()),
                                        news.getOrDefault(cohort, anew))
                                .forEach(event -> drafts.add(new Appender.Draft(event, origin)));
                    }
                });
        ended.forEach(
                (cohort, origin) -> {
                    if (!live.isOfficial(cohort)) {
                        Scoring.withdrawals(
                                        live.facts(),
                                        cohort,
                                        live.cut(),
                                        live.published(cohort.period()))
                                .forEach(event -> drafts.add(new Appender.Draft(event, origin)));
                    }
                });
        if (drafts.isEmpty()) {
            return false;
        }
        Appender appender = journals.appender(Journal.SCORES);
        Appender.Head head = appender.lock(connection, region);
        if (head.sequence() != live.scoresHead() || !regions.upToDate(connection, region, live)) {
            // A promotion committed after this region was looked at: the differences are void. It
            // need not have changed a score.
            throw new SQLException("the scores journal of " + region + " has a new head", "40001");
        }
        appender.append(connection, head, drafts).forEach(live::recorded);
        return true;
    }

    /** Nothing is missing any more, so every score that said so is published again. */
    @Override
    public void complete(Connection connection, Code region) throws SQLException {
        boolean recorded =
                regions.with(
                        connection,
                        region,
                        live -> {
                            live.complete();
                            return publish(
                                    connection,
                                    region,
                                    live,
                                    everything(live),
                                    Map.of(),
                                    Map.of(),
                                    OfficialCompleteness.changed(connection, region));
                        });
        if (recorded) {
            scored.add(region);
        }
    }

    /**
     * Facts of the journal are void: they are read again, and what follows from them is published.
     */
    @Override
    public void reread(
            Connection connection, Code region, Journal journal, Iterable<List<Recorded>> pages)
            throws SQLException {
        regions.clear(connection, region, journal);
        for (List<Recorded> page : pages) {
            Map<String, Fact> facts = new LinkedHashMap<>();
            for (Recorded entry : page) {
                // A later one of the same register comes with a higher version.
                RegionFacts.of(entry).ifPresent(fact -> facts.put(fact.key(), fact));
            }
            regions.save(connection, region, facts.values());
        }
        regions.forget(region);
        boolean recorded =
                regions.with(
                        connection,
                        region,
                        live -> {
                            Map<AffectedCohorts.CohortKey, Origin> cells = everything(live);
                            Map<AffectedCohorts.CohortKey, Origin> ended = new LinkedHashMap<>();
                            for (AffectedCohorts.CohortKey cohort : live.cohorts()) {
                                if (!cells.containsKey(cohort)) {
                                    ended.put(cohort, Origin.of(ACTOR));
                                }
                            }
                            return publish(
                                    connection,
                                    region,
                                    live,
                                    cells,
                                    Map.of(),
                                    ended,
                                    OfficialCompleteness.changed(connection, region));
                        });
        if (recorded) {
            scored.add(region);
        }
    }

    /** Every class in every period it is scored for, for no entry's sake. */
    private static Map<AffectedCohorts.CohortKey, Origin> everything(LiveRegion live) {
        Map<AffectedCohorts.CohortKey, Origin> all = new LinkedHashMap<>();
        live.facts()
                .scoredPeriods()
                .forEach(
                        (unitClass, periods) -> {
                            for (Period period : periods) {
                                all.put(
                                        new AffectedCohorts.CohortKey(unitClass, period),
                                        Origin.of(ACTOR));
                            }
                        });
        return all;
    }

    @Override
    public void parked(Connection connection, Code region, Position position, String subject)
            throws SQLException {
        regions.with(
                connection,
                region,
                live -> {
                    live.advanceTo(position);
                    live.parked();
                    return true;
                });
    }

    /**
     * What cannot be read may bear on any score, those already published included: where any says
     * that nothing is missing, all are published again. Official ones keep their figures and say it
     * where they rest on such an entry.
     */
    @Override
    public void incomplete(Connection connection, Code region) throws SQLException {
        boolean recorded =
                regions.with(
                        connection,
                        region,
                        live ->
                                publish(
                                        connection,
                                        region,
                                        live,
                                        live.publishesComplete() ? everything(live) : Map.of(),
                                        Map.of(),
                                        Map.of(),
                                        OfficialCompleteness.changed(connection, region)));
        if (recorded) {
            scored.add(region);
        }
    }

    @Override
    public void committed(Code region) {
        if (scored.remove(region)) {
            journals.appended(Journal.SCORES);
        }
        meters.committed(region);
    }

    @Override
    public void rolledBack(Code region) {
        scored.remove(region);
        meters.rolledBack(region);
        regions.forget(region);
    }
}
