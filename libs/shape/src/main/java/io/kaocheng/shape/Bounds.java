package io.kaocheng.shape;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds of a number, of the number of a list's elements or of a text's characters, as declared.
 */
record Bounds(
        @Nullable String min,
        @Nullable String above,
        @Nullable String max,
        @Nullable String below) {

    /** Bounds of a number. */
    static Bounds ofNumber(AnnotatedElement declared) {
        String min = null;
        String above = null;
        String max = null;
        String below = null;
        DecimalMin decimalMin = declared.getAnnotation(DecimalMin.class);
        if (decimalMin != null) {
            if (decimalMin.inclusive()) {
                min = decimalMin.value();
            } else {
                above = decimalMin.value();
            }
        }
        DecimalMax decimalMax = declared.getAnnotation(DecimalMax.class);
        if (decimalMax != null) {
            if (decimalMax.inclusive()) {
                max = decimalMax.value();
            } else {
                below = decimalMax.value();
            }
        }
        Min least = declared.getAnnotation(Min.class);
        if (least != null) {
            min = Long.toString(least.value());
        }
        Max most = declared.getAnnotation(Max.class);
        if (most != null) {
            max = Long.toString(most.value());
        }
        if (declared.isAnnotationPresent(Positive.class)) {
            above = "0";
        }
        if (declared.isAnnotationPresent(PositiveOrZero.class)) {
            min = "0";
        }
        return new Bounds(min, above, max, below);
    }

    /** Bounds of how many there are. */
    static Bounds ofSize(AnnotatedElement declared) {
        Size size = declared.getAnnotation(Size.class);
        String min = declared.isAnnotationPresent(NotEmpty.class) ? "1" : null;
        String max = null;
        if (size != null) {
            if (size.min() > 0) {
                min = Integer.toString(size.min());
            }
            if (size.max() < Integer.MAX_VALUE) {
                max = Integer.toString(size.max());
            }
        }
        return new Bounds(min, null, max, null);
    }

    boolean isEmpty() {
        return min == null && above == null && max == null && below == null;
    }

    boolean hold(BigDecimal number) {
        return (min == null || number.compareTo(new BigDecimal(min)) >= 0)
                && (above == null || number.compareTo(new BigDecimal(above)) > 0)
                && (max == null || number.compareTo(new BigDecimal(max)) <= 0)
                && (below == null || number.compareTo(new BigDecimal(below)) < 0);
    }

    /** {@code at least 0 and at most 12}. */
    String english() {
        List<String> parts = new ArrayList<>();
        add(parts, "at least ", min);
        add(parts, "above ", above);
        add(parts, "at most ", max);
        add(parts, "below ", below);
        return String.join(" and ", parts);
    }

    String chinese() {
        if (min != null && max != null && above == null && below == null) {
            return "在 " + min + " 至 " + max + " 之间";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "不小于 ", min);
        add(parts, "大于 ", above);
        add(parts, "不大于 ", max);
        add(parts, "小于 ", below);
        return String.join(" 且", parts);
    }

    private static void add(List<String> parts, String words, @Nullable String bound) {
        if (bound != null) {
            parts.add(words + bound);
        }
    }
}
