package io.kaocheng.monitoring.react;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.Period;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What is known of a region's units, indicators and cycles, as of a moment.
 *
 * @param readAt when it was read from the database, by the monotonic clock
 * @param zone absent where the region is not known yet
 * @param versions of each indicator, enacted ones only
 */
public record KnownRegion(
        long readAt,
        @Nullable ZoneId zone,
        Map<Code, KnownUnit> units,
        Map<Code, List<KnownVersion>> versions,
        List<KnownCycle> cycles) {

    public record KnownUnit(LocalDate from, @Nullable LocalDate abolishedFrom) {}

    public record KnownVersion(int version, Period effectiveFrom, Period.Kind frequency) {}

    public record KnownCycle(Code cycle, Period period, boolean closed) {}

    /** Whether the unit exists on the last day of the period. */
    public boolean hasUnit(Code unit, Period period) {
        KnownUnit found = units.get(unit);
        return found != null
                && !found.from().isAfter(period.lastDay())
                && (found.abolishedFrom() == null
                        || found.abolishedFrom().isAfter(period.firstDay()));
    }

    /**
     * For which kind of period the indicator is reported then; absent where no version is in force.
     */
    public Period.@Nullable Kind frequency(Code indicator, Period period) {
        KnownVersion inForce = null;
        for (KnownVersion version : versions.getOrDefault(indicator, List.of())) {
            boolean begun = !version.effectiveFrom().beginsAfter(period);
            if (begun && (inForce == null || version.version() > inForce.version())) {
                inForce = version;
            }
        }
        return inForce == null ? null : inForce.frequency();
    }

    public boolean isOpen(Period period) {
        return cycles.stream().anyMatch(c -> !c.closed() && c.period().contains(period));
    }

    public boolean hasBegun(Period period, Instant now) {
        return zone != null && !period.start(zone).isAfter(now);
    }
}
