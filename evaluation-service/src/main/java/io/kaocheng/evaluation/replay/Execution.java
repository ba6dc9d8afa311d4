package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.history.CutCursor;
import io.kaocheng.evaluation.history.Cuts;
import io.kaocheng.evaluation.history.Fold;
import io.kaocheng.evaluation.history.Source;
import io.kaocheng.scoring.engine.CohortScores;
import io.kaocheng.scoring.engine.Engines;
import io.kaocheng.scoring.engine.ScoringEngine;
import io.kaocheng.scoring.engine.UnitScore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scores a region anew: reads its history, folds it, scores cohort by cohort in parallel, and hands
 * every finished cohort to a keeper.
 *
 * <p>Cost: each entry once, each cohort once. Memory: the facts' registers and the results of as
 * many cohorts as there are threads.
 */
public final class Execution {

    private final Source source;
    private final Code region;
    private final Scope scope;
    private final int threads;
    private final boolean reverse;
    private final ResultStore store;

    /**
     * @param threads that score, 1 or more
     * @param reverse takes the cohorts from the last to the first; the results are the same
     */
    public Execution(
            Source source,
            Code region,
            Scope scope,
            int threads,
            boolean reverse,
            ResultStore store) {
        this.source = source;
        this.region = region;
        this.scope = scope;
        this.threads = threads;
        this.reverse = reverse;
        this.store = store;
    }

    /** Keeps what is finished, and says what was before. */
    public interface ResultStore {

        /** Cohorts that were finished by an earlier attempt. */
        Set<CohortKey> done() throws SQLException;

        /**
         * A cohort is finished. Called by several threads.
         *
         * @param results one for each unit
         */
        void save(CohortKey cohort, List<Result> results, Scored scored) throws SQLException;

        /** How far it is; throws to stop. Called by several threads. */
        void onProgress(String phase, long entries, int cohorts) throws IOException;

        /** Keeps nothing. */
        ResultStore NONE =
                new ResultStore() {
                    @Override
                    public Set<CohortKey> done() {
                        return Set.of();
                    }

                    @Override
                    public void save(CohortKey cohort, List<Result> results, Scored scored) {}

                    @Override
                    public void onProgress(String phase, long entries, int cohorts) {}
                };
    }

    /**
     * What a cohort came to.
     *
     * @param digest over all scores
     * @param units how many scores there are: of each unit one or, in a verification of the whole
     *     history, one for each version that was published
     * @param changed how many of them are not what they were
     * @param cells how many indicators of units were scored
     */
    public record Scored(String digest, int units, int changed, long cells) {

        static Scored of(List<Result> all) {
            return new Scored(
                    Digests.ofCohort(all),
                    (int) all.stream().filter(r -> r.after() != null).count(),
                    (int) all.stream().filter(Result::changed).count(),
                    all.stream()
                            .map(Result::after)
                            .filter(Objects::nonNull)
                            .mapToLong(after -> after.indicators().size())
                            .sum());
        }
    }

    /** What a run is held against. */
    public sealed interface Against {

        /** Nothing. */
        record Nothing() implements Against {}

        /** The same facts without the overlay. */
        record AsEnacted() implements Against {}

        /** Scores, by period and unit, that were published or came of another run. */
        record Scores(Map<Period, Map<Code, UnitScored>> units) implements Against {}
    }

    /** What was done. */
    public record Done(long entries, Map<CohortKey, String> digests) {
        public String root() {
            return Digests.root(digests);
        }
    }

    /** Scores everything in the scope as of a cut by today's engine. */
    public Done score(Cut cut, Overlay overlay, Against base)
            throws IOException, InterruptedException, SQLException {
        return score(Engines.current(), cut, overlay, base);
    }

