package io.kaocheng.evaluation.read.calibrations;

import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Cut;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.evaluation.facts.RegionFacts;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.Asked;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.Calibrated;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.ClassChanges;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.CourseKind;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.OwnChanges;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.PastFigure;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.PlannedPart;
import io.kaocheng.evaluation.read.calibrations.CalibrationsResource.ProposedCourse;
import io.kaocheng.evaluation.read.calibrations.PastYears.Reached;
import io.kaocheng.scoring.calibration.Calibration;
import io.kaocheng.scoring.calibration.Calibration.Limits;
import io.kaocheng.scoring.calibration.Calibration.Method;
import io.kaocheng.scoring.calibration.Calibration.Proposal;
import io.kaocheng.scoring.calibration.Calibration.Result;
import io.kaocheng.scoring.calibration.Calibration.Scale;
import io.kaocheng.scoring.calibration.Course;
import io.kaocheng.scoring.calibration.PastFigures;
import io.kaocheng.scoring.exact.Numbers;
import io.kaocheng.scoring.facts.IndicatorInForce;
import io.kaocheng.scoring.facts.Target;
import io.kaocheng.scoring.rule.Direction;
import io.kaocheng.scoring.rule.Formula;
import io.kaocheng.scoring.rule.IndicatorDefinition;
import io.kaocheng.tables.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calibrates targets by the facts of one cut. */
final class Calibrating {

    /** Of fewer units than this a department would be told other units' figures. */
    private static final int DISCREET = 5;

    private static final int SEASONS = 5;
    private static final int RATIO_DECIMALS = 2;
    private static final int MOST_DECIMALS = 4;

    private final RegionFacts facts;
    private final Cut cut;
    private final int years;
    private final Map<IndicatorDefinition, PastYears> past = new HashMap<>();
    private final Map<ClassKey, OfClass> classes = new HashMap<>();

    Calibrating(RegionFacts facts, Cut cut, int years) {
        this.facts = facts;
        this.cut = cut;
        this.years = years;
    }

    private record ClassKey(IndicatorDefinition definition, Code unitClass, Period period) {}

    /**
     * What the units of a class reached, for all that is asked of them.
     *
     * @param decimals as many as their figures have
     */
    private record OfClass(Calibration calibration, Scale scale, boolean ratio, int decimals) {}

    private OfClass ofClass(ClassKey of) {
        IndicatorDefinition definition = of.definition();
        PastYears figures = past(definition);
        boolean ratio = figures.isRatio(of.period(), years);
        Scale scale =
                definition.accumulation() == IndicatorDefinition.Accumulation.SUM && !ratio
                        ? Scale.VOLUME
                        : Scale.LEVEL;
        Collection<PastFigures> all =
                figures.figuresOfClass(of.unitClass(), of.period(), years).values();
        return new OfClass(
                new Calibration(definition.direction(), scale, Limits.USUAL, all),
                scale,
                ratio,
                ratio ? RATIO_DECIMALS : decimals(all));
    }

    private PastYears past(IndicatorDefinition definition) {
        return past.computeIfAbsent(definition, d -> new PastYears(facts, d));
    }

    /**
     * @param decimals of suggestions; null for those of the figures
     * @param all whether figures of other units may be told
     */
    Calibrated calibrated(Asked asked, @Nullable Integer decimals, boolean all) {
        Period period = asked.period();
        IndicatorDefinition definition = definition(asked.indicator(), period);
        Code unitClass = unitClass(asked.unit(), period);
        OfClass ofClass =
                classes.computeIfAbsent(new ClassKey(definition, unitClass, period), this::ofClass);
        PastFigures own = past(definition).figures(asked.unit(), period, years);
        Result result =
                ofClass.calibration()
                        .of(
                                own,
                                new Proposal(
                                        decimals == null ? ofClass.decimals() : decimals,
                                        ofClass.ratio() && isPerCent(definition),
                                        asked.value()));
        boolean withheld = !all && result.units() < DISCREET;
        return new Calibrated(
                asked.unit(),
                asked.indicator(),
                period,
                ofClass.scale(),
                definition.direction(),
                asked.value(),
                history(past(definition), own, period),
                new OwnChanges(result.ownChanges(), result.ownMedian()),
                new ClassChanges(
                        unitClass,
                        result.units(),
                        result.unitPeriods(),
                        result.skipped(),
                        withheld ? null : result.quantiles()),
                result.required(),
                withheld ? null : result.attainability(),
                withheld ? null : result.reached(),
                result.reachedAlone(),
                withheld ? null : result.verdict(),
                !withheld && result.uncertain(),
                withheld
                        ? result.suggestions().stream()
                                .filter(suggestion -> suggestion.method() == Method.OWN)
                                .toList()
                        : result.suggestions(),
                result.traces(),
                withheld,
                cut);
    }

