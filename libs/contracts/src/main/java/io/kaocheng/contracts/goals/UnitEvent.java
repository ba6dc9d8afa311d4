package io.kaocheng.contracts.goals;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The life of an assessed unit in the dated tree. {@code from} is the first day on which the change
 * holds.
 */
public sealed interface UnitEvent extends GoalsEvent {

    Code unit();

    @Override
    default String subject() {
        return "unit/" + unit();
    }

    /**
     * A unit was entered into the tree.
     *
     * @param kind what sort of unit it is, such as {@code department}
     * @param parent the unit it stands below, absent at the top
     * @param from the first day on which it exists
     * @param nameEn what it is called in English, where it has such a name
     */
    record UnitRegistered(
            Code unit,
            String name,
            String kind,
            @Nullable Code parent,
            LocalDate from,
            @Nullable String nameEn)
            implements UnitEvent {

        public UnitRegistered(
                Code unit, String name, String kind, @Nullable Code parent, LocalDate from) {
            this(unit, name, kind, parent, from, null);
        }
    }

    /**
     * A unit has another name from a day on.
     *
     * @param nameEn what it is called in English from then on, where it has such a name
     */
    record UnitRenamed(Code unit, String name, LocalDate from, @Nullable String nameEn)
            implements UnitEvent {

        public UnitRenamed(Code unit, String name, LocalDate from) {
            this(unit, name, from, null);
        }
    }

    /**
     * A unit stands below another one from a day on.
     *
     * @param parent absent where it stands at the top from then on
     */
    record UnitMoved(Code unit, @Nullable Code parent, LocalDate from, String reason)
            implements UnitEvent {}

    /**
     * A unit was put into a class. A unit is ranked in the class it belongs to on a period's last
     * day.
     */
    record UnitClassified(Code unit, Code unitClass, LocalDate from) implements UnitEvent {}

    /** A unit is no longer assessed from a day on. */
    record UnitAbolished(Code unit, LocalDate from, String reason) implements UnitEvent {}
}
