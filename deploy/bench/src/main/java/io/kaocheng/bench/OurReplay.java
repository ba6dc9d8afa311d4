package io.kaocheng.bench;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.evaluation.RunEvent.Scope;
import io.kaocheng.contracts.scores.ScoresEvent.UnitScored;
import io.kaocheng.evaluation.replay.Execution;
import io.kaocheng.evaluation.replay.KafkaSource;
import io.kaocheng.evaluation.replay.Overlay;
import io.kaocheng.evaluation.replay.Result;
import io.kaocheng.evaluation.score.Touched.Cell;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a run does: read from Kafka, fold, score, digest. Its results are kept in memory and not
 * written.
 */
final class OurReplay implements Contender {

    private final String bootstrapServers;
    private final Code region;
    private final Cut cut;
    private final int threads;

    OurReplay(String bootstrapServers, Code region, Cut cut, int threads) {
        this.bootstrapServers = bootstrapServers;
        this.region = region;
        this.cut = cut;
        this.threads = threads;
    }

    static String named(int threads) {
        return "replay, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public String name() {
        return named(threads);
    }

    @Override
    public Outcome run() throws Exception {
        Kept kept = new Kept();
        Execution.Done done =
                new Execution(
                                new KafkaSource(
                                        bootstrapServers,
                                        (journal, of, after, limit) -> {
                                            throw new IOException(
                                                    journal + " has a hole after " + after);
                                        }),
                                region,
                                Scope.ALL,
                                threads,
                                false,
                                kept)
                        .score(cut, Overlay.NONE, new Execution.Against.Nothing());
        return new Outcome(
                done.entries(), () -> Totals.ofScores(List.copyOf(kept.scores)), done::root);
    }

    private static final class Kept implements Execution.Keeper {
        private final Queue<UnitScored> scores = new ConcurrentLinkedQueue<>();

        @Override
        public Set<Cell> done() {
            return Set.of();
        }

        @Override
        public void keep(Cell cell, List<Result> results, String digest, long cells) {
            for (Result result : results) {
                UnitScored after = result.after();
                if (after != null) {
                    scores.add(after);
                }
            }
        }

        @Override
        public void beat(String phase, long entries, int cohorts) {}
    }
}
