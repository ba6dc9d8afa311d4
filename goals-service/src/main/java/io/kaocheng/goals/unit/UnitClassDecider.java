package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.UnitClassDecider.DefineUnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.UnitClass;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

/** A class is defined once. */
public final class UnitClassDecider implements Decider<DefineUnitClass, UnitClass, UnitClassEvent> {

    static final StreamKind<DefineUnitClass, UnitClass, UnitClassEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new UnitClassDecider()), UnitClassEvent.class);

    /** The stream of a class, for others to refer to. */
    public static Reference.Stream<UnitClass> at(Code unitClass) {
        return KIND.at("class/" + unitClass);
    }

    /** Whether a class is defined. */
    public static boolean isDefined(References references, Code unitClass) {
        return references.state(KIND, "class/" + unitClass) instanceof Defined;
    }

    public record DefineUnitClass(Code unitClass, String name) {
        public Change<DefineUnitClass, UnitClass, UnitClassEvent> change() {
            return KIND.change("class/" + unitClass, this);
        }
    }

    /** Where a class stands. */
    public sealed interface UnitClass {}

    record Undefined() implements UnitClass {}

    record Defined(UnitClassDefined as) implements UnitClass {}

    @Override
    public UnitClass initial() {
        return new Undefined();
    }

    @Override
    public Decision<UnitClassEvent> decide(
            DefineUnitClass command, UnitClass state, References references) {
        UnitClassDefined defined = new UnitClassDefined(command.unitClass(), command.name());
        return switch (state) {
            case Undefined() -> accept(defined);
            case Defined(var as) when as.equals(defined) -> unchanged();
            case Defined(var as) ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "unitClass",
                            "the class " + as.unitClass() + " exists already, as " + as.name(),
                            "类别 " + as.unitClass() + " 已存在，名称为 " + as.name());
        };
    }

    @Override
    public UnitClass evolve(UnitClass state, UnitClassEvent event) {
        return switch (event) {
            case UnitClassDefined defined when state instanceof Undefined -> new Defined(defined);
            case UnitClassDefined _ ->
                    throw new CorruptStreamException("a class was defined twice");
        };
    }
}
