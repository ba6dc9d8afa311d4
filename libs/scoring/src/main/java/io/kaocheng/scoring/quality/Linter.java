package io.kaocheng.scoring.quality;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.VagueWords;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.quality.Described.Collection;
import io.kaocheng.scoring.quality.Described.Control;
import io.kaocheng.scoring.quality.Described.Dimension;
import io.kaocheng.scoring.quality.Described.Horizon;
import io.kaocheng.scoring.quality.Described.Nature;
import io.kaocheng.scoring.quality.Described.Stage;
import io.kaocheng.scoring.quality.EffectiveWeights.Place;
import io.kaocheng.scoring.quality.QualityFinding.State;
import io.kaocheng.scoring.quality.QualityRule.Severity;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a version of an indicator, or a scheme, by the rules of {@link QualityRule}. What a rule
 * needs and nobody has said is told as not checked, never as passed.
 */
public final class Linter {

    /** An indicator as it is known. */
    public record Known(Described described, @Nullable IndicatorDefinition definition) {}

    private record Seen(
            Place place, @Nullable IndicatorDefinition definition, @Nullable Described described) {}

    /** A rule whose attribute is missing for more than this share of the weight is not checked. */
    private static final BigDecimal MOST_MISSING = new BigDecimal("0.20");

    private static final String TREE = "/tree";
    private static final Set<Code> PUBLIC = Set.of(Code.of("public"), Code.of("enterprise"));
    private static final Set<String> OF_TABLES =
            Set.of(
                    "table-not-total",
                    "empty-step",
                    "standards-not-in-order",
                    "bands-not-in-order",
                    "best-not-one",
                    "table-rises");
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final QualityRules rules;
    private final List<QualityFinding> findings = new ArrayList<>();

    private Linter(QualityRules rules) {
        this.rules = rules;
    }

    /**
     * What is questionable about a scheme, by rule.
     *
     * @param definitions the version of an indicator that is in force, or is to be
     * @param descriptions what describes an indicator
     */
    public static List<QualityFinding> scheme(
            Scheme scheme,
            Function<Code, Optional<IndicatorDefinition>> definitions,
            Function<Code, Optional<Described>> descriptions,
            QualityRules rules) {
        Linter linter = new Linter(rules);
        EffectiveWeights weights = EffectiveWeights.of(scheme);
        linter.scheme(
                weights,
                weights.indicators().stream()
                        .filter(place -> !place.watched())
                        .map(
                                place ->
                                        new Seen(
                                                place,
                                                definitions.apply(place.code()).orElse(null),
                                                descriptions.apply(place.code()).orElse(null)))
                        .toList());
        return linter.sorted();
    }

    /**
     * What is questionable about one version of an indicator, by rule.
     *
     * @param described its description; pointers lead into it or into the definition
     * @param others the other indicators of the region, by code
     */
    public static List<QualityFinding> version(
            IndicatorDefinition definition,
            Described described,
            SortedMap<Code, Known> others,
            QualityRules rules) {
        Linter linter = new Linter(rules);
        linter.version(definition, described, others);
        return linter.sorted();
    }

    /**
     * What of a document that cannot be read the rules speak of: tables with holes, weights that do
     * not total 100. Such a document is refused before it is drafted.
     */
    public static List<QualityFinding> unreadable(List<Finding> refused, QualityRules rules) {
        Linter linter = new Linter(rules);
        linter.check(
                QualityRule.Q13,
                "",
                () ->
                        refused.stream()
                                .filter(f -> OF_TABLES.contains(f.code()))
                                .forEach(f -> linter.table(QualityRule.Q13, f)));
        linter.check(
                QualityRule.Q17,
                "",
                () ->
                        refused.stream()
                                .filter(f -> f.code().equals("weights-unbalanced"))
                                .forEach(f -> linter.table(QualityRule.Q17, f)));
        return linter.sorted();
    }

    private List<QualityFinding> sorted() {
        return findings.stream().sorted(Comparator.comparing(QualityFinding::rule)).toList();
    }

    // ---- a scheme

