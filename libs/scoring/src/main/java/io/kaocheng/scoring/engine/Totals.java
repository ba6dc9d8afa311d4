package io.kaocheng.scoring.engine;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.facts.Bonus;
import io.kaocheng.scoring.facts.Facts;
import io.kaocheng.scoring.facts.Incident;
import io.kaocheng.scoring.facts.Rating;
import io.kaocheng.scoring.facts.Veto;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes a unit's total from its tree's score: mix, bonuses, deductions, coefficient, vetoes. */
public final class Totals {

    /**
     * A unit's total and the lines that add up to it.
     *
     * @param value null where there is nothing to score
     * @param bonus the bonus points that break ties; 0 where bonuses are part of the total
     * @param tieBreak the lines of those bonus points
     * @param bestGrade index of the best grade a veto leaves open
     */
    public record Total(
            List<Line> lines,
            @Nullable BigDecimal value,
            BigDecimal bonus,
            List<Line> tieBreak,
            boolean barred,
            int bestGrade,
            BigDecimal coverage) {}

    /** A group's ratings and their mean. */
    record Rated(
            Scheme.Group group,
            List<Rating> used,
            List<Rating> dropped,
            @Nullable BigDecimal mean) {}

    private static final SortedMap<String, BigDecimal> NO_TERMS =
            java.util.Collections.emptySortedMap();

    private Totals() {}

    static Total of(
            Scheme scheme,
            Facts facts,
            Unmarked.ByGroup unmarkedBy,
            Code unit,
            Period period,
            NodeScore.Branch tree) {
        List<Line> lines = new ArrayList<>();
        Scheme.EvaluatorMix mix = scheme.evaluators();
        BigDecimal coverage = tree.coverage();
        BigDecimal value;
        BigDecimal treeShare = null;
        if (mix == null) {
            value = tree.value();
            treeShare = value;
            if (value != null) {
                lines.add(
                        new Line(
                                DerivationKind.BLOCK,
                                tree.node().code(),
                                value,
                                NO_TERMS,
                                List.of()));
            }
        } else {
            List<Rated> groups = rated(mix, facts.ratings(unit, period));
            List<@Nullable BigDecimal> indices = new ArrayList<>();
            List<BigDecimal> weights = new ArrayList<>();
            BigDecimal covered = mix.tree().multiply(tree.coverage());
            boolean treeCounts = mix.tree().signum() > 0;
            if (treeCounts) {
                indices.add(tree.index());
                weights.add(mix.tree());
            }
            List<@Nullable Unmarked> instead = new ArrayList<>();
            for (Rated group : groups) {
                Unmarked unmarked =
                        group.mean() != null ? null : unmarkedBy.of(group.group(), mix.trim());
                instead.add(unmarked);
                indices.add(unmarked == null ? group.mean() : unmarked.mean());
                weights.add(group.group().weight());
                if (group.mean() != null) {
                    covered = covered.add(group.group().weight());
                }
            }
            coverage = covered.scaleByPowerOfTen(-2);
            value = null;
            if (indices.stream().anyMatch(i -> i != null)) {
                Aggregates.Aggregate mixed =
                        Aggregates.of(Scheme.Aggregation.ARITHMETIC, indices, weights);
                value = BigDecimal.ZERO;
                for (int i = 0; i < indices.size(); i++) {
                    BigDecimal amount = mixed.contributions().get(i);
                    if (amount == null) {
                        continue;
                    }
                    value = value.add(amount);
                    if (i == 0 && treeCounts) {
                        treeShare = amount;
                        lines.add(
                                new Line(
                                        DerivationKind.BLOCK,
                                        tree.node().code(),
                                        amount,
                                        terms("weight", mix.tree()),
                                        List.of()));
                    } else {
                        int at = treeCounts ? i - 1 : i;
                        Unmarked unmarked = instead.get(at);
                        lines.add(
                                unmarked == null
                                        ? group(groups.get(at), amount)
                                        : unmarked(groups.get(at).group(), unmarked, amount));
                    }
                }
                BigDecimal remainder = mixed.value().subtract(value);
                if (remainder.signum() != 0) {
                    lines.add(line(DerivationKind.REMAINDER, null, remainder, NO_TERMS));
                    value = mixed.value();
                }
            }
        }
        if (value == null) {
            return new Total(List.of(), null, BigDecimal.ZERO, List.of(), false, 0, coverage);
        }
        BigDecimal bonus = BigDecimal.ZERO;
        List<Line> tieBreak = List.of();
        Scheme.Bonuses bonuses = scheme.bonuses();
        if (bonuses != null) {
            List<Line> granted = bonuses(bonuses, facts.bonuses(unit, period));
            for (Line line : granted) {
                bonus = bonus.add(line.amount());
            }
            if (bonuses.use() == Scheme.BonusUse.TOTAL) {
                lines.addAll(granted);
                value = value.add(bonus);
                bonus = BigDecimal.ZERO;
            } else {
                tieBreak = granted;
            }
        }
        Scheme.Deductions deductions = scheme.deductions();
        if (deductions != null) {
            for (Line line : deductions(deductions, facts.incidents(unit, period))) {
                lines.add(line);
                value = value.add(line.amount());
            }
        }
        BigDecimal coefficient = scheme.scaling().coefficient();
        if (coefficient.compareTo(BigDecimal.ONE) != 0) {
            BigDecimal change = Numbers.times(value, coefficient.subtract(BigDecimal.ONE));
            lines.add(
                    line(
                            DerivationKind.COEFFICIENT,
                            null,
                            change,
                            terms("coefficient", coefficient)));
            value = value.add(change);
        }
        Integer scale = scheme.rounding().total();
        if (scale != null) {
            BigDecimal rounded = Numbers.round(value, scale, scheme.rounding().mode().toJava());
            if (rounded.compareTo(value) != 0) {
                lines.add(
                        new Line(
                                DerivationKind.ROUNDING,
                                null,
                                rounded.subtract(value),
                                terms("decimals", BigDecimal.valueOf(scale)),
                                words("mode", Shape.kebab(scheme.rounding().mode())),
                                List.of()));
            }
            value = rounded;
        }
        return vetoed(
                scheme,
                facts.vetoes(unit, period),
                lines,
                value,
                bonus,
                tieBreak,
                tree,
                treeShare == null ? BigDecimal.ZERO : Numbers.times(treeShare, coefficient),
                coverage);
    }

