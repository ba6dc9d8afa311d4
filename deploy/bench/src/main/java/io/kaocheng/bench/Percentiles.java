package io.kaocheng.bench;

import java.util.Arrays;

/** Percentiles and maximum of latencies, in milliseconds. */
record Percentiles(double p50, double p95, double p99, double max) {

    private static final double MILLI = 1e6;

    static Percentiles of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("percentiles are of one measurement at least");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted[sorted.length - 1] / MILLI);
    }

    /** By nearest rank: the smallest one that so many per cent do not exceed. */
    private static double at(long[] sorted, int percent) {
        int rank = (int) ((percent * (long) sorted.length + 99) / 100);
        return sorted[rank - 1] / MILLI;
    }
}
