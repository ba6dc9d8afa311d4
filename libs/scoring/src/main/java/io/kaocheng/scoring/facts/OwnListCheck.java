package io.kaocheng.scoring.facts;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.scoring.scheme.Scheme;
import io.kaocheng.shape.Finding;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checks of a list of a unit's own indicators: whether all that stands in it is scored, by the
 * block of the scheme, from its period on. They are the same where a list is asked for, where it is
 * granted, and where a what-if assumes it.
 */
public final class OwnListCheck {

    private static final BigDecimal TOTAL = new BigDecimal(100);

    private final Asked asked;
    private final Known known;
    private final List<Finding> findings = new ArrayList<>();

    private OwnListCheck(Asked asked, Known known) {
        this.asked = asked;
        this.known = known;
    }

    /** A list that is to hold from a period on. */
    public record Asked(Code unit, Code scheme, Code block, Period from, List<OwnList.Item> items) {
        public Asked {
            items = List.copyOf(items);
        }
    }

    /**
     * What lists depend on of a scheme's latest enacted version.
     *
     * @param cycle whose periods it scores; null where it stands without one
     * @param until the last period it scores; null where it has none, or a cycle
     * @param own its blocks of which each unit has indicators of its own
     * @param fixed the indicators that it has for all units
     */
    public record Blocks(
            Code unitClass,
            @Nullable Code cycle,
            @Nullable Period until,
            Set<Code> own,
            Set<Code> fixed) {
        public Blocks {
            own = Set.copyOf(own);
            fixed = Set.copyOf(fixed);
        }

        public static Blocks of(Scheme scheme) {
            return new Blocks(
                    scheme.unitClass(),
                    scheme.cycle(),
                    scheme.until(),
                    scheme.ownBlocks().stream()
                            .map(Scheme.OwnBlock::code)
                            .collect(Collectors.toSet()),
                    scheme.indicators());
        }
    }

    /**
     * What lists depend on of an indicator that is enacted.
     *
     * @param comparesTheClass whether its latest version compares units and names no group whose
     *     units share it
     * @param retired the first period without it; null where there is none
     */
    public record Measure(boolean comparesTheClass, @Nullable Period retired) {
        public static Measure of(IndicatorDefinition definition, @Nullable Period retired) {
            return new Measure(comparesTheClass(definition), retired);
        }

        public static boolean comparesTheClass(IndicatorDefinition definition) {
            return definition.rule().comparesPeers() && !definition.comparesWithinGroup();
        }
    }

    /**
     * In which class a unit is from a day on.
     *
     * @param unitClass null where it is in none any more
     */
    public record Classed(LocalDate from, @Nullable Code unitClass) {}

    /** What is known of everything that a list names. */
    public interface Known {

        /** The scheme; empty where no version of it is enacted. */
        Optional<Blocks> scheme(Code scheme);

        /** The indicator; empty where no version of it is enacted. */
        Optional<Measure> indicator(Code indicator);

        /** The unit's classes in the order of their days; empty where there is no such unit. */
        Optional<List<Classed>> classes(Code unit);

        /** The period of a cycle; empty where it was not opened. */
        Optional<Period> cycle(Code cycle);

        /** The cycles that are closed, with their periods. */
        Map<Code, Period> closed();

        /**
         * When the next list of the same unit and block begins after a month; empty where none
         * does.
         */
        Optional<YearMonth> next(Asked asked, YearMonth after);
    }

    /** All findings at once; none where the list may hold. Pointers begin at the list. */
    public static List<Finding> check(Asked asked, Known known) {
        return new OwnListCheck(asked, known).check();
    }

