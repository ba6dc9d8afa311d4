package io.kaocheng.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The middle of some measurements, and from where to where they went. */
record Spread(double low, double median, double high) {

    static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median is of one measurement at least");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.2f  (%.2f – %.2f)", median, low, high);
    }
}