    /** Scores everything in the scope as of a cut by an engine. */
    public Done score(ScoringEngine engine, Cut cut, Overlay overlay, Against base)
            throws IOException, InterruptedException, SQLException {
        Fold fresh = Fold.at(source, region, cut, read -> store.onProgress("reading", read, 0));
        overlay.over(fresh.facts());
        Map<CohortKey, String> digests = new TreeMap<>(Digests.ORDER);
        Set<CohortKey> cells = new TreeSet<>(Digests.ORDER);
        cells.addAll(cohorts(fresh.facts(), scope));
        long[] entries = {fresh.entries()};
        switch (base) {
            case Against.Nothing() ->
                    each(cells, digests, entries, cohort -> plain(engine, fresh, cohort, cut));
            case Against.AsEnacted() when overlay.isEmpty() ->
                    each(cells, digests, entries, cohort -> plain(engine, fresh, cohort, cut));
            case Against.AsEnacted() -> {
                Fold enacted =
                        Fold.at(
                                source,
                                region,
                                cut,
                                read -> store.onProgress("comparing", entries[0], 0));
                cells.addAll(cohorts(enacted.facts(), scope));
                Causes.Marks marks = new Causes.Marks(enacted.facts(), fresh.facts());
                each(
                        cells,
                        digests,
                        entries,
                        cohort ->
                                compared(
                                        engine,
                                        fresh,
                                        marks,
                                        cohort,
                                        cut,
                                        scored(engine, enacted, cohort, cut)));
            }
            case Against.Scores(var units) -> {
                units.forEach(
                        (period, scores) ->
                                scores.values().stream()
                                        .filter(s -> scope.holds(s.unitClass(), period))
                                        .forEach(
                                                s ->
                                                        cells.add(
                                                                new CohortKey(
                                                                        s.unitClass(), period))));
                againstScores(engine, fresh, cut, cells, units, digests, entries);
            }
        }
        return new Done(entries[0], digests);
    }

    /**
     * The scores a cell is held against may be of different cuts; the old facts are moved forward
     * from one to the next, so that the history is read twice and not once per cut.
     */
    private void againstScores(
            ScoringEngine engine,
            Fold fresh,
            Cut cut,
            Set<CohortKey> cells,
            Map<Period, Map<Code, UnitScored>> units,
            Map<CohortKey, String> digests,
            long[] entries)
            throws IOException, InterruptedException, SQLException {
        Map<Cut, List<CohortKey>> byCut = new LinkedHashMap<>();
        for (CohortKey cohort : cells) {
            Cut base =
                    units.getOrDefault(cohort.period(), Map.of()).values().stream()
                            .filter(s -> s.unitClass().equals(cohort.unitClass()))
                            .map(UnitScored::cut)
                            .max(Cuts.ORDER)
                            .orElse(cut);
            byCut.computeIfAbsent(base, c -> new ArrayList<>()).add(cohort);
        }
        try (CutCursor cursor = new CutCursor(source, region, byCut.keySet())) {
            for (Cut base : cursor.order()) {
                Fold old =
                        cursor.to(
                                base,
                                read -> store.onProgress("comparing", entries[0], digests.size()));
                Causes.Marks marks = new Causes.Marks(old.facts(), fresh.facts());
                Set<CohortKey> group = new TreeSet<>(Digests.ORDER);
                group.addAll(byCut.getOrDefault(base, List.of()));
                each(
                        group,
                        digests,
                        entries,
                        cohort ->
                                compared(
                                        engine,
                                        fresh,
                                        marks,
                                        cohort,
                                        cut,
                                        units.getOrDefault(cohort.period(), Map.of())));
            }
        }
    }

