package io.kaocheng.contracts.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;
import io.kaocheng.contracts.Position;

import org.jspecify.annotations.Nullable;

/** What a unit's lights set off. */
public sealed interface AlertEvent extends MonitoringEvent.Unscored {

    /**
     * The light of a unit's indicator changed.
     *
     * @param from the light before, absent where there was none
     * @param cause the entry of the scores journal that says so
     */
    record LightChanged(
            Code unit,
            Code indicator,
            Period period,
            @Nullable String from,
            String to,
            Position cause)
            implements AlertEvent {
        @JsonIgnore
        @Override
        public String subject() {
            return "alert/" + unit + "/" + indicator + "/" + period;
        }
    }
}