    private void scheme(EffectiveWeights weights, List<Seen> seen) {
        Missing missing = new Missing(weights, seen);
        check(QualityRule.Q1, TREE, () -> quantityBeforeQuality(seen, missing));
        check(QualityRule.Q2, TREE, () -> shortTerm(seen, missing));
        check(QualityRule.Q3, TREE, () -> dimensions(seen, missing));
        check(QualityRule.Q4, TREE, () -> oneSided(seen));
        check(QualityRule.Q5, TREE, () -> publicUnasked(weights, seen, missing));
        check(QualityRule.Q10, TREE, () -> beyondControl(seen, missing));
        check(QualityRule.Q11, TREE, () -> selfReported(seen, missing));
        check(QualityRule.Q14, TREE, () -> cliffs(seen));
        check(QualityRule.Q17, TREE, () -> tooLight(seen));
        check(QualityRule.Q18, TREE, () -> subjective(weights, seen, missing));
        check(QualityRule.Q19, TREE, () -> stages(seen, missing));
        check(QualityRule.Q20, TREE, () -> byHand(seen, missing));
    }

    private void quantityBeforeQuality(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q1;
        if (missing.tooMuch(rule, d -> d.dimension() != null, "绩效维度", "dimension")) {
            return;
        }
        BigDecimal output = weight(seen, d -> d.dimension() == Dimension.OUTPUT);
        BigDecimal quality = weight(seen, d -> d.dimension() == Dimension.QUALITY);
        if (output.compareTo(rules.limit(rule, 0)) >= 0
                && quality.compareTo(rules.limit(rule, 1).multiply(output)) < 0) {
            add(
                    rule,
                    TREE,
                    "重数量轻质量：产出 {a} 分，质量 {b} 分",
                    "quantity before quality: output weighs {a}, quality {b}",
                    "a",
                    points(output),
                    "b",
                    points(quality));
        }
    }

    private void shortTerm(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q2;
        if (missing.tooMuch(rule, d -> d.stage() != null, "环节", "stage")) {
            return;
        }
        BigDecimal lasting =
                weight(seen, d -> d.stage() == Stage.OUTCOME || d.horizon() == Horizon.LONG_TERM);
        if (lasting.compareTo(rules.limit(rule, 0)) < 0) {
            add(
                    rule,
                    TREE,
                    "重短期轻长期：成效与长效指标仅 {a} 分",
                    "only {a} on outcomes or the long term",
                    "a",
                    points(lasting));
        }
    }

    private void dimensions(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q3;
        if (missing.tooMuch(rule, d -> d.dimension() != null, "绩效维度", "dimension")) {
            return;
        }
        List<Dimension> without =
                Arrays.stream(Dimension.values())
                        .filter(it -> weight(seen, d -> d.dimension() == it).signum() == 0)
                        .toList();
        if (!without.isEmpty()) {
            add(
                    rule,
                    TREE,
                    "缺少{zh}类指标",
                    "no indicator of {en}",
                    "zh",
                    without.stream().map(Linter::zh).collect(Collectors.joining("、")),
                    "en",
                    without.stream().map(Linter::en).collect(Collectors.joining(", ")));
        }
    }

    private void oneSided(List<Seen> seen) {
        QualityRule rule = QualityRule.Q4;
        for (Seen it : seen) {
            if (weight(it).compareTo(rules.limit(rule, 0)) > 0) {
                add(
                        rule,
                        it.place().pointer(),
                        "指标片面：{i} 占 {a} 分",
                        "one-sided: {i} weighs {a}",
                        "i",
                        name(it),
                        "a",
                        points(weight(it)));
            }
        }
        SortedMap<Code, BigDecimal> families = new TreeMap<>();
        for (Seen it : seen) {
            if (it.described() != null && it.described().family() != null) {
                families.merge(it.described().family(), it.place().weight(), BigDecimal::add);
            }
        }
        Map<Code, BigDecimal> heavy = new TreeMap<>();
        families.forEach(
                (family, exact) -> {
                    BigDecimal weight = EffectiveWeights.plain(exact);
                    if (weight.compareTo(rules.limit(rule, 1)) > 0) {
                        heavy.put(family, weight);
                    }
                });
        if (!heavy.isEmpty()) {
            add(
                    rule,
                    TREE,
                    "指标片面：同族指标 {i} 占 {a} 分",
                    "one-sided: the family {i} weighs {a}",
                    "i",
                    heavy.keySet().stream().map(Code::value).collect(Collectors.joining(", ")),
                    "a",
                    heavy.values().stream().map(Linter::points).collect(Collectors.joining(", ")));
        }
    }