    private List<Finding> check() {
        Blocks blocks = known.scheme(asked.scheme()).orElse(null);
        Period scored = blocks == null ? null : scored(blocks);
        YearMonth next = known.next(asked, asked.from().firstMonth()).orElse(null);
        closed(next);
        unit(blocks, scored);
        block(blocks, scored);
        Set<Code> seen = new HashSet<>();
        for (int i = 0; i < asked.items().size(); i++) {
            Code indicator = asked.items().get(i).indicator();
            String at = "/items/" + i + "/indicator";
            if (!seen.add(indicator)) {
                invalid(at, indicator + " is in the list twice", "指标 " + indicator + " 重复");
            }
            item(indicator, at, blocks, last(next, scored));
        }
        BigDecimal total =
                asked.items().stream()
                        .map(OwnList.Item::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(TOTAL) != 0) {
            add(
                    "/items",
                    ProblemCode.WEIGHTS_UNBALANCED,
                    "the weights total " + total.toPlainString() + "; they must total 100",
                    "权重合计为 " + total.toPlainString() + "，须为 100");
        }
        return List.copyOf(findings);
    }

    /** The period after which the scheme scores nothing; null where none is known. */
    private @Nullable Period scored(Blocks blocks) {
        Code cycle = blocks.cycle();
        return cycle == null ? blocks.until() : known.cycle(cycle).orElse(null);
    }

    /**
     * The last month in which the list is scored; null where that is not known or there is none.
     */
    private static @Nullable YearMonth last(@Nullable YearMonth next, @Nullable Period scored) {
        YearMonth before = next == null ? null : next.minusMonths(1);
        YearMonth end = scored == null ? null : scored.lastMonth();
        return before == null || (end != null && end.isBefore(before)) ? end : before;
    }

    private void closed(@Nullable YearMonth next) {
        YearMonth from = asked.from().firstMonth();
        known.closed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(cycle -> !cycle.getValue().lastMonth().isBefore(from))
                .filter(cycle -> next == null || cycle.getValue().firstMonth().isBefore(next))
                .findFirst()
                .ifPresent(
                        cycle ->
                                add(
                                        "/from",
                                        ProblemCode.PERIOD_CLOSED,
                                        "it would hold from "
                                                + from
                                                + " on, in the cycle "
                                                + cycle.getKey()
                                                + " too, which is closed; let it begin after "
                                                + cycle.getValue(),
                                        "自 "
                                                + from
                                                + " 起生效将涉及已关闭的考核周期 "
                                                + cycle.getKey()
                                                + "，请自 "
                                                + cycle.getValue()
                                                + " 之后起生效"));
    }

    private void unit(@Nullable Blocks blocks, @Nullable Period scored) {
        List<Classed> classes = known.classes(asked.unit()).orElse(null);
        if (classes == null) {
            add(
                    "/unit",
                    ProblemCode.UNKNOWN_UNIT,
                    "there is no unit " + asked.unit() + "; register it first",
                    "没有单位 " + asked.unit() + "，请先登记");
            return;
        }
        if (blocks == null) {
            return;
        }
        LocalDate first = asked.from().firstDay();
        if (blocks.cycle() != null && scored != null && scored.firstDay().isAfter(first)) {
            first = scored.firstDay();
        }
        LocalDate end = scored == null ? null : scored.lastDay();
        if ((end == null || !first.isAfter(end))
                && !isIn(classes, blocks.unitClass(), first, end)) {
            invalid(
                    "/unit",
                    "the scheme "
                            + asked.scheme()
                            + " scores the class "
                            + blocks.unitClass()
                            + ", in which the unit "
                            + asked.unit()
                            + " is on no day from "
                            + first
                            + (end == null ? " on" : " to " + end),
                    "考核方案 "
                            + asked.scheme()
                            + " 考核类别 "
                            + blocks.unitClass()
                            + "，而单位 "
                            + asked.unit()
                            + " 自 "
                            + first
                            + " 起"
                            + (end == null ? "" : "至 " + end)
                            + "均不属于该类别");
        }
    }

    /** Whether a unit is in a class on any day from the first to the last. */
    private static boolean isIn(
            List<Classed> classes, Code unitClass, LocalDate first, @Nullable LocalDate last) {
        for (int i = 0; i < classes.size(); i++) {
            LocalDate from = classes.get(i).from();
            LocalDate gone = i + 1 < classes.size() ? classes.get(i + 1).from() : LocalDate.MAX;
            if (unitClass.equals(classes.get(i).unitClass())
                    && from.isBefore(gone)
                    && gone.isAfter(first)
                    && (last == null || !from.isAfter(last))) {
                return true;
            }
        }
        return false;
    }

