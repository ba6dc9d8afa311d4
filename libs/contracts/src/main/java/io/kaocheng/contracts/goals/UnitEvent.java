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

    record UnitRegistered(
            Code unit, String name, String kind, @Nullable Code parent, LocalDate from)
            implements UnitEvent {}

    record UnitRenamed(Code unit, String name, LocalDate from) implements UnitEvent {}

    record UnitMoved(Code unit, @Nullable Code parent, LocalDate from, String reason)
            implements UnitEvent {}

    /** A unit is ranked in the class it belongs to on a period's last day. */
    record UnitClassified(Code unit, Code unitClass, LocalDate from) implements UnitEvent {}

    record UnitAbolished(Code unit, LocalDate from, String reason) implements UnitEvent {}
}