    private void publicUnasked(EffectiveWeights weights, List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q5;
        if (weights.groups().stream().anyMatch(g -> PUBLIC.contains(g.group()))
                || missing.tooMuch(rule, d -> d.dimension() != null, "绩效维度", "dimension")) {
            return;
        }
        if (weight(seen, d -> d.dimension() == Dimension.SATISFACTION).signum() == 0) {
            add(rule, TREE, "未听取公众评价：无满意度指标，也无公众或企业评价主体", "nobody asks the public");
        }
    }

    private void beyondControl(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q10;
        if (missing.tooMuch(rule, d -> d.control() != null, "可控性", "control")) {
            return;
        }
        BigDecimal beyond = weight(seen, d -> d.control() != null && d.control() != Control.FULL);
        if (beyond.compareTo(rules.limit(rule, 0)) > 0) {
            add(
                    rule,
                    TREE,
                    "被考核单位难以控制的指标占 {a} 分",
                    "{a} on what is not wholly in the units' control",
                    "a",
                    points(beyond));
        }
    }

    private void selfReported(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q11;
        if (missing.tooMuch(rule, d -> d.supplier() != null, "数据提供单位", "supplier")) {
            return;
        }
        for (Seen it : seen) {
            if (it.described() != null
                    && it.described().isSelfReported()
                    && weight(it).compareTo(rules.limit(rule, 0)) >= 0) {
                add(
                        rule,
                        it.place().pointer(),
                        "自报自评，无第二来源：{i} 占 {a} 分",
                        "self-reported without a second source: {i} weighs {a}",
                        "i",
                        name(it),
                        "a",
                        points(weight(it)));
            }
        }
        BigDecimal all = weight(seen, Described::isSelfReported);
        if (all.compareTo(rules.limit(rule, 1)) > 0) {
            add(
                    rule,
                    TREE,
                    "自报自评，无第二来源的指标合计 {a} 分",
                    "{a} self-reported without a second source",
                    "a",
                    points(all));
        }
    }

    private void cliffs(List<Seen> seen) {
        QualityRule rule = QualityRule.Q14;
        for (Seen it : seen) {
            IndicatorDefinition definition = it.definition();
            if (definition == null) {
                notChecked(
                        rule,
                        it.place().pointer(),
                        name(it) + " 无生效版本",
                        name(it) + " has no version in force");
                continue;
            }
            BigDecimal jump = definition.rule().jump();
            if (jump.compareTo(rules.limit(rule, 0)) > 0) {
                add(
                        rule,
                        it.place().pointer(),
                        "断崖：{i} 差一点即失 {a} 分（占 {w} 分）",
                        "cliff: {i} loses {a} at one point, of {w}",
                        "i",
                        name(it),
                        "a",
                        points(Numbers.times(weight(it), jump)),
                        "w",
                        points(weight(it)));
            }
        }
    }

    private void tooLight(List<Seen> seen) {
        QualityRule rule = QualityRule.Q17;
        for (Seen it : seen) {
            if (weight(it).compareTo(rules.limit(rule, 0)) < 0) {
                add(
                        rule,
                        Severity.INFO,
                        it.place().pointer(),
                        "权重过小：{i} 仅 {a} 分",
                        "{i} weighs {a} only",
                        "i",
                        name(it),
                        "a",
                        points(weight(it)));
            }
        }
    }

