package io.kaocheng.contracts;

import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.scores.ScoresEvent;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stored name of a kind of event, {@code kaocheng.goals.target-set.v1}, and the record it is
 * read into. A name once used is kept for ever; a changed meaning is a new version beside the old.
 */
public record EntryType(String name, Journal journal, Class<? extends Event> event) {

    private static final Map<String, EntryType> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, EntryType> BY_EVENT = new LinkedHashMap<>();

    static {
        known(
                Journal.GOALS,
                RegionEvent.class,
                UnitClassEvent.class,
                UnitEvent.class,
                CycleEvent.class);
        known(Journal.GOALS, GoalEvent.class, TargetEvent.class);
        known(Journal.INDICATORS, IndicatorEvent.class, SchemeEvent.class);
        known(Journal.MONITORING, ObservationEvent.class, AlertEvent.class);
        known(Journal.EVALUATION, RunEvent.class, EditionEvent.class);
        known(Journal.SCORES, ScoresEvent.class);
    }

    private static void known(Journal journal, Class<?>... families) {
        for (Class<?> family : families) {
            for (Class<?> record : family.getPermittedSubclasses()) {
                String name = "kaocheng." + journal + "." + kebab(record.getSimpleName()) + ".v1";
                EntryType type = new EntryType(name, journal, record.asSubclass(Event.class));
                BY_EVENT.put(record, type);
                if (BY_NAME.put(name, type) != null) {
                    throw new IllegalStateException(name + " is the name of two events");
                }
            }
        }
    }

    /** All types, in the order of their journals. */
    public static Collection<EntryType> all() {
        return java.util.Collections.unmodifiableCollection(BY_NAME.values());
    }

    public static Optional<EntryType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The type of an event; every event of the public language has one. */
    public static EntryType of(Event event) {
        EntryType type = BY_EVENT.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    event.getClass() + " is not an event of " + Arrays.toString(Journal.values()));
        }
        return type;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
