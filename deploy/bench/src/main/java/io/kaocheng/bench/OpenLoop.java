package io.kaocheng.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Sends submissions by a schedule (open-loop load). An idle client picks the next submission and
 * sends it when due; if none is idle it is late, and latency is counted from when it was due.
 */
final class OpenLoop {

    // Time for every client to be there before the first submission is due.
    private static final long LEAD = 50_000_000L;

    private OpenLoop() {}

    /**
     * @return when the schedule began, by {@link System#nanoTime}
     */
    static long run(Schedule schedule, int clients, Crowd.Job send) throws Exception {
        long begin = System.nanoTime() + LEAD;
        Crowd.run(
                clients,
                schedule.count(),
                (client, number) -> {
                    await(begin + schedule.at(number));
                    send.run(client, number);
                });
        return begin;
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