    private void subjective(EffectiveWeights weights, List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q18;
        if (missing.tooMuch(rule, d -> d.nature() != null, "指标性质", "nature")) {
            return;
        }
        BigDecimal exact = Numbers.ZERO;
        for (Seen it : seen) {
            boolean rated =
                    it.definition() != null && it.definition().rule().needs() == Rule.Needs.RATINGS;
            if (rated
                    || (it.described() != null && it.described().nature() == Nature.QUALITATIVE)) {
                exact = exact.add(it.place().weight());
            }
        }
        for (Scheme.Group group : weights.groups()) {
            if (!PUBLIC.contains(group.group())) {
                exact = exact.add(group.weight());
            }
        }
        BigDecimal judged = EffectiveWeights.plain(exact);
        if (judged.compareTo(rules.limit(rule, 0)) > 0) {
            add(rule, TREE, "主观评分占 {a} 分", "{a} is judged instead of counted", "a", points(judged));
        }
    }

    private void stages(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q19;
        if (missing.tooMuch(rule, d -> d.stage() != null, "环节", "stage")) {
            return;
        }
        BigDecimal process = weight(seen, d -> d.stage() == Stage.PROCESS);
        BigDecimal input = weight(seen, d -> d.stage() == Stage.INPUT);
        if (process.signum() == 0) {
            add(rule, Severity.INFO, TREE, "只看结果：无过程指标", "results only: nothing of the process");
        }
        if (process.add(input).compareTo(rules.limit(rule, 0)) > 0) {
            add(
                    rule,
                    TREE,
                    "重过程轻结果：投入与过程占 {a} 分",
                    "process before results: input and process weigh {a}",
                    "a",
                    points(process.add(input)));
        }
    }

    private void byHand(List<Seen> seen, Missing missing) {
        QualityRule rule = QualityRule.Q20;
        if (missing.tooMuch(rule, d -> d.collection() != null, "采集方式", "collection")) {
            return;
        }
        BigDecimal aYear = Numbers.ZERO;
        for (Seen it : seen) {
            if (it.definition() != null
                    && it.described() != null
                    && it.described().collection() == Collection.MANUAL) {
                aYear = aYear.add(BigDecimal.valueOf(12L / it.definition().frequency().months()));
            }
        }
        // Compared by the year, so that quarters are not rounded.
        if (aYear.compareTo(rules.limit(rule, 0).multiply(MONTHS)) > 0) {
            add(
                    rule,
                    TREE,
                    "报送负担：每单位每月人工报送 {a} 项",
                    "reporting burden: {a} figures by hand a unit and month",
                    "a",
                    points(Numbers.over(aYear, MONTHS)));
        }
    }

    // ---- one version

    private void version(
            IndicatorDefinition definition, Described described, SortedMap<Code, Known> others) {
        check(QualityRule.Q8, "", () -> vague(described));
        check(QualityRule.Q9, "", () -> incomplete(described));
        check(QualityRule.Q10, "", () -> controlled(described));
        check(QualityRule.Q12, "", () -> denominator(definition, described, others));
        check(QualityRule.Q15, "", () -> wrongWay(definition, described));
        check(QualityRule.Q16, "", () -> same(definition, described, others));
        check(QualityRule.Q20, "", () -> availableAlready(definition, described, others));
    }

    private void vague(Described described) {
        if (described.definition() == null) {
            return;
        }
        List<String> words = VagueWords.in(described.definition(), rules.vague());
        if (!words.isEmpty()) {
            add(
                    QualityRule.Q8,
                    "/about/definition",
                    "表述含糊：“{w}”",
                    "vague without a figure: {w}",
                    "w",
                    String.join("、", words));
        }
    }

    private void incomplete(Described described) {
        String definition = described.definition();
        BigDecimal least = rules.limit(QualityRule.Q9, 0);
        int length =
                definition == null
                        ? 0
                        : (int)
                                definition
                                        .codePoints()
                                        .filter(c -> !Character.isWhitespace(c))
                                        .count();
        if (BigDecimal.valueOf(length).compareTo(least) < 0) {
            add(
                    QualityRule.Q9,
                    "/about/definition",
                    "要素不全：口径不足 {a} 字",
                    "the definition has fewer than {a} characters",
                    "a",
                    points(least));
        }
        String unit = described.unitOfMeasure();
        lacking(
                unit != null && !unit.isBlank(),
                Severity.ERROR,
                "/about/unitOfMeasure",
                "计量单位",
                "unit of measure");
        lacking(described.source() != null, Severity.WARNING, "/about/source", "数据来源", "source");
        lacking(described.owner() != null, Severity.WARNING, "/owner", "责任单位", "owner");
        lacking(
                described.supplier() != null,
                Severity.WARNING,
                "/about/supplier",
                "数据提供单位",
                "supplier");
    }

