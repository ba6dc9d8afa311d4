package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitEvent.UnitAbolished;
import io.kaocheng.contracts.goals.UnitEvent.UnitClassified;
import io.kaocheng.contracts.goals.UnitEvent.UnitMoved;
import io.kaocheng.contracts.goals.UnitEvent.UnitRegistered;
import io.kaocheng.contracts.goals.UnitEvent.UnitRenamed;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.Unit.Abolished;
import io.kaocheng.goals.unit.Unit.Active;
import io.kaocheng.goals.unit.Unit.Classed;
import io.kaocheng.goals.unit.Unit.Placed;
import io.kaocheng.goals.unit.Unit.Unregistered;
import io.kaocheng.goals.unit.UnitCommand.AbolishUnit;
import io.kaocheng.goals.unit.UnitCommand.ClassifyUnit;
import io.kaocheng.goals.unit.UnitCommand.MoveUnit;
import io.kaocheng.goals.unit.UnitCommand.RegisterUnit;
import io.kaocheng.goals.unit.UnitCommand.RenameUnit;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.Rejection;
import io.kaocheng.journal.StreamKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A unit's place in the tree and its class, from a day on. */
public final class UnitDecider implements Decider<UnitCommand, Unit, UnitEvent> {

    static final StreamKind<UnitCommand, Unit, UnitEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new UnitDecider()), UnitEvent.class);

    /** The stream of a unit, for others to refer to. */
    public static Reference.Stream<Unit> at(Code unit) {
        return KIND.at("unit/" + unit);
    }

    /** Whether a unit was ever registered. */
    public static boolean exists(References references, Code unit) {
        return !(references.state(KIND, "unit/" + unit) instanceof Unregistered);
    }

    /**
     * The classes of a unit in the order of their days, and its end; empty where it was never
     * registered.
     */
    public static Optional<List<Classed>> classes(References references, Code unit) {
        return exists(references, unit)
                ? Optional.of(references.state(KIND, "unit/" + unit).classes())
                : Optional.empty();
    }

    /** Whether a unit is there on all days from one to another. */
    public static boolean isThere(References references, Code unit, LocalDate from, LocalDate to) {
        return switch (references.state(KIND, "unit/" + unit)) {
            case Unregistered() -> false;
            case Active active -> !active.places().getFirst().from().isAfter(from);
            case Abolished(var end, _, var before) ->
                    end.isAfter(to) && !before.places().getFirst().from().isAfter(from);
        };
    }

    /** Whether a unit is another one or stands below it on a day, at any depth. */
    public static boolean isAtOrBelow(References references, Code unit, Code top, LocalDate on) {
        Set<Code> above = new HashSet<>();
        Code at = unit;
        while (at != null && above.add(at)) {
            if (at.equals(top)) {
                return true;
            }
            List<Placed> places = references.state(KIND, "unit/" + at).history();
            at = null;
            for (Placed place : places) {
                if (!place.from().isAfter(on)) {
                    at = place.parent();
                }
            }
        }
        return false;
    }

    static List<Reference> references(@Nullable Code parent, @Nullable Code unitClass) {
        List<Reference> all = new ArrayList<>();
        if (parent != null) {
            all.add(at(parent));
        }
        if (unitClass != null) {
            all.add(UnitClassDecider.at(unitClass));
        }
        return all;
    }

    @Override
    public Unit initial() {
        return new Unregistered();
    }

    @Override
    public Decision<UnitEvent> decide(UnitCommand command, Unit unit, References references) {
        return switch (unit) {
            case Unregistered() ->
                    switch (command) {
                        case RegisterUnit(var code, _, _, var parent, _, _, _)
                                when code.equals(parent) ->
                                treeCycle();
                        case RegisterUnit register -> registered(register, references);
                        case RenameUnit _, MoveUnit _, ClassifyUnit _, AbolishUnit _ ->
                                unknown(command);
                    };
            case Active active -> changed(command, active, references);
            case Abolished(var end, var why, var before) ->
                    switch (command) {
                        case AbolishUnit(_, var from, var reason) when from.equals(end) ->
                                reason.equals(why)
                                        ? unchanged()
                                        : reject(
                                                ProblemCode.WRONG_STATE,
                                                "reason",
                                                "the unit "
                                                        + command.unit()
                                                        + " was abolished from that day already: "
                                                        + why,
                                                "单位 " + command.unit() + " 已自该日起撤销，理由为：" + why);
                        case RenameUnit _, MoveUnit _, ClassifyUnit _
                                when command.from().isBefore(end) ->
                                changed(command, before, references);
                        case RegisterUnit _,
                                RenameUnit _,
                                MoveUnit _,
                                ClassifyUnit _,
                                AbolishUnit _ ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "the unit " + command.unit() + " was abolished from " + end,
                                        "单位 " + command.unit() + " 已自 " + end + " 起撤销");
                    };
        };
    }

    /** Of a unit that is there on the day the command is about. */
    private static Decision<UnitEvent> changed(
            UnitCommand command, Active active, References references) {
        return switch (command) {
            case RegisterUnit register -> again(register, active);
            case RenameUnit(_, var name, var from, var nameEn)
                    when name.equals(active.name()) && Objects.equals(nameEn, active.nameEn()) ->
                    // What holds, holds from a day on: one before it was sent for something else.
                    from.isBefore(active.named()) ? tooEarly(active) : unchanged();
            case RenameUnit(_, _, var from, _) when from.isBefore(active.since()) ->
                    tooEarly(active);
            case RenameUnit(var code, var name, var from, var nameEn) ->
                    accept(new UnitRenamed(code, name, from, nameEn));
            case MoveUnit(var code, var parent, _, _) when code.equals(parent) -> treeCycle();
            case MoveUnit(_, var parent, _, _) when parent != null && !exists(references, parent) ->
                    unknownParent(parent);
            case MoveUnit move when Objects.equals(move.parent(), active.parent()) ->
                    thereAlready(move, active);
            case MoveUnit(_, _, var from, _) when from.isBefore(active.since()) -> tooEarly(active);
            case MoveUnit(var code, var parent, var from, _)
                    when closesCircle(code, parent, from, references) ->
                    treeCycle();
            case MoveUnit(var code, var parent, var from, var reason) ->
                    absent(parent, from, references)
                            .map(why -> new Decision.Reasons().add(why).<UnitEvent>reject())
                            .orElse(accept(new UnitMoved(code, parent, from, reason)));
            case ClassifyUnit(_, var unitClass, _)
                    when !UnitClassDecider.isDefined(references, unitClass) ->
                    unknownClass(unitClass);
            case ClassifyUnit(_, var unitClass, var from)
                    when unitClass.equals(active.unitClass()) ->
                    active.classed() != null && from.isBefore(active.classed())
                            ? tooEarly(active)
                            : unchanged();
            case ClassifyUnit(_, _, var from) when from.isBefore(active.since()) ->
                    tooEarly(active);
            case ClassifyUnit(var code, var unitClass, var from) ->
                    accept(new UnitClassified(code, unitClass, from));
            case AbolishUnit(_, var from, _) when from.isBefore(active.since()) -> tooEarly(active);
            case AbolishUnit(var code, var from, var reason) -> {
                List<String> remaining =
                        references.states(below(code)).entrySet().stream()
                                .filter(other -> isBelow(other.getValue(), code, from))
                                .map(other -> other.getKey().replaceFirst("^unit/", ""))
                                .sorted()
                                .toList();
                yield remaining.isEmpty()
                        ? accept(new UnitAbolished(code, from, reason))
                        : reject(
                                ProblemCode.IN_USE,
                                "from",
                                "below it stand, on that day or later: "
                                        + String.join(", ", remaining)
                                        + "; move or abolish them first",
                                "自该日起仍有下级单位：" + String.join("、", remaining) + "，请先调整隶属或撤销");
            }
        };
    }

    /** A move to where the unit stands: it holds from the day on which the unit came there. */
    private static Decision<UnitEvent> thereAlready(MoveUnit move, Active active) {
        Placed then =
                active.places().reversed().stream()
                        .filter(place -> !place.from().isAfter(move.from()))
                        .findFirst()
                        .orElse(null);
        if (then == null || !Objects.equals(then.parent(), move.parent())) {
            return tooEarly(active);
        }
        String why = then.reason();
        return why == null || !then.from().equals(move.from()) || why.equals(move.reason())
                ? unchanged()
                : reject(
                        ProblemCode.WRONG_STATE,
                        "reason",
                        "the unit " + move.unit() + " moved there on that day already: " + why,
                        "单位 " + move.unit() + " 已于该日调整至此，理由为：" + why);
    }

    /** The units that stand, stood or are to stand below a unit. */
    static Reference.Streams<Unit> below(Code unit) {
        return KIND.found(
                """
                select distinct subject
                from unit
                where region = ? and parent = ? and to_seq = 9223372036854775807
                order by subject
                """,
                unit.value());
    }

    /** Whether a unit stands below another one on a day or later. */
    private static boolean isBelow(Unit unit, Code parent, LocalDate day) {
        List<Placed> places = unit.history();
        for (int i = 0; i < places.size(); i++) {
            LocalDate until =
                    i + 1 < places.size()
                            ? places.get(i + 1).from()
                            : unit instanceof Abolished(var end, _, _) ? end : LocalDate.MAX;
            if (parent.equals(places.get(i).parent()) && until.isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    /**
     * That a unit is not there from a day on: registered later, or abolished on some day, since
     * what is put below it stays there.
     */
    private static Optional<Rejection> absent(
            @Nullable Code parent, LocalDate from, References references) {
        if (parent == null) {
            return Optional.empty();
        }
        return switch (references.state(KIND, "unit/" + parent)) {
            case Unregistered() -> Optional.of(noParent(parent));
            case Abolished(var end, _, _) ->
                    Optional.of(
                            new Rejection(
                                    ProblemCode.UNIT_ENDED,
                                    "parent",
                                    "the unit " + parent + " ends on " + end,
                                    "单位 " + parent + " 自 " + end + " 起撤销"));
            case Active(_, _, _, _, _, _, var places, _) -> {
                LocalDate first = places.getFirst().from();
                yield first.isAfter(from)
                        ? Optional.of(
                                new Rejection(
                                        ProblemCode.UNKNOWN_UNIT,
                                        "parent",
                                        "the unit " + parent + " is there from " + first + " on",
                                        "单位 " + parent + " 自 " + first + " 起设立"))
                        : Optional.empty();
            }
        };
    }

    /**
     * Whether a unit below a new parent would stand below itself on the first day of the move or on
     * any later one: the tree is dated, and a move that is already recorded for a later day counts
     * from that day on. Looks at each day on which a unit above moves, so the cost is the units
     * above times their moves.
     */
    private static boolean closesCircle(
            Code unit, @Nullable Code parent, LocalDate from, References references) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(from));
        Set<LocalDate> seen = new HashSet<>();
        while (!days.isEmpty()) {
            LocalDate day = days.removeFirst();
            if (!seen.add(day)) {
                continue;
            }
            Set<Code> above = new HashSet<>();
            Code at = parent;
            while (at != null && above.add(at)) {
                if (at.equals(unit)) {
                    return true;
                }
                List<Placed> places = references.state(KIND, "unit/" + at).history();
                at = null;
                for (Placed place : places) {
                    if (place.from().isAfter(day)) {
                        days.add(place.from());
                    } else {
                        at = place.parent();
                    }
                }
            }
        }
        return false;
    }

    private static Decision<UnitEvent> registered(RegisterUnit command, References references) {
        Code parent = command.parent();
        Code unitClass = command.unitClass();
        Decision.Reasons wrong = new Decision.Reasons();
        absent(parent, command.from(), references).ifPresent(wrong::add);
        if (unitClass != null && !UnitClassDecider.isDefined(references, unitClass)) {
            wrong.add(noClass(unitClass));
        }
        if (wrong.any()) {
            return wrong.reject();
        }
        UnitRegistered registered =
                new UnitRegistered(
                        command.unit(),
                        command.name(),
                        command.kind(),
                        command.parent(),
                        command.from(),
                        command.nameEn());
        return command.unitClass() == null
                ? accept(registered)
                : accept(
                        registered,
                        new UnitClassified(command.unit(), command.unitClass(), command.from()));
    }

    private static Decision<UnitEvent> again(RegisterUnit command, Active active) {
        boolean same =
                command.name().equals(active.name())
                        && Objects.equals(command.nameEn(), active.nameEn())
                        && command.kind().equals(active.kind())
                        && Objects.equals(command.parent(), active.parent())
                        && Objects.equals(command.unitClass(), active.unitClass())
                        && command.from().equals(active.places().getFirst().from());
        return same
                ? unchanged()
                : reject(
                        ProblemCode.ALREADY_EXISTS,
                        "unit",
                        "the unit "
                                + command.unit()
                                + " is registered already, as "
                                + active.name()
                                + "; rename, move or classify it instead",
                        "单位 " + command.unit() + " 已登记为 " + active.name() + "，请改用更名、调整隶属或调整类别");
    }

    private static Decision<UnitEvent> unknownParent(Code parent) {
        return new Decision.Reasons().add(noParent(parent)).reject();
    }

    private static Decision<UnitEvent> unknownClass(Code unitClass) {
        return new Decision.Reasons().add(noClass(unitClass)).reject();
    }

    private static Rejection noParent(Code parent) {
        return new Rejection(
                ProblemCode.UNKNOWN_UNIT,
                "parent",
                "there is no unit " + parent + "; register it first",
                "没有单位 " + parent + "，请先登记");
    }

    private static Rejection noClass(Code unitClass) {
        return new Rejection(
                ProblemCode.UNKNOWN_CLASS,
                "unitClass",
                "there is no class " + unitClass + "; define it first",
                "没有类别 " + unitClass + "，请先设立");
    }

    private static Decision<UnitEvent> treeCycle() {
        return reject(
                ProblemCode.TREE_CYCLE,
                "parent",
                "a unit cannot stand below itself or below one of its own units",
                "单位不能隶属于自身或其下级单位");
    }

    private static Decision<UnitEvent> tooEarly(Active active) {
        return reject(
                ProblemCode.WRONG_STATE,
                "from",
                "a change holds from "
                        + active.since()
                        + " or later, the day of the unit's latest change",
                "变更须自 " + active.since() + "（最近一次变更之日）或之后生效");
    }

    private static Decision<UnitEvent> unknown(UnitCommand command) {
        return reject(
                ProblemCode.UNKNOWN_UNIT,
                "unit",
                "there is no unit " + command.unit() + "; register it first",
                "没有单位 " + command.unit() + "，请先登记");
    }

    @Override
    public Unit evolve(Unit unit, UnitEvent event) {
        return switch (unit) {
            case Unregistered() ->
                    switch (event) {
                        case UnitRegistered(
                                        _,
                                        var name,
                                        var kind,
                                        var parent,
                                        var from,
                                        var nameEn) ->
                                new Active(
                                        name,
                                        kind,
                                        parent,
                                        from,
                                        from,
                                        List.of(),
                                        List.of(new Placed(from, parent, null)),
                                        nameEn);
                        case UnitRenamed _, UnitMoved _, UnitClassified _, UnitAbolished _ ->
                                throw corrupt(event);
                    };
            case Active active -> evolved(active, event);
            case Abolished(var end, var why, var before) ->
                    switch (event) {
                        case UnitRenamed(_, _, var from, _) when from.isBefore(end) ->
                                new Abolished(end, why, changed(before, event));
                        case UnitMoved(_, _, var from, _) when from.isBefore(end) ->
                                new Abolished(end, why, changed(before, event));
                        case UnitClassified(_, _, var from) when from.isBefore(end) ->
                                new Abolished(end, why, changed(before, event));
                        case UnitRegistered _,
                                UnitRenamed _,
                                UnitMoved _,
                                UnitClassified _,
                                UnitAbolished _ ->
                                throw corrupt(event);
                    };
        };
    }

    private static Unit evolved(Active active, UnitEvent event) {
        return event instanceof UnitAbolished(_, var from, var reason)
                ? new Abolished(from, reason, active)
                : changed(active, event);
    }

    private static Active changed(Active active, UnitEvent event) {
        String name = active.name();
        String kind = active.kind();
        Code parent = active.parent();
        List<Classed> classes = active.classes();
        List<Placed> places = active.places();
        return switch (event) {
            case UnitRenamed(_, var to, var from, var toEn) ->
                    new Active(to, kind, parent, from, from, classes, places, toEn);
            case UnitMoved(_, var to, var from, var reason) ->
                    new Active(
                            name,
                            kind,
                            to,
                            from,
                            active.named(),
                            classes,
                            and(places, new Placed(from, to, reason)),
                            active.nameEn());
            case UnitClassified(_, var to, var from) ->
                    new Active(
                            name,
                            kind,
                            parent,
                            from,
                            active.named(),
                            and(classes, new Classed(from, to)),
                            places,
                            active.nameEn());
            case UnitRegistered _, UnitAbolished _ -> throw corrupt(event);
        };
    }

    private static <T> List<T> and(List<T> some, T last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    private static CorruptStreamException corrupt(UnitEvent event) {
        return new CorruptStreamException(
                event.getClass().getSimpleName()
                        + " cannot follow in the history of unit "
                        + event.unit());
    }
}
