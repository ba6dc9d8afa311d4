package io.kaocheng.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A number of clients that work concurrently. */
final class Crowd {

    private Crowd() {}

    /** What one client does about one of the jobs. */
    interface Job {
        void run(int client, int number) throws Exception;
    }

    /**
     * Runs the jobs: each client starts the next one when its last is done. Returns when all are
     * done.
     */
    static void run(int clients, int jobs, Job job) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                int me = client;
                running.add(
                        threads.submit(
                                () -> {
                                    for (int number = next.getAndIncrement();
                                            number < jobs;
                                            number = next.getAndIncrement()) {
                                        try {
                                            job.run(me, number);
                                        } catch (Exception e) {
                                            // The others need not go on either.
                                            next.set(jobs);
                                            throw e;
                                        }
                                    }
                                    return me;
                                }));
            }
            for (Future<?> one : running) {
                var _ = one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