    private void lacking(boolean there, Severity severity, String at, String zh, String en) {
        if (!there) {
            add(QualityRule.Q9, severity, at, "要素不全：缺少" + zh, "the " + en + " is missing");
        }
    }

    private void controlled(Described described) {
        if (described.control() == null) {
            lacksAttribute(QualityRule.Q10, "/control", "可控性", "control");
        } else if (described.control() == Control.NONE) {
            add(QualityRule.Q10, "/control", "被考核单位难以控制", "outside the units' control");
        }
    }

    private void denominator(
            IndicatorDefinition definition, Described described, SortedMap<Code, Known> others) {
        Set<Code> leaves = new HashSet<>();
        if (definition.formula() == null) {
            // Reported as numerator and denominator.
            if (definition.factor().compareTo(BigDecimal.ONE) != 0) {
                leaves.add(definition.indicator());
            }
        } else {
            denominators(definition.formula(), definition.indicator(), leaves);
        }
        if (leaves.isEmpty()) {
            return;
        }
        boolean everySelfReported = true;
        for (Code leaf : leaves) {
            Known other = others.get(leaf);
            Described of =
                    leaf.equals(definition.indicator())
                            ? described
                            : other == null ? null : other.described();
            if (of == null || of.supplier() == null) {
                notChecked(
                        QualityRule.Q12,
                        "/about/supplier",
                        "分母 " + leaf + " 未填数据提供单位",
                        "the supplier of the denominator " + leaf + " is not given");
                return;
            }
            everySelfReported &= of.isSelfReported();
        }
        if (everySelfReported) {
            add(
                    QualityRule.Q12,
                    definition.formula() == null ? "/factor" : "/formula",
                    "分母可操纵：分母仅由被考核单位自行报送",
                    "the denominator is known to the assessed units alone");
        }
    }

    private static void denominators(Formula formula, Code own, Set<Code> into) {
        switch (formula) {
            case Formula.Quotient(var numerator, var denominator, _) -> {
                denominators(numerator, own, into);
                leaves(denominator, own, into);
            }
            case Formula.WeightedYearToDate(var of, var by) -> {
                denominators(of, own, into);
                leaves(by, own, into);
            }
            case Formula.OverUnits over -> {
                denominators(over.of(), own, into);
                if (over.by() != null) {
                    leaves(over.by(), own, into);
                }
            }
            case Formula.Sum(var of) -> of.forEach(part -> denominators(part, own, into));
            case Formula.Product(var of) -> of.forEach(part -> denominators(part, own, into));
            case Formula.Minimum(var of) -> of.forEach(part -> denominators(part, own, into));
            case Formula.Maximum(var of) -> of.forEach(part -> denominators(part, own, into));
            case Formula.Difference(var from, var subtrahend) -> {
                denominators(from, own, into);
                denominators(subtrahend, own, into);
            }
            case Formula.IfMissing(var of, var otherwise) -> {
                denominators(of, own, into);
                denominators(otherwise, own, into);
            }
            case Formula.Absolute(var of) -> denominators(of, own, into);
            case Formula.YearToDate(var of) -> denominators(of, own, into);
            case Formula.Previous(var of) -> denominators(of, own, into);
            case Formula.LastYear(var of) -> denominators(of, own, into);
            case Formula.Growth(var of, _, _) -> denominators(of, own, into);
            case Formula.Logarithm(var of) -> denominators(of, own, into);
            case Formula.OwnDenominator _ -> into.add(own);
            case Formula.Own _, Formula.OwnNumerator _, Formula.Constant _ -> {}
            case Formula.Reference _ -> {}
        }
    }

