package io.kaocheng.scoring.rule;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;

import io.kaocheng.contracts.Code;
import io.kaocheng.scoring.engine.Achievements;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.exact.Sorted;
import io.kaocheng.shape.Checks;
import io.kaocheng.shape.Otherwise;
import io.kaocheng.shape.Reading;
import io.kaocheng.shape.Shape;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A scoring rule: computes an achievement (1 = full mark) from a figure. Each record's description
 * has its formula. A new rule is one record here with its sentence, and one case in {@link
 * Achievements}; one of the group {@link Ranked} computes what a place earns itself and is known to
 * everything else by its group.
 *
 * <p>"a" is the actual, "t" the target, "b" the target's floor, "n" the units with a figure.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
public sealed interface Rule {

    /** The input of a rule besides the target. */
    enum Needs {
        FIGURE,
        RATINGS,
        SURVEY,
        SUBMISSIONS
    }

    /** How steps below a threshold are counted. */
    enum Counting {
        PROPORTIONAL,
        FLOOR,
        CEILING
    }

    /** Which end of a half-open step belongs to it. */
    enum Closed {
        LOWER,
        UPPER
    }

    /** The value a table of steps is read with. */
    enum Read {
        VALUE,
        COMPLETION
    }

    /** The marks of a place beyond the end of a rank table. */
    enum Beyond {
        LAST,
        ZERO
    }

    /** The earlier period that growth is measured against. */
    enum Against {
        PREVIOUS,
        LAST_YEAR
    }

    /** A rule by the place of a unit's figure among the class's, better figures first. */
    sealed interface Ranked extends Rule {

        /** The place of equal figures. */
        Ties ties();

        /** The same rule with other places for equal figures. */
        Ranked withTies(Ties ties);

        /** The achievement of a place. */
        BigDecimal earned(Place place);
    }

    /** The numbers a rule's sentence fills in, as they are read; a dash where there is none. */
    interface Terms {
        boolean has(String name);

        String term(String name);

        String word(String name);

        long ratings();

        /** Whose figures a figure is compared with. */
        default String peersZh() {
            return Compared.zh(word("peers"));
        }

        default String peersEn() {
            return Compared.en(word("peers"));
        }

        default String actual() {
            return term("actual");
        }

        default String target() {
            return term("target");
        }

        default String floor() {
            return term("floor");
        }
    }

    @JsonTypeName("completion")
    @Schema(
            description =
                    "R1 completion: min(cap, max(0, a/t)), 0 below the floor; t must be above 0")
    record Completion(
            @Otherwise("1") @DecimalMin(value = "0", inclusive = false) @DecimalMax("10")
                    BigDecimal cap,
            @Schema(description = "below this completion nothing is earned")
                    @DecimalMin("0")
                    @DecimalMax("10")
                    @Nullable BigDecimal floor)
            implements Rule {
        public Completion {
            Checks.of(Completion.class, cap, floor)
                    .that(
                            floor == null || floor.compareTo(cap) <= 0,
                            "/floor",
                            "floor-above-cap",
                            "floor must be at most cap",
                            "floor 不得大于 cap")
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("完成率 {} ÷ {}", "completion {} ÷ {}", of.actual(), of.target());
        }
    }

    @JsonTypeName("between")
    @Schema(description = "R1b between: clamp((a-b)/(t-b), 0, cap); b may lie above t")
    record Between(
            @Otherwise("1") @DecimalMin(value = "0", inclusive = false) @DecimalMax("10")
                    BigDecimal cap,
            @Schema(description = "instead of the target's floor") @Nullable BigDecimal floor,
            @Schema(description = "instead of the target's value") @Nullable BigDecimal target)
            implements Rule {
        public Between {
            Checks.of(Between.class, cap, floor, target)
                    .that(
                            floor == null || target == null || floor.compareTo(target) != 0,
                            "/floor",
                            "floor-equals-target",
                            "floor and target must differ",
                            "floor 与 target 不得相等")
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            String from = floor == null ? of.floor() : Sentence.number(floor);
            String to = target == null ? of.target() : Sentence.number(target);
            return Sentence.of(
                    "区间线性 ({} − {}) ÷ ({} − {})",
                    "between ({} − {}) ÷ ({} − {})",
                    of.actual(),
                    from,
                    to,
                    from);
        }
    }

