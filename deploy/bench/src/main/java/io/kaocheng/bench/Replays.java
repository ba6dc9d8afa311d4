package io.kaocheng.bench;

import io.kaocheng.infra.InfraException;
import io.kaocheng.local.Part;
import io.kaocheng.local.Suite;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs over the whole region that are started one after the other, for as long as this is open. */
final class Replays implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double SECOND = 1e9;
    private static int number;

    private final Rest operator;
    private final CompletableFuture<Ended> done;
    private volatile boolean closing;

    /** How many were completed, one after the other, and how long that took. */
    record Ended(int runs, double seconds) {}

    Replays(Suite suite) {
        this.operator = new Rest(suite, ThrowawaySuite.OPERATOR, SubmittedRegion.REGION);
        this.done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("replays").start(this::run);
    }

    private void run() {
        try {
            long begin = System.nanoTime();
            int runs = 0;
            while (!closing) {
                one();
                runs++;
            }
            done.complete(new Ended(runs, (System.nanoTime() - begin) / SECOND));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** Reads the whole history, scores all of it, writes every result. */
    private void one() {
        String run =
                operator.post(
                                Part.EVALUATION,
                                "/runs",
                                Rest.object().put("kind", "as-of").put("reason", "bench " + next()))
                        .path("run")
                        .asText();
        Rest.await("run " + run + " is completed", PATIENCE, () -> isCompleted(run));
    }

    /** The same question again would be the same run, which is there already. */
    private static synchronized int next() {
        return ++number;
    }

    private boolean isCompleted(String run) {
        String state = operator.get(Part.EVALUATION, "/runs/" + run).path("state").asText();
        if (state.equals("failed")) {
            throw new InfraException("run " + run + " failed");
        }
        return state.equals("completed");
    }

    /** Lets the present one end. */
    Ended end() {
        closing = true;
        try {
            return done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
