package io.kaocheng.scoring.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether two indicators say the same: by their names, or by what they are computed of. */
public final class Alike {

    private static final Set<String> ORDER_IS_FREE = Set.of("sum", "product", "minimum", "maximum");

    private Alike() {}

    /**
     * The similarity of two names, 0 to 1: Dice's coefficient of their pairs of neighbouring
     * characters, 2 × common ÷ all.
     */
    public static BigDecimal names(String a, String b) {
        if (a.equals(b)) {
            return Numbers.ONE;
        }
        Map<String, Integer> left = pairs(a);
        Map<String, Integer> right = pairs(b);
        int all = count(left) + count(right);
        if (all == 0) {
            return Numbers.ZERO;
        }
        int common = 0;
        for (Map.Entry<String, Integer> pair : left.entrySet()) {
            common += Math.min(pair.getValue(), right.getOrDefault(pair.getKey(), 0));
        }
        return Numbers.over(BigDecimal.valueOf(2L * common), BigDecimal.valueOf(all));
    }

    /** Whether names are that similar and figures have the same unit of measure. */
    public static boolean byName(Described a, Described b, BigDecimal least) {
        return a.unitOfMeasure() != null
                && Objects.equals(a.unitOfMeasure(), b.unitOfMeasure())
                && names(a.name(), b.name()).compareTo(least) >= 0;
    }

    /**
     * Whether both are computed, by the same formula and factor. Those with an observation of their
     * own in them are not the same, whatever the formula.
     */
    public static boolean byFormula(
            @Nullable IndicatorDefinition a, @Nullable IndicatorDefinition b) {
        if (a == null || b == null || a.formula() == null || b.formula() == null) {
            return false;
        }
        return a.factor().compareTo(b.factor()) == 0
                && !a.formula().readsOwn()
                && normal(a.formula()).equals(normal(b.formula()));
    }

    /** The formula's canonical text with the operands whose order is free in one order. */
    private static String normal(Formula formula) {
        return Shape.canonical(sorted(Shape.write(formula)));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Shape.JSON.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), sorted(field.getValue()));
            }
            if (ORDER_IS_FREE.contains(copy.path("op").asText())
                    && copy.get("of") instanceof ArrayNode parts) {
                List<JsonNode> ordered = new ArrayList<>();
                parts.forEach(ordered::add);
                ordered.sort(Comparator.comparing(Shape::canonical));
                copy.set("of", Shape.JSON.arrayNode().addAll(ordered));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Shape.JSON.arrayNode();
            array.forEach(part -> copy.add(sorted(part)));
            return copy;
        }
        return node;
    }

    private static Map<String, Integer> pairs(String name) {
        int[] characters = name.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 1; i < characters.length; i++) {
            pairs.merge(new String(characters, i - 1, 2), 1, Integer::sum);
        }
        return pairs;
    }

    private static int count(Map<String, Integer> pairs) {
        return pairs.values().stream().mapToInt(Integer::intValue).sum();
    }
}
