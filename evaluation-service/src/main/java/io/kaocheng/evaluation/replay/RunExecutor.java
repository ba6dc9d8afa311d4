package io.kaocheng.evaluation.replay;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.contracts.evaluation.RunEvent.Manifest;
import io.kaocheng.contracts.evaluation.RunEvent.RunPlanned;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.facts.Published;
import io.kaocheng.evaluation.history.LostEntriesException;
import io.kaocheng.evaluation.history.PastScores;
import io.kaocheng.evaluation.history.Snapshots;
import io.kaocheng.evaluation.history.Sources;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunCommand.CompleteRun;
import io.kaocheng.evaluation.run.RunCommand.FailRun;
import io.kaocheng.evaluation.run.RunCommand.VerifyRun;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.evaluation.run.RunKind;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.SqlFailure;
import io.kaocheng.scoring.engine.Engines;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Performs what runs ask for: the first execution of a started run, the second of a completed one.
 */
@ApplicationScoped
public class RunExecutor {

    private static final Logger LOG = Logger.getLogger(RunExecutor.class);
    private static final long NOTE_EVERY_NANOS = 400_000_000;

    private final Sources sources;
    private final Snapshots snapshots;
    private final RunStreams streams;
    private final RunStore store;
    private final PastScores scores;
    private final StoredScores stored;
    private final ReplayConfig config;

    RunExecutor(
            Sources sources,
            Snapshots snapshots,
            RunStreams streams,
            RunStore store,
            PastScores scores,
            StoredScores stored,
            ReplayConfig config) {
        this.config = config;
        this.sources = sources;
        this.snapshots = snapshots;
        this.streams = streams;
        this.store = store;
        this.scores = scores;
        this.stored = stored;
    }

    /** The run is no longer to be performed here. */
    static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1;

