package io.kaocheng.scoring.explain;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Journal;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.engine.Achievements;
import io.kaocheng.scoring.engine.Aggregates;
import io.kaocheng.scoring.engine.DerivationKind;
import io.kaocheng.scoring.engine.Figure;
import io.kaocheng.scoring.engine.Figures;
import io.kaocheng.scoring.engine.Outcome;
import io.kaocheng.scoring.engine.Sample;
import io.kaocheng.scoring.engine.Tendency;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.Observation;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Submissions;
import io.kaocheng.scoring.facts.Survey;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Trend;
import io.kaocheng.scoring.scheme.EngineId;
import io.kaocheng.scoring.scheme.Reasons;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Computes a number again from its derivation alone: from the reported figures, targets, rules and
 * weights in the tree, with the arithmetic of the engine and nothing else.
 */
public final class Recompute {

    /**
     * The result of a recomputation.
     *
     * @param differences nodes whose stated number differs from the recomputed one; empty if the
     *     derivation is consistent
     */
    public record Result(Optional<BigDecimal> value, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether every number in the tree came out as stated. */
        public boolean holds() {
            return differences.isEmpty();
        }
    }

    private final List<String> differences = new ArrayList<>();

    private Recompute() {}

    /** Computes the root's value again. */
    public static Result of(Derivation derivation) {
        Recompute again = new Recompute();
        BigDecimal value = again.value(derivation, "");
        return new Result(Optional.ofNullable(value), again.differences);
    }

    private @Nullable BigDecimal value(Derivation node, String above) {
        String at =
                above
                        + "/"
                        + Shape.kebab(node.kind())
                        + (node.code() == null ? "" : ":" + node.code());
        BigDecimal now =
                switch (node.kind()) {
                    case PUBLISHED -> rounded(value(only(node, DerivationKind.TOTAL), at), node);
                    case TOTAL -> total(node, at);
                    case BLOCK -> block(node, at);
                    case INDICATOR -> indicator(node, at);
                    case RULE -> rule(node, at);
                    case POLICY -> policy(node, at);
                    case ACTUAL, EARLIER -> figure(node.children().getFirst(), at).value();
                    case TARGET -> target(node);
                    case MADE, OBSERVATION, CONSTANT, ABSENT -> figure(node, at).value();
                    case GROUP -> group(node);
                    case CAP, ROUNDING, REMAINDER, UNEVENNESS, PEER, RATING -> node.value();
                    case SURVEY, SUBMISSIONS, BONUS, BONUS_CAP, DEDUCTION -> node.value();
                    case DEDUCTION_CAP, COEFFICIENT, BETWEEN_CLASSES, VETO -> node.value();
                    case MEMBERSHIP, SCHEME, VERSION, LIGHT -> node.value();
                    case TREND -> trend(node, at);
                };
        addsUp(node, at);
        return stated(node, now, at);
    }

    private @Nullable BigDecimal stated(Derivation node, @Nullable BigDecimal now, String at) {
        BigDecimal stated = node.value();
        boolean same = stated == null ? now == null : now != null && stated.compareTo(now) == 0;
        if (!same && node.kind() != DerivationKind.GROUP) {
            differences.add(
                    at
                            + ": stated "
                            + (stated == null ? "nothing" : Decimals.print(stated))
                            + ", computed "
                            + (now == null ? "nothing" : Decimals.print(now)));
        }
        return now;
    }

