package io.kaocheng.local.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of {@code indicators.txt}, and that of {@code descriptions.txt} with the same code.
 *
 * @param classes the classes whose scheme weighs it
 * @param figures how its figures are drawn
 */
record DemoIndicator(
        List<String> classes,
        String code,
        String name,
        String dimension,
        String layer,
        String nature,
        String unitOfMeasure,
        String definition,
        String source,
        String direction,
        String frequency,
        String accumulation,
        String rule,
        String parameters,
        Aim aim,
        String floor,
        Figures figures,
        List<String> light,
        String nameEn,
        Description description) {

    /** What describes it; a blank where nothing is said. */
    record Description(
            String stage,
            String control,
            String family,
            String horizon,
            String tags,
            String owner,
            String supplier,
            String secondSource,
            String collection) {

        static Description of(String line) {
            List<String> f = List.of(line.split("\\|", -1));
            return new Description(
                    f.get(1),
                    f.get(2),
                    f.get(3),
                    f.get(4),
                    String.join("; ", f.get(5).split(" ", -1)),
                    f.get(6),
                    f.get(7),
                    f.get(8),
                    f.get(9));
        }
    }

    /** What is to be reached. */
    sealed interface Aim {
        BigDecimal value();
    }

    /** The same for every unit of a class. */
    record Flat(BigDecimal value) implements Aim {}

    /** For each unit its own, around this, spread over the year. */
    record Sized(BigDecimal value) implements Aim {}

    /** The same for every unit, reached step by step over the year. */
    record Planned(BigDecimal value) implements Aim {}

    /** A bell curve between two ends. */
    record Figures(
            boolean ratio,
            double mean,
            double spread,
            double lowest,
            double highest,
            int decimals) {}

    DemoIndicator {
        classes = List.copyOf(classes);
        light = List.copyOf(light);
    }

    /**
     * @param descriptions by code
     */
    static DemoIndicator of(String line, Map<String, Description> descriptions) {
        List<String> f = List.of(line.split("\\|", -1));
        List<String> classes = new ArrayList<>();
        for (char letter : f.get(0).toCharArray()) {
            classes.add(
                    switch (letter) {
                        case 't' -> "township";
                        case 'd' -> "department";
                        case 'i' -> "institution";
                        default ->
                                throw new IllegalArgumentException(
                                        "no class " + letter + " in " + line);
                    });
        }
        return new DemoIndicator(
                classes,
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                f.get(5),
                f.get(6),
                f.get(7),
                f.get(8),
                f.get(9),
                f.get(10),
                f.get(11),
                f.get(12),
                f.get(13),
                aim(f.get(14)),
                f.get(15),
                figures(f.get(16)),
                List.of(f.get(17).split(" ", -1)),
                f.get(18),
                Objects.requireNonNull(descriptions.get(f.get(1)), f.get(1)));
    }

    boolean isQuarterly() {
        return frequency.equals("quarter");
    }

    private static Aim aim(String text) {
        if (text.startsWith("sized ")) {
            return new Sized(new BigDecimal(text.substring(6)));
        }
        if (text.startsWith("course ")) {
            return new Planned(new BigDecimal(text.substring(7)));
        }
        return new Flat(new BigDecimal(text));
    }

    private static Figures figures(String text) {
        boolean ratio = text.startsWith("ratio ");
        List<String> f = List.of((ratio ? text.substring(6) : text).split(" ", -1));
        return new Figures(
                ratio,
                Double.parseDouble(f.get(0)),
                Double.parseDouble(f.get(1)),
                Double.parseDouble(f.get(2)),
                Double.parseDouble(f.get(3)),
                Integer.parseInt(f.get(4)));
    }
}
