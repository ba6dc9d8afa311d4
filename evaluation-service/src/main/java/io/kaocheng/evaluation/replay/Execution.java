package io.kaocheng.evaluation.replay;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.facts.Scoring;
import io.kaocheng.evaluation.facts.Touched.Cell;
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
    private final Keeper keeper;

    /**
     * @param threads that score, 1 or more
     * @param reverse takes the cohorts from the last to the first; the results are the same
     */
    public Execution(
            Source source, Code region, Scope scope, int threads, boolean reverse, Keeper keeper) {
        this.source = source;
        this.region = region;
        this.scope = scope;
        this.threads = threads;
        this.reverse = reverse;
        this.keeper = keeper;
    }

    /** Keeps what is finished, and says what was before. */
    public interface Keeper {

        /** Cohorts that were finished by an earlier attempt. */
        Set<Cell> done() throws SQLException;

        /**
         * A cohort is finished. Called by several threads.
         *
         * @param results one for each unit
         */
        void keep(Cell cell, List<Result> results, Scored scored) throws SQLException;

        /** How far it is; throws to stop. Called by several threads. */
        void beat(String phase, long entries, int cohorts) throws IOException;

        /** Keeps nothing. */
        Keeper NONE =
                new Keeper() {
                    @Override
                    public Set<Cell> done() {
                        return Set.of();
                    }

                    @Override
                    public void keep(Cell cell, List<Result> results, Scored scored) {}

                    @Override
                    public void beat(String phase, long entries, int cohorts) {}
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
    public record Done(long entries, Map<Cell, String> digests) {
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
        Fold fresh = Fold.at(source, region, cut, read -> keeper.beat("reading", read, 0));
        overlay.over(fresh.facts());
        Map<Cell, String> digests = new TreeMap<>(Digests.ORDER);
        Set<Cell> cells = new TreeSet<>(Digests.ORDER);
        cells.addAll(cells(fresh.facts(), scope));
        long[] entries = {fresh.entries()};
        switch (base) {
            case Against.Nothing() ->
                    each(cells, digests, entries, cell -> plain(engine, fresh, cell, cut));
            case Against.AsEnacted() when overlay.isEmpty() ->
                    each(cells, digests, entries, cell -> plain(engine, fresh, cell, cut));
            case Against.AsEnacted() -> {
                Fold enacted =
                        Fold.at(
                                source,
                                region,
                                cut,
                                read -> keeper.beat("comparing", entries[0], 0));
                cells.addAll(cells(enacted.facts(), scope));
                Causes.Marks marks = new Causes.Marks(enacted.facts(), fresh.facts());
                each(
                        cells,
                        digests,
                        entries,
                        cell ->
                                compared(
                                        engine,
                                        fresh,
                                        marks,
                                        cell,
                                        cut,
                                        scored(engine, enacted, cell, cut)));
            }
            case Against.Scores(var units) -> {
                units.forEach(
                        (period, scores) ->
                                scores.values().stream()
                                        .filter(s -> scope.holds(s.unitClass(), period))
                                        .forEach(s -> cells.add(new Cell(s.unitClass(), period))));
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
            Set<Cell> cells,
            Map<Period, Map<Code, UnitScored>> units,
            Map<Cell, String> digests,
            long[] entries)
            throws IOException, InterruptedException, SQLException {
        Map<Cut, List<Cell>> byCut = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Cut base =
                    units.getOrDefault(cell.period(), Map.of()).values().stream()
                            .filter(s -> s.unitClass().equals(cell.unitClass()))
                            .map(UnitScored::cut)
                            .max(Cuts.ORDER)
                            .orElse(cut);
            byCut.computeIfAbsent(base, c -> new ArrayList<>()).add(cell);
        }
        try (CutCursor cursor = new CutCursor(source, region, byCut.keySet())) {
            for (Cut base : cursor.order()) {
                Fold old =
                        cursor.to(
                                base, read -> keeper.beat("comparing", entries[0], digests.size()));
                Causes.Marks marks = new Causes.Marks(old.facts(), fresh.facts());
                Set<Cell> group = new TreeSet<>(Digests.ORDER);
                group.addAll(byCut.getOrDefault(base, List.of()));
                each(
                        group,
                        digests,
                        entries,
                        cell ->
                                compared(
                                        engine,
                                        fresh,
                                        marks,
                                        cell,
                                        cut,
                                        units.getOrDefault(cell.period(), Map.of())));
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
        Map<Cut, Map<Cell, List<Claim>>> byCut = new HashMap<>();
        for (Claim claim : published) {
            UnitScored score = claim.shown();
            if (scope.holds(score.unitClass(), score.period()) && scope.shows(score.unit())) {
                byCut.computeIfAbsent(claim.cut(), c -> new TreeMap<>(Digests.ORDER))
                        .computeIfAbsent(
                                new Cell(score.unitClass(), score.period()), c -> new ArrayList<>())
                        .add(claim);
            }
        }
        Map<Cell, String> digests = new TreeMap<>(Digests.ORDER);
        Map<Cell, List<Result>> results = new TreeMap<>(Digests.ORDER);
        long entries;
        try (CutCursor cursor = new CutCursor(source, region, byCut.keySet())) {
            int cohorts = 0;
            for (Cut cut : cursor.order()) {
                int before = cohorts;
                Fold fold = cursor.to(cut, read -> keeper.beat("verifying", read, before));
                for (Map.Entry<Cell, List<Claim>> cell :
                        byCut.getOrDefault(cut, Map.of()).entrySet()) {
                    Map<String, Map<Code, UnitScored>> again = new HashMap<>();
                    for (Claim claim : cell.getValue()) {
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
                                                                cell.getKey(),
                                                                cut))
                                        .get(claim.shown().unit());
                        results.computeIfAbsent(cell.getKey(), c -> new ArrayList<>())
                                .add(claim.against(after));
                    }
                    cohorts++;
                }
            }
            entries = cursor.entries();
        }
        for (Map.Entry<Cell, List<Result>> cell : results.entrySet()) {
            Scored scored = Scored.of(cell.getValue());
            digests.put(cell.getKey(), scored.digest());
            keeper.keep(cell.getKey(), onePerUnit(cell.getValue()), scored);
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
    public enum Standing {
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
    public record Claim(Cut cut, UnitScored shown, Standing standing) {

        /** A score that somebody can see. */
        public Claim(Cut cut, UnitScored shown) {
            this(cut, shown, Standing.SHOWN);
        }

        Result against(@Nullable UnitScored again) {
            return switch (standing) {
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
    public static List<Cell> cells(RegionFacts facts, Scope scope) {
        List<Cell> cells = new ArrayList<>();
        for (var ofClass : facts.scoredPeriods().entrySet()) {
            Code unitClass = ofClass.getKey();
            for (Period period : ofClass.getValue()) {
                if (scope.holds(unitClass, period) && facts.scheme(unitClass, period).isPresent()) {
                    cells.add(new Cell(unitClass, period));
                }
            }
        }
        cells.sort(Digests.ORDER);
        return cells;
    }

    private interface Work {
        List<Result> of(Cell cell);
    }

    private void each(Set<Cell> cells, Map<Cell, String> digests, long[] entries, Work work)
            throws IOException, InterruptedException, SQLException {
        Set<Cell> done = keeper.done();
        List<Cell> todo = new ArrayList<>(cells.stream().filter(c -> !done.contains(c)).toList());
        if (reverse) {
            todo.sort(Digests.ORDER.reversed());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            for (Cell cell : todo) {
                futures.add(
                        pool.submit(
                                () -> {
                                    List<Result> results = work.of(cell);
                                    Scored scored = Scored.of(results);
                                    keeper.keep(cell, results, scored);
                                    int count;
                                    synchronized (digests) {
                                        digests.put(cell, scored.digest());
                                        count = digests.size();
                                    }
                                    keeper.beat("scoring", entries[0], count);
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

    private List<Result> plain(ScoringEngine engine, Fold fresh, Cell cell, Cut cut) {
        return scored(engine, fresh, cell, cut).values().stream()
                .filter(s -> scope.shows(s.unit()))
                .map(s -> Result.of(s.unit(), cell.period(), cell.unitClass(), null, s))
                .toList();
    }

    private List<Result> compared(
            ScoringEngine engine,
            Fold fresh,
            Causes.Marks marks,
            Cell cell,
            Cut cut,
            Map<Code, UnitScored> before) {
        Map<Code, UnitScored> after = scored(engine, fresh, cell, cut);
        List<Result> results = new ArrayList<>();
        @Nullable Causes causes = null;
        for (UnitScored now : after.values()) {
            if (!scope.shows(now.unit())) {
                continue;
            }
            UnitScored was = before.get(now.unit());
            Result result = Result.of(now.unit(), cell.period(), cell.unitClass(), was, now);
            if (result.changed()) {
                if (causes == null) {
                    causes = new Causes(marks, cell, engine);
                }
                Optional<Causes.Split> split = causes.of(now.unit(), was, now);
                result = result.because(split.orElse(null));
            }
            results.add(result);
        }
        for (UnitScored was : before.values()) {
            if (was.unitClass().equals(cell.unitClass())
                    && scope.shows(was.unit())
                    && !after.containsKey(was.unit())
                    && !scoredElsewhere(fresh.facts(), was)) {
                results.add(Result.of(was.unit(), cell.period(), cell.unitClass(), was, null));
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
            ScoringEngine engine, Fold fold, Cell cell, Cut cut) {
        Map<Code, UnitScored> units = new TreeMap<>();
        Optional<CohortScores> scores = Scoring.score(engine, fold.facts(), cell);
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
