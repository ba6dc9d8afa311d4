package io.kaocheng.goals.target;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Evidence;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.ChangeEvent.TargetChange;
import io.kaocheng.contracts.goals.ChangeEvent.TargetKey;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.TargetEvent.PlannedShare;
import io.kaocheng.contracts.goals.TargetEvent.TargetAdjusted;
import io.kaocheng.contracts.goals.TargetEvent.TargetSet;
import io.kaocheng.contracts.goals.TargetEvent.TargetWithdrawn;
import io.kaocheng.goals.cycle.CycleDecider;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.region.RegionDecider;
import io.kaocheng.goals.target.TargetDecider.Target;
import io.kaocheng.goals.target.TargetDecider.TargetCommand;
import io.kaocheng.goals.unit.UnitClassDecider;
import io.kaocheng.goals.unit.UnitDecider;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.Shape;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A target is set once; afterwards it is adjusted, for a reason and as another person granted.
 *
 * <p>The indicator is another service's: a target for one that nobody has proposed is held, which
 * its answer and the list of targets tell, and can be withdrawn. It counts from the moment at which
 * the indicator is there.
 */
public final class TargetDecider implements Decider<TargetCommand, Target, TargetEvent> {

    private static final StreamKind<TargetCommand, Target, TargetEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new TargetDecider()), TargetEvent.class);

    private static final Rejection NOT_SET =
            new Rejection(
                    ProblemCode.NOT_FOUND,
                    null,
                    "there is no target to adjust; set it first",
                    "尚无可调整的目标值，请先设定");

    private static final Rejection COURSE_UNORDERED =
            new Rejection(
                    ProblemCode.INVALID_FIELD,
                    "course",
                    "planned shares lie between 0 and 1 and never fall from one period to the next",
                    "计划进度须在 0 与 1 之间，且随期间递增");

    private static final Rejection COURSE_OF_EACH =
            new Rejection(
                    ProblemCode.INVALID_FIELD,
                    "course",
                    "a target for each period of a kind has no planned course; leave it out",
                    "各期同一的目标值没有计划进度，不应给出 course");

    /**
     * Whose target, for what and when; either unit or class.
     *
     * @param each the kind of period for each of which within the period it is set; null where it
     *     is set for the period as a whole
     */
    public record Key(
            @Nullable Code unit,
            @Nullable Code unitClass,
            Code indicator,
            Period period,
            Period.@Nullable Kind each) {

        /** The one that a change is about. */
        public static Key of(TargetKey key) {
            String each = key.each();
            return new Key(
                    key.unit(),
                    key.unitClass(),
                    key.indicator(),
                    key.period(),
                    each == null ? null : Period.Kind.parse(each));
        }

        /** As a change names it. */
        public TargetKey asRecorded() {
            return new TargetKey(unit, unitClass, indicator, period, eachKind());
        }

        private @Nullable String eachKind() {
            return each == null ? null : Shape.kebab(each);
        }

        List<Reference> references() {
            List<Reference> all = new ArrayList<>();
            all.add(CycleDecider.all());
            if (unit != null) {
                all.add(UnitDecider.at(unit));
            }
            if (unitClass != null) {
                all.add(UnitClassDecider.at(unitClass));
            }
            return all;
        }

        String subject() {
            return TargetEvent.subject(unit, unitClass, indicator, period, eachKind());
        }

        /** The target itself, and what its key names. */
        public List<Reference> withTarget() {
            List<Reference> all = references();
            all.add(at(this));
            return all;
        }

        /** What the key names that is not there, and that its cycle is closed. */
        Decision.Reasons wrong(References references) {
            Decision.Reasons wrong = new Decision.Reasons();
            CycleDecider.closed(period, references).ifPresent(wrong::add);
            return wrong.unless(
                            each == null || each.months() < period.kind().months(),
                            ProblemCode.INVALID_FIELD,
                            "each",
                            "each is a kind of period shorter than " + period,
                            "each 须为短于 " + period + " 的期间类型")
                    .unless(
                            unit == null || UnitDecider.exists(references, unit),
                            ProblemCode.UNKNOWN_UNIT,
                            "unit",
                            "there is no unit " + unit + "; register it first",
                            "没有单位 " + unit + "，请先登记")
                    .unless(
                            unitClass == null || UnitClassDecider.isDefined(references, unitClass),
                            ProblemCode.UNKNOWN_CLASS,
                            "unitClass",
                            "there is no class " + unitClass + "; define it first",
                            "没有类别 " + unitClass + "，请先定义");
        }
    }

    /** The figures, as in {@link TargetEvent}. */
    public record Figure(BigDecimal value, @Nullable BigDecimal floor, List<PlannedShare> course) {
        public Figure {
            course = List.copyOf(course);
        }
    }

    /** What may be asked of a target. */
    public sealed interface TargetCommand {
        Key key();

        default Change<TargetCommand, Target, TargetEvent> change() {
            return KIND.change(key().subject(), this).referringTo(key().references());
        }
    }

    /** The indicators that were ever proposed in the region. */
    public interface KnownIndicators extends Reference.Facts<Set<Code>> {}

    /** The result of setting: the indicator where the target is held for want of it. */
    record PendingIndicators(List<Code> held) {
        PendingIndicators {
            held = List.copyOf(held);
        }
    }

    /**
     * @param goal the goal by whose issue it is set; absent where it is set by itself
     */
    public record SetTarget(Key key, Figure figure, KnownIndicators indicators, @Nullable Code goal)
            implements TargetCommand {
        /** By itself. */
        public SetTarget(Key key, Figure figure, KnownIndicators indicators) {
            this(key, figure, indicators, null);
        }
    }

    /** Takes a target back that is held. */
    public record WithdrawTarget(Key key, String reason, KnownIndicators indicators)
            implements TargetCommand {}

    /** Gives a target another figure, as it was granted. */
    public record AdjustTarget(Key key, Figure figure, Granted granted) implements TargetCommand {}

    /**
     * By what a figure is changed.
     *
     * @param by asked by the request, {@code approver} grants it
     * @param effectiveFrom from when it is to count; absent where that is left to the day of the
     *     grant
     * @param wholePeriod whether it is to count for all of the target's period
     * @param at when it is granted
     */
    public record Granted(
            String reason,
            String by,
            String approver,
            Code request,
            @Nullable String ground,
            List<Evidence> evidence,
            @Nullable Period effectiveFrom,
            boolean wholePeriod,
            Instant at) {
        public Granted {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * From when a figure counts that is granted on a day; null: for all of the target's period.
     * Where nothing else is asked for, it is from the month of the grant, and from the last month
     * of a period that is over by then: so it counts for the period as a whole and moves nothing of
     * what came before.
     */
    static @Nullable Period from(Granted granted, Period period, LocalDate today) {
        if (granted.wholePeriod()) {
            return null;
        }
        Period asked = granted.effectiveFrom();
        Period month = asked != null ? asked : Period.containing(today, Period.Kind.MONTH);
        return month.firstDay().isAfter(period.lastDay())
                ? Period.containing(period.lastDay(), Period.Kind.MONTH)
                : month;
    }

    /** The state of a target. */
    public sealed interface Target {}

    /**
     * @param version of its stream: 0, or what was set has been withdrawn
     */
    record Unset(int version) implements Target {}

    /** The stream of a target, for others to refer to. */
    public static Reference.Stream<Target> at(Key key) {
        return KIND.at(key.subject());
    }

    /**
     * @param effectiveFrom from when it counts; absent where it does for all of its period
     * @param version of its stream
     */
    record Current(Figure figure, @Nullable Period effectiveFrom, int version) implements Target {

        /** Whether it is at the figure, from then on at the latest. */
        boolean isAt(Figure other, @Nullable Period from) {
            return figure.equals(other)
                    && (effectiveFrom == null
                            || (from != null && !effectiveFrom.beginsAfter(from)));
        }
    }

    /** Why the target of a key cannot be adjusted to a figure; nothing where it can. */
    public static Decision.Reasons adjustable(Key key, Figure figure, References references) {
        Decision.Reasons wrong = key.wrong(references);
        wrongCourse(key, figure).ifPresent(wrong::add);
        if (!wrong.any() && !(references.state(KIND, key.subject()) instanceof Current)) {
            wrong.add(NOT_SET);
        }
        return wrong;
    }

    /**
     * Another figure for a target that stands.
     *
     * @throws IllegalStateException where it is not set; see {@link #adjustable}
     */
    public static TargetChange changed(Key key, Figure figure, References references) {
        return switch (references.state(KIND, key.subject())) {
            case Current(var now, _, var version) ->
                    new TargetChange(
                            key.asRecorded(),
                            version,
                            now.value(),
                            figure.value(),
                            figure.floor(),
                            figure.course());
            case Unset _ -> throw new IllegalStateException(key.subject() + " is not set");
        };
    }

    @Override
    public Target initial() {
        return new Unset(0);
    }

    @Override
    public Decision<TargetEvent> decide(
            TargetCommand command, Target target, References references) {
        Decision.Reasons wrong = command.key().wrong(references);
        if (!wrong.any()) {
            figure(command).flatMap(f -> wrongCourse(command.key(), f)).ifPresent(wrong::add);
        }
        if (wrong.any()) {
            return wrong.reject();
        }
        return switch (command) {
            case SetTarget set -> set(set, target).withResult(pendingIndicators(set, references));
            case WithdrawTarget withdraw -> withdrawn(withdraw, target, references);
            case AdjustTarget adjust -> adjusted(adjust, target, references);
        };
    }

    private static Decision<TargetEvent> adjusted(
            AdjustTarget command, Target target, References references) {
        Key k = command.key();
        Figure figure = command.figure();
        Granted granted = command.granted();
        return switch (target) {
            case Unset _ -> new Decision.Reasons().add(NOT_SET).reject();
            case Current now -> {
                Period from =
                        from(granted, k.period(), RegionDecider.dayOf(granted.at(), references));
                if (now.isAt(figure, from)) {
                    yield unchanged();
                }
                yield granted.by().equals(granted.approver())
                        ? reject(
                                ProblemCode.APPROVER_IS_AUTHOR,
                                "an adjustment is approved by another person than the one who asks for it",
                                "目标值调整须由申请人以外的人批准")
                        : accept(
                                new TargetAdjusted(
                                        k.unit(),
                                        k.unitClass(),
                                        k.indicator(),
                                        k.period(),
                                        figure.value(),
                                        figure.floor(),
                                        figure.course(),
                                        granted.reason(),
                                        granted.approver(),
                                        granted.request(),
                                        k.eachKind(),
                                        from,
                                        granted.wholePeriod() ? true : null,
                                        granted.ground(),
                                        granted.evidence(),
                                        granted.by()));
            }
        };
    }

    private static Decision<TargetEvent> set(SetTarget command, Target target) {
        Key k = command.key();
        Figure figure = command.figure();
        return switch (target) {
            case Unset _ ->
                    accept(
                            new TargetSet(
                                    k.unit(),
                                    k.unitClass(),
                                    k.indicator(),
                                    k.period(),
                                    figure.value(),
                                    figure.floor(),
                                    figure.course(),
                                    k.eachKind(),
                                    command.goal()));
            case Current(var now, _, _) when now.equals(figure) -> unchanged();
            case Current(var now, _, _) when command.goal() != null && agrees(now, figure) ->
                    unchanged();
            case Current(var now, _, _) when command.goal() != null ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "measures",
                            "the target of "
                                    + k.indicator()
                                    + " for "
                                    + k.period()
                                    + " stands at "
                                    + now.value().toPlainString()
                                    + " already, the goal asks for "
                                    + figure.value().toPlainString()
                                    + "; change one of the two first",
                            "指标 "
                                    + k.indicator()
                                    + "、期间 "
                                    + k.period()
                                    + " 的目标值已定为 "
                                    + now.value().toPlainString()
                                    + "，与本目标的 "
                                    + figure.value().toPlainString()
                                    + " 不一致，请先统一");
            case Current(var now, _, _) ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "value",
                            "the target stands at "
                                    + now.value().toPlainString()
                                    + " already; ask for an adjustment with a reason",
                            "目标值已定为 " + now.value().toPlainString() + "，请提出调整申请并说明理由");
        };
    }

    /** Whether a target that stands is what a goal asks for; it need not repeat the course. */
    private static boolean agrees(Figure now, Figure asked) {
        return same(now.value(), asked.value())
                && same(now.floor(), asked.floor())
                && (asked.course().isEmpty() || asked.course().equals(now.course()));
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }

    private static PendingIndicators pendingIndicators(SetTarget command, References references) {
        Code indicator = command.key().indicator();
        return new PendingIndicators(
                references.facts(command.indicators()).contains(indicator)
                        ? List.of()
                        : List.of(indicator));
    }

    private static Decision<TargetEvent> withdrawn(
            WithdrawTarget command, Target target, References references) {
        Key k = command.key();
        return switch (target) {
            case Unset _ ->
                    reject(ProblemCode.NOT_FOUND, "there is no target to withdraw", "没有可撤回的目标值");
            case Current _ when references.facts(command.indicators()).contains(k.indicator()) ->
                    reject(
                            ProblemCode.WRONG_STATE,
                            "indicator",
                            "there is an indicator "
                                    + k.indicator()
                                    + ", so the target counts; ask for an adjustment with a reason",
                            "指标 " + k.indicator() + " 已存在，目标值已生效，请提出调整申请并说明理由");
            case Current _ ->
                    accept(
                            new TargetWithdrawn(
                                    k.unit(),
                                    k.unitClass(),
                                    k.indicator(),
                                    k.period(),
                                    command.reason(),
                                    k.eachKind()));
        };
    }

    /** The figure that is asked for; empty where none is. */
    private static Optional<Figure> figure(TargetCommand command) {
        return switch (command) {
            case SetTarget(_, var figure, _, _) -> Optional.of(figure);
            case AdjustTarget(_, var figure, _) -> Optional.of(figure);
            case WithdrawTarget _ -> Optional.empty();
        };
    }

    private static Optional<Rejection> wrongCourse(Key key, Figure figure) {
        if (key.each() != null && !figure.course().isEmpty()) {
            return Optional.of(COURSE_OF_EACH);
        }
        return inOrder(figure.course()) ? Optional.empty() : Optional.of(COURSE_UNORDERED);
    }

    /** Whether a planned course rises from 0 to 1 in the order of its periods. */
    public static boolean inOrder(List<PlannedShare> course) {
        PlannedShare last = null;
        for (PlannedShare share : course) {
            if (share.share().signum() < 0
                    || share.share().compareTo(BigDecimal.ONE) > 0
                    || (last != null
                            && (share.period().compareTo(last.period()) <= 0
                                    || share.share().compareTo(last.share()) < 0))) {
                return false;
            }
            last = share;
        }
        return true;
    }

    @Override
    public Target evolve(Target target, TargetEvent event) {
        return switch (event) {
            case TargetSet e when target instanceof Unset(var version) ->
                    new Current(figure(e), e.effectiveFrom(), version + 1);
            case TargetAdjusted e when target instanceof Current(_, _, var version) ->
                    new Current(figure(e), e.effectiveFrom(), version + 1);
            case TargetWithdrawn _ when target instanceof Current(_, _, var version) ->
                    new Unset(version + 1);
            case TargetSet _, TargetAdjusted _, TargetWithdrawn _ ->
                    throw new CorruptStreamException(
                            "a target is set once, then adjusted or withdrawn: " + event.subject());
        };
    }

    private static Figure figure(TargetEvent.Figured event) {
        return new Figure(event.value(), event.floor(), event.course());
    }
}
