package io.kaocheng.scoring.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.DerivationKind;
import io.kaocheng.scoring.engine.UnitScore;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Sentence;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The explanation of a score: a tree from the total down to the entries it was computed from.
 *
 * <p>Children that have a {@code contribution} add up to their parent's value exactly; children
 * without one are inputs of a rule or a formula. The tree holds everything needed to compute the
 * number again ({@link Recompute}).
 *
 * @param kind the kind of the node
 * @param code the code of its unit, block, indicator, group, item or reason; null where it has none
 * @param value null where it is absent
 * @param weight nominal weight in the parent
 * @param contribution what it adds to the parent's value; null for inputs and absent parts
 * @param terms the numbers it was computed from, by name
 * @param words everything else it was computed from, by name
 * @param rule the scoring rule, at a rule's node
 * @param sources the entries it came from
 */
public record Derivation(
        DerivationKind kind,
        @Nullable Code code,
        @Nullable BigDecimal value,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal contribution,
        SortedMap<String, BigDecimal> terms,
        SortedMap<String, String> words,
        @Nullable Rule rule,
        List<Position> sources,
        List<Derivation> children) {

    private static final int USUAL_DECIMALS = 2;

    public Derivation {
        terms = Sorted.copy(terms);
        words = Sorted.copy(words);
        sources = Sorted.copy(sources);
        children = List.copyOf(children);
    }

    /** Builds the derivation of a unit's score, from the published total down to the entries. */
    public static Derivation of(UnitScore score) {
        return Reasoning.of(score).published(score);
    }

    /** The part of a unit's derivation about one indicator; empty where the scheme has none. */
    public static Optional<Derivation> of(UnitScore score, Code indicator) {
        return Reasoning.of(score).indicator(indicator);
    }

    /** The node in one sentence, numbers filled in. */
    public Sentence sentence() {
        return Sentences.of(this);
    }

    /**
     * The JSON form with sentences, the same bytes for the same tree. {@code shown} holds what
     * people see, at publication decimals, with the remainder that makes the shown children add up.
     */
    public ObjectNode write() {
        return (ObjectNode) Shape.write(node());
    }

    /** The form it has in JSON. */
    public DerivationNode node() {
        BigDecimal decimals = kind == DerivationKind.PUBLISHED ? terms.get("decimals") : null;
        return node(decimals == null ? USUAL_DECIMALS : decimals.intValueExact());
    }

    private DerivationNode node(int decimals) {
        Sentence sentence = sentence();
        return new DerivationNode(
                kind,
                code,
                value,
                weight,
                contribution,
                shown(decimals),
                terms.isEmpty() ? null : terms,
                words.isEmpty() ? null : words,
                rule,
                sources.isEmpty() ? null : sources,
                new DerivationNode.InWords(sentence.zh(), sentence.en()),
                children.isEmpty()
                        ? null
                        : children.stream().map(child -> child.node(decimals)).toList());
    }

    private DerivationNode.@Nullable Shown shown(int decimals) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean adds = false;
        for (Derivation child : children) {
            BigDecimal part = child.contribution();
            if (part != null) {
                adds = true;
                sum = sum.add(shown(part, decimals));
            }
        }
        if (value == null || (!adds && contribution == null)) {
            return null;
        }
        BigDecimal remainder = shown(value, decimals).subtract(sum);
        return new DerivationNode.Shown(
                shown(value, decimals).toPlainString(),
                contribution == null ? null : shown(contribution, decimals).toPlainString(),
                adds && remainder.signum() != 0 ? remainder.toPlainString() : null);
    }

    private static BigDecimal shown(BigDecimal number, int decimals) {
        return Numbers.round(number, decimals, RoundingMode.HALF_UP);
    }

    /** Reads the JSON form of {@link #write}; sentences are built again. */
    public static Derivation read(JsonNode json) {
        List<Position> sources = new ArrayList<>();
        json.path("sources").forEach(source -> sources.add(Position.parse(source.textValue())));
        List<Derivation> children = new ArrayList<>();
        json.path("children").forEach(child -> children.add(read(child)));
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        json.path("terms")
                .properties()
                .forEach(e -> terms.put(e.getKey(), new BigDecimal(e.getValue().textValue())));
        TreeMap<String, String> words = new TreeMap<>();
        json.path("words")
                .properties()
                .forEach(e -> words.put(e.getKey(), e.getValue().textValue()));
        return new Derivation(
                kind(json.path("kind").asText()),
                json.has("code") ? Code.of(json.get("code").textValue()) : null,
                number(json.get("value")),
                number(json.get("weight")),
                number(json.get("contribution")),
                terms,
                words,
                json.has("rule") ? Rule.read(json.get("rule")).orThrow() : null,
                sources,
                children);
    }

    private static DerivationKind kind(String text) {
        for (DerivationKind kind : DerivationKind.values()) {
            if (Shape.kebab(kind).equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no derivation node is called " + text);
    }

    private static @Nullable BigDecimal number(@Nullable JsonNode json) {
        return json == null ? null : new BigDecimal(json.textValue());
    }
}