    private static List<PastFigure> history(PastYears past, PastFigures own, Period period) {
        List<PastFigure> found = new ArrayList<>();
        own.years()
                .forEach(
                        (year, figure) -> {
                            Period then = PastYears.in(period, year);
                            Reached reached = past.of(own.unit(), then).orElseThrow();
                            found.add(
                                    new PastFigure(
                                            then,
                                            figure.value(),
                                            figure.target(),
                                            reached.version()));
                        });
        return found;
    }

    private IndicatorDefinition definition(Code indicator, Period period) {
        IndicatorDefinition definition =
                facts.indicator(indicator, period)
                        .map(IndicatorInForce::definition)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.UNKNOWN_INDICATOR,
                                                indicator
                                                        + " is not known, or has no version in force in "
                                                        + period
                                                        + "; enact one first",
                                                "指标 "
                                                        + indicator
                                                        + " 不存在，或在"
                                                        + Words.period(period, true)
                                                        + "没有生效版本，请先启用"));
        if (definition.direction() != Direction.UP && definition.direction() != Direction.DOWN) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "a target is calibrated where more or less is better; that of "
                            + indicator
                            + " is a point or a range",
                    "仅越高越好或越低越好的指标可以测算目标，指标 " + indicator + " 以接近目标值或落入区间为好");
        }
        if (definition.frequency().months() > period.kind().months()) {
            throw new Problem(
                    ProblemCode.WRONG_FREQUENCY,
                    indicator
                            + " is reported "
                            + Words.every(definition.frequency(), false)
                            + ": there is no figure of "
                            + period
                            + "; name a period as long as that or longer",
                    "指标 "
                            + indicator
                            + " "
                            + Words.every(definition.frequency(), true)
                            + "报送一次，没有"
                            + Words.period(period, true)
                            + "的数值，请选择同样长或更长的期间");
        }
        return definition;
    }

    private Code unitClass(Code unit, Period period) {
        return facts.classOf(unit, period)
                .orElseThrow(
                        () ->
                                new Problem(
                                        ProblemCode.UNKNOWN_UNIT,
                                        unit
                                                + " is not known, or in no class in "
                                                + period
                                                + "; classify it first",
                                        "单位 "
                                                + unit
                                                + " 不存在，或在"
                                                + Words.period(period, true)
                                                + "不属于任何类别，请先划定类别"));
    }

    /** Whether it is a part of a whole, which does not leave 0 to 100. */
    private static boolean isPerCent(IndicatorDefinition definition) {
        return switch (definition.formula()) {
            case null -> definition.factor().compareTo(Numbers.HUNDRED) == 0;
            case Formula.Quotient quotient -> quotient.factor().compareTo(Numbers.HUNDRED) == 0;
            case Formula.Own _,
                    Formula.OwnNumerator _,
                    Formula.OwnDenominator _,
                    Formula.Reference _,
                    Formula.Constant _,
                    Formula.Sum _,
                    Formula.Difference _,
                    Formula.Product _,
                    Formula.YearToDate _,
                    Formula.Previous _,
                    Formula.LastYear _,
                    Formula.Growth _,
                    Formula.Logarithm _,
                    Formula.WeightedYearToDate _,
                    Formula.Absolute _,
                    Formula.Minimum _,
                    Formula.Maximum _,
                    Formula.IfMissing _,
                    Formula.OverUnits _ ->
                    false;
        };
    }

    private static int decimals(Collection<PastFigures> all) {
        return all.stream()
                .flatMap(unit -> unit.years().values().stream())
                .mapToInt(year -> Math.max(0, year.value().stripTrailingZeros().scale()))
                .map(most -> Math.min(most, MOST_DECIMALS))
                .max()
                .orElse(0);
    }

    // ---- courses

    ProposedCourse course(
            Code indicator,
            Code unit,
            Period period,
            CourseKind kind,
            @Nullable BigDecimal value,
            boolean all) {
        IndicatorDefinition definition = definition(indicator, period);
        Code unitClass = unitClass(unit, period);
        List<Period> parts = period.within(definition.frequency());
        PastYears figures = past(definition);
        return switch (kind) {
            case EVEN ->
                    new ProposedCourse(
                            kind, planned(parts, Course.even(parts.size())), 0, false, null, cut);
            case SEASONAL -> seasonal(figures, unit, unitClass, period, parts, all);
            case FROM_BASE -> fromBase(figures, unit, unitClass, period, parts, value);
        };
    }

    private ProposedCourse seasonal(
            PastYears past,
            Code unit,
            Code unitClass,
            Period period,
            List<Period> parts,
            boolean all) {
        Set<Code> contributing = new HashSet<>();
        List<List<BigDecimal>> own = new ArrayList<>();
        List<List<BigDecimal>> ofClass = new ArrayList<>();
        for (int year = period.year() - SEASONS; year < period.year(); year++) {
            past.cumulative(unit, parts, year).ifPresent(own::add);
            for (Code member : past.ofClass(unitClass, PastYears.in(period, year)).keySet()) {
                past.cumulative(member, parts, year)
                        .ifPresent(
                                season -> {
                                    ofClass.add(season);
                                    contributing.add(member);
                                });
            }
        }
        boolean byClass = own.size() < 2;
        if (byClass && !all && contributing.size() < DISCREET) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    unit
                            + " has fewer than two complete years, and fewer than "
                            + DISCREET
                            + " units of its class have any: theirs are not shown",
                    "单位 " + unit + " 的完整年度不足两年，同类单位中有完整年度的少于 " + DISCREET + " 个，不予显示");
        }
        List<List<BigDecimal>> seasons = byClass ? ofClass : own;
        return new ProposedCourse(
                CourseKind.SEASONAL,
                planned(
                        parts,
                        Course.seasonal(seasons)
                                .orElseThrow(
                                        () ->
                                                new Problem(
                                                        ProblemCode.NOT_FOUND,
                                                        "there is no season: fewer than two complete years,"
                                                                + " or figures that fall within a year",
                                                        "无法得出季节进度：完整年度不足两年，或年内累计值有下降"))),
                seasons.size(),
                byClass,
                null,
                cut);
    }

    private ProposedCourse fromBase(
            PastYears past,
            Code unit,
            Code unitClass,
            Period period,
            List<Period> parts,
            @Nullable BigDecimal value) {
        BigDecimal base =
                past.of(unit, PastYears.in(period, period.year() - 1))
                        .map(Reached::value)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                unit
                                                        + " has no comparable figure of the year before "
                                                        + period,
                                                "单位 "
                                                        + unit
                                                        + " 在"
                                                        + Words.period(period, true)
                                                        + "的上一年没有可比数值"));
        BigDecimal target =
                Optional.ofNullable(value)
                        .or(
                                () ->
                                        facts.target(unit, unitClass, past.indicator(), period)
                                                .map(Target::value))
                        .filter(aim -> aim.signum() != 0)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                ProblemCode.NOT_FOUND,
                                                "a course needs a target other than 0: name a value, "
                                                        + unit
                                                        + " has none in "
                                                        + period,
                                                "进度须按非零的目标值计算：请给出 value，单位 "
                                                        + unit
                                                        + " 在"
                                                        + Words.period(period, true)
                                                        + "没有这样的目标"));
        return new ProposedCourse(
                CourseKind.FROM_BASE,
                planned(
                        parts,
                        Course.fromBase(base, target, parts.size())
                                .orElseThrow(
                                        () ->
                                                new Problem(
                                                        ProblemCode.NOT_FOUND,
                                                        "no course leads from "
                                                                + base.toPlainString()
                                                                + " to "
                                                                + target.toPlainString()
                                                                + ": its shares would not rise from 0 to 1",
                                                        "从 "
                                                                + base.toPlainString()
                                                                + " 到 "
                                                                + target.toPlainString()
                                                                + " 无法得出进度：各期份额须在 0 至 1 之间递增"))),
                0,
                false,
                base,
                cut);
    }

    private static List<PlannedPart> planned(List<Period> parts, List<BigDecimal> shares) {
        List<PlannedPart> course = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            course.add(new PlannedPart(parts.get(i), shares.get(i)));
        }
        return course;
    }
}
