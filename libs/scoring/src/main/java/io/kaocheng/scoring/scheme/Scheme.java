package io.kaocheng.scoring.scheme;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.contracts.Among;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.scoring.rule.Bound;
import io.kaocheng.scoring.rule.Ties;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/**
 * A scheme: how the units of one class are scored in one cycle, or from a period on, with the
 * weighted tree of blocks and indicators and every policy a total depends on. Named by the SHA-256
 * of its canonical JSON.
 */
@Schema(
        description = "How the units of one class are scored, in one cycle or from a period on",
        examples =
                """
                {"scheme":"bureaus-2026","version":1,"cycle":"2026","unitClass":"bureaus","periods":["month","year"],
                 "tree":{"kind":"block","code":"total","children":[
                  {"kind":"indicator","indicator":"enrolment-rate","weight":"60",
                   "light":{"on":"achievement","green":"0.9","red":"0.6"}},
                  {"kind":"indicator","indicator":"letters-answered","weight":"40",
                   "light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}
                """)
public record Scheme(
        Code scheme,
        @Min(1) @Max(1000000) int version,
        @Schema(
                        description =
                                "whose periods are scored; left out where the scheme stands from a period on")
                @Nullable Code cycle,
        Code unitClass,
        @Schema(description = "the kinds of period that are scored") @Size(min = 1, max = 4)
                List<Period.Kind> periods,
        Block tree,
        @Otherwise("submitted") CountsFrom countsFrom,
        @Schema(
                        description =
                                "policy by reason code; reasons not listed follow the defaults: not-applicable"
                                        + " share, not-sent zero, not-approved zero, not-due leave-out,"
                                        + " anything else otherwise")
                @Otherwise("{}")
                SortedMap<Code, NoData> noData,
        @Otherwise("share") NoData otherwise,
        @Otherwise("{}") Rounding rounding,
        @Schema(description = "which rank units of equal total share; mean is for rules only")
                @Otherwise("best")
                Ties ties,
        @Nullable EvaluatorMix evaluators,
        @Nullable Bonuses bonuses,
        @Nullable Deductions deductions,
        @Otherwise("[]") List<VetoEffect> vetoes,
        @Nullable Grades grades,
        @Otherwise("{}") Scaling scaling,
        @Schema(description = "the engine it is scored by; without one kc-1")
                @Nullable EngineId engine,
        @Schema(
                        description =
                                "how a unit that ends within a period is scored for the part it existed; left"
                                        + " out: unranked; kc-2")
                @Nullable PartialYear partialYear,
        @Schema(
                        description =
                                "from when a period is scored: reported, since somebody reported for it, or due,"
                                        + " also since its figures were due; left out: reported; kc-2")
                @Nullable ScoredWhen scoredWhen,
        @Schema(
                        description =
                                "the first period that is scored, where the scheme stands and has no cycle; of two"
                                        + " that hold for a period the later start wins")
                @Nullable Period from,
        @Schema(description = "the last period that is scored; left out: until another scheme")
                @Nullable Period until,
        @Schema(
                        description =
                                "schemes of the same class in whose time this one holds; without it that is refused")
                @Size(min = 1, max = 100)
                @Nullable List<Code> supersedes,
        @Schema(
                        description =
                                "where thresholds come from that were computed from figures or scores")
                @Size(min = 1, max = 100)
                @Nullable List<Bound> bounds) {

    /** From when a period is scored. */
    public enum ScoredWhen {
        /** Since any unit reported for it. */
        REPORTED,
        /** Also since its figures were due, with everything missing where nobody reported. */
        DUE
    }

    /** How a unit that ends within a period is scored. */
    public enum PartialYear {
        /** Like the others. */
        SCORE,
        /** Without rank and grade. */
        UNRANKED,
        /** Not at all. */
        LEAVE_OUT
    }

    /** From when an observation counts. */
    public enum CountsFrom {
        SUBMITTED,
        APPROVED
    }

    /** The no-data policy: what happens to the weight of a part without a figure. */
    public enum NoData {
        /** Shared among its siblings in proportion to their weights. */
        SHARE,
        /** Stays, with achievement 0. */
        ZERO,
        /** As shared, and not counted in coverage: nothing was owed. */
        LEAVE_OUT,
        /** Stays, with the mean achievement of the class's units that have one. */
        PEER_MEAN,
        /** Stays, with full mark. */
        FULL_MARK,
        /** Stays, provisional, with the latest earlier figure within a year. */
        CARRY_FORWARD
    }

    public enum Weighting {
        WEIGHTS,
        EQUAL
    }

    public enum Aggregation {
        ARITHMETIC,
        GEOMETRIC,
        SUM
    }

    /** A place in the tree. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Node {
        @Nullable BigDecimal weight();

        Code code();
    }

    /** A block, whose children are the scheme's or each unit's own. */
    public sealed interface Composite extends Node {
        @Nullable String name();

        @Nullable String nameEn();

        Weighting weighting();

        Aggregation aggregation();

        @Nullable AtLeast atLeast();

        @Nullable List<Missing> missing();

        @Nullable BlockLight light();

        @Nullable Among peers();

        /** Whether units are ranked among those of other classes here. */
        default boolean isRankedAcross() {
            Among among = peers();
            return among != null && among.reachesOtherClasses();
        }

        /** Whether a unit is left unranked where too little of the block has data. */
        default boolean mayLeaveUnranked() {
            AtLeast least = atLeast();
            return least != null && least.whenBelow() == WhenBelow.UNRANKED;
        }
    }

    /** What happens where too little of a block has data. */
    public enum WhenBelow {
        /** The block has no score. */
        WITHHOLD,
        /** It has a score without rank; at the root without grade, too. */
        UNRANKED
    }

    @Schema(
            description =
                    "The nearest figure of another period in place of a missing one: up to so many periods"
                            + " before it, then up to so many after it")
    public record Carry(
            @Otherwise("0") @Min(0) @Max(120) int forward,
            @Otherwise("0") @Min(0) @Max(120) int back) {
        public Carry {
            Checks.of(Carry.class, forward, back)
                    .that(
                            forward + back > 0,
                            "/forward",
                            "out-of-range",
                            "forward or back must be at least 1",
                            "forward 与 back 至少一个不小于 1")
                    .orRefuse();
        }
    }

    @Schema(
            description =
                    "Another figure of the same period in place of a missing one: a unit's, or the mean of"
                            + " those of the class's units that have one")
    public record Substitute(
            @Schema(description = "left out: the mean of the class") @Nullable Code unit) {}

    @Schema(
            description =
                    "What happens to a figure that is missing for a reason: a policy, or a figure in its place,"
                            + " which is marked as imputed and is not covered; where there is none, share")
    public record Missing(
            Code reason,
            @Nullable NoData policy,
            @Nullable Carry carry,
            @Nullable Substitute substitute) {
        public Missing {
            Checks.of(Missing.class, reason, policy, carry, substitute)
                    .that(
                            (policy == null ? 0 : 1)
                                            + (carry == null ? 0 : 1)
                                            + (substitute == null ? 0 : 1)
                                    == 1,
                            "/policy",
                            "one-of",
                            "exactly one of policy, carry and substitute is needed",
                            "policy、carry、substitute 须给出且仅给出一个")
                    .orRefuse();
        }
    }

    @Schema(
            description =
                    "The least coverage of a block, as a share of its weight or as a number of its children"
                            + " with data; kc-2")
    public record AtLeast(
            @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Nullable BigDecimal share,
            @Min(1) @Max(1000) @Nullable Integer children,
            WhenBelow whenBelow) {
        public AtLeast {
            Checks.of(AtLeast.class, share, children, whenBelow)
                    .that(
                            share != null || children != null,
                            "/share",
                            "missing-field",
                            "share or children is needed",
                            "share 与 children 至少给出一个")
                    .orRefuse();
        }

        /** Whether it is not reached. */
        public boolean isBelow(BigDecimal coverage, int withData) {
            return (share != null && coverage.compareTo(share) < 0)
                    || (children != null && withData < children);
        }
    }

    @JsonTypeName("block")
    @Schema(
            description =
                    "A group of parts. arithmetic: weighted mean of 0-100 indices; geometric: weighted"
                            + " geometric mean; sum: full marks added up, the weights are the full marks")
    public record Block(
            Code code,
            @Nullable String name,
            @Schema(
                            description =
                                    "in the parent; left out where the parent weighs equally, and at the root")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("100000")
                    @Nullable BigDecimal weight,
            @Otherwise("weights") Weighting weighting,
            @Otherwise("arithmetic") Aggregation aggregation,
            @Size(min = 1) List<Node> children,
            @Nullable AtLeast atLeast,
            @Schema(
                            description =
                                    "what happens to figures missing below, by reason, before what is said"
                                            + " further up; kc-2")
                    @Nullable List<Missing> missing,
            @Schema(description = "the block's own light; kc-2") @Nullable BlockLight light,
            @Schema(description = "in English") @Nullable String nameEn,
            @Schema(
                            description =
                                    "whom units are ranked among in the block: class, region or group:<code>; left"
                                            + " out: their class; kc-2")
                    @Nullable Among peers)
            implements Composite {

        public Block(
                Code code,
                @Nullable String name,
                @Nullable BigDecimal weight,
                Weighting weighting,
                Aggregation aggregation,
                List<Node> children) {
            this(
                    code,
                    name,
                    weight,
                    weighting,
                    aggregation,
                    children,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** A block in which units are ranked among their class. */
        public Block(
                Code code,
                @Nullable String name,
                @Nullable BigDecimal weight,
                Weighting weighting,
                Aggregation aggregation,
                List<Node> children,
                @Nullable AtLeast atLeast,
                @Nullable List<Missing> missing,
                @Nullable BlockLight light) {
            this(
                    code,
                    name,
                    weight,
                    weighting,
                    aggregation,
                    children,
                    atLeast,
                    missing,
                    light,
                    null,
                    null);
        }

        /** Whether units are ranked among those of other classes here or further down. */
        public boolean ranksAcross() {
            return isRankedAcross()
                    || children.stream()
                            .anyMatch(
                                    child ->
                                            switch (child) {
                                                case Block inner -> inner.ranksAcross();
                                                case OwnBlock own -> own.isRankedAcross();
                                                case IndicatorNode _ -> false;
                                            });
        }

        /** The same with another weight and other children. */
        public Block with(@Nullable BigDecimal otherWeight, List<Node> others) {
            return new Block(
                    code,
                    name,
                    otherWeight,
                    weighting,
                    aggregation,
                    others,
                    atLeast,
                    missing,
                    light,
                    nameEn,
                    peers);
        }

        public Block {
            children = List.copyOf(children);
            missing = missing == null ? null : List.copyOf(missing);
            Checks checks =
                    Checks.of(
                            Block.class,
                            code,
                            name,
                            weight,
                            weighting,
                            aggregation,
                            children,
                            atLeast,
                            missing,
                            light,
                            nameEn,
                            peers);
            rankedAmongUnits(checks, peers);
            BigDecimal total = BigDecimal.ZERO;
            boolean weighed = true;
            Set<Code> seen = new HashSet<>();
            for (int i = 0; i < children.size(); i++) {
                Node child = children.get(i);
                BigDecimal share = child.weight();
                String at = "/children/" + i;
                checks.that(
                        seen.add(child.code()),
                        at + (child instanceof Composite ? "/code" : "/indicator"),
                        "duplicate",
                        child.code() + " appears twice in block " + code,
                        "维度 " + code + " 中 " + child.code() + " 重复");
                if (child instanceof IndicatorNode node && node.isWatched()) {
                    continue;
                }
                if (weighting == Weighting.EQUAL) {
                    checks.that(
                            share == null,
                            at + "/weight",
                            "weight-unused",
                            "block " + code + " weighs its children equally; leave the weight out",
                            "维度 " + code + " 等权，不应再给权重");
                } else if (share == null) {
                    weighed = false;
                    checks.that(
                            false,
                            at + "/weight",
                            "missing-field",
                            "weight of " + child.code() + " in block " + code + " is required",
                            "缺少 " + child.code() + " 在维度 " + code + " 中的权重");
                } else {
                    total = total.add(share);
                }
            }
            checks.that(
                            weighting == Weighting.EQUAL
                                    || aggregation == Aggregation.SUM
                                    || !weighed
                                    || children.isEmpty()
                                    || total.compareTo(Numbers.HUNDRED) == 0,
                            "/children",
                            "weights-unbalanced",
                            "weights in block "
                                    + code
                                    + " must total 100; found "
                                    + total.toPlainString(),
                            "维度 " + code + " 的权重合计须为 100，现为 " + total.toPlainString())
                    .that(
                            weighting == Weighting.WEIGHTS || aggregation != Aggregation.SUM,
                            "/weighting",
                            "sum-needs-weights",
                            "a sum adds full marks: its children need weights",
                            "加总维度的子项须给出满分值")
                    .that(
                            atLeast == null
                                    || atLeast.children() == null
                                    || atLeast.children() <= children.size(),
                            "/atLeast/children",
                            "out-of-range",
                            "block " + code + " has " + children.size() + " children",
                            "维度 " + code + " 只有 " + children.size() + " 个子项");
            checks.orRefuse();
        }
    }

    private static void rankedAmongUnits(Checks checks, @Nullable Among peers) {
        checks.that(
                peers == null || peers.kind() != Among.Kind.BELOW,
                "/peers",
                "not-units",
                "units are ranked among their class, the region or a group; found below",
                "只能在类别、全辖区或分组内排名，现为下级单位");
    }

    @JsonTypeName("own")
    @Schema(
            description =
                    "A block whose indicators and weights are each unit's own, as its list says: the weighted"
                            + " mean of their 0-100 scores. A unit without a list has no score here; kc-2")
    public record OwnBlock(
            Code code,
            @Nullable String name,
            @Schema(description = "in the parent; left out where the parent weighs equally")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("100000")
                    @Nullable BigDecimal weight,
            @Schema(description = "of each indicator in it, read from achievement")
                    LightRule indicatorLight,
            @Schema(description = "highest achievement that counts of an indicator in it")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("10")
                    @Nullable BigDecimal cap,
            @Nullable AtLeast atLeast,
            @Schema(
                            description =
                                    "what happens to figures missing in it, by reason, before what is said further"
                                            + " up")
                    @Nullable List<Missing> missing,
            @Schema(description = "the block's own light") @Nullable BlockLight light,
            @Schema(description = "in English") @Nullable String nameEn,
            @Schema(
                            description =
                                    "whom units are ranked among in the block: class, region or group:<code>; left"
                                            + " out: their class")
                    @Nullable Among peers)
            implements Composite {
        public OwnBlock {
            missing = missing == null ? null : List.copyOf(missing);
            Checks checks =
                    Checks.of(
                            OwnBlock.class,
                            code,
                            name,
                            weight,
                            indicatorLight,
                            cap,
                            atLeast,
                            missing,
                            light,
                            nameEn,
                            peers);
            rankedAmongUnits(checks, peers);
            checks.that(
                            indicatorLight.on() == LightOn.ACHIEVEMENT,
                            "/indicatorLight/on",
                            "light-unsuited",
                            "the indicators of block "
                                    + code
                                    + " differ from unit to unit; their light must be read from achievement",
                            "维度 " + code + " 的指标因单位而异，须按得分率（achievement）亮灯")
                    .orRefuse();
        }

        /** Each list's weights are used. */
        @Override
        public Weighting weighting() {
            return Weighting.WEIGHTS;
        }

        /** Lists are of different lengths and weights: only their mean is comparable. */
        @Override
        public Aggregation aggregation() {
            return Aggregation.ARITHMETIC;
        }

        /** The same with another weight. */
        public OwnBlock weighing(@Nullable BigDecimal other) {
            return new OwnBlock(
                    code, name, other, indicatorLight, cap, atLeast, missing, light, nameEn, peers);
        }

        /** An indicator as if it stood in the block. */
        public IndicatorNode node(Code indicator, @Nullable BigDecimal itsWeight) {
            return new IndicatorNode(indicator, itsWeight, cap, indicatorLight);
        }
    }

    /** The blocks of which each unit has indicators of its own, in the scheme's order. */
    public List<OwnBlock> ownBlocks() {
        List<OwnBlock> found = new ArrayList<>();
        collectOwn(tree, found);
        return List.copyOf(found);
    }

    private static void collectOwn(Block block, List<OwnBlock> found) {
        for (Node child : block.children()) {
            switch (child) {
                case Block inner -> collectOwn(inner, found);
                case OwnBlock own -> found.add(own);
                case IndicatorNode _ -> {}
            }
        }
    }

    /** The indicators in the tree; those of units' own lists are not in it. */
    public Set<Code> indicators() {
        Set<Code> found = new HashSet<>();
        collect(tree, found);
        return found;
    }

    private static void collect(Block block, Set<Code> found) {
        for (Node child : block.children()) {
            switch (child) {
                case Block inner -> collect(inner, found);
                case OwnBlock _ -> {}
                case IndicatorNode node -> found.add(node.indicator());
            }
        }
    }

    @JsonTypeName("indicator")
    @Schema(description = "An indicator in the tree")
    public record IndicatorNode(
            Code indicator,
            @DecimalMin(value = "0", inclusive = false) @DecimalMax("100000")
                    @Nullable BigDecimal weight,
            @Schema(description = "highest achievement that counts")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("10")
                    @Nullable BigDecimal cap,
            LightRule light,
            @Schema(
                            description =
                                    "true: shown with its value and light, without weight, score and coverage; kc-2")
                    @Nullable Boolean watched,
            @Schema(
                            description =
                                    "what happens to a missing figure here, by its reason; before what is said of"
                                            + " the blocks above and of the whole scheme; kc-2")
                    @Nullable List<Missing> missing)
            implements Node {
        public IndicatorNode {
            missing = missing == null ? null : List.copyOf(missing);
            Checks.of(IndicatorNode.class, indicator, weight, cap, light, watched, missing)
                    .that(
                            watched == null || !watched || (weight == null && cap == null),
                            "/watched",
                            "weight-unused",
                            "what is only watched has neither weight nor cap",
                            "监测指标不设权重与封顶")
                    .orRefuse();
        }

        public IndicatorNode(
                Code indicator,
                @Nullable BigDecimal weight,
                @Nullable BigDecimal cap,
                LightRule light) {
            this(indicator, weight, cap, light, null, null);
        }

        /** The same with another weight. */
        public IndicatorNode weighing(@Nullable BigDecimal other) {
            return new IndicatorNode(indicator, other, cap, light, watched, missing);
        }

        /** Whether it is shown and counts for nothing. */
        public boolean isWatched() {
            return Boolean.TRUE.equals(watched);
        }

        @Override
        public Code code() {
            return indicator;
        }
    }

    /** What a block's light is made of. */
    public enum BlockLightOf {
        /** The block's score against the thresholds. */
        SCORE,
        /** The worst light of its children. */
        WORST,
        /** The mean of the two lowest scores of its indicators against the thresholds. */
        TWO_WORST_MEAN,
        /** The share of the weight with each light. */
        SHARE
    }

    @Schema(
            description =
                    "A block's light. score, two-worst-mean: by the thresholds green and red, as an"
                            + " indicator's. worst: of its children. share: missing, red, orange or yellow where"
                            + " so much of the weight or more is that or worse, else green")
    public record BlockLight(
            BlockLightOf of,
            @Nullable BigDecimal green,
            @Nullable BigDecimal red,
            @Otherwise("3") @Min(3) @Max(4) int levels,
            @Schema(description = "of the weight; for share")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1")
                    @Nullable BigDecimal share,
            @Schema(description = "the best light it has while any indicator below is red")
                    @Nullable AtMost atMost) {

        /** The best light of a block in which something is red. */
        public enum AtMost {
            YELLOW,
            ORANGE,
            RED
        }

        public BlockLight {
            boolean byScore = of == BlockLightOf.SCORE || of == BlockLightOf.TWO_WORST_MEAN;
            Checks.of(BlockLight.class, of, green, red, levels, share, atMost)
                    .that(
                            byScore == (green != null && red != null)
                                    && (green == null) == (red == null),
                            "/green",
                            byScore ? "missing-field" : "unused-field",
                            "green and red are for score and two-worst-mean, which need both",
                            "green 与 red 用于 score、two-worst-mean，且须同时给出")
                    .that(
                            green == null || red == null || green.compareTo(red) >= 0,
                            "/green",
                            "thresholds-reversed",
                            "green must be at least red",
                            "green 不得小于 red")
                    .that(
                            (of == BlockLightOf.SHARE) == (share != null),
                            "/share",
                            of == BlockLightOf.SHARE ? "missing-field" : "unused-field",
                            "share is for share alone, which needs it",
                            "share 仅用于 share，且须给出")
                    .orRefuse();
        }
    }

    /** The value a light is read from. */
    public enum LightOn {
        VALUE,
        ACHIEVEMENT,
        COURSE
    }

    @Schema(
            description =
                    "green at or past green, yellow down to the midpoint (4 levels) or to red (3 levels), orange"
                            + " down to red, else red; mirrored where lower is better")
    public record LightRule(
            LightOn on,
            BigDecimal green,
            BigDecimal red,
            @Otherwise("3") @Min(3) @Max(4) int levels) {
        public LightRule {
            Checks.of(LightRule.class, on, green, red, levels)
                    .that(
                            on != LightOn.ACHIEVEMENT || green.compareTo(red) >= 0,
                            "/green",
                            "thresholds-reversed",
                            "on achievement green must be at least red",
                            "按得分率亮灯时 green 不得小于 red")
                    .orRefuse();
        }

        /** The line between yellow and orange, where there are four lights. */
        public BigDecimal middle() {
            return green.add(red).divide(BigDecimal.valueOf(2));
        }
    }

    @Schema(
            description =
                    "Where and how numbers are rounded; a scale left out means exact (34 digits)")
    public record Rounding(
            @Schema(description = "decimals of an indicator's 0-100 score") @Min(0) @Max(12)
                    @Nullable Integer leaf,
            @Schema(description = "decimals of a block's score") @Min(0) @Max(12)
                    @Nullable Integer block,
            @Schema(description = "decimals of the total before ranking") @Min(0) @Max(12)
                    @Nullable Integer total,
            @Schema(
                            description =
                                    "decimals at which values count as equal in ranks, ties and grade bands")
                    @Otherwise("10")
                    @Min(0)
                    @Max(12)
                    int compared,
            @Schema(description = "decimals of what is shown and published")
                    @Otherwise("2")
                    @Min(0)
                    @Max(12)
                    int published,
            @Otherwise("half-up") Mode mode,
            @Schema(
                            description =
                                    "which numbers decide ranks, ties and grades under kc-2: those published, or"
                                            + " exact ones at compared decimals; left out: published, or exact"
                                            + " where compared is not 10")
                    @Nullable Compare compare) {

        private static final int EXACT_DECIMALS = 10;

        public Rounding {
            Checks.of(Rounding.class, leaf, block, total, compared, published, mode, compare)
                    .that(
                            compare != Compare.PUBLISHED || compared == EXACT_DECIMALS,
                            "/compared",
                            "compared-unused",
                            "compared holds for exact numbers only; leave it out where published ones decide",
                            "compared 只用于精确值比较；以公布值比较时不应给出")
                    .orRefuse();
        }

        private int decimals(EngineId engine) {
            boolean exact = compare == null ? compared != EXACT_DECIMALS : compare == Compare.EXACT;
            return engine == EngineId.KC_1 || exact ? compared : published;
        }

        /** Which numbers decide ranks, ties and grades. */
        public enum Compare {
            PUBLISHED,
            EXACT
        }

        /** How a number half way or between is rounded. */
        public enum Mode {
            HALF_UP,
            HALF_EVEN,
            DOWN,
            UP;

            public RoundingMode toJava() {
                return switch (this) {
                    case HALF_UP -> RoundingMode.HALF_UP;
                    case HALF_EVEN -> RoundingMode.HALF_EVEN;
                    case DOWN -> RoundingMode.DOWN;
                    case UP -> RoundingMode.UP;
                };
            }
        }
    }

    @Schema(description = "An evaluator group and its weight in the total")
    public record Group(
            Code group,
            @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") BigDecimal weight,
            @Schema(
                            description =
                                    "what counts where the group gave a unit no mark: share, as without it, zero,"
                                            + " full-mark, or peer-mean, the mean of its marks of the class's other"
                                            + " units; kc-2")
                    @Nullable NoData missing) {
        public Group {
            Checks.of(Group.class, group, weight, missing)
                    .that(
                            missing != NoData.LEAVE_OUT && missing != NoData.CARRY_FORWARD,
                            "/missing",
                            "policy-unsuited",
                            "a group without marks is share, zero, full-mark or peer-mean",
                            "无评分的评价主体须为 share、zero、full-mark 或 peer-mean")
                    .orRefuse();
        }
    }

    @Schema(
            description =
                    "R18 evaluator mix: the tree's score and the groups' mean marks (0-100), weights totalling"
                            + " 100; a group without a rating shares its weight")
    public record EvaluatorMix(
            @Schema(description = "weight of the tree's score") @DecimalMin("0") @DecimalMax("100")
                    BigDecimal tree,
            @Size(min = 1, max = 50) List<Group> groups,
            @Schema(
                            description =
                                    "so many highest and so many lowest marks of a group are dropped, if more remain")
                    @Otherwise("0")
                    @Min(0)
                    @Max(100)
                    int trim) {
        public EvaluatorMix {
            groups = List.copyOf(groups);
            Checks checks = Checks.of(EvaluatorMix.class, tree, groups, trim);
            BigDecimal total = tree;
            Set<Code> seen = new HashSet<>();
            for (int i = 0; i < groups.size(); i++) {
                total = total.add(groups.get(i).weight());
                checks.that(
                        seen.add(groups.get(i).group()),
                        "/groups/" + i + "/group",
                        "duplicate",
                        groups.get(i).group() + " appears twice",
                        groups.get(i).group() + " 重复");
            }
            checks.that(
                    total.compareTo(Numbers.HUNDRED) == 0,
                    "/groups",
                    "weights-unbalanced",
                    "tree and groups must total 100; found " + total.toPlainString(),
                    "tree 与各主体权重合计须为 100，现为 " + total.toPlainString());
            checks.orRefuse();
        }
    }

    /** The use of bonus points. */
    public enum BonusUse {
        TOTAL,
        TIE_BREAK
    }

    @Schema(
            description =
                    "R10 bonus items: the highest grant of an item counts once, capped per item, category, total")
    public record Bonuses(
            @DecimalMin("0") @Nullable BigDecimal perItem,
            @Otherwise("{}") SortedMap<Code, BigDecimal> perCategory,
            @DecimalMin("0") @Nullable BigDecimal cap,
            @Otherwise("total") BonusUse use) {
        public Bonuses {
            perCategory = Sorted.copy(perCategory);
            Checks checks = Checks.of(Bonuses.class, perItem, perCategory, cap, use);
            perCategory.forEach(
                    (category, most) ->
                            checks.that(
                                    most.signum() >= 0,
                                    "/perCategory/" + category,
                                    "out-of-range",
                                    "must be at least 0; found " + most.toPlainString(),
                                    "不得小于 0，现为 " + most.toPlainString()));
            checks.orRefuse();
        }
    }

    @Schema(description = "Points per incident of a kind, at most cap")
    public record Deduction(
            Code kind,
            @DecimalMin("0") BigDecimal each,
            @DecimalMin("0") @Nullable BigDecimal cap,
            @Schema(description = "an incident that repeats an earlier one counts twice")
                    @Otherwise("false")
                    boolean doubledOnRepeat) {
        public Deduction {
            Checks.of(Deduction.class, kind, each, cap, doubledOnRepeat).orRefuse();
        }
    }

    @Schema(
            description =
                    "R9 deductions: sum of min(cap, n*each) over the kinds, at most cap in total")
    public record Deductions(
            @Size(min = 1, max = 500) List<Deduction> kinds,
            @DecimalMin("0") @Nullable BigDecimal cap) {
        public Deductions {
            kinds = List.copyOf(kinds);
            Checks checks = Checks.of(Deductions.class, kinds, cap);
            Set<Code> seen = new HashSet<>();
            for (int i = 0; i < kinds.size(); i++) {
                checks.that(
                        seen.add(kinds.get(i).kind()),
                        "/kinds/" + i + "/kind",
                        "duplicate",
                        kinds.get(i).kind() + " appears twice",
                        kinds.get(i).kind() + " 重复");
            }
            checks.orRefuse();
        }
    }

    /** R20: what a veto of a kind does. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
    public sealed interface VetoEffect {
        Code kind();
    }

    @JsonTypeName("zero-block")
    @Schema(description = "the block's contribution is taken from the total")
    public record ZeroBlock(Code kind, Code block) implements VetoEffect {}

    @JsonTypeName("zero-total")
    @Schema(description = "the total becomes 0")
    public record ZeroTotal(Code kind) implements VetoEffect {}

    @JsonTypeName("deduct")
    @Schema(description = "fixed points are taken from the total")
    public record Deduct(Code kind, @DecimalMin("0") BigDecimal points) implements VetoEffect {
        public Deduct {
            Checks.of(Deduct.class, kind, points).orRefuse();
        }
    }

    @JsonTypeName("cap-grade")
    @Schema(description = "no better grade than this one")
    public record CapGrade(Code kind, Code grade) implements VetoEffect {}

    @JsonTypeName("bar-from-awards")
    @Schema(description = "no award, whatever the grade")
    public record BarFromAwards(Code kind) implements VetoEffect {}

    /** How a share of units becomes a number of units. */
    public enum QuotaRounding {
        FLOOR,
        HALF_UP,
        CEILING
    }

    /** What happens to tied units of whom only some fit into a quota. */
    public enum QuotaTies {
        /** None of them gets in. */
        LEAVE_OUT,
        /** More bonus points first; units tied in those too stay out together. */
        BY_BONUS
    }

    @Schema(description = "A grade: who is at least at the floor and within the quota gets it")
    public record Grade(
            Code grade,
            @Schema(description = "lowest total") @Nullable BigDecimal atLeast,
            @Schema(description = "largest share of the ranked units")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    @Nullable BigDecimal quota) {
        public Grade {
            Checks.of(Grade.class, grade, atLeast, quota).orRefuse();
        }
    }

    @Schema(
            description =
                    "R19 grades, best first; the last has neither floor nor quota and takes whoever is left")
    public record Grades(
            @Size(min = 1, max = 20) List<Grade> grades,
            @Otherwise("floor") QuotaRounding rounding,
            @Otherwise("leave-out") QuotaTies ties) {
        public Grades {
            grades = List.copyOf(grades);
            Checks checks = Checks.of(Grades.class, grades, rounding, ties);
            Set<Code> seen = new HashSet<>();
            BigDecimal quotas = BigDecimal.ZERO;
            BigDecimal lowest = null;
            for (int i = 0; i < grades.size(); i++) {
                Grade grade = grades.get(i);
                checks.that(
                        seen.add(grade.grade()),
                        "/grades/" + i + "/grade",
                        "duplicate",
                        grade.grade() + " appears twice",
                        grade.grade() + " 重复");
                BigDecimal floor = grade.atLeast();
                if (floor != null) {
                    checks.that(
                            lowest == null || floor.compareTo(lowest) < 0,
                            "/grades/" + i + "/atLeast",
                            "bands-not-in-order",
                            "the floor of " + grade.grade() + " must be below the better grade's",
                            grade.grade() + " 的下限须低于更好的等次");
                    lowest = floor;
                }
                BigDecimal quota = grade.quota();
                if (quota != null) {
                    quotas = quotas.add(quota);
                }
            }
            checks.that(
                            quotas.compareTo(BigDecimal.ONE) <= 0,
                            "/grades",
                            "quotas-over-one",
                            "quotas must total at most 1; found " + quotas.toPlainString(),
                            "比例合计不得超过 1，现为 " + quotas.toPlainString())
                    .that(
                            grades.isEmpty()
                                    || (grades.getLast().atLeast() == null
                                            && grades.getLast().quota() == null),
                            "/grades/" + Math.max(0, grades.size() - 1),
                            "no-last-grade",
                            "the last grade has neither atLeast nor quota, so that every unit gets one",
                            "最后一个等次不设下限与比例，使每个单位都有等次");
            checks.orRefuse();
        }
    }

    /** R22: how totals of different classes are made comparable. */
    public enum Between {
        NONE,
        /** total / best total of the class * 100 */
        BEST_IS_100
    }

    @Schema(description = "R22 class coefficient, and scaling between classes")
    public record Scaling(
            @Schema(description = "difficulty of the class")
                    @Otherwise("1")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("10")
                    BigDecimal coefficient,
            @Otherwise("none") Between between) {
        public Scaling {
            Checks.of(Scaling.class, coefficient, between).orRefuse();
        }
    }

    public Scheme {
        periods = List.copyOf(periods);
        noData = Sorted.copy(noData);
        vetoes = List.copyOf(vetoes);
        supersedes = supersedes == null ? null : List.copyOf(supersedes);
        bounds = bounds == null ? null : List.copyOf(bounds);
        Checks checks =
                Checks.of(
                                Scheme.class,
                                scheme,
                                version,
                                cycle,
                                unitClass,
                                periods,
                                tree,
                                countsFrom,
                                noData,
                                otherwise,
                                rounding,
                                ties,
                                evaluators,
                                bonuses,
                                deductions,
                                vetoes,
                                grades,
                                scaling,
                                engine,
                                partialYear,
                                scoredWhen,
                                from,
                                until,
                                supersedes,
                                bounds)
                        .that(
                                (cycle == null) == (from != null),
                                "/cycle",
                                "one-of",
                                "a scheme is for a cycle or stands from a period on, and one of them only",
                                "考核方案须且只能给出 cycle 或 from 之一")
                        .that(
                                until == null || (from != null && !from.beginsAfter(until)),
                                "/until",
                                "out-of-range",
                                "until comes with from and is not before it",
                                "until 须与 from 同用，且不早于 from")
                        .that(
                                new HashSet<>(periods).size() == periods.size(),
                                "/periods",
                                "duplicate",
                                "a period kind appears twice",
                                "期间类型重复")
                        .that(
                                tree.weight() == null,
                                "/tree/weight",
                                "weight-unused",
                                "the root has no weight",
                                "根维度没有权重")
                        .that(
                                ties != Ties.MEAN,
                                "/ties",
                                "mean-rank",
                                "ranks of totals are whole: best or dense",
                                "总分名次须为整数：best 或 dense");
        if (bounds != null) {
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            written.set("tree", Shape.write(tree));
            if (grades != null) {
                written.set("grades", Shape.write(grades));
            }
            for (int i = 0; i < bounds.size(); i++) {
                Bound bound = bounds.get(i);
                checks.that(
                        bound.isOfThreshold(),
                        "/bounds/" + i + "/at",
                        "not-a-threshold",
                        bound.at() + " is no threshold of a scheme",
                        bound.at() + " 不是方案中的界限");
            }
            Bound.check(bounds, written, "the scheme", "方案", checks);
        }
        checks.orRefuse();
    }

    /** The engine the scheme is scored by. */
    public EngineId scoredBy() {
        return engine == null ? EngineId.KC_1 : engine;
    }

    /** Whether its engine leaves out a block of a unit where that is granted. */
    public boolean leavesBlocksOut() {
        return scoredBy() != EngineId.KC_1;
    }

    /** How a unit that ends within a period is scored. */
    public PartialYear endedUnits() {
        if (scoredBy() == EngineId.KC_1) {
            return PartialYear.LEAVE_OUT;
        }
        return partialYear == null ? PartialYear.UNRANKED : partialYear;
    }

    /** Whether a period is scored once its figures were due, though nobody reported. */
    public boolean isScoredWhenDue() {
        return scoredBy() != EngineId.KC_1 && scoredWhen == ScoredWhen.DUE;
    }

    /**
     * Whether a scheme that stands from a period on holds for another: what lies within from and
     * until.
     */
    public boolean holdsFor(Period period) {
        return from != null
                && !from.beginsAfter(period)
                && (until == null || !period.lastDay().isAfter(until.lastDay()));
    }

    /** Decimals at which values count as equal in ranks, ties and grades. */
    public int comparedDecimals() {
        return rounding.decimals(scoredBy());
    }

    /** The same scheme, to be scored by another engine. */
    public Scheme withEngine(@Nullable EngineId other) {
        return new Scheme(
                scheme,
                version,
                cycle,
                unitClass,
                periods,
                tree,
                countsFrom,
                noData,
                otherwise,
                rounding,
                ties,
                evaluators,
                bonuses,
                deductions,
                vetoes,
                grades,
                scaling,
                other,
                partialYear,
                scoredWhen,
                from,
                until,
                supersedes,
                bounds);
    }

    /** The same scheme with another tree, other policies for what is absent, and other grades. */
    public Scheme with(
            Block otherTree,
            SortedMap<Code, NoData> policies,
            NoData unlisted,
            @Nullable Grades otherGrades) {
        return new Scheme(
                scheme,
                version,
                cycle,
                unitClass,
                periods,
                otherTree,
                countsFrom,
                policies,
                unlisted,
                rounding,
                ties,
                evaluators,
                bonuses,
                deductions,
                vetoes,
                otherGrades,
                scaling,
                engine,
                partialYear,
                scoredWhen,
                from,
                until,
                supersedes,
                // Where thresholds come from is said of its own alone.
                otherTree.equals(tree) && Objects.equals(otherGrades, grades) ? bounds : null);
    }

    /** Reads a scheme; every finding at once. */
    public static Reading<Scheme> read(JsonNode json) {
        return Shape.read(Scheme.class, json);
    }

    /** The JSON form, defaults written out. */
    public JsonNode write() {
        return Shape.write(this);
    }

    /** Sorted keys, no white space: the text that is hashed. */
    public String canonical() {
        return Shape.canonical(write());
    }

    /** Lower-case hexadecimal SHA-256 of {@link #canonical}: the identity of the version. */
    public String hash() {
        return Shape.sha256(canonical());
    }

    /** The policy for a reason. */
    public NoData policy(Code reason) {
        NoData stated = noData.get(reason);
        return stated != null ? stated : Reasons.policy(reason, this);
    }
}
