package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.journal.Change;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What may be asked of a unit. {@code from} is the first day on which the change is to hold. */
public sealed interface UnitCommand {

    Code unit();

    LocalDate from();

    default Change<UnitCommand, Unit, UnitEvent> change() {
        return UnitDecider.KIND
                .change("unit/" + unit(), this)
                .referringTo(
                        switch (this) {
                            case RegisterUnit(_, _, _, var parent, var unitClass, _, _) ->
                                    UnitDecider.references(parent, unitClass);
                            case MoveUnit(_, var parent, _, _) ->
                                    UnitDecider.references(parent, null);
                            case ClassifyUnit(_, var unitClass, _) ->
                                    UnitDecider.references(null, unitClass);
                            case AbolishUnit(var unit, _, _) -> List.of(UnitDecider.below(unit));
                            case RenameUnit _ -> List.of();
                        });
    }

    record RegisterUnit(
            Code unit,
            String name,
            String kind,
            @Nullable Code parent,
            @Nullable Code unitClass,
            LocalDate from,
            @Nullable String nameEn)
            implements UnitCommand {}

    /** Both names, since one of them alone is another name too. */
    record RenameUnit(Code unit, String name, LocalDate from, @Nullable String nameEn)
            implements UnitCommand {}

    record MoveUnit(Code unit, @Nullable Code parent, LocalDate from, String reason)
            implements UnitCommand {}

    record ClassifyUnit(Code unit, Code unitClass, LocalDate from) implements UnitCommand {}

    record AbolishUnit(Code unit, LocalDate from, String reason) implements UnitCommand {}
}
