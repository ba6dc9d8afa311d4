package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.journal.Change;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What may be asked of a unit. {@code from} is the first day on which the change is to hold. */
public sealed interface UnitCommand {

    Code unit();

    default Change<UnitCommand, Unit, UnitEvent> change() {
        return UnitDecider.KIND.change("unit/" + unit(), this);
    }

    record RegisterUnit(
            Code unit,
            String name,
            String kind,
            @Nullable Code parent,
            @Nullable Code unitClass,
            LocalDate from)
            implements UnitCommand {}

    record RenameUnit(Code unit, String name, LocalDate from) implements UnitCommand {}

    /**
     * {@code below} says whether the new parent stands below the unit: what the rule needs of the
     * rest of the tree.
     */
    record MoveUnit(Code unit, @Nullable Code parent, LocalDate from, String reason, boolean below)
            implements UnitCommand {}

    record ClassifyUnit(Code unit, Code unitClass, LocalDate from) implements UnitCommand {}

    record AbolishUnit(Code unit, LocalDate from, String reason) implements UnitCommand {}
}