    private static Total vetoed(
            Scheme scheme,
            List<Veto> imposed,
            List<Line> lines,
            BigDecimal total,
            BigDecimal bonus,
            List<Line> tieBreak,
            NodeScore.Branch tree,
            BigDecimal treeShare,
            BigDecimal coverage) {
        BigDecimal value = total;
        boolean barred = false;
        int best = 0;
        for (Scheme.VetoEffect effect : scheme.vetoes()) {
            List<Position> sources = new ArrayList<>();
            boolean applies = false;
            for (Veto veto : imposed) {
                if (veto.kind().equals(effect.kind())) {
                    applies = true;
                    sources.addAll(veto.sources());
                }
            }
            if (!applies) {
                continue;
            }
            BigDecimal deducted =
                    switch (effect) {
                        case Scheme.ZeroBlock(_, Code block) -> share(tree, treeShare, block);
                        case Scheme.ZeroTotal _ -> value;
                        case Scheme.Deduct(_, BigDecimal points) -> points;
                        case Scheme.CapGrade(_, Code grade) -> {
                            best = Math.max(best, gradeIndex(scheme, grade));
                            yield BigDecimal.ZERO;
                        }
                        case Scheme.BarFromAwards _ -> {
                            barred = true;
                            yield BigDecimal.ZERO;
                        }
                    };
            lines.add(
                    new Line(
                            DerivationKind.VETO,
                            effect.kind(),
                            deducted.negate(),
                            NO_TERMS,
                            words("effect", Shape.canonical(Shape.write(effect))),
                            Sorted.copy(sources)));
            value = value.subtract(deducted);
        }
        return new Total(List.copyOf(lines), value, bonus, tieBreak, barred, best, coverage);
    }

