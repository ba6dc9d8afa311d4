package io.kaocheng.scoring.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The checks before a scheme is enacted that need the indicators' definitions; {@link Scheme#read}
 * has done all others (weights, tables, ranges, quotas).
 */
public final class SchemeCheck {

    private final Scheme scheme;
    private final Function<Code, Optional<IndicatorDefinition>> definitions;
    private final Function<Code, Optional<Period>> retired;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Code, String> blocks = new HashMap<>();
    private final Map<Code, String> indicators = new HashMap<>();

    private SchemeCheck(
            Scheme scheme,
            Function<Code, Optional<IndicatorDefinition>> definitions,
            Function<Code, Optional<Period>> retired) {
        this.scheme = scheme;
        this.definitions = definitions;
        this.retired = retired;
    }

    /**
     * All findings at once, in document order; none if the scheme may be enacted.
     *
     * @param definitions the enacted version of an indicator for the scheme's cycle
     */
    public static List<Finding> check(
            Scheme scheme, Function<Code, Optional<IndicatorDefinition>> definitions) {
        return check(scheme, definitions, indicator -> Optional.empty());
    }

    /**
     * The same, where some indicators are not to be used any more.
     *
     * @param retired the first period without an indicator, where that is told of one of the scheme
     */
    public static List<Finding> check(
            Scheme scheme,
            Function<Code, Optional<IndicatorDefinition>> definitions,
            Function<Code, Optional<Period>> retired) {
        return new SchemeCheck(scheme, definitions, retired).check();
    }

    private List<Finding> check() {
        block(scheme.tree(), "/tree");
        vetoes();
        if (scheme.scoredBy() == EngineId.KC_1) {
            needsLater("/rounding/compare", scheme.rounding().compare());
            needsLater("/partialYear", scheme.partialYear());
            needsLater("/scoredWhen", scheme.scoredWhen());
            Scheme.EvaluatorMix mix = scheme.evaluators();
            for (int i = 0; mix != null && i < mix.groups().size(); i++) {
                needsLater("/evaluators/groups/" + i + "/missing", mix.groups().get(i).missing());
            }
        }
        Scheme.Grades grades = scheme.grades();
        Scheme.Bonuses bonuses = scheme.bonuses();
        if (grades != null
                && grades.ties() == Scheme.QuotaTies.BY_BONUS
                && (bonuses == null || bonuses.use() != Scheme.BonusUse.TIE_BREAK)) {
            add(
                    "/grades/ties",
                    "bonus-not-for-ties",
                    "ties are broken by bonus, but bonuses are not used for breaking ties",
                    "并列按加分区分，但加分未设为用于区分并列");
        }
        return List.copyOf(findings);
    }

    private void composite(Scheme.Composite block, String at) {
        String before = blocks.putIfAbsent(block.code(), at);
        if (before != null) {
            add(
                    at + "/code",
                    "duplicate",
                    "block " + block.code() + " is already at " + before,
                    "维度 " + block.code() + " 已出现在 " + before);
        }
        if (scheme.scoredBy() == EngineId.KC_1) {
            needsLater(at + "/atLeast", block.atLeast());
            needsLater(at + "/missing", block.missing());
            needsLater(at + "/light", block.light());
            needsLater(at + "/peers", block.peers());
        }
    }

    private void block(Scheme.Block block, String at) {
        composite(block, at);
        for (int i = 0; i < block.children().size(); i++) {
            String place = at + "/children/" + i;
            switch (block.children().get(i)) {
                case Scheme.Block inner -> block(inner, place);
                case Scheme.OwnBlock own -> {
                    composite(own, place);
                    if (scheme.scoredBy() == EngineId.KC_1) {
                        needsLater(place + "/kind", own);
                    }
                }
                case Scheme.IndicatorNode node -> indicator(node, place);
            }
        }
    }