    /**
     * Scores again, at the cuts they were computed from and by the engines they name, what was
     * published.
     *
     * @param published what is to be looked at, with the score it should be; {@code shown} is what
     *     is stored
     * @throws io.kaocheng.scoring.engine.UnknownEngineException where one names an engine this
     *     build does not have
     */
    public Done verify(Collection<Claim> published)
            throws IOException, InterruptedException, SQLException {
        Map<Cut, Map<CohortKey, List<Claim>>> byCut = new HashMap<>();
        for (Claim claim : published) {
            UnitScored score = claim.shown();
            if (scope.holds(score.unitClass(), score.period()) && scope.shows(score.unit())) {
                byCut.computeIfAbsent(claim.cut(), c -> new TreeMap<>(Digests.ORDER))
                        .computeIfAbsent(
                                new CohortKey(score.unitClass(), score.period()),
                                c -> new ArrayList<>())
                        .add(claim);
            }
        }
        Map<CohortKey, String> digests = new TreeMap<>(Digests.ORDER);
        Map<CohortKey, List<Result>> results = new TreeMap<>(Digests.ORDER);
        long entries;
        try (CutCursor cursor = new CutCursor(source, region, byCut.keySet())) {
            int cohorts = 0;
            for (Cut cut : cursor.order()) {
                int before = cohorts;
                Fold fold = cursor.to(cut, read -> store.onProgress("verifying", read, before));
                for (Map.Entry<CohortKey, List<Claim>> cohort :
                        byCut.getOrDefault(cut, Map.of()).entrySet()) {
                    Map<String, Map<Code, UnitScored>> again = new HashMap<>();
                    for (Claim claim : cohort.getValue()) {
                        UnitScored after =
                                again.computeIfAbsent(
                                                claim.shown().engine(),
                                                id ->
                                                        scored(
                                                                // What nobody published names
                                                                // none.
                                                                id.isEmpty()
                                                                        ? Engines.current()
                                                                        : Engines.named(id),
                                                                fold,
                                                                cohort.getKey(),
                                                                cut))
                                        .get(claim.shown().unit());
                        results.computeIfAbsent(cohort.getKey(), c -> new ArrayList<>())
                                .add(claim.against(after));
                    }
                    cohorts++;
                }
            }
            entries = cursor.entries();
        }
        for (Map.Entry<CohortKey, List<Result>> cohort : results.entrySet()) {
            Scored scored = Scored.of(cohort.getValue());
            digests.put(cohort.getKey(), scored.digest());
            store.save(cohort.getKey(), onePerUnit(cohort.getValue()), scored);
        }
        return new Done(entries, digests);
    }

    /** Of several versions of one unit's score, one that does not hold, else the last. */
    private static List<Result> onePerUnit(List<Result> results) {
        Map<Code, Result> units = new TreeMap<>();
        results.forEach(r -> units.merge(r.unit(), r, (a, b) -> a.changed() ? a : b));
        return List.copyOf(units.values());
    }

    /** The state of a score. */
    public enum ClaimStatus {
        /** Somebody can see it, and it was published. */
        SHOWN,
        /** It was published, and nobody can see it. */
        MISSING,
        /** Somebody can see it, and it was never published, or was withdrawn. */
        UNKNOWN
    }

    /**
     * A score that somebody can see, or should.
     *
     * @param cut it is said to come from
     * @param shown as it is stored; as it was published where it is missing
     */
    public record Claim(Cut cut, UnitScored shown, ClaimStatus status) {

        /** A score that somebody can see. */
        public Claim(Cut cut, UnitScored shown) {
            this(cut, shown, ClaimStatus.SHOWN);
        }

        Result against(@Nullable UnitScored again) {
            return switch (status) {
                case SHOWN -> result(shown, again);
                // One that should not have been published either is at fault twice, and reported
                // once.
                case MISSING -> again == null ? result(shown, null) : result(null, again);
                case UNKNOWN -> result(shown, null);
            };
        }

        private Result result(@Nullable UnitScored before, @Nullable UnitScored after) {
            return Result.of(shown.unit(), shown.period(), shown.unitClass(), before, after);
        }
    }

    /** The cohorts of the scope that have anything to score. */
    public static List<CohortKey> cohorts(RegionFacts facts, Scope scope) {
        List<CohortKey> cells = new ArrayList<>();
        for (var ofClass : facts.scoredPeriods().entrySet()) {
            Code unitClass = ofClass.getKey();
            for (Period period : ofClass.getValue()) {
                if (scope.holds(unitClass, period) && facts.scheme(unitClass, period).isPresent()) {
                    cells.add(new CohortKey(unitClass, period));
                }
            }
        }
        cells.sort(Digests.ORDER);
        return cells;
    }