    /** The part of the total that a block at any depth contributed. */
    private static BigDecimal share(NodeScore.Branch at, BigDecimal ofTotal, Code block) {
        if (at.node().code().equals(block)) {
            return ofTotal;
        }
        BigDecimal value = at.value();
        if (value == null || value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        for (int i = 0; i < at.children().size(); i++) {
            BigDecimal contribution = at.contributions().get(i);
            if (contribution != null && at.children().get(i) instanceof NodeScore.Branch child) {
                BigDecimal found =
                        share(child, Numbers.timesOver(ofTotal, contribution, value), block);
                if (found.signum() != 0) {
                    return found;
                }
            }
        }
        return BigDecimal.ZERO;
    }

    private static int gradeIndex(Scheme scheme, Code grade) {
        Scheme.Grades grades = scheme.grades();
        if (grades != null) {
            for (int i = 0; i < grades.grades().size(); i++) {
                if (grades.grades().get(i).grade().equals(grade)) {
                    return i;
                }
            }
        }
        return 0;
    }

    private static Line group(Rated rated, BigDecimal amount) {
        List<Position> sources = new ArrayList<>();
        rated.used().forEach(r -> sources.addAll(r.sources()));
        rated.dropped().forEach(r -> sources.addAll(r.sources()));
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put("weight", rated.group().weight());
        terms.put("marks", BigDecimal.valueOf(rated.used().size()));
        terms.put("dropped", BigDecimal.valueOf(rated.dropped().size()));
        BigDecimal mean = rated.mean();
        if (mean != null) {
            terms.put("mean", mean);
        }
        for (int i = 0; i < rated.used().size(); i++) {
            BigDecimal mark = rated.used().get(i).mark();
            if (mark != null) {
                terms.put(String.format(java.util.Locale.ROOT, "mark%04d", i + 1), mark);
            }
        }
        return new Line(
                DerivationKind.GROUP, rated.group().group(), amount, terms, Sorted.copy(sources));
    }

    private static Line unmarked(Scheme.Group group, Unmarked unmarked, BigDecimal amount) {
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put("weight", group.weight());
        terms.put("marks", BigDecimal.ZERO);
        terms.put("mean", unmarked.mean());
        for (int i = 0; i < unmarked.peers().size(); i++) {
            terms.put(
                    String.format(java.util.Locale.ROOT, "peer%04d", i + 1),
                    unmarked.peers().get(i));
        }
        return new Line(
                DerivationKind.GROUP,
                group.group(),
                amount,
                terms,
                Sorted.copy(unmarked.sources()));
    }

    private static List<Rated> rated(Scheme.EvaluatorMix mix, List<Rating> ratings) {
        return mix.groups().stream().map(group -> rated(group, mix.trim(), ratings)).toList();
    }

    /** A group's marks among all that a unit was given. */
    static Rated rated(Scheme.Group group, int drops, List<Rating> ratings) {
        List<Rating> marks =
                ratings.stream()
                        .filter(r -> r.group().equals(group.group()) && r.mark() != null)
                        .sorted(
                                Comparator.comparing(Totals::mark)
                                        .thenComparing(r -> r.sources().toString()))
                        .toList();
        boolean trims = marks.size() > 2 * drops;
        int trim = trims ? drops : 0;
        List<Rating> used = marks.subList(trim, marks.size() - trim);
        List<Rating> dropped = new ArrayList<>(marks.subList(0, trim));
        dropped.addAll(marks.subList(marks.size() - trim, marks.size()));
        BigDecimal sum = BigDecimal.ZERO;
        for (Rating rating : used) {
            sum = sum.add(mark(rating));
        }
        return new Rated(
                group,
                used,
                dropped,
                used.isEmpty() ? null : Numbers.over(sum, BigDecimal.valueOf(used.size())));
    }

    private static BigDecimal mark(Rating rating) {
        return Optional.ofNullable(rating.mark()).orElse(BigDecimal.ZERO);
    }

    private static List<Line> bonuses(Scheme.Bonuses rules, List<Bonus> granted) {
        TreeMap<Code, TreeMap<Code, Bonus>> highest = new TreeMap<>();
        granted.stream()
                .sorted(
                        Comparator.comparing(Bonus::points)
                                .reversed()
                                .thenComparing(b -> b.sources().toString()))
                .forEach(
                        bonus ->
                                highest.computeIfAbsent(bonus.category(), k -> new TreeMap<>())
                                        .putIfAbsent(bonus.item(), bonus));
        List<Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (var category : highest.entrySet()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Bonus bonus : category.getValue().values()) {
                BigDecimal cap = rules.perItem();
                BigDecimal points = cap == null ? bonus.points() : bonus.points().min(cap);
                sum = sum.add(points);
                TreeMap<String, BigDecimal> terms = new TreeMap<>();
                terms.put("granted", bonus.points());
                if (cap != null) {
                    terms.put("cap", cap);
                }
                lines.add(
                        new Line(
                                DerivationKind.BONUS,
                                bonus.item(),
                                points,
                                terms,
                                words("category", category.getKey().value()),
                                bonus.sources()));
            }
            BigDecimal most = rules.perCategory().get(category.getKey());
            if (most != null && sum.compareTo(most) > 0) {
                lines.add(
                        line(
                                DerivationKind.BONUS_CAP,
                                category.getKey(),
                                most.subtract(sum),
                                terms("cap", most)));
                sum = most;
            }
            total = total.add(sum);
        }
        BigDecimal most = rules.cap();
        if (most != null && total.compareTo(most) > 0) {
            lines.add(
                    line(DerivationKind.BONUS_CAP, null, most.subtract(total), terms("cap", most)));
        }
        return lines;
    }

