package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Where a unit stands. */
public sealed interface Unit {

    record Unregistered() implements Unit {}

    /**
     * {@code since} is the first day of its latest change: changes are recorded in the order of
     * their days.
     */
    record Active(
            String name,
            String kind,
            @Nullable Code parent,
            @Nullable Code unitClass,
            LocalDate since)
            implements Unit {}

    record Abolished(LocalDate from) implements Unit {}
}
