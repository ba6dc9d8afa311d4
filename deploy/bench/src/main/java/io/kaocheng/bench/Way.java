package io.kaocheng.bench;

import java.sql.SQLException;
import java.util.List;

/** A measured path from a submission to a consumer of its result. */
interface Way extends AutoCloseable {

    String name();

    /**
     * Sends the figures by the schedule and waits until what follows from each was seen.
     *
     * @throws Agreement.DisagreementException where something else was seen or stored than was sent
     */
    Trip run(Schedule schedule, List<Figure> figures) throws Exception;

    @Override
    void close() throws SQLException;

    /**
     * Latencies, each counted from when the submission was due.
     *
     * @param answered until the sender knew that it is stored
     * @param scored until a score that holds it was recorded; until it was stored where nothing is
     *     scored
     * @param seen until it was seen by a consumer
     */
    record Trip(Percentiles answered, Percentiles scored, Percentiles seen) {}

    /** Nanoseconds from when each was due to when it was reached. */
    static long[] since(long begin, Schedule schedule, long[] reached) {
        long[] latencies = new long[reached.length];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = reached[i] - begin - schedule.at(i);
        }
        return latencies;
    }
}