    private static List<Line> deductions(Scheme.Deductions rules, List<Incident> incidents) {
        List<Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Scheme.Deduction rule : rules.kinds()) {
            BigDecimal count = BigDecimal.ZERO;
            List<Position> sources = new ArrayList<>();
            for (Incident incident : incidents) {
                if (incident.kind().equals(rule.kind())) {
                    long times = rule.doubledOnRepeat() && incident.repeated() ? 2 : 1;
                    count = count.add(BigDecimal.valueOf(times * incident.count()));
                    sources.addAll(incident.sources());
                }
            }
            if (count.signum() == 0) {
                continue;
            }
            BigDecimal deducted = count.multiply(rule.each());
            BigDecimal cap = rule.cap();
            TreeMap<String, BigDecimal> terms = new TreeMap<>();
            terms.put("count", count);
            terms.put("each", rule.each());
            if (cap != null) {
                terms.put("cap", cap);
                deducted = deducted.min(cap);
            }
            total = total.add(deducted);
            lines.add(
                    new Line(
                            DerivationKind.DEDUCTION,
                            rule.kind(),
                            deducted.negate(),
                            terms,
                            Sorted.copy(sources)));
        }
        BigDecimal most = rules.cap();
        if (most != null && total.compareTo(most) > 0) {
            lines.add(
                    line(
                            DerivationKind.DEDUCTION_CAP,
                            null,
                            total.subtract(most),
                            terms("cap", most)));
        }
        return lines;
    }

    static Line line(
            DerivationKind kind,
            @Nullable Code code,
            BigDecimal amount,
            SortedMap<String, BigDecimal> terms) {
        return new Line(kind, code, amount, terms, List.of());
    }

    private static SortedMap<String, String> words(String name, String value) {
        TreeMap<String, String> words = new TreeMap<>();
        words.put(name, value);
        return words;
    }

    public static SortedMap<String, BigDecimal> terms(String name, BigDecimal value) {
        TreeMap<String, BigDecimal> terms = new TreeMap<>();
        terms.put(name, value);
        return terms;
    }
}