    private void block(@Nullable Blocks blocks, @Nullable Period scored) {
        if (blocks == null) {
            invalid(
                    "/scheme",
                    "there is no enacted scheme " + asked.scheme(),
                    "没有已启用的考核方案 " + asked.scheme());
            return;
        }
        if (scored != null && asked.from().firstMonth().isAfter(scored.lastMonth())) {
            invalid(
                    "/from",
                    "the scheme "
                            + asked.scheme()
                            + " scores nothing after "
                            + scored
                            + "; a list from "
                            + asked.from()
                            + " on would count for nothing",
                    "考核方案 "
                            + asked.scheme()
                            + " 在 "
                            + scored
                            + " 之后不再考核，自 "
                            + asked.from()
                            + " 起的个性指标不会计分");
        }
        if (!blocks.own().contains(asked.block())) {
            invalid(
                    "/block",
                    "the scheme "
                            + asked.scheme()
                            + " has no block "
                            + asked.block()
                            + " of units' own indicators",
                    "考核方案 " + asked.scheme() + " 没有个性指标维度 " + asked.block());
        }
    }

    private void item(
            Code indicator, String at, @Nullable Blocks blocks, @Nullable YearMonth last) {
        if (blocks != null && blocks.fixed().contains(indicator)) {
            invalid(
                    at,
                    "the scheme "
                            + asked.scheme()
                            + " scores "
                            + indicator
                            + " for all its units already",
                    "考核方案 " + asked.scheme() + " 已对全部单位考核指标 " + indicator);
        }
        Measure measure = known.indicator(indicator).orElse(null);
        if (measure == null) {
            add(
                    at,
                    ProblemCode.UNKNOWN_INDICATOR,
                    "no enacted version of indicator " + indicator,
                    "指标 " + indicator + " 没有生效版本");
            return;
        }
        // Where the scheme is not known, nor is how long the list would hold.
        retired(
                indicator,
                at,
                measure.retired(),
                blocks == null ? asked.from().firstMonth() : last);
        if (measure.comparesTheClass()) {
            invalid(
                    at,
                    "the rule of "
                            + indicator
                            + " compares units, and not all have it; its peers must name a"
                            + " group whose units share it (peers: group:<code>)",
                    "指标 "
                            + indicator
                            + " 的计分规则须在单位之间比较，而并非各单位均有该指标，须以 peers:group:<代码>"
                            + " 指定共有该指标的分组");
        }
    }

    /**
     * An indicator is not retired as long as a list with it holds; so a list with one that is
     * retired is not to hold any longer either, whichever of the two comes first.
     */
    private void retired(
            Code indicator, String at, @Nullable Period retired, @Nullable YearMonth last) {
        if (retired == null || (last != null && retired.firstMonth().isAfter(last))) {
            return;
        }
        if (retired.beginsAfter(asked.from())) {
            invalid(
                    at,
                    "indicator "
                            + indicator
                            + " was retired from "
                            + retired
                            + ", while the list would hold on; set the list from "
                            + retired
                            + " on without it first",
                    "指标 "
                            + indicator
                            + " 已自 "
                            + retired
                            + " 起停用，而该个性指标届时仍将有效，请先设定自 "
                            + retired
                            + " 起不含该指标的个性指标");
        } else {
            invalid(
                    at,
                    "indicator " + indicator + " was retired from " + retired,
                    "指标 " + indicator + " 已自 " + retired + " 起停用");
        }
    }

    private void invalid(String pointer, String en, String zh) {
        add(pointer, ProblemCode.INVALID_FIELD, en, zh);
    }

    private void add(String pointer, ProblemCode code, String en, String zh) {
        findings.add(new Finding(pointer, code.code(), en, zh));
    }
}
