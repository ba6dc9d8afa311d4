package io.kaocheng.bench;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.facts.AffectedCohorts.CohortKey;
import io.kaocheng.evaluation.facts.Overlay;
import io.kaocheng.evaluation.history.Source;
import io.kaocheng.evaluation.replay.Execution;
import io.kaocheng.evaluation.replay.Result;
import io.kaocheng.scoring.engine.Outcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a run does: read the history, fold, score, digest. Its results are kept in memory and not
 * written.
 */
final class OurReplay implements Contender {

    private final String name;
    private final Source source;
    private final Code region;
    private final Cut cut;
    private final int threads;

    private OurReplay(String name, Source source, Code region, Cut cut, int threads) {
        this.name = name;
        this.source = source;
        this.region = region;
        this.cut = cut;
        this.threads = threads;
    }

    /** From the topics. */
    static OurReplay fromKafka(String bootstrapServers, Code region, Cut cut, int threads) {
        return new OurReplay(
                named(threads), Histories.kafka(bootstrapServers), region, cut, threads);
    }

    /** From a sealed snapshot, opened and checked anew each time. */
    static OurReplay fromSnapshot(Path snapshot, Code region, Cut cut, int threads) {
        return new OurReplay(
                fromSnapshotNamed(threads), Histories.sealed(snapshot), region, cut, threads);
    }

    static String named(int threads) {
        return "replay, " + threads + (threads == 1 ? " thread" : " threads");
    }

    static String fromSnapshotNamed(int threads) {
        return "from a snapshot, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome run() throws Exception {
        Kept kept = new Kept();
        Execution.Done done =
                new Execution(source, region, Scope.ALL, threads, false, kept)
                        .score(cut, Overlay.NONE, new Execution.Against.Nothing());
        return new Outcome(
                done.entries(), () -> Totals.ofScores(List.copyOf(kept.scores)), done::root);
    }

    private static final class Kept implements Execution.ResultStore {
        private final Queue<UnitScored> scores = new ConcurrentLinkedQueue<>();

        @Override
        public Set<CohortKey> done() {
            return Set.of();
        }

        @Override
        public void save(CohortKey cohort, List<Result> results, Execution.Scored scored) {
            for (Result result : results) {
                UnitScored after = result.after();
                if (after != null) {
                    scores.add(after);
                }
            }
        }

        @Override
        public void onProgress(String phase, long entries, int cohorts) {}
    }
}
