package io.kaocheng.local;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of a service, parsed from the Prometheus text format of {@code /q/metrics}. */
final class Meters {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Sample(Map<String, String> labels, double value) {}

    private final Map<String, List<Sample>> samples = new HashMap<>();

    private Meters() {}

    /** Reads the text; lines that are no sample are ignored. */
    static Meters read(String text) {
        Meters meters = new Meters();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(
                        sample ->
                                meters.samples
                                        .computeIfAbsent(sample.group(1), _ -> new ArrayList<>())
                                        .add(
                                                new Sample(
                                                        labels(sample.group(2)),
                                                        number(sample.group(3)))));
        return meters;
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException _) {
                    yield Double.NaN;
                }
            }
        };
    }

    /** The sum of the samples of that name; absent where there is none or it has no value. */
    OptionalDouble total(String name) {
        List<Sample> found = samples.getOrDefault(name, List.of());
        double sum = found.stream().mapToDouble(Sample::value).sum();
        return found.isEmpty() || Double.isNaN(sum)
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum);
    }

    /** The samples of that name by one of their labels, in the order of its values. */
    Map<String, Double> by(String name, String label) {
        Map<String, Double> values = new TreeMap<>();
        for (Sample sample : samples.getOrDefault(name, List.of())) {
            String of = sample.labels().get(label);
            if (of != null && !Double.isNaN(sample.value())) {
                values.merge(of, sample.value(), Double::sum);
            }
        }
        return values;
    }
}
