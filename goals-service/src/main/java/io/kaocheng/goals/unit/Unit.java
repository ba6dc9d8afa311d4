package io.kaocheng.goals.unit;

import io.kaocheng.contracts.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

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
     * {@code since} is the first day of its latest change: changes are recorded in the order of
     * their days. {@code named} is the first day of its name, {@code classed} that of its class.
     * {@code places} are all it ever had, in that order.
     */
    record Active(
            String name,
            String kind,
            @Nullable Code parent,
            @Nullable Code unitClass,
            LocalDate since,
            LocalDate named,
            @Nullable LocalDate classed,
            List<Placed> places,
            @Nullable String nameEn)
            implements Unit {
        public Active {
            places = List.copyOf(places);
        }
    }

    /**
     * {@code before} is what holds of it on the days before {@code from}, which may be still to
     * come; {@code reason} is why it is abolished.
     */
    record Abolished(LocalDate from, String reason, Active before) implements Unit {}

    /** Its places, in the order of their days. */
    default List<Placed> history() {
        return switch (this) {
            case Unregistered() -> List.of();
            case Active active -> active.places();
            case Abolished abolished -> abolished.before().places();
        };
    }
}