    private interface Work {
        List<Result> of(CohortKey cohort);
    }

    private void each(
            Set<CohortKey> cells, Map<CohortKey, String> digests, long[] entries, Work work)
            throws IOException, InterruptedException, SQLException {
        Set<CohortKey> done = store.done();
        List<CohortKey> todo =
                new ArrayList<>(cells.stream().filter(c -> !done.contains(c)).toList());
        if (reverse) {
            todo.sort(Digests.ORDER.reversed());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            for (CohortKey cohort : todo) {
                futures.add(
                        pool.submit(
                                () -> {
                                    List<Result> results = work.of(cohort);
                                    Scored scored = Scored.of(results);
                                    store.save(cohort, results, scored);
                                    int count;
                                    synchronized (digests) {
                                        digests.put(cohort, scored.digest());
                                        count = digests.size();
                                    }
                                    store.onProgress("scoring", entries[0], count);
                                    return null;
                                }));
            }
            try {
                for (Future<?> future : futures) {
                    future.get();
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                switch (e.getCause()) {
                    case IOException io -> throw io;
                    case SQLException sql -> throw sql;
                    case RuntimeException defect -> throw defect;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                throw e;
            }
        }
    }

    private List<Result> plain(ScoringEngine engine, Fold fresh, CohortKey cohort, Cut cut) {
        return scored(engine, fresh, cohort, cut).values().stream()
                .filter(s -> scope.shows(s.unit()))
                .map(s -> Result.of(s.unit(), cohort.period(), cohort.unitClass(), null, s))
                .toList();
    }

    private List<Result> compared(
            ScoringEngine engine,
            Fold fresh,
            Causes.Marks marks,
            CohortKey cohort,
            Cut cut,
            Map<Code, UnitScored> before) {
        Map<Code, UnitScored> after = scored(engine, fresh, cohort, cut);
        List<Result> results = new ArrayList<>();
        @Nullable Causes causes = null;
        for (UnitScored now : after.values()) {
            if (!scope.shows(now.unit())) {
                continue;
            }
            UnitScored was = before.get(now.unit());
            Result result = Result.of(now.unit(), cohort.period(), cohort.unitClass(), was, now);
            if (result.changed()) {
                if (causes == null) {
                    causes = new Causes(marks, cohort, engine);
                }
                Optional<Causes.Split> split = causes.of(now.unit(), was, now);
                result = result.because(split.orElse(null));
            }
            results.add(result);
        }
        for (UnitScored was : before.values()) {
            if (was.unitClass().equals(cohort.unitClass())
                    && scope.shows(was.unit())
                    && !after.containsKey(was.unit())
                    && !scoredElsewhere(fresh.facts(), was)) {
                results.add(Result.of(was.unit(), cohort.period(), cohort.unitClass(), was, null));
            }
        }
        results.sort(Comparator.comparing(Result::unit));
        return results;
    }

    private static boolean scoredElsewhere(RegionFacts facts, UnitScored was) {
        return facts.scoredIn(was.unit(), was.period())
                .filter(c -> facts.scheme(c, was.period()).isPresent())
                .isPresent();
    }

    private static Map<Code, UnitScored> scored(
            ScoringEngine engine, Fold fold, CohortKey cohort, Cut cut) {
        Map<Code, UnitScored> units = new TreeMap<>();
        Optional<CohortScores> scores = Scoring.score(engine, fold.facts(), cohort);
        if (scores.isPresent()) {
            for (UnitScore unit : scores.get().units()) {
                units.put(
                        unit.unit(),
                        Scoring.event(scores.get(), unit, cut, fold.incomplete(), null));
            }
        }
        return units;
    }
}