    private void indicator(Scheme.IndicatorNode node, String at) {
        if (scheme.scoredBy() == EngineId.KC_1) {
            needsLater(at + "/watched", node.watched());
            needsLater(at + "/missing", node.missing());
        }
        String before = indicators.putIfAbsent(node.indicator(), at);
        if (before != null) {
            add(
                    at + "/indicator",
                    "duplicate",
                    "indicator " + node.indicator() + " is already at " + before,
                    "指标 " + node.indicator() + " 已出现在 " + before);
        }
        retired.apply(node.indicator())
                .ifPresent(
                        from ->
                                add(
                                        at + "/indicator",
                                        "indicator-retired",
                                        "indicator "
                                                + node.indicator()
                                                + " was retired from "
                                                + from,
                                        "指标 " + node.indicator() + " 已自 " + from + " 起停用"));
        Optional<IndicatorDefinition> found = definitions.apply(node.indicator());
        if (found.isEmpty()) {
            add(
                    at + "/indicator",
                    "indicator-not-enacted",
                    "no enacted version of indicator " + node.indicator(),
                    "指标 " + node.indicator() + " 没有生效版本");
            return;
        }
        IndicatorDefinition definition = found.get();
        light(node, definition, at);
        references(definition, at);
        if (scheme.scoredBy() != EngineId.KC_1) {
            latest(definition, at);
        } else {
            needsLater(at + "/indicator", definition.peers());
        }
    }

    /** What the engines after the first refuse, since it could only be wrong. */
    private void latest(IndicatorDefinition definition, String at) {
        Formula formula = definition.formula();
        if (definition.accumulation() == IndicatorDefinition.Accumulation.SUM
                && formula != null
                && formula.isCumulative()) {
            add(
                    at + "/indicator",
                    "accumulation-unsuited",
                    "the formula of "
                            + definition.indicator()
                            + " is a sum over the year already; its accumulation must be last, found sum",
                    "指标 " + definition.indicator() + " 的公式已是当年累计，汇总方式须为取期末值（last），现为逐期累计");
        }
        if (definition.rule() instanceof Rule.RatioToBest(Rule.ZeroBest zeroBest)
                && zeroBest == null
                && definition.direction() == Direction.DOWN) {
            add(
                    at + "/indicator",
                    "zero-best-unsaid",
                    "the best figure of "
                            + definition.indicator()
                            + " may be 0; its rule must say zeroBest, full-or-nothing or plus-one",
                    "指标 "
                            + definition.indicator()
                            + " 的最优值可能为 0，规则须写明 zeroBest:full-or-nothing 或 plus-one");
        }
    }

    private void light(Scheme.IndicatorNode node, IndicatorDefinition definition, String at) {
        Scheme.LightRule light = node.light();
        if (light.on() == Scheme.LightOn.ACHIEVEMENT) {
            return;
        }
        int order = light.green().compareTo(light.red());
        boolean suits =
                switch (definition.direction()) {
                    case UP -> order >= 0;
                    case DOWN -> order <= 0;
                    case ON_TARGET, RANGE -> false;
                };
        if (suits) {
            return;
        }
        switch (definition.direction()) {
            case UP, DOWN ->
                    add(
                            at + "/light/green",
                            "thresholds-reversed",
                            "indicator "
                                    + node.indicator()
                                    + " has direction "
                                    + Shape.kebab(definition.direction())
                                    + ", so green must be at the better end; found green "
                                    + light.green().toPlainString()
                                    + ", red "
                                    + light.red().toPlainString(),
                            "指标 "
                                    + node.indicator()
                                    + " "
                                    + definition.direction().chinese()
                                    + "，绿灯线须在较优一端，现绿灯线为 "
                                    + light.green().toPlainString()
                                    + "、红灯线为 "
                                    + light.red().toPlainString());
            case ON_TARGET, RANGE ->
                    add(
                            at + "/light/on",
                            "light-unsuited",
                            "indicator "
                                    + node.indicator()
                                    + " has direction "
                                    + Shape.kebab(definition.direction())
                                    + "; its light must be read from achievement",
                            "指标 "
                                    + node.indicator()
                                    + " "
                                    + definition.direction().chinese()
                                    + "，须按得分率（achievement）亮灯");
        }
    }