    private static void leaves(Formula formula, Code own, Set<Code> into) {
        into.addAll(formula.references());
        if (formula.readsOwn()) {
            into.add(own);
        }
    }

    private void wrongWay(IndicatorDefinition definition, Described described) {
        String text =
                described.name()
                        + ' '
                        + (described.definition() == null ? "" : described.definition());
        switch (definition.direction()) {
            case UP ->
                    wrongWay(
                            standing(rules.wrongIfMore(), text),
                            "导向可能相反：“{w}”越多得分越高",
                            "may reward the wrong thing: more {w} earns more");
            case DOWN -> {
                List<String> words = standing(rules.wrongIfLess(), text);
                if (described.supplier() == null && !words.isEmpty()) {
                    lacksAttribute(QualityRule.Q15, "/about/supplier", "数据提供单位", "supplier");
                } else if (Described.ASSESSED.equals(described.supplier())) {
                    wrongWay(
                            words,
                            "导向可能相反：“{w}”由被考核单位自报，越少得分越高",
                            "may reward the wrong thing: fewer {w}, self-reported, earns more");
                }
            }
            case ON_TARGET, RANGE -> {
                // Neither more nor less of it earns more.
            }
        }
    }

    private void wrongWay(List<String> words, String zh, String en) {
        if (!words.isEmpty()) {
            add(QualityRule.Q15, "/direction", zh, en, "w", String.join("、", words));
        }
    }

    private static List<String> standing(List<String> words, String in) {
        return words.stream().filter(in::contains).toList();
    }

    private void same(
            IndicatorDefinition definition, Described described, SortedMap<Code, Known> others) {
        duplicate(
                "/name",
                "名称与 {j} 近似",
                "the name is like that of {j}",
                likeByName(described, others.values().stream(), rules));
        duplicate(
                "/formula",
                "公式与 {j} 相同",
                "computed the same way as {j}",
                others.values().stream()
                        .filter(o -> !o.described().indicator().equals(definition.indicator()))
                        .filter(o -> Alike.byFormula(definition, o.definition()))
                        .map(Known::described)
                        .toList());
    }

    /**
     * The indicators that say the same as one, by name or formula; of a proposal there is no
     * definition yet.
     */
    public static List<Known> duplicates(
            Described described,
            @Nullable IndicatorDefinition definition,
            java.util.Collection<Known> others,
            QualityRules rules) {
        return others.stream()
                .filter(o -> !o.described().indicator().equals(described.indicator()))
                .filter(
                        o ->
                                Alike.byName(described, o.described(), rules.alike())
                                        || Alike.byFormula(definition, o.definition()))
                .sorted(Comparator.comparing(o -> o.described().indicator()))
                .toList();
    }

    private static List<Described> likeByName(
            Described described, Stream<Known> others, QualityRules rules) {
        return others.map(Known::described)
                .filter(o -> !o.indicator().equals(described.indicator()))
                .filter(o -> Alike.byName(described, o, rules.alike()))
                .toList();
    }

    private void duplicate(String at, String zh, String en, List<Described> like) {
        if (!like.isEmpty()) {
            add(QualityRule.Q16, at, zh, en, "j", names(like));
        }
    }

    private static String names(List<Described> like) {
        return like.stream()
                .map(d -> d.indicator() + " " + d.name())
                .collect(Collectors.joining("、"));
    }

    private void availableAlready(
            IndicatorDefinition definition, Described described, SortedMap<Code, Known> others) {
        if (described.collection() == null) {
            lacksAttribute(QualityRule.Q20, "/about/collection", "采集方式", "collection");
            return;
        }
        if (described.collection() != Collection.MANUAL) {
            return;
        }
        List<Described> bySystem =
                duplicates(described, definition, others.values(), rules).stream()
                        .map(Known::described)
                        .filter(d -> d.collection() == Collection.SYSTEM)
                        .toList();
        if (!bySystem.isEmpty()) {
            add(
                    QualityRule.Q20,
                    "/about/collection",
                    "报送负担：{j} 已有系统数据",
                    "reporting burden: a system has {j} already",
                    "j",
                    names(bySystem));
        }
    }