        StoppedException(String why) {
            super(why);
        }
    }

    /**
     * Does what the run's state asks for; nothing where it asks for nothing.
     *
     * @param stop asked now and then; true ends it without a trace, for another to take up
     * @throws IOException where a source or the database cannot be reached: to be tried again
     */
    public void perform(Code region, String id, BooleanSupplier stop)
            throws IOException, InterruptedException, SQLException {
        recordingDefects(
                () -> step(region, id, stop),
                defect -> {
                    LOG.errorf(defect, "replay region=%s run=%s failed", region, id);
                    streams.record(region, new FailRun(id, reason(defect)));
                });
    }

    /** Something that may meet a source or a database that is away, or a defect. */
    interface Task {
        void run() throws IOException, InterruptedException, SQLException;
    }

    /** Records what went wrong. */
    interface Failure {
        void record(Throwable defect) throws SQLException, InterruptedException;
    }

    /**
     * Runs a task. Whatever is no absence of a source or of the database is a defect, errors of the
     * virtual machine, statements the database refuses, entries that are no JSON and entries that
     * their owner lost included: it is recorded, so that no run stays running with nobody at work.
     */
    static void recordingDefects(Task task, Failure failure)
            throws IOException, InterruptedException, SQLException {
        try {
            task.run();
        } catch (RuntimeException | Error | JsonProcessingException | LostEntriesException defect) {
            failure.record(defect);
        } catch (SQLException e) {
            if (SqlFailure.of(e).isTransient()) {
                throw e;
            }
            failure.record(e);
        } catch (IOException e) {
            // The database's failures come as such from where only sources are expected to fail.
            if (e.getCause() instanceof SQLException sql && !SqlFailure.of(sql).isTransient()) {
                failure.record(sql);
            } else {
                throw e;
            }
        }
    }

    /** What a failed run says: never nothing. */
    static String reason(Throwable defect) {
        String message = defect.getMessage();
        return message == null || message.isBlank() ? defect.getClass().getName() : message;
    }

    private void step(Code region, String id, BooleanSupplier stop)
            throws IOException, InterruptedException, SQLException {
        try {
            switch (streams.find(region, id)) {
                case Run.Running(var plan, _) -> first(region, plan, stop);
                case Run.Completed(var plan, _) when RunDecider.kind(plan).approvable() ->
                        second(region, plan, stop);
                case Run.Absent _,
                        Run.Planned _,
                        Run.Failed _,
                        Run.Completed _,
                        Run.Verified _,
                        Run.Approved _,
                        Run.Promoted _,
                        Run.Ended _ -> {}
            }
        } catch (StoppedException e) {
            LOG.infof("replay region=%s run=%s stops: %s", region, id, e.getMessage());
        }
    }

    private void first(Code region, RunPlanned plan, BooleanSupplier stop)
            throws IOException, InterruptedException, SQLException {
        Manifest manifest = plan.manifest();
        ProgressStore progress = new ProgressStore(region, plan.run(), stop, "running", true);
        if (RunDecider.kind(plan) == RunKind.VERIFY) {
            checkJournals(region, manifest.cut());
        }
        Execution execution =
                new Execution(
                        // A verification trusts nothing but the journals' own entries.
                        RunDecider.kind(plan) == RunKind.VERIFY
                                ? sources.journals()
                                : snapshots.source(),
                        region,
                        manifest.scope(),
                        config.threads() > 0
                                ? config.threads()
                                : Runtime.getRuntime().availableProcessors(),
                        false,
                        progress);
        Execution.Done done =
                inBackground(
                        plan,
                        () ->
                                RunDecider.kind(plan) == RunKind.VERIFY
                                        ? execution.verify(claims(region, manifest))
                                        : execution.score(
                                                Engines.named(manifest.engine()),
                                                manifest.cut(),
                                                Overlay.stored(plan.overlay()),
                                                base(region, plan)));
        // Whoever reads that the run is completed finds all of its results, whatever happens now.
        progress.note("completed", done.entries(), done.digests().size(), true);
        Map<CohortKey, RunStore.Finished> finished = store.finished(region, plan.run());
        if (!finished.keySet().containsAll(done.digests().keySet())) {
            throw new SQLException(
                    "the database came back without results it had taken; they are made again",
                    "40001");
        }
        Map<CohortKey, String> digests = new TreeMap<>(Digests.ORDER);
        int units = 0;
        int changed = 0;
        for (Map.Entry<CohortKey, RunStore.Finished> cohort : finished.entrySet()) {
            digests.put(cohort.getKey(), cohort.getValue().digest());
            units += cohort.getValue().units();
            changed += cohort.getValue().changed();
        }
        streams.record(
                region,
                new CompleteRun(
                        plan.run(),
                        Digests.root(digests),
                        done.entries(),
                        digests.size(),
                        units,
                        changed));
        if (RunDecider.kind(plan) == RunKind.VERIFY && changed > 0) {
            LOG.errorf(
                    "ALARM verification region=%s run=%s: %d of %d scores differ from their replay",
                    region, plan.run(), changed, units);
        }
    }

    /**
     * Journals against the trees stored of them, topics against journals.
     *
     * @throws CorruptStreamException where any differs: the run fails and says where
     */
    private void checkJournals(Code region, Cut cut) throws IOException, InterruptedException {
        for (Journal journal : Journal.values()) {
            if (cut.at(journal) == 0) {
                continue;
            }
            String altered = sources.altered(journal, region).orElse(null);
            if (altered != null) {
                throw alarm(
                        region,
                        "entries of the journal "
                                + journal
                                + " between "
                                + altered
                                + " are not those that were recorded");
            }
            Position foreign = sources.firstForeignRecord(journal, region).orElse(null);
            if (foreign != null) {
                throw alarm(
                        region,
                        "the topic "
                                + journal.topic()
                                + " holds at "
                                + foreign
                                + " a record that is not the journal's entry");
            }
        }
    }

    private static CorruptStreamException alarm(Code region, String what) {
        LOG.errorf("ALARM verification region=%s: %s", region, what);
        return new CorruptStreamException(what);
    }

    /** From the other source, in the other order, by one thread; keeps nothing but the digests. */
    private void second(Code region, RunPlanned plan, BooleanSupplier stop)
            throws IOException, InterruptedException, SQLException {
        Manifest manifest = plan.manifest();
        ProgressStore progress = new ProgressStore(region, plan.run(), stop, "completed", false);
        Execution.Done done =
                inBackground(
                        plan,
                        () ->
                                new Execution(
                                                sources.journals(),
                                                region,
                                                manifest.scope(),
                                                1,
                                                true,
                                                progress)
                                        .score(
                                                Engines.named(manifest.engine()),
                                                manifest.cut(),
                                                Overlay.stored(plan.overlay()),
                                                new Execution.Against.Nothing()));
        streams.record(region, new VerifyRun(plan.run(), done.root()));
    }

    private static Execution.Done inBackground(RunPlanned plan, Callable<Execution.Done> work)
            throws IOException, InterruptedException, SQLException {
        try {
            return BackgroundPriority.call("replay-" + plan.run().substring(0, 8), work);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case SQLException sql -> throw sql;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException defect -> throw defect;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Execution.Against base(Code region, RunPlanned plan) throws SQLException {
        String base = plan.manifest().base();
        if (base == null) {
            return new Execution.Against.AsEnacted();
        }
        Map<Period, Map<Code, UnitScored>> units = new HashMap<>();
        List<UnitScored> all =
                base.startsWith(Journal.SCORES + "@")
                        ? scores.at(region, null, Position.parse(base).sequence()).stream()
                                .map(Published::score)
                                .toList()
                        : stored.results(region, base);
        all.forEach(s -> units.computeIfAbsent(s.period(), p -> new HashMap<>()).put(s.unit(), s));
        return new Execution.Against.Scores(units);
    }

    private List<Execution.Claim> claims(Code region, Manifest manifest) throws SQLException {
        List<Execution.Claim> claims = new ArrayList<>();
        long upTo = manifest.cut().at(Journal.SCORES);
        if (HISTORY.equals(manifest.base())) {
            scores.all(
                    region, upTo, p -> claims.add(new Execution.Claim(p.score().cut(), p.score())));
        } else {
            List<Published> published = scores.at(region, null, upTo);
            StoredScores.Board board = stored.board(region, published, upTo);
            for (Published one : published) {
                UnitScored score = one.score();
                String key = StoredScores.key(score);
                claims.add(
                        new Execution.Claim(
                                score.cut(),
                                board.altered().getOrDefault(key, score),
                                board.missing().contains(key)
                                        ? Execution.ClaimStatus.MISSING
                                        : Execution.ClaimStatus.SHOWN));
            }
            // What nobody published has no cut of its own that could be believed, and needs none.
            Cut anywhere = published.isEmpty() ? Cut.NOTHING : published.getLast().score().cut();
            for (UnitScored score : board.unknown()) {
                claims.add(new Execution.Claim(anywhere, score, Execution.ClaimStatus.UNKNOWN));
            }
            claims.addAll(stored.editions(region, anywhere));
        }
        return claims;
    }

    /** The base of a verification that looks at every score ever published. */
    public static final String HISTORY = "history";

    /** Keeps what is finished and notes how far the run is, unless it is to stop. */
    private final class ProgressStore implements Execution.ResultStore {
        private final Code region;
        private final String run;
        private final BooleanSupplier stop;
        private final String state;
        private final boolean stores;
        private final AtomicLong cells = new AtomicLong();
        private final AtomicLong noted = new AtomicLong();
        private volatile long read;
        private @Nullable Set<CohortKey> done;

        ProgressStore(Code region, String run, BooleanSupplier stop, String state, boolean stores) {
            this.region = region;
            this.run = run;
            this.stop = stop;
            this.state = state;
            this.stores = stores;
        }

        @Override
        public Set<CohortKey> done() throws SQLException {
            Set<CohortKey> known = done;
            if (known == null) {
                known = stores ? onDisk() : Set.of();
                done = known;
            }
            return known;
        }

        /** What is there before and after something that is on the disk is on the disk too. */
        private Set<CohortKey> onDisk() throws SQLException {
            Set<CohortKey> before = store.finished(region, run).keySet();
            note("scoring", read, before.size(), true);
            Set<CohortKey> there = new HashSet<>(store.finished(region, run).keySet());
            there.retainAll(before);
            return there;
        }

        @Override
        public void save(CohortKey cohort, List<Result> results, Execution.Scored scored)
                throws SQLException {
            cells.addAndGet(scored.cells());
            if (stores) {
                store.save(region, run, cohort, results, scored);
            }
        }

        @Override
        public void onProgress(String phase, long entries, int cohorts) throws IOException {
            if (stop.getAsBoolean()) {
                throw new StoppedException("another instance takes it up");
            }
            read = entries;
            long last = noted.get();
            long now = System.nanoTime();
            if (last != 0 && now - last < NOTE_EVERY_NANOS || !noted.compareAndSet(last, now)) {
                return;
            }
            try {
                note(stores ? phase : "second " + phase, entries, cohorts, false);
                Run present = streams.find(region, run);
                if (!present.state().equals(state)) {
                    throw new StoppedException("it is " + present.state());
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        void note(String phase, long entries, int cohorts, boolean durable) throws SQLException {
            store.progress(
                    region, run, new RunStore.Mark(phase, entries, cohorts, cells.get()), durable);
        }
    }
}