    @JsonTypeName("control")
    @Schema(description = "R2 control: clamp(2 - a/t, 0, 1), lower is better; t must be above 0")
    record Control() implements Rule {
        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("控制型 2 − {} ÷ {}", "control 2 − {} ÷ {}", of.actual(), of.target());
        }
    }

    @JsonTypeName("closeness")
    @Schema(
            description =
                    "R2b closeness: max(0, 1 - distance/(tolerance*|t|)); with low and high, full mark between"
                            + " them and distance from, and relative to, the nearer one")
    record Closeness(
            @Schema(description = "q: the relative distance at which nothing is left")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1000")
                    BigDecimal tolerance,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high)
            implements Rule {
        public Closeness {
            Checks.of(Closeness.class, tolerance, low, high)
                    .that(
                            (low == null) == (high == null),
                            "/low",
                            "half-a-range",
                            "low and high are given together or not at all",
                            "low 与 high 须同时给出")
                    .that(
                            low == null || high == null || low.compareTo(high) <= 0,
                            "/low",
                            "empty-range",
                            "low must be at most high",
                            "low 不得大于 high")
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return low == null
                    ? Sentence.of(
                            "适度：实际完成值 {}，目标 {}，容差 {}",
                            "closeness: actual {}, target {}, tolerance {}",
                            of.actual(),
                            of.target(),
                            Sentence.number(tolerance))
                    : Sentence.of(
                            "适度：实际完成值 {}，满分区间 {}–{}",
                            "closeness: actual {}, full mark within {}–{}",
                            of.actual(),
                            Sentence.number(low),
                            Sentence.number(high));
        }
    }

    @JsonTypeName("reached")
    @Schema(
            description =
                    "R3 reached: 1 if the target is reached, else 0; strictly: passed, not just met")
    record Reached(@Otherwise("false") boolean strictly) implements Rule {
        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "达标：实际完成值 {}，目标 {}", "reached: actual {}, target {}", of.actual(), of.target());
        }
    }

    @JsonTypeName("rank-decay")
    @Schema(description = "R4 rank decay: max(0, 1 - step*(rank-1)) among the units with a figure")
    record RankDecay(
            @Otherwise("0.05") @DecimalMin("0") @DecimalMax("1") BigDecimal step,
            @Otherwise("best") Ties ties)
            implements Ranked {
        public RankDecay {
            Checks.of(RankDecay.class, step, ties).orRefuse();
        }

        @Override
        public RankDecay withTies(Ties other) {
            return new RankDecay(step, other);
        }

        @Override
        public BigDecimal earned(Place place) {
            return decayed(step, place.rank(ties));
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "第 {} 名（共 {}），每名递减 {}",
                    "rank {} of {}, {} less per place",
                    of.term("place"),
                    of.term("count"),
                    Sentence.number(step));
        }
    }

    @JsonTypeName("hurdle-and-rank")
    @Schema(
            description =
                    "R4b hurdle and rank: part for reaching the target, the rest by rank decay among the units"
                            + " strictly past it")
    record HurdleAndRank(
            @DecimalMin("0") @DecimalMax("1") BigDecimal part,
            @Otherwise("0.05") @DecimalMin("0") @DecimalMax("1") BigDecimal step,
            @Otherwise("best") Ties ties)
            implements Ranked {
        public HurdleAndRank {
            Checks.of(HurdleAndRank.class, part, step, ties).orRefuse();
        }

        @Override
        public HurdleAndRank withTies(Ties other) {
            return new HurdleAndRank(part, step, other);
        }

        /** The achievement of a place among the units strictly past the target. */
        @Override
        public BigDecimal earned(Place place) {
            BigDecimal rest = Numbers.ONE.subtract(part);
            return part.add(Numbers.times(rest, decayed(step, place.rank(ties))));
        }

        @Override
        public Sentence inWords(Terms of) {
            return of.has("place")
                    ? Sentence.of(
                            "达标 {} ≥ {}，超标单位中第 {} 名",
                            "{} past {}, rank {} among those past it",
                            of.actual(),
                            of.target(),
                            of.term("place"))
                    : Sentence.of(
                            "实际完成值 {}，门槛 {}，未超出",
                            "actual {}, hurdle {}, not past it",
                            of.actual(),
                            of.target());
        }
    }

    @JsonTypeName("rank-table")
    @Schema(
            description =
                    "R5 rank table: marks[rank]/full; tied by mean: the mean of the marks of the shared places")
    record RankTable(
            @Size(min = 1, max = 1000) List<BigDecimal> marks,
            @DecimalMin(value = "0", inclusive = false) BigDecimal full,
            @Otherwise("last") Beyond beyond,
            @Otherwise("best") Ties ties)
            implements Ranked {
        public RankTable {
            marks = List.copyOf(marks);
            Checks checks = Checks.of(RankTable.class, marks, full, beyond, ties);
            for (int i = 0; i < marks.size(); i++) {
                checks.that(
                                marks.get(i).signum() >= 0,
                                "/marks/" + i,
                                "out-of-range",
                                "marks must be at least 0",
                                "分值不得小于 0")
                        .that(
                                i == 0 || marks.get(i).compareTo(marks.get(i - 1)) <= 0,
                                "/marks/" + i,
                                "table-rises",
                                "a worse place must not earn more than a better one",
                                "名次靠后的分值不得高于靠前的");
            }
            checks.orRefuse();
        }

        @Override
        public RankTable withTies(Ties other) {
            return new RankTable(marks, full, beyond, other);
        }

        @Override
        public BigDecimal earned(Place place) {
            int from = ties == Ties.DENSE ? place.dense() : place.first();
            int to = ties == Ties.MEAN ? from + place.tied() - 1 : from;
            BigDecimal sum = Numbers.ZERO;
            for (int at = from; at <= to; at++) {
                int row = Math.min(at, marks.size());
                if (at == row || beyond == Beyond.LAST) {
                    sum = sum.add(marks.get(row - 1));
                }
            }
            return Numbers.over(sum, full.multiply(BigDecimal.valueOf(to - from + 1L)));
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "名次表：第 {} 名（共 {}）",
                    "rank table: rank {} of {}",
                    of.term("place"),
                    of.term("count"));
        }
    }

    @Schema(description = "A part of the class from the best place down, and what its places earn")
    record RankBand(
            @Schema(description = "the share of the class down to which the band reaches")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1")
                    BigDecimal upTo,
            @Schema(description = "achievement") @DecimalMin("0") @DecimalMax("1")
                    BigDecimal earns) {
        public RankBand {
            Checks.of(RankBand.class, upTo, earns).orRefuse();
        }
    }

    @JsonTypeName("rank-bands")
    @Schema(
            description =
                    "R5b rank bands: what the first band earns that reaches down to rank/n; a band smaller than"
                            + " one unit is empty. Bands best first, the last reaching to 1")
    record RankBands(@Size(min = 1, max = 50) List<RankBand> bands, @Otherwise("best") Ties ties)
            implements Ranked {
        public RankBands {
            bands = List.copyOf(bands);
            Checks checks = Checks.of(RankBands.class, bands, ties);
            for (int i = 1; i < bands.size(); i++) {
                RankBand better = bands.get(i - 1);
                RankBand worse = bands.get(i);
                checks.that(
                                worse.upTo().compareTo(better.upTo()) > 0,
                                "/bands/" + i + "/upTo",
                                "bands-not-in-order",
                                "must be above the band before's ("
                                        + Sentence.number(better.upTo())
                                        + ")",
                                "须大于上一档的 upTo(" + Sentence.number(better.upTo()) + ")")
                        .that(
                                worse.earns().compareTo(better.earns()) <= 0,
                                "/bands/" + i + "/earns",
                                "table-rises",
                                "a worse place must not earn more than a better one",
                                "名次靠后的分值不得高于靠前的");
            }
            checks.that(
                            bands.isEmpty()
                                    || bands.getLast().upTo().compareTo(BigDecimal.ONE) == 0,
                            "/bands/" + Math.max(0, bands.size() - 1) + "/upTo",
                            "table-not-total",
                            "the last band reaches to 1, so that every place has a band",
                            "最后一档的 upTo 须为 1，使任何名次都有归属")
                    .orRefuse();
        }

        @Override
        public RankBands withTies(Ties other) {
            return new RankBands(bands, other);
        }

        @Override
        public BigDecimal earned(Place place) {
            BigDecimal count = BigDecimal.valueOf(place.count());
            for (RankBand band : bands) {
                if (place.rank(ties).compareTo(band.upTo().multiply(count)) <= 0) {
                    return band.earns();
                }
            }
            throw new IllegalStateException("bands are total");
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "名次分段：第 {} 名（共 {}）",
                    "rank bands: rank {} of {}",
                    of.term("place"),
                    of.term("count"));
        }
    }

    /** What a figure earns beside a best one of 0 or less, by which nothing can be divided. */
    enum ZeroBest {
        /** Full mark at the best, else nothing. */
        FULL_OR_NOTHING,
        /** 1 / (1 + distance from the best). */
        PLUS_ONE
    }

    @JsonTypeName("ratio-to-best")
    @Schema(
            description =
                    "R6 ratio to best: a/best, lower better: best/a; zeroBest says what a best of 0 or less"
                            + " gives")
    record RatioToBest(
            @Schema(description = "left out: not defined under kc-1, full-or-nothing under kc-2")
                    @Nullable ZeroBest zeroBest)
            implements Rule {

        public RatioToBest() {
            this(null);
        }

        @Override
        public Sentence inWords(Terms of) {
            return "down".equals(of.word("direction"))
                    ? Sentence.of(
                            "类别最优 {} ÷ 实际完成值 {}",
                            "best {} ÷ actual {}",
                            of.term("best"),
                            of.actual())
                    : Sentence.of(
                            "实际完成值 {} ÷ 类别最优 {}",
                            "actual {} ÷ best {}",
                            of.actual(),
                            of.term("best"));
        }
    }

    @JsonTypeName("threshold-deduction")
    @Schema(
            description =
                    "R7 threshold deduction: max(0, full - perStep*k)/full, k = steps short of the threshold,"
                            + " counted as named")
    record ThresholdDeduction(
            @Schema(description = "instead of the target's value") @Nullable BigDecimal threshold,
            @Schema(description = "marks taken per step") @DecimalMin("0") BigDecimal perStep,
            @Otherwise("1") @DecimalMin(value = "0", inclusive = false) BigDecimal step,
            @Schema(description = "the full mark perStep refers to")
                    @DecimalMin(value = "0", inclusive = false)
                    BigDecimal full,
            Counting counting)
            implements Rule {
        public ThresholdDeduction {
            Checks.of(ThresholdDeduction.class, threshold, perStep, step, full, counting)
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "阈值 {}，实际完成值 {}，每差 {} 扣 {}",
                    "threshold {}, actual {}, each {} off takes {}",
                    threshold == null ? of.target() : Sentence.number(threshold),
                    of.actual(),
                    Sentence.number(step),
                    Sentence.number(perStep));
        }
    }

    @JsonTypeName("against-mean")
    @Schema(
            description =
                    "R8 against class mean: max(0, full - perUnit*max(0, worse than mean by))/full")
    record AgainstMean(
            @Schema(description = "marks taken per unit of the figure worse than the mean")
                    @DecimalMin("0")
                    BigDecimal perUnit,
            @DecimalMin(value = "0", inclusive = false) BigDecimal full)
            implements Rule {
        public AgainstMean {
            Checks.of(AgainstMean.class, perUnit, full).orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "实际完成值 {}，" + of.peersZh() + "均值 {}",
                    "actual {}, " + of.peersEn() + " mean {}",
                    of.actual(),
                    of.term("mean"));
        }
    }

    @JsonTypeName("efficacy")
    @Schema(
            description =
                    "R12 efficacy: ((a-unacceptable)/(satisfactory-unacceptable)*(100-base)+base)/100; clamped"
                            + " to [base/100, 1], or else only never below 0")
    record Efficacy(
            @Schema(description = "instead of the target's floor")
                    @Nullable BigDecimal unacceptable,
            @Schema(description = "instead of the target's value")
                    @Nullable BigDecimal satisfactory,
            @Otherwise("60") @DecimalMin("0") @DecimalMax("100") BigDecimal base,
            @Otherwise("true") boolean clamped)
            implements Rule {
        public Efficacy {
            Checks.of(Efficacy.class, unacceptable, satisfactory, base, clamped)
                    .that(
                            unacceptable == null
                                    || satisfactory == null
                                    || unacceptable.compareTo(satisfactory) != 0,
                            "/unacceptable",
                            "floor-equals-target",
                            "unacceptable and satisfactory must differ",
                            "不允许值与满意值不得相等")
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "功效系数：实际完成值 {}，不允许值 {}，满意值 {}",
                    "efficacy: actual {}, unacceptable {}, satisfactory {}",
                    of.actual(),
                    unacceptable == null ? of.floor() : Sentence.number(unacceptable),
                    satisfactory == null ? of.target() : Sentence.number(satisfactory));
        }
    }

    @JsonTypeName("range-share")
    @Schema(
            description =
                    "R12b range: base + (1-base)*(a-min)/(max-min) over the class; max = min earns 1")
    record RangeShare(@Otherwise("0.6") @DecimalMin("0") @DecimalMax("1") BigDecimal base)
            implements Rule {
        public RangeShare {
            Checks.of(RangeShare.class, base).orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "极差：实际完成值 {}，" + of.peersZh() + " {}–{}",
                    "range: actual {}, " + of.peersEn() + " {}–{}",
                    of.actual(),
                    of.term("lowest"),
                    of.term("highest"));
        }
    }

    @Schema(description = "A standard value and the coefficient earned on reaching it")
    record Standard(BigDecimal value, @DecimalMin("0") @DecimalMax("1") BigDecimal coefficient) {
        public Standard {
            Checks.of(Standard.class, value, coefficient).orRefuse();
        }
    }

    @JsonTypeName("banded-efficacy")
    @Schema(
            description =
                    "R13 banded efficacy: k + c*(k+ - k), c = (a-std)/(std+ - std) between two standards; from"
                            + " the best on 1, below the worst 0. Standards best first")
    record BandedEfficacy(@Size(min = 2, max = 20) List<Standard> standards) implements Rule {
        public BandedEfficacy {
            standards = List.copyOf(standards);
            Checks checks = Checks.of(BandedEfficacy.class, standards);
            int sign =
                    standards.size() < 2
                            ? 0
                            : standards.get(0).value().compareTo(standards.get(1).value());
            for (int i = 1; i < standards.size(); i++) {
                Standard better = standards.get(i - 1);
                Standard worse = standards.get(i);
                checks.that(
                                sign != 0 && better.value().compareTo(worse.value()) == sign,
                                "/standards/" + i + "/value",
                                "standards-not-in-order",
                                "standard values must run in one direction, best first",
                                "标准值须由优到差单调排列")
                        .that(
                                better.coefficient().compareTo(worse.coefficient()) > 0,
                                "/standards/" + i + "/coefficient",
                                "standards-not-in-order",
                                "coefficients must fall from the best standard to the worst",
                                "系数须由优到差递减");
            }
            checks.that(
                            standards.isEmpty()
                                    || standards.get(0).coefficient().compareTo(BigDecimal.ONE)
                                            == 0,
                            "/standards/0/coefficient",
                            "best-not-one",
                            "the best standard's coefficient is 1",
                            "最优标准的系数须为 1")
                    .orRefuse();
        }

        public boolean lowerIsBetter() {
            return standards.get(0).value().compareTo(standards.get(1).value()) < 0;
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("分档功效：实际完成值 {}", "banded efficacy: actual {}", of.actual());
        }
    }

    @Schema(description = "One step of a table; the first has no from, the last no to")
    record Step(
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            @DecimalMin("0") @DecimalMax("10") BigDecimal achievement) {
        public Step {
            Checks.of(Step.class, from, to, achievement)
                    .that(
                            from == null || to == null || from.compareTo(to) < 0,
                            "/to",
                            "empty-step",
                            "to must be above from",
                            "to 须大于 from")
                    .orRefuse();
        }
    }

    @JsonTypeName("steps")
    @Schema(description = "R14 steps: a total and disjoint table over half-open intervals")
    record Steps(
            @Size(min = 1, max = 200) List<Step> steps,
            @Schema(description = "lower: [from, to); upper: (from, to]") @Otherwise("lower")
                    Closed closed,
            @Schema(description = "read the table with the figure itself or with a/t")
                    @Otherwise("value")
                    Read read)
            implements Rule {
        public Steps {
            steps = List.copyOf(steps);
            Checks checks = Checks.of(Steps.class, steps, closed, read);
            for (int i = 0; i < steps.size(); i++) {
                BigDecimal from = steps.get(i).from();
                BigDecimal before = i == 0 ? null : steps.get(i - 1).to();
                boolean joined =
                        i == 0
                                ? from == null
                                : from != null && before != null && from.compareTo(before) == 0;
                checks.that(
                        joined,
                        "/steps/" + i + "/from",
                        "table-not-total",
                        i == 0
                                ? "the first step has no from, so that every value has a step"
                                : "must equal the step before's to ("
                                        + (before == null ? "open" : before.toPlainString())
                                        + "): no gap, no overlap",
                        i == 0 ? "第一档不设下限，使任何数值都有归属" : "须等于上一档的 to，不得有缺口或重叠");
            }
            checks.that(
                    steps.isEmpty() || steps.getLast().to() == null,
                    "/steps/" + Math.max(0, steps.size() - 1) + "/to",
                    "table-not-total",
                    "the last step has no to, so that every value has a step",
                    "最后一档不设上限，使任何数值都有归属");
            checks.orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return switch (read) {
                case VALUE -> Sentence.of("分档：实际完成值 {}", "steps: actual {}", of.actual());
                case COMPLETION ->
                        Sentence.of(
                                "分档：完成率 {} ÷ {}",
                                "steps: completion {} ÷ {}",
                                of.actual(),
                                of.target());
            };
        }
    }

    @JsonTypeName("thirds")
    @Schema(description = "R14b thirds: clamp(1/3 + (a-red)/(goal-red)/3, 0, 1)")
    record Thirds(
            @Schema(description = "instead of the target's floor") @Nullable BigDecimal red,
            @Schema(description = "instead of the target's value") @Nullable BigDecimal goal)
            implements Rule {
        public Thirds {
            Checks.of(Thirds.class, red, goal)
                    .that(
                            red == null || goal == null || red.compareTo(goal) != 0,
                            "/red",
                            "floor-equals-target",
                            "red and goal must differ",
                            "red 与 goal 不得相等")
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "三分法：实际完成值 {}，红线 {}，目标 {}",
                    "thirds: actual {}, red {}, goal {}",
                    of.actual(),
                    red == null ? of.floor() : Sentence.number(red),
                    goal == null ? of.target() : Sentence.number(goal));
        }
    }

    @JsonTypeName("growth-mix")
    @Schema(
            description =
                    "R15 growth and contribution: level*clamp(a/t) + own*clamp(growth/fullGrowth) +"
                            + " contribution*clamp((dx/sum of dx)/fullContribution)")
    record GrowthMix(
            @Schema(description = "share of the level") @DecimalMin("0") @DecimalMax("1")
                    BigDecimal level,
            @Schema(description = "share of the unit's own growth")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal own,
            @Schema(description = "share of the contribution to the class's growth")
                    @DecimalMin("0")
                    @DecimalMax("1")
                    BigDecimal contribution,
            @Schema(description = "growth that earns the full own share")
                    @Otherwise("0.1")
                    @DecimalMin(value = "0", inclusive = false)
                    BigDecimal fullGrowth,
            @Schema(
                            description =
                                    "share of the class's growth that earns the full contribution share")
                    @Otherwise("0.1")
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1")
                    BigDecimal fullContribution,
            @Otherwise("last-year") Against against)
            implements Rule {
        public GrowthMix {
            Checks.of(
                            GrowthMix.class,
                            level,
                            own,
                            contribution,
                            fullGrowth,
                            fullContribution,
                            against)
                    .that(
                            level.add(own).add(contribution).compareTo(BigDecimal.ONE) == 0,
                            "/level",
                            "shares-not-one",
                            "level, own and contribution must total 1; found "
                                    + level.add(own).add(contribution).toPlainString(),
                            "level、own、contribution 之和须为 1，现为 "
                                    + level.add(own).add(contribution).toPlainString())
                    .orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of(
                    "增长贡献：实际完成值 {}，基期 {}，" + of.peersZh() + "增量 {}",
                    "growth: actual {}, earlier {}, " + of.peersEn() + " grew by {}",
                    of.actual(),
                    of.term("before"),
                    of.term("growth"));
        }
    }

    @Schema(description = "A grade, its marks, and the band a rater may choose marks from")
    record GradeMark(
            Code grade,
            @DecimalMin("0") BigDecimal marks,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        public GradeMark {
            Checks.of(GradeMark.class, grade, marks, low, high)
                    .that(
                            (low == null) == (high == null)
                                    && (low == null
                                            || high == null
                                            || (low.compareTo(marks) <= 0
                                                    && marks.compareTo(high) <= 0)),
                            "/low",
                            "band-without-marks",
                            "low and high are given together and hold marks",
                            "low 与 high 须同时给出且包含 marks")
                    .orRefuse();
        }
    }

    @JsonTypeName("grade-table")
    @Schema(
            description =
                    "R16 grade table: marks[grade]/full; a rater's own marks are held within the grade's band;"
                            + " several ratings: their mean")
    record GradeTable(
            @Size(min = 1, max = 50) List<GradeMark> grades,
            @DecimalMin(value = "0", inclusive = false) BigDecimal full)
            implements Rule {
        public GradeTable {
            grades = List.copyOf(grades);
            Checks checks = Checks.of(GradeTable.class, grades, full);
            for (int i = 0; i < grades.size(); i++) {
                GradeMark row = grades.get(i);
                BigDecimal most = row.high() == null ? row.marks() : row.high();
                checks.that(
                        most.compareTo(full) <= 0 && (row.low() == null || row.low().signum() >= 0),
                        "/grades/" + i + "/marks",
                        "out-of-range",
                        "marks and band must lie between 0 and full",
                        "分值与区间须在 0 与 full 之间");
                for (int j = 0; j < i; j++) {
                    checks.that(
                            !grades.get(i).grade().equals(grades.get(j).grade()),
                            "/grades/" + i + "/grade",
                            "duplicate",
                            "grade " + grades.get(i).grade() + " appears twice in the table",
                            "等次 " + grades.get(i).grade() + " 重复");
                }
            }
            checks.orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("等次换分：{} 份评价", "grades: {} ratings", of.ratings());
        }
    }

    @JsonTypeName("satisfaction")
    @Schema(
            description =
                    "R17 satisfaction: sum(n*v)/sum(n)/full; an answer without a value counts in neither sum")
    record Satisfaction(
            @Schema(
                            description =
                                    "value of each answer; answers not listed, like don't-know, do not count")
                    SortedMap<Code, BigDecimal> values,
            @DecimalMin(value = "0", inclusive = false) BigDecimal full,
            @Otherwise("1") @Min(1) int minimumSample)
            implements Rule {
        public Satisfaction {
            values = Sorted.copy(values);
            Checks checks =
                    Checks.of(Satisfaction.class, values, full, minimumSample)
                            .that(
                                    !values.isEmpty(),
                                    "/values",
                                    "empty",
                                    "at least one answer has a value",
                                    "至少一个选项须有分值");
            BigDecimal most = full;
            values.forEach(
                    (answer, value) ->
                            checks.that(
                                    value.signum() >= 0 && value.compareTo(most) <= 0,
                                    "/values/" + answer,
                                    "out-of-range",
                                    "must be 0 to full; found " + value.toPlainString(),
                                    "须在 0 与 full 之间，现为 " + value.toPlainString()));
            checks.orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("满意度加权", "weighted satisfaction");
        }
    }

    @JsonTypeName("timeliness")
    @Schema(
            description =
                    "R25 timeliness: max(0, full - late*n - missing*n - wrong*n)/full; 0 when the cut-off was"
                            + " passed; excused submissions do not count")
    record Timeliness(
            @Schema(description = "marks taken per late submission") @DecimalMin("0")
                    BigDecimal late,
            @Schema(description = "marks taken per missing submission") @DecimalMin("0")
                    BigDecimal missing,
            @Schema(description = "marks taken per wrong submission") @DecimalMin("0")
                    BigDecimal wrong,
            @DecimalMin(value = "0", inclusive = false) BigDecimal full)
            implements Rule {
        public Timeliness {
            Checks.of(Timeliness.class, late, missing, wrong, full).orRefuse();
        }

        @Override
        public Sentence inWords(Terms of) {
            return Sentence.of("报送时效", "timeliness");
        }
    }

    /** Reads a rule; every finding at once. */
    static Reading<Rule> read(JsonNode json) {
        return Shape.read(Rule.class, json);
    }

    /** The JSON form, defaults written out. */
    default JsonNode write() {
        return Shape.write(this);
    }

    /** How the achievement came about, without what it earned. */
    Sentence inWords(Terms of);

    private static BigDecimal decayed(BigDecimal step, BigDecimal rank) {
        return Numbers.notNegative(Numbers.ONE.subtract(step.multiply(rank.subtract(Numbers.ONE))));
    }

    /** Whether one unit's achievement depends on other units' figures. */
    default boolean comparesPeers() {
        return switch (this) {
            case Ranked _, RatioToBest _, AgainstMean _ -> true;
            case RangeShare _ -> true;
            case GrowthMix mix -> mix.contribution().signum() > 0;
            case Completion _, Between _, Control _, Closeness _, Reached _ -> false;
            case ThresholdDeduction _, Efficacy _, BandedEfficacy _, Steps _, Thirds _ -> false;
            case GradeTable _, Satisfaction _, Timeliness _ -> false;
        };
    }

    /**
     * The most achievement that hangs on a single point of a unit's own figure; 0 where achievement
     * moves without a jump, or by other units' figures only.
     */
    default BigDecimal jump() {
        return switch (this) {
            case Reached _ -> Numbers.ONE;
            case HurdleAndRank hurdle -> hurdle.part();
            case Completion(var cap, var floor) -> floor == null ? Numbers.ZERO : floor.min(cap);
            case BandedEfficacy(var standards) -> standards.getLast().coefficient();
            case ThresholdDeduction deduction ->
                    deduction.counting() == Counting.PROPORTIONAL
                            ? Numbers.ZERO
                            : Numbers.over(deduction.perStep(), deduction.full()).min(Numbers.ONE);
            case Steps(var steps, _, _) -> {
                BigDecimal most = Numbers.ZERO;
                for (int i = 1; i < steps.size(); i++) {
                    most =
                            most.max(
                                    steps.get(i)
                                            .achievement()
                                            .subtract(steps.get(i - 1).achievement())
                                            .abs());
                }
                yield most;
            }
            case Ranked _, RatioToBest _, AgainstMean _, RangeShare _ -> Numbers.ZERO;
            case Between _, Control _, Closeness _, Efficacy _, Thirds _, GrowthMix _ ->
                    Numbers.ZERO;
            case GradeTable _, Satisfaction _, Timeliness _ -> Numbers.ZERO;
        };
    }

    /** The input of the rule. */
    default Needs needs() {
        return switch (this) {
            case GradeTable _ -> Needs.RATINGS;
            case Satisfaction _ -> Needs.SURVEY;
            case Timeliness _ -> Needs.SUBMISSIONS;
            case Completion _, Between _, Control _, Closeness _, Reached _ -> Needs.FIGURE;
            case Ranked _, RatioToBest _, AgainstMean _ -> Needs.FIGURE;
            case ThresholdDeduction _, Efficacy _, RangeShare _, BandedEfficacy _, Steps _ ->
                    Needs.FIGURE;
            case Thirds _, GrowthMix _ -> Needs.FIGURE;
        };
    }

    /** The full marks of a rule on other inputs than a figure; null for the others. */
    default @Nullable BigDecimal fullMarks() {
        return switch (this) {
            case GradeTable table -> table.full();
            case Satisfaction satisfaction -> satisfaction.full();
            case Timeliness timeliness -> timeliness.full();
            case Completion _, Between _, Control _, Closeness _, Reached _ -> null;
            case Ranked _, RatioToBest _, AgainstMean _ -> null;
            case ThresholdDeduction _, Efficacy _, RangeShare _, BandedEfficacy _, Steps _ -> null;
            case Thirds _, GrowthMix _ -> null;
        };
    }

    /** The directions an indicator under this rule may have. */
    default Set<Direction> directions() {
        return switch (this) {
            case Completion _, GrowthMix _ -> EnumSet.of(Direction.UP);
            case Control _ -> EnumSet.of(Direction.DOWN);
            case Closeness _ -> EnumSet.of(Direction.ON_TARGET, Direction.RANGE);
            case BandedEfficacy banded ->
                    EnumSet.of(banded.lowerIsBetter() ? Direction.DOWN : Direction.UP);
            case Ranked _, RatioToBest _, AgainstMean _ -> EnumSet.of(Direction.UP, Direction.DOWN);
            case ThresholdDeduction _, RangeShare _, Between _, Efficacy _, Thirds _ ->
                    EnumSet.of(Direction.UP, Direction.DOWN);
            case GradeTable _, Satisfaction _, Timeliness _, Steps _, Reached _ ->
                    EnumSet.allOf(Direction.class);
        };
    }
}