    private void addsUp(Derivation node, String at) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (Derivation child : node.children()) {
            BigDecimal contribution = child.contribution();
            if (contribution != null) {
                sum = sum.add(contribution);
                any = true;
            }
        }
        BigDecimal value = node.value();
        if (any && (value == null || sum.compareTo(value) != 0)) {
            differences.add(at + ": children add up to " + Decimals.print(sum));
        }
    }

    // ---- total

    private @Nullable BigDecimal total(Derivation node, String at) {
        List<Derivation> lines =
                node.children().stream().filter(c -> c.contribution() != null).toList();
        Derivation tree = null;
        List<@Nullable BigDecimal> indices = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        boolean mixed = false;
        BigDecimal running = BigDecimal.ZERO;
        int first = 0;
        while (first < lines.size() && opens(lines.get(first).kind())) {
            Derivation line = lines.get(first);
            BigDecimal value = value(line, at);
            BigDecimal weight = line.weight();
            if (line.kind() == DerivationKind.BLOCK) {
                tree = line;
                mixed |= weight != null;
                running = value == null ? running : value;
            }
            mixed |= line.kind() == DerivationKind.GROUP;
            if (line.kind() != DerivationKind.REMAINDER) {
                indices.add(line.kind() == DerivationKind.BLOCK ? index(line, value) : value);
                weights.add(weight == null ? BigDecimal.ONE : weight);
            }
            first++;
        }
        if (indices.isEmpty()) {
            node.children().stream()
                    .filter(c -> c.kind() == DerivationKind.BLOCK)
                    .forEach(c -> value(c, at));
            return null;
        }
        if (mixed) {
            running = Aggregates.of(Scheme.Aggregation.ARITHMETIC, indices, weights).value();
        }
        BigDecimal coefficient = BigDecimal.ONE;
        Map<String, BigDecimal> categories = new TreeMap<>();
        BigDecimal bonuses = BigDecimal.ZERO;
        BigDecimal deductions = BigDecimal.ZERO;
        for (Derivation line : lines.subList(first, lines.size())) {
            BigDecimal amount =
                    switch (line.kind()) {
                        case BONUS -> capped(line, term(line, "granted"));
                        case BONUS_CAP -> {
                            Code category = line.code();
                            yield term(line, "cap")
                                    .subtract(
                                            category == null
                                                    ? bonuses
                                                    : categories.getOrDefault(
                                                            category.value(), BigDecimal.ZERO));
                        }
                        case DEDUCTION ->
                                capped(line, term(line, "count").multiply(term(line, "each")))
                                        .negate();
                        case DEDUCTION_CAP -> deductions.negate().subtract(term(line, "cap"));
                        case COEFFICIENT -> {
                            coefficient = term(line, "coefficient");
                            yield Numbers.times(running, coefficient.subtract(BigDecimal.ONE));
                        }
                        case ROUNDING -> {
                            BigDecimal whole = rounded(running, line);
                            yield whole == null ? BigDecimal.ZERO : whole.subtract(running);
                        }
                        case VETO -> veto(line, running, tree, coefficient).negate();
                        case BETWEEN_CLASSES ->
                                Numbers.timesOver(running, Numbers.HUNDRED, term(line, "best"))
                                        .subtract(running);
                        case PUBLISHED, TOTAL, BLOCK, INDICATOR, RULE, POLICY, CAP, REMAINDER ->
                                BigDecimal.ZERO;
                        case UNEVENNESS, ACTUAL, EARLIER, MADE, OBSERVATION, CONSTANT, ABSENT ->
                                BigDecimal.ZERO;
                        case TARGET, PEER, RATING, SURVEY, SUBMISSIONS, GROUP -> BigDecimal.ZERO;
                        case MEMBERSHIP, SCHEME, VERSION, LIGHT, TREND -> BigDecimal.ZERO;
                    };
            stated(line, amount, at + "/" + Shape.kebab(line.kind()));
            running = running.add(amount);
            if (line.kind() == DerivationKind.BONUS || line.kind() == DerivationKind.BONUS_CAP) {
                bonuses = bonuses.add(amount);
                categories.merge(
                        line.words().getOrDefault("category", ""), amount, BigDecimal::add);
            }
            if (line.kind() == DerivationKind.DEDUCTION) {
                deductions = deductions.add(amount);
            }
        }
        return running;
    }

    private static boolean opens(DerivationKind kind) {
        return kind == DerivationKind.BLOCK
                || kind == DerivationKind.GROUP
                || kind == DerivationKind.REMAINDER;
    }

    private static BigDecimal capped(Derivation line, BigDecimal points) {
        BigDecimal cap = line.terms().get("cap");
        return cap == null ? points : points.min(cap);
    }

    private static BigDecimal group(Derivation node) {
        BigDecimal sum = BigDecimal.ZERO;
        int marks = 0;
        for (Map.Entry<String, BigDecimal> term : node.terms().entrySet()) {
            if (term.getKey().matches("(mark|peer)\\d+")) {
                sum = sum.add(term.getValue());
                marks++;
            }
        }
        // Where nobody's marks count, the scheme says what does.
        return marks == 0
                ? Objects.requireNonNull(node.terms().get("mean"))
                : Numbers.over(sum, BigDecimal.valueOf(marks));
    }

    private static BigDecimal veto(
            Derivation line,
            BigDecimal running,
            @Nullable Derivation tree,
            BigDecimal coefficient) {
        try {
            Scheme.VetoEffect effect =
                    Shape.read(
                                    Scheme.VetoEffect.class,
                                    Shape.MAPPER.readTree(line.words().getOrDefault("effect", "")))
                            .orThrow();
            return switch (effect) {
                case Scheme.ZeroBlock(_, Code block) ->
                        tree == null
                                ? BigDecimal.ZERO
                                : share(
                                        tree,
                                        Numbers.times(
                                                Objects.requireNonNull(tree.contribution()),
                                                coefficient),
                                        block);
                case Scheme.ZeroTotal _ -> running;
                case Scheme.Deduct(_, BigDecimal points) -> points;
                case Scheme.CapGrade _, Scheme.BarFromAwards _ -> BigDecimal.ZERO;
            };
        } catch (JsonProcessingException corrupt) {
            throw new IllegalArgumentException("a veto's line names no effect", corrupt);
        }
    }

    private static BigDecimal share(Derivation block, BigDecimal ofTotal, Code wanted) {
        if (wanted.equals(block.code())) {
            return ofTotal;
        }
        BigDecimal value = block.value();
        if (value == null || value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        for (Derivation child : block.children()) {
            BigDecimal contribution = child.contribution();
            if (child.kind() == DerivationKind.BLOCK && contribution != null) {
                BigDecimal found =
                        share(child, Numbers.timesOver(ofTotal, contribution, value), wanted);
                if (found.signum() != 0) {
                    return found;
                }
            }
        }
        return BigDecimal.ZERO;
    }

    // ---- tree

    private @Nullable BigDecimal block(Derivation node, String at) {
        List<@Nullable BigDecimal> indices = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        boolean any = false;
        for (Derivation child : node.children()) {
            if (child.kind() == DerivationKind.BLOCK || child.kind() == DerivationKind.INDICATOR) {
                BigDecimal index = index(child, value(child, at));
                any |= index != null;
                indices.add(index);
                weights.add(child.weight() == null ? BigDecimal.ONE : child.weight());
            }
        }
        boolean leftOut =
                node.words().containsKey("suppressed")
                        && !"light".equals(node.words().get("suppressed"));
        if (!any || leftOut || node.words().containsKey("withheld")) {
            return null;
        }
        String name = node.words().getOrDefault("aggregation", "");
        Scheme.Aggregation aggregation = Scheme.Aggregation.valueOf(name.toUpperCase(Locale.ROOT));
        return rounded(Aggregates.of(aggregation, indices, weights).value(), node);
    }

    private static @Nullable BigDecimal index(Derivation node, @Nullable BigDecimal value) {
        BigDecimal full = node.terms().get("full");
        return value == null || full == null ? value : Aggregates.index(value, full);
    }

    private @Nullable BigDecimal indicator(Derivation node, String at) {
        Derivation earned = node.children().getFirst();
        BigDecimal value = value(earned, at);
        for (Derivation child : node.children()) {
            if (child.kind() == DerivationKind.TREND) {
                value(child, at);
            }
        }
        if (node.words().containsKey("watched")) {
            // What it would have earned is told, and counts for nothing.
            return null;
        }
        BigDecimal cap = node.terms().get("cap");
        if (value != null && cap != null) {
            value = value.min(Numbers.percent(cap));
        }
        return rounded(value, node);
    }

    private @Nullable BigDecimal policy(Derivation node, String at) {
        for (Derivation child : node.children()) {
            if (child.kind() == DerivationKind.RULE) {
                value(child, at);
            }
        }
        String policy = node.words().get("policy");
        if (policy == null) {
            return null;
        }
        return switch (Scheme.NoData.valueOf(policy.toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case ZERO -> BigDecimal.ZERO;
            case FULL_MARK -> Numbers.HUNDRED;
            case PEER_MEAN -> {
                BigDecimal sum = BigDecimal.ZERO;
                int count = 0;
                for (Derivation child : node.children()) {
                    BigDecimal achievement = child.terms().get("achievement");
                    if (child.kind() == DerivationKind.PEER && achievement != null) {
                        sum = sum.add(achievement);
                        count++;
                    }
                }
                yield count == 0
                        ? null
                        : Numbers.percent(Numbers.over(sum, BigDecimal.valueOf(count)));
            }
            // What is carried has a rule's node, and nothing counts of what is left out.
            case SHARE, LEAVE_OUT, CARRY_FORWARD -> null;
        };
    }

    private @Nullable BigDecimal rule(Derivation node, String at) {
        Rule rule = Objects.requireNonNull(node.rule(), "a rule's node has its rule");
        BigDecimal actual = null;
        BigDecimal target = null;
        BigDecimal floor = null;
        BigDecimal before = null;
        List<Rating> ratings = new ArrayList<>();
        Survey survey = null;
        Submissions kept = null;
        List<Sample> samples = new ArrayList<>();
        for (Derivation input : node.children()) {
            switch (input.kind()) {
                case ACTUAL -> actual = value(input, at);
                case EARLIER -> before = value(input, at);
                case TARGET -> {
                    target = value(input, at);
                    floor = input.terms().get("floor");
                }
                case RATING -> {
                    String grade = input.words().get("grade");
                    ratings.add(
                            new Rating(
                                    Objects.requireNonNull(input.code()),
                                    grade == null ? null : Code.of(grade),
                                    input.value(),
                                    List.of()));
                }
                case SURVEY -> {
                    TreeMap<Code, Long> answers = new TreeMap<>();
                    input.terms()
                            .forEach((answer, n) -> answers.put(Code.of(answer), n.longValue()));
                    survey = new Survey(answers, List.of());
                }
                case SUBMISSIONS ->
                        kept =
                                new Submissions(
                                        term(input, "late").intValue(),
                                        term(input, "missing").intValue(),
                                        term(input, "wrong").intValue(),
                                        "true".equals(input.words().get("past-cut-off")),
                                        List.of());
                case PEER ->
                        samples.add(
                                new Sample(
                                        Objects.requireNonNull(input.code()),
                                        input.value(),
                                        input.terms().get("target"),
                                        null,
                                        input.terms().get("before"),
                                        List.of(),
                                        null,
                                        null));
                case PUBLISHED, TOTAL, BLOCK, INDICATOR, RULE, POLICY, CAP, ROUNDING -> {}
                case REMAINDER, UNEVENNESS, MADE, OBSERVATION, CONSTANT, ABSENT, GROUP -> {}
                case BONUS, BONUS_CAP, DEDUCTION, DEDUCTION_CAP, COEFFICIENT, VETO -> {}
                case BETWEEN_CLASSES, MEMBERSHIP, SCHEME, VERSION, LIGHT, TREND -> {}
            }
        }
        boolean fed =
                switch (rule.needs()) {
                    case FIGURE -> actual != null;
                    case RATINGS -> !ratings.isEmpty();
                    case SURVEY -> survey != null;
                    case SUBMISSIONS -> kept != null;
                };
        if (!fed) {
            return null;
        }
        samples.addFirst(
                new Sample(Code.of("self"), actual, target, floor, before, ratings, survey, kept));
        Direction direction = direction(node);
        EngineId engine =
                node.words().containsKey("engine")
                        ? EngineId.of(node.words().getOrDefault("engine", ""))
                        : EngineId.KC_1;
        Achievements.Peers peers = Achievements.survey(engine, rule, direction, samples);
        return switch (Achievements.of(rule, direction, samples.getFirst(), 0, peers)) {
            case Outcome.Achieved(BigDecimal achievement) -> Numbers.percent(achievement);
            case Outcome.Undefined _ -> null;
        };
    }

    /** The pace; an arrow that does not follow from it is a difference, too. */
    private @Nullable BigDecimal trend(Derivation node, String at) {
        Trend trend;
        try {
            trend =
                    Shape.read(
                                    Trend.class,
                                    Shape.MAPPER.readTree(node.words().getOrDefault("trend", "")))
                            .orThrow();
        } catch (JsonProcessingException corrupt) {
            throw new IllegalArgumentException("a trend does not say how it is made", corrupt);
        }
        List<Tendency.Value> values = new ArrayList<>();
        BigDecimal target = null;
        for (Derivation input : node.children()) {
            BigDecimal value = value(input, at);
            if (input.kind() == DerivationKind.TARGET) {
                target = value;
            } else if (value != null) {
                Period period = Period.parse(input.words().getOrDefault("period", ""));
                values.add(new Tendency.Value(Tendency.place(period), value));
            }
        }
        Tendency.Measured again = Tendency.measure(trend, direction(node), values, target);
        String stated = node.words().getOrDefault("arrow", "");
        if (!stated.equals(Shape.kebab(again.arrow()))) {
            differences.add(at + ": stated " + stated + ", computed " + again.arrow());
        }
        return again.pace();
    }

    private static Direction direction(Derivation node) {
        String word = node.words().getOrDefault("direction", "");
        return Direction.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static BigDecimal target(Derivation node) {
        BigDecimal share = node.terms().get("share");
        BigDecimal stated = term(node, "stated");
        return share == null ? stated : Numbers.times(stated, share);
    }

    // ---- figures

    private Figure figure(Derivation node, String at) {
        Figure figure = figure(node, at, null);
        if (node.kind() == DerivationKind.MADE) {
            stated(node, figure.value(), at + "/made");
        }
        return figure;
    }

    private Figure figure(Derivation node, String at, Figure.@Nullable Op within) {
        if (node.kind() == DerivationKind.OBSERVATION) {
            return observed(node, within);
        }
        if (node.kind() == DerivationKind.ABSENT) {
            return absent(node);
        }
        if (node.kind() != DerivationKind.MADE) {
            return new Figure.Fixed(Objects.requireNonNull(node.value()));
        }
        Figure.Op op =
                Figure.Op.valueOf(
                        node.words()
                                .getOrDefault("op", "")
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'));
        List<Figure> parts = new ArrayList<>();
        for (Derivation child : node.children()) {
            Figure part = figure(child, at, op);
            if (part.value() != null) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && op == Figure.Op.OF_UNIT) {
            return absent(node);
        }
        BigDecimal factor = term(node, "factor");
        BigDecimal value = Figures.shortened(Figures.combine(op, factor, parts));
        return new Figure.Made(op, factor, parts, value, false);
    }

    /** Only that there is no figure counts here; of when and why its sentence tells. */
    private static Figure absent(Derivation node) {
        return new Figure.Absent(
                Reasons.NOT_SENT,
                Objects.requireNonNull(node.code()),
                Period.ofYear(1900),
                List.of(),
                List.of());
    }

    private static Figure observed(Derivation node, Figure.@Nullable Op within) {
        BigDecimal numerator = node.terms().get("numerator");
        BigDecimal denominator = node.terms().get("denominator");
        if (numerator == null || denominator == null) {
            return new Figure.Fixed(Objects.requireNonNull(node.value()));
        }
        if (within == Figure.Op.NUMERATOR) {
            return new Figure.Fixed(numerator);
        }
        if (within == Figure.Op.DENOMINATOR) {
            return new Figure.Fixed(denominator);
        }
        Observation.Ratio ratio =
                new Observation.Ratio(
                        numerator,
                        denominator,
                        true,
                        false,
                        List.of(new Position(Journal.MONITORING, 0)));
        return new Figure.Observed(
                Objects.requireNonNull(node.code()),
                Period.ofYear(1900),
                ratio,
                term(node, "factor"),
                Figures.shortened(Numbers.timesOver(numerator, term(node, "factor"), denominator)));
    }

    // ---- small things

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal value, Derivation node) {
        BigDecimal decimals = node.terms().get("decimals");
        if (value == null || decimals == null) {
            return value;
        }
        String mode = node.words().getOrDefault("mode", "half-up");
        return Numbers.round(
                value,
                decimals.intValueExact(),
                RoundingMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static Derivation only(Derivation node, DerivationKind kind) {
        return node.children().stream()
                .filter(child -> child.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(node.kind() + " has no " + kind));
    }

    private static BigDecimal term(Derivation node, String name) {
        BigDecimal value = node.terms().get(name);
        if (value == null) {
            throw new IllegalArgumentException(node.kind() + " lacks its " + name);
        }
        return value;
    }
}
