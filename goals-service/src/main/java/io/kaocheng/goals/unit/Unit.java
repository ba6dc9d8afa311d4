package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The state of a unit. */
public sealed interface Unit {

    record Unregistered() implements Unit {}

    /**
     * Below which unit it stands from a day on; at the top where there is none.
     *
     * @param reason why it was moved there; absent where it was registered there
     */
    record Placed(LocalDate from, @Nullable Code parent, @Nullable String reason) {}

    /**
     * In which class it is from a day on.
     *
     * @param unitClass null where it is in none any more
     */
    record Classed(LocalDate from, @Nullable Code unitClass) {}

    /**
     * {@code since} is the first day of its latest change: changes are recorded in the order of
     * their days. {@code named} is the first day of its name. {@code classes} and {@code places}
     * are all it ever had, in that order.
     */
    record Active(
            String name,
            String kind,
            @Nullable Code parent,
            LocalDate since,
            LocalDate named,
            List<Classed> classes,
            List<Placed> places,
            @Nullable String nameEn)
            implements Unit {
        public Active {
            classes = List.copyOf(classes);
            places = List.copyOf(places);
        }

        /** Its class; null where it is in none. */
        @Nullable Code unitClass() {
            return classes.isEmpty() ? null : classes.getLast().unitClass();
        }

        /** The first day of its class; null where it is in none. */
        @Nullable LocalDate classed() {
            return classes.isEmpty() ? null : classes.getLast().from();
        }
    }

    /**
     * {@code before} is what holds of it on the days before {@code from}, which may be still to
     * come; {@code reason} is why it is abolished.
     */
    record Abolished(LocalDate from, String reason, Active before) implements Unit {}

    /** Its classes, in the order of their days; the end of its last one where it ends. */
    default List<Classed> classes() {
        return switch (this) {
            case Unregistered() -> List.of();
            case Active(_, _, _, _, _, var classes, _, _) -> classes;
            case Abolished(var end, _, var before) ->
                    Stream.concat(before.classes().stream(), Stream.of(new Classed(end, null)))
                            .toList();
        };
    }

    /** Its places, in the order of their days. */
    default List<Placed> history() {
        return switch (this) {
            case Unregistered() -> List.of();
            case Active active -> active.places();
            case Abolished abolished -> abolished.before().places();
        };
    }
}
