package io.kaocheng.scoring.explain;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.scoring.engine.DerivationKind;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.rule.Compared;
import io.kaocheng.scoring.rule.Rule;
import io.kaocheng.scoring.rule.Sentence;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The explanatory sentences of derivation nodes and rules, in Chinese and English. */
final class Sentences {

    private static final int MARK_DECIMALS = 2;

    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("not-applicable", "不适用"),
                    Map.entry("not-sent", "应报未报"),
                    Map.entry("not-approved", "未经审核"),
                    Map.entry("not-due", "未到期"),
                    Map.entry("retired", "指标已停用"),
                    Map.entry("blocked", "外部原因无法取得"),
                    Map.entry("no-version", "指标无生效版本"),
                    Map.entry("no-target", "未设目标值或基准值"),
                    Map.entry("target-not-positive", "目标值须大于 0"),
                    Map.entry("floor-equals-target", "基准值与目标值相等"),
                    Map.entry("floor-beyond-target", "基准值须在目标值较差一侧"),
                    Map.entry("best-not-positive", "同类最优值须大于 0"),
                    Map.entry("division-by-zero", "除数为 0"),
                    Map.entry("no-base", "缺少基期数值或基期为 0"),
                    Map.entry("no-growth", "同类单位整体无增长"),
                    Map.entry("sample-too-small", "样本量不足"),
                    Map.entry("unknown-grade", "等次不在换分表中"),
                    Map.entry("cycle", "计算公式循环引用"),
                    Map.entry("not-a-ratio", "未报分子、分母"),
                    Map.entry("log-of-not-positive", "对数的真数须大于 0"),
                    Map.entry("out-of-range", "计算结果超出范围"),
                    Map.entry("insufficient-coverage", "数据不完整"),
                    Map.entry("no-units", "没有可汇总的单位"),
                    Map.entry("no-own-indicators", "尚未设定本单位的个性指标"),
                    Map.entry("unit-ended", "单位于期内撤销"),
                    Map.entry("nothing-to-score", "无可评分内容"));

    private static final Map<String, String> REASONS_IN_ENGLISH =
            Map.ofEntries(
                    Map.entry("not-applicable", "does not apply"),
                    Map.entry("not-sent", "owed and not sent"),
                    Map.entry("not-approved", "sent, not yet approved"),
                    Map.entry("not-due", "not due yet"),
                    Map.entry("retired", "the indicator is retired"),
                    Map.entry("blocked", "blocked from outside"),
                    Map.entry("no-version", "no version of the indicator is in force"),
                    Map.entry(
                            "no-target", "the rule needs a target, or a floor, and there is none"),
                    Map.entry("target-not-positive", "the target must be above 0"),
                    Map.entry("floor-equals-target", "floor and target must differ"),
                    Map.entry(
                            "floor-beyond-target",
                            "the floor must lie on the worse side of the target"),
                    Map.entry("best-not-positive", "the best of the class must be above 0"),
                    Map.entry("division-by-zero", "a denominator must not be 0"),
                    Map.entry("no-base", "the earlier figure must be there and not 0"),
                    Map.entry("no-growth", "the class as a whole must have grown"),
                    Map.entry("sample-too-small", "fewer answers than the minimum sample"),
                    Map.entry("unknown-grade", "the grade must be one of the table's"),
                    Map.entry("cycle", "formulas must not refer to each other in a circle"),
                    Map.entry("not-a-ratio", "a numerator and a denominator must be reported"),
                    Map.entry("log-of-not-positive", "a logarithm needs a figure above 0"),
                    Map.entry("out-of-range", "the result must stay below 10^30"),
                    Map.entry("insufficient-coverage", "too little has data"),
                    Map.entry("no-units", "there are no units to make it of"),
                    Map.entry("no-own-indicators", "the unit has no indicators of its own yet"),
                    Map.entry("unit-ended", "the unit ended within the period"),
                    Map.entry("nothing-to-score", "nothing to score"));

    private static final Map<String, String> POLICIES =
            Map.of(
                    "share", "不计分，权重由同级分摊",
                    "zero", "按 0 分计",
                    "leave-out", "暂不计入",
                    "peer-mean", "按同类平均计",
                    "full-mark", "按满分计",
                    "carry-forward", "沿用上期（暂定）");

    private static final Map<String, String> ARROWS =
            Map.of("up", "↑", "rising", "↗", "flat", "→", "down", "↓", "none", "–");

    private static final Map<String, String> POLICIES_IN_ENGLISH =
            Map.of(
                    "share", "not counted, its weight is shared among the others",
                    "zero", "counts as 0",
                    "leave-out", "left out for now",
                    "peer-mean", "counts as the mean of its peers",
                    "full-mark", "counts as full mark",
                    "carry-forward", "the last figure is used for the time being");

    private static final Map<String, String> OPERATIONS =
            Map.ofEntries(
                    Map.entry("sum", "合计"),
                    Map.entry("difference", "相减"),
                    Map.entry("product", "相乘"),
                    Map.entry("quotient", "相除"),
                    Map.entry("year-to-date", "年初以来累计"),
                    Map.entry("weighted-year-to-date", "年初以来加权累计"),
                    Map.entry("previous", "上期值"),
                    Map.entry("last-year", "上年同期值"),
                    Map.entry("growth", "增长率"),
                    Map.entry("logarithm", "对数"),
                    Map.entry("absolute", "绝对值"),
                    Map.entry("minimum", "取最小值"),
                    Map.entry("maximum", "取最大值"),
                    Map.entry("if-missing", "缺数时替代"),
                    Map.entry("last", "取期末值"),
                    Map.entry("mean", "各期平均"),
                    Map.entry("pooled", "分子合计除以分母合计"),
                    Map.entry("weighted-mean", "加权平均"),
                    Map.entry("reference", "引用指标"),
                    Map.entry("carried", "沿用其他期间数值"),
                    Map.entry("substituted", "用其他单位数值代替"));

    private Sentences() {}

    static Sentence of(Derivation node) {
        String code = node.code() == null ? "" : node.code().value();
        String value = number(node.value());
        return switch (node.kind()) {
            case PUBLISHED -> published(node, code, value);
            case TOTAL ->
                    node.value() == null
                            ? sentence("总分：无可评分内容", "total: nothing to score")
                            : sentence("总分 {}", "total {}", value);
            case BLOCK -> block(node, code, value);
            case INDICATOR -> indicator(node, code, value);
            case RULE -> rule(node);
            case POLICY ->
                    new Sentence(
                            reasonZh(code)
                                    + "："
                                    + POLICIES.getOrDefault(
                                            word(node, "policy"), word(node, "policy")),
                            reasonEn(code)
                                    + ": "
                                    + POLICIES_IN_ENGLISH.getOrDefault(
                                            word(node, "policy"), word(node, "policy")));
            case CAP -> sentence("封顶 {}，调整 {}", "capped at {}: {}", term(node, "cap"), value);
            case ROUNDING ->
                    sentence(
                            "保留 {} 位小数，修约 {}",
                            "rounded to {} decimals: {}",
                            term(node, "decimals"),
                            full(node.value()));
            case REMAINDER -> sentence("尾差 {}", "rounding remainder {}", full(node.value()));
            case UNEVENNESS ->
                    sentence("几何平均低于算术平均 {}", "geometric below arithmetic mean: {}", value);
            case ACTUAL ->
                    node.value() == null
                            ? sentence("无实际完成值", "no actual")
                            : sentence("实际完成值 {}", "actual {}", value);
            case EARLIER ->
                    node.value() == null
                            ? sentence("无基期值", "no earlier figure")
                            : sentence("基期 {}", "earlier figure {}", value);
            case MADE -> made(node);
            case OBSERVATION -> observation(node, code, value);
            case CONSTANT -> sentence("常数 {}", "constant {}", value);
            case ABSENT ->
                    new Sentence(
                            code
                                    + " "
                                    + word(node, "period")
                                    + " 无数："
                                    + reasonZh(word(node, "reason")),
                            code
                                    + " "
                                    + word(node, "period")
                                    + " has no figure: "
                                    + reasonEn(word(node, "reason")));
            case TARGET ->
                    node.terms().containsKey("share")
                            ? sentence(
                                    "目标 {} = {}（{}）× 计划进度 {}",
                                    "target {} = {} ({}) × planned share {}",
                                    value,
                                    term(node, "stated"),
                                    word(node, "period"),
                                    term(node, "share"))
                            : node.words().containsKey("each-of")
                                    ? sentence(
                                            "目标 {}（{}，{} 内各期同为此值）",
                                            "target {} ({}, the same for each such period of {})",
                                            value,
                                            word(node, "period"),
                                            word(node, "each-of"))
                                    : sentence(
                                            "目标 {}（{}）",
                                            "target {} ({})",
                                            value,
                                            word(node, "period"));
            case PEER -> sentence("同类单位 {}：{}", "peer {}: {}", code, value);
            case RATING ->
                    sentence(
                            "{} 评 {}",
                            "rated by {}: {}",
                            code,
                            node.value() == null ? word(node, "grade") : value);
            case SURVEY -> new Sentence("调查：" + counts(node, "、"), "survey: " + counts(node, ", "));
            case SUBMISSIONS ->
                    sentence(
                            "迟报 {}、漏报 {}、错报 {}",
                            "late {}, missing {}, wrong {}",
                            term(node, "late"),
                            term(node, "missing"),
                            term(node, "wrong"));
            case GROUP ->
                    "0".equals(term(node, "marks"))
                            ? sentence(
                                    "{} 没有评分，按 {} 分计，权重 {}，得 {}",
                                    "{}: no marks, {} counts instead, weight {}, gives {}",
                                    code,
                                    term(node, "mean"),
                                    term(node, "weight"),
                                    value)
                            : sentence(
                                    "{} 评分均值 {}，权重 {}，得 {}",
                                    "{}: mean mark {}, weight {}, gives {}",
                                    code,
                                    term(node, "mean"),
                                    term(node, "weight"),
                                    value);
            case BONUS ->
                    sentence(
                            "加分 {}：核定 {}，计 {}",
                            "bonus {}: granted {}, counted {}",
                            code,
                            term(node, "granted"),
                            value);
            case BONUS_CAP ->
                    sentence(
                            "加分封顶 {}{}，调整 {}",
                            "bonuses capped at {}{}: {}",
                            term(node, "cap"),
                            code.isEmpty() ? "" : " (" + code + ")",
                            value);
            case DEDUCTION ->
                    sentence(
                            "扣分 {}：{} 次 × {}，计 {}",
                            "deduction {}: {} × {}, counted {}",
                            code,
                            term(node, "count"),
                            term(node, "each"),
                            value);
            case DEDUCTION_CAP ->
                    sentence(
                            "扣分封顶 {}，调整 {}",
                            "deductions capped at {}: {}",
                            term(node, "cap"),
                            value);
            case COEFFICIENT ->
                    sentence(
                            "类别系数 {}，调整 {}",
                            "class coefficient {}: {}",
                            term(node, "coefficient"),
                            value);
            case BETWEEN_CLASSES ->
                    sentence(
                            "类间折算：以本类最高 {} 为 100，调整 {}",
                            "scaled between classes, best {} is 100: {}",
                            term(node, "best"),
                            value);
            case VETO -> sentence("一票否决 {}：{}", "veto {}: {}", code, value);
            case MEMBERSHIP -> sentence("属于类别 {}", "belongs to class {}", code);
            case SCHEME ->
                    withBounds(
                            node,
                            node.words().containsKey("from")
                                    ? sentence(
                                            "考核方案 {} 第 {} 版，自 {} 起",
                                            "scheme {} version {}, since {}",
                                            code,
                                            word(node, "version"),
                                            word(node, "from"))
                                    : sentence(
                                            "考核方案 {} 第 {} 版",
                                            "scheme {} version {}",
                                            code,
                                            word(node, "version")));
            case VERSION ->
                    withBounds(
                            node,
                            sentence(
                                    "指标 {} 第 {} 版",
                                    "indicator {} version {}",
                                    code,
                                    word(node, "version")));
            case TREND -> trend(node, value);
            case LIGHT ->
                    new Sentence(
                            "人工改灯：" + Grounds.lightZh(word(node, "light")),
                            "light set by a person: " + word(node, "light"));
        };
    }

    private static Sentence published(Derivation node, String code, String value) {
        if (node.value() == null) {
            return sentence("{} 无可评分内容", "{} has nothing to score", code);
        }
        if (node.words().containsKey("unranked")) {
            String why = word(node, "unranked");
            return sentence(
                    "{} 公布得分 {}，不参与排名：" + reasonZh(why),
                    "{}: published score {}, not ranked: " + reasonEn(why),
                    code,
                    value);
        }
        Sentence score = sentence("{} 公布得分 {}", "{}: published score {}", code, value);
        Sentence grade = Grounds.grade(node);
        return grade == null
                ? score
                : new Sentence(score.zh() + "；" + grade.zh(), score.en() + "; " + grade.en());
    }

    private static Sentence block(Derivation node, String code, String value) {
        if (node.words().containsKey("suppressed")) {
            return suppressed(node, code, value);
        }
        String coverage = percent(node.terms().get("coverage"));
        if (node.words().containsKey("withheld")) {
            return sentence(
                    "维度 {} 数据完整率 {}%，数据不足，不计分",
                    "block {}: coverage {} %, too little to be scored", code, coverage);
        }
        if ("no-own-indicators".equals(node.words().get("own"))) {
            return sentence(
                    "维度 {} 尚未设定本单位的个性指标，不计分",
                    "block {}: the unit has no indicators of its own yet, not scored",
                    code);
        }
        return own(node, scored(node, code, value, coverage));
    }

    /** With the period from which the unit's own list holds, and what of it counts elsewhere. */
    private static Sentence own(Derivation node, Sentence score) {
        String from = node.words().get("own");
        if (from == null) {
            return score;
        }
        Sentence listed =
                Sentence.of("；按本单位自 {} 起的个性指标", "; by the unit's own indicators from {}", from);
        String left = node.words().get("not-counted");
        Sentence twice =
                left == null
                        ? new Sentence("", "")
                        : Sentence.of(
                                "，{} 已在他处计分，此处不计", ", without {}, which count elsewhere", left);
        return new Sentence(
                score.zh() + listed.zh() + twice.zh(), score.en() + listed.en() + twice.en());
    }

    private static Sentence scored(Derivation node, String code, String value, String coverage) {
        if (node.value() == null) {
            return sentence("维度 {} 无数据", "block {} has no figures", code);
        }
        Sentence score =
                sentence(
                        "维度 {} 得 {} 分（满分 {}），数据完整率 {}%",
                        "block {}: {} of {}, coverage {} %",
                        code,
                        value,
                        term(node, "full"),
                        coverage);
        if (!node.words().containsKey("light")) {
            return score;
        }
        Sentence light = Grounds.light(node);
        return new Sentence(score.zh() + "，" + light.zh(), score.en() + ", " + light.en());
    }

    private static Sentence indicator(Derivation node, String code, String value) {
        Sentence light = Grounds.light(node);
        if (node.words().containsKey("watched")) {
            return new Sentence(
                    "指标 " + code + " 仅监测，" + light.zh(),
                    "indicator " + code + " is only watched, " + light.en());
        }
        if (node.value() == null) {
            return new Sentence(
                    "指标 " + code + " 不计分，" + light.zh(),
                    "indicator " + code + " does not count, " + light.en());
        }
        boolean imputed = node.words().containsKey("imputed");
        return new Sentence(
                "指标 "
                        + code
                        + " 得 "
                        + value
                        + " 分（满分 100）"
                        + (imputed ? "，" + imputedZh(node) : "")
                        + "，"
                        + light.zh(),
                "indicator "
                        + code
                        + ": "
                        + value
                        + " of 100"
                        + (imputed ? ", " + imputedEn(node) : "")
                        + ", "
                        + light.en());
    }

    private static Sentence rule(Derivation node) {
        Rule rule = Objects.requireNonNull(node.rule(), "a rule node has a rule");
        if (node.value() == null) {
            String reason = word(node, "reason");
            String actual = term(node, "actual");
            String target = term(node, "target");
            String whose =
                    word(node, "unit") + " " + word(node, "indicator") + " " + word(node, "period");
            return sentence(
                    "{} 无法计分：" + reasonZh(reason) + "（实际完成值 {}，目标 {}，基准 {}）",
                    "{} cannot be scored: "
                            + reasonEn(reason)
                            + " (actual {}, target {}, floor {})",
                    whose,
                    actual,
                    target,
                    term(node, "floor"));
        }
        Sentence body = rule.inWords(new Numbered(node));
        BigDecimal weight = node.weight() == null ? Numbers.HUNDRED : node.weight();
        String earned =
                node.value()
                        .multiply(weight)
                        .scaleByPowerOfTen(-2)
                        .setScale(MARK_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
        Sentence among = Compared.with(word(node, "peers"));
        return new Sentence(
                body.zh() + among.zh() + "，得 " + earned + " 分（满分 " + number(weight) + "）",
                body.en() + among.en() + ": " + earned + " of " + number(weight));
    }

    private static Sentence made(Derivation node) {
        String op = word(node, "op");
        String parts =
                node.children().stream()
                        .map(child -> number(child.value()))
                        .collect(Collectors.joining(", "));
        String from = node.children().isEmpty() ? "" : word(node.children().getFirst(), "period");
        String to = node.children().isEmpty() ? "" : word(node.children().getLast(), "period");
        boolean cumulative = op.equals("sum") && !from.isEmpty() && !from.equals(to);
        String made = number(node.value());
        return new Sentence(
                (cumulative ? from + "–" + to + " 累计" : OPERATIONS.getOrDefault(op, op))
                        + "："
                        + parts.replace(", ", "，")
                        + "，结果 "
                        + made,
                (cumulative ? "cumulative " + from + "–" + to : op.replace('-', ' '))
                        + ": "
                        + parts
                        + "; result "
                        + made);
    }

    private static Sentence observation(Derivation node, String code, String value) {
        if (node.terms().containsKey("numerator")) {
            return sentence(
                    "{} {} 报送 {} / {} → {}",
                    "{} {} reported {} / {} → {}",
                    code,
                    word(node, "period"),
                    term(node, "numerator"),
                    term(node, "denominator"),
                    value);
        }
        return sentence("{} {} 报送 {}", "{} {} reported {}", code, word(node, "period"), value);
    }

    private static Sentence sentence(String zh, String en, Object... numbers) {
        return Sentence.of(zh, en, numbers);
    }

    /** The numbers at a rule's node. */
    private record Numbered(Derivation node) implements Rule.Terms {
        @Override
        public boolean has(String name) {
            return node.terms().containsKey(name);
        }

        @Override
        public String term(String name) {
            return Sentences.term(node, name);
        }

        @Override
        public String word(String name) {
            return Sentences.word(node, name);
        }

        @Override
        public long ratings() {
            return node.children().stream()
                    .filter(child -> child.kind() == DerivationKind.RATING)
                    .count();
        }
    }

    private static String counts(Derivation node, String between) {
        return node.terms().entrySet().stream()
                .map(e -> e.getKey() + " " + number(e.getValue()))
                .collect(Collectors.joining(between));
    }

    private static String imputedZh(Derivation node) {
        return "carried".equals(word(node, "imputed"))
                ? "缺数，用 " + word(node, "figure-of") + " 的数值"
                : "缺数，用其他单位的数值代替";
    }

    private static String imputedEn(Derivation node) {
        return "carried".equals(word(node, "imputed"))
                ? "imputed from " + word(node, "figure-of")
                : "imputed from others";
    }

    private static String reasonZh(String reason) {
        return REASONS.getOrDefault(reason, reason);
    }

    private static String reasonEn(String reason) {
        return REASONS_IN_ENGLISH.getOrDefault(reason, reason);
    }

    private static String word(Derivation node, String name) {
        return node.words().getOrDefault(name, "");
    }

    private static String term(Derivation node, String name) {
        return number(node.terms().get(name));
    }

    private static Sentence trend(Derivation node, String value) {
        String arrow = ARROWS.getOrDefault(word(node, "arrow"), "–");
        if (node.value() == null) {
            return switch (word(node, "arrow")) {
                case "up" -> sentence("趋势 {}：已达目标", "trend {}: the target is reached", arrow);
                case "down" ->
                        sentence(
                                "趋势 {}：曾达目标，现已不达",
                                "trend {}: the target had been reached, and is not any more",
                                arrow);
                default ->
                        sentence(
                                "趋势 {}：历史数据不足或无目标",
                                "trend {}: too little history, or no target",
                                arrow);
            };
        }
        return switch (word(node, "method")) {
            case "linear" ->
                    sentence("趋势 {}：每期趋好 {}", "trend {}: better by {} a period", arrow, value);
            case "cagr" ->
                    sentence(
                            "趋势 {}：每期复合趋好 {}%",
                            "trend {}: better by {} % a period, compounded",
                            arrow,
                            percent(node.value()));
            default ->
                    sentence(
                            "趋势 {}：进度为达标所需的 {} 倍",
                            "trend {}: {} times the pace that is needed",
                            arrow,
                            value);
        };
    }

    /** Of a block of which the score, the light or both are left out. */
    private static Sentence suppressed(Derivation node, String code, String value) {
        String reason = word(node, "reason");
        return switch (word(node, "suppressed")) {
            case "light" ->
                    sentence(
                            "维度 {} 得 {} 分（满分 {}），不亮灯：" + reasonZh(reason),
                            "block {}: {} of {}, without a light: " + reasonEn(reason),
                            code,
                            value,
                            term(node, "full"));
            case "score" ->
                    sentence(
                            "维度 {} 不计分：" + reasonZh(reason),
                            "block {} is left out: " + reasonEn(reason),
                            code);
            default ->
                    sentence(
                            "维度 {} 不计分、不亮灯：" + reasonZh(reason),
                            "block {} is left out and has no light: " + reasonEn(reason),
                            code);
        };
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "–" : number(Numbers.percent(share));
    }

    private static String full(@Nullable BigDecimal value) {
        return value == null ? "–" : Decimals.print(value);
    }

    private static String number(@Nullable BigDecimal value) {
        return Sentence.number(value);
    }

    /** With where numbers of it come from that were computed. */
    private static Sentence withBounds(Derivation node, Sentence of) {
        return node.words().containsKey("bounds-zh")
                ? new Sentence(
                        of.zh() + "：" + word(node, "bounds-zh"),
                        of.en() + ": " + word(node, "bounds-en"))
                : of;
    }
}
