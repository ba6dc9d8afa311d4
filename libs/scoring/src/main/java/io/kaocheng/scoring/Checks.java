package io.kaocheng.scoring;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects everything that is wrong with a record before refusing it. */
public final class Checks {

    private final List<Finding> findings = new ArrayList<>();

    private Checks() {}

    /** Checks each component against its {@link Shape.Range}. */
    public static Checks of(Class<? extends Record> type, @Nullable Object... values) {
        Checks checks = new Checks();
        List<RecordComponent> components = Shape.components(type);
        for (int i = 0; i < components.size(); i++) {
            Object value = values[i];
            if (value != null) {
                range(components.get(i), value).ifPresent(f -> checks.findings.add(f));
            }
        }
        return checks;
    }

    public Checks that(boolean holds, String pointer, String code, String en, String zh) {
        if (!holds) {
            findings.add(new Finding(pointer, code, en, zh));
        }
        return this;
    }

    public void orRefuse() {
        if (!findings.isEmpty()) {
            throw new Refused(findings);
        }
    }

    static Optional<Finding> range(RecordComponent component, Object value) {
        Shape.Range range = component.getAnnotation(Shape.Range.class);
        if (range == null) {
            return Optional.empty();
        }
        BigDecimal number =
                switch (value) {
                    case BigDecimal decimal -> decimal;
                    case Integer whole -> BigDecimal.valueOf(whole);
                    case List<?> list -> BigDecimal.valueOf(list.size());
                    default -> throw new IllegalStateException("no range for " + component);
                };
        boolean holds =
                (range.min().isEmpty() || number.compareTo(new BigDecimal(range.min())) >= 0)
                        && (range.above().isEmpty()
                                || number.compareTo(new BigDecimal(range.above())) > 0)
                        && (range.max().isEmpty()
                                || number.compareTo(new BigDecimal(range.max())) <= 0);
        if (holds) {
            return Optional.empty();
        }
        String what = value instanceof List<?> ? "number of elements of " : "";
        String zhWhat = value instanceof List<?> ? "的元素个数" : "";
        return Optional.of(
                new Finding(
                        "/" + component.getName(),
                        "out-of-range",
                        what
                                + component.getName()
                                + " must be "
                                + inEnglish(range)
                                + "; found "
                                + number.toPlainString(),
                        component.getName()
                                + zhWhat
                                + " 须"
                                + inChinese(range)
                                + ",现为 "
                                + number.toPlainString()));
    }

    static String inEnglish(Shape.Range range) {
        List<String> parts = new ArrayList<>();
        if (!range.min().isEmpty()) {
            parts.add("at least " + range.min());
        }
        if (!range.above().isEmpty()) {
            parts.add("above " + range.above());
        }
        if (!range.max().isEmpty()) {
            parts.add("at most " + range.max());
        }
        return String.join(" and ", parts);
    }

    private static String inChinese(Shape.Range range) {
        List<String> parts = new ArrayList<>();
        if (!range.min().isEmpty()) {
            parts.add("不小于 " + range.min());
        }
        if (!range.above().isEmpty()) {
            parts.add("大于 " + range.above());
        }
        if (!range.max().isEmpty()) {
            parts.add("不大于 " + range.max());
        }
        return String.join("且", parts);
    }
}