    private void references(IndicatorDefinition from, String at) {
        Set<Code> path = new LinkedHashSet<>();
        Set<Code> missing = new TreeSet<>();
        Set<Code> done = new HashSet<>();
        Optional<List<Code>> cycle = findCycle(from, path, done, missing);
        for (Code code : missing) {
            Optional<Period> ended = retired.apply(code);
            if (ended.isPresent()) {
                add(
                        at + "/indicator",
                        "indicator-retired",
                        "the formula of "
                                + from.indicator()
                                + " leads to "
                                + code
                                + ", which was retired from "
                                + ended.get(),
                        "指标 "
                                + from.indicator()
                                + " 的公式引用了 "
                                + code
                                + "，该指标已自 "
                                + ended.get()
                                + " 起停用");
                continue;
            }
            add(
                    at + "/indicator",
                    "reference-not-enacted",
                    "the formula of "
                            + from.indicator()
                            + " leads to "
                            + code
                            + ", which has no enacted version",
                    "指标 " + from.indicator() + " 的公式引用了未生效的指标 " + code);
        }
        cycle.ifPresent(
                codes ->
                        add(
                                at + "/indicator",
                                "cycle",
                                "formulas refer to each other in a circle or a chain of more than "
                                        + Formula.DEEPEST_CHAIN
                                        + ": "
                                        + codes,
                                "公式循环引用：" + codes));
    }

    private Optional<List<Code>> findCycle(
            IndicatorDefinition at, Set<Code> path, Set<Code> done, Set<Code> missing) {
        if (!path.add(at.indicator())) {
            List<Code> circle = new ArrayList<>(path);
            circle.add(at.indicator());
            return Optional.of(circle);
        }
        if (path.size() > Formula.DEEPEST_CHAIN) {
            return Optional.of(new ArrayList<>(path));
        }
        SortedSet<Code> references =
                at.formula() == null ? new TreeSet<>() : at.formula().references();
        for (Code code : references) {
            if (done.contains(code)) {
                continue;
            }
            Optional<IndicatorDefinition> next = definitions.apply(code);
            if (next.isEmpty() || retired.apply(code).isPresent()) {
                missing.add(code);
                continue;
            }
            Optional<List<Code>> cycle = findCycle(next.get(), path, done, missing);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        path.remove(at.indicator());
        done.add(at.indicator());
        return Optional.empty();
    }

    private void vetoes() {
        for (int i = 0; i < scheme.vetoes().size(); i++) {
            String at = "/vetoes/" + i;
            switch (scheme.vetoes().get(i)) {
                case Scheme.ZeroBlock(_, Code block) -> {
                    if (!blocks.containsKey(block)) {
                        add(
                                at + "/block",
                                "unknown-block",
                                "the tree has no block " + block,
                                "方案中没有维度 " + block);
                    }
                }
                case Scheme.CapGrade(_, Code grade) -> {
                    Scheme.Grades grades = scheme.grades();
                    if (grades == null
                            || grades.grades().stream().noneMatch(g -> g.grade().equals(grade))) {
                        add(
                                at + "/grade",
                                "unknown-grade",
                                "the scheme has no grade " + grade,
                                "方案中没有等次 " + grade);
                    }
                }
                case Scheme.ZeroTotal _, Scheme.Deduct _, Scheme.BarFromAwards _ -> {}
            }
        }
    }

    private void needsLater(String pointer, @Nullable Object stated) {
        if (stated != null) {
            add(
                    pointer,
                    "needs-engine",
                    "kc-1 does not know this; the scheme must name engine kc-2",
                    "kc-1 不支持此项，方案须写明 engine 为 kc-2");
        }
    }

    private void add(String pointer, String code, String en, String zh) {
        findings.add(new Finding(pointer, code, en, zh));
    }
}
