package io.kaocheng.goals.unit;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassDefined;
import io.kaocheng.contracts.goals.UnitClassEvent.UnitClassRenamed;
import io.kaocheng.goals.region.InOpenRegion;
import io.kaocheng.goals.unit.UnitClassDecider.UnitClass;
import io.kaocheng.goals.unit.UnitClassDecider.UnitClassCommand;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;
import io.kaocheng.shape.FromPath;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A class is defined once, and may be renamed. */
public final class UnitClassDecider
        implements Decider<UnitClassCommand, UnitClass, UnitClassEvent> {

    static final StreamKind<UnitClassCommand, UnitClass, UnitClassEvent> KIND =
            new StreamKind<>(new InOpenRegion<>(new UnitClassDecider()), UnitClassEvent.class);

    /** The stream of a class, for others to refer to. */
    public static Reference.Stream<UnitClass> at(Code unitClass) {
        return KIND.at("class/" + unitClass);
    }

    /** Whether a class is defined. */
    public static boolean isDefined(References references, Code unitClass) {
        return references.state(KIND, "class/" + unitClass) instanceof Defined;
    }

    /** What may be asked of a class. */
    public sealed interface UnitClassCommand {
        Code unitClass();

        String name();

        @Nullable String nameEn();

        default Change<UnitClassCommand, UnitClass, UnitClassEvent> change() {
            return KIND.change("class/" + unitClass(), this);
        }
    }

    public record DefineUnitClass(Code unitClass, String name, @Nullable String nameEn)
            implements UnitClassCommand {}

    @Schema(name = "UnitClassName")
    public record RenameUnitClass(
            @FromPath Code unitClass,
            @Schema(examples = "市直部门") @NotBlank @Size(max = 200) String name,
            @Schema(description = "in English; none without it", examples = "City departments")
                    @NotBlank
                    @Size(max = 200)
                    @Nullable String nameEn)
            implements UnitClassCommand {}

    /** The state of a class. */
    public sealed interface UnitClass {}

    record Undefined() implements UnitClass {}

    record Defined(UnitClassDefined as) implements UnitClass {}

    @Override
    public UnitClass initial() {
        return new Undefined();
    }

    @Override
    public Decision<UnitClassEvent> decide(
            UnitClassCommand command, UnitClass state, References references) {
        return switch (state) {
            case Undefined() ->
                    switch (command) {
                        case DefineUnitClass(var code, var name, var nameEn) ->
                                accept(new UnitClassDefined(code, name, nameEn));
                        case RenameUnitClass(var code, _, _) -> unknown(code);
                    };
            case Defined(var as)
                    when as.name().equals(command.name())
                            && Objects.equals(as.nameEn(), command.nameEn()) ->
                    unchanged();
            case Defined(var as) ->
                    switch (command) {
                        case DefineUnitClass _ -> exists(as);
                        case RenameUnitClass(var code, var name, var nameEn) ->
                                accept(new UnitClassRenamed(code, name, nameEn));
                    };
        };
    }

    private static Decision<UnitClassEvent> exists(UnitClassDefined as) {
        return reject(
                ProblemCode.ALREADY_EXISTS,
                "unitClass",
                "the class " + as.unitClass() + " exists already, as " + as.name(),
                "类别 " + as.unitClass() + " 已存在，名称为 " + as.name());
    }

    private static Decision<UnitClassEvent> unknown(Code code) {
        return reject(
                ProblemCode.UNKNOWN_CLASS,
                "unitClass",
                "there is no class " + code,
                "没有类别 " + code);
    }

    @Override
    public UnitClass evolve(UnitClass state, UnitClassEvent event) {
        return switch (event) {
            case UnitClassDefined defined when state instanceof Undefined -> new Defined(defined);
            case UnitClassRenamed(var code, var name, var nameEn) when state instanceof Defined ->
                    new Defined(new UnitClassDefined(code, name, nameEn));
            case UnitClassDefined _, UnitClassRenamed _ ->
                    throw new CorruptStreamException("a class cannot be " + event + " now");
        };
    }
}