    // ---- what is found

    private void table(QualityRule rule, Finding found) {
        findings.add(
                new QualityFinding(
                        rule,
                        Severity.ERROR,
                        found.pointer(),
                        found.zh(),
                        found.en(),
                        new TreeMap<>(),
                        State.OPEN));
    }

    private void check(QualityRule rule, String at, Runnable checked) {
        rules.off(rule)
                .ifPresentOrElse(
                        why ->
                                notChecked(
                                        rule,
                                        at,
                                        "规则已停用：" + why,
                                        "the rule is switched off: " + why),
                        checked);
    }

    private void notChecked(QualityRule rule, String at, String zh, String en) {
        findings.add(
                new QualityFinding(
                        rule,
                        rule.severity(),
                        at,
                        "未检查：" + zh,
                        "not checked: " + en,
                        new TreeMap<>(),
                        State.NOT_CHECKED));
    }

    private void lacksAttribute(QualityRule rule, String at, String zh, String en) {
        notChecked(rule, at, "未填" + zh, en + " is not given");
    }

    private void add(QualityRule rule, String at, String zh, String en, String... values) {
        add(rule, rule.severity(), at, zh, en, values);
    }

    private void add(
            QualityRule rule,
            Severity severity,
            String at,
            String zh,
            String en,
            String... values) {
        SortedMap<String, String> named = new TreeMap<>();
        String inChinese = zh;
        String inEnglish = en;
        for (int i = 0; i < values.length; i += 2) {
            named.put(values[i], values[i + 1]);
            inChinese = inChinese.replace('{' + values[i] + '}', values[i + 1]);
            inEnglish = inEnglish.replace('{' + values[i] + '}', values[i + 1]);
        }
        findings.add(
                new QualityFinding(rule, severity, at, inChinese, inEnglish, named, State.OPEN));
    }

    /** How much of the weight an attribute is missing for. */
    private final class Missing {
        private final EffectiveWeights weights;
        private final List<Seen> seen;

        Missing(EffectiveWeights weights, List<Seen> seen) {
            this.weights = weights;
            this.seen = seen;
        }

        /** Tells that a rule is not checked where that is too much. */
        boolean tooMuch(QualityRule rule, Predicate<Described> has, String zh, String en) {
            // What units have of their own is theirs to choose: nothing is known of it here.
            BigDecimal without = Numbers.ZERO;
            for (Place own : weights.ownBlocks()) {
                without = without.add(own.weight());
            }
            for (Seen it : seen) {
                if (it.described() == null || !has.test(it.described())) {
                    without = without.add(it.place().weight());
                }
            }
            BigDecimal lacking = EffectiveWeights.plain(without);
            if (lacking.compareTo(MOST_MISSING.multiply(weights.tree())) <= 0) {
                return false;
            }
            notChecked(
                    rule,
                    TREE,
                    zh + "未填的指标占 " + points(lacking) + " 分",
                    en + " is not given for " + points(lacking) + " of the weight");
            return true;
        }
    }

    private static BigDecimal weight(List<Seen> seen, Predicate<Described> which) {
        BigDecimal sum = Numbers.ZERO;
        for (Seen it : seen) {
            if (it.described() != null && which.test(it.described())) {
                sum = sum.add(it.place().weight());
            }
        }
        return EffectiveWeights.plain(sum);
    }

    private static BigDecimal weight(Seen it) {
        return EffectiveWeights.plain(it.place().weight());
    }

    private static String name(Seen it) {
        return it.described() == null ? it.place().code().value() : it.described().name();
    }

    /** As people read points: two decimals at most. */
    private static String points(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String zh(Dimension dimension) {
        return switch (dimension) {
            case OUTPUT -> "产出";
            case QUALITY -> "质量";
            case EFFICIENCY -> "效率";
            case BENEFIT -> "效益";
            case SATISFACTION -> "满意度";
        };
    }

    private static String en(Dimension dimension) {
        return Shape.kebab(dimension);
    }
}
