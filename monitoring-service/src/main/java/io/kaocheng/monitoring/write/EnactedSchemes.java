package io.kaocheng.monitoring.write;

import io.kaocheng.contracts.Period;
import io.kaocheng.monitoring.observation.SubmissionRules.KnownCycle;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The schemes that were enacted in a region, and the periods that they let fall due.
 *
 * <p>Which scheme holds for a class in a period is decided as evaluation does: of a scheme for a
 * cycle the latest version, for the whole of it; a version of one that stands from a day on until
 * the next one starts; of two schemes the one that starts later, of two that start together, or are
 * both for a cycle, the one enacted later.
 *
 * @param timeZone the region's
 * @param cycles with whether they are closed
 */
record EnactedSchemes(ZoneId timeZone, List<Version> versions, List<KnownCycle> cycles) {

    /**
     * A version as it was enacted.
     *
     * @param cycle the period of its cycle; null where it has none or that is not known yet
     * @param due whether what is missing of a period is scored once that is due
     * @param from the first day from which it stands; null where it is for a cycle
     * @param until the last day; null where there is none
     * @param sequence of its enactment
     */
    record Version(
            String scheme,
            int version,
            String unitClass,
            @Nullable Period cycle,
            Set<Period.Kind> kinds,
            boolean due,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            long sequence) {

        Version {
            kinds = Set.copyOf(kinds);
        }

        /** The first day for which it may hold; null where that is not known yet. */
        @Nullable LocalDate start() {
            return from != null ? from : cycle == null ? null : cycle.firstDay();
        }

        private @Nullable LocalDate end() {
            return from != null ? until : cycle == null ? null : cycle.lastDay();
        }

        /** Its periods of a kind that are over. */
        List<Period> over(Period.Kind kind, LocalDate today) {
            LocalDate start = start();
            LocalDate end = end();
            List<Period> periods = new ArrayList<>();
            if (start == null) {
                return periods;
            }
            Period period = Period.containing(start, kind);
            if (period.firstDay().isBefore(start)) {
                period = period.next();
            }
            while (period.lastDay().isBefore(today)
                    && (end == null || !period.lastDay().isAfter(end))) {
                periods.add(period);
                period = period.next();
            }
            return periods;
        }

        /** Whether it is another version of its scheme that holds in the period. */
        private boolean startsBy(Period period) {
            return from != null && !from.isAfter(period.firstDay());
        }

        private boolean covers(Period period) {
            LocalDate start = start();
            LocalDate end = end();
            return start != null
                    && !start.isAfter(period.firstDay())
                    && (end == null || !end.isBefore(period.lastDay()));
        }

        private boolean wins(Version other) {
            LocalDate start = start();
            LocalDate otherStart = other.start();
            boolean bothOfCycles = from == null && other.from == null;
            return bothOfCycles || start == null || start.equals(otherStart)
                    ? sequence > other.sequence
                    : otherStart == null || start.isAfter(otherStart);
        }
    }

    EnactedSchemes {
        versions = List.copyOf(versions);
        cycles = List.copyOf(cycles);
    }

    /**
     * The periods that are over, that a scheme in force scores once they are due, and that no
     * closed cycle holds, in order.
     */
    Set<Period> due(LocalDate today) {
        Set<Period> due = new TreeSet<>();
        for (Version version : versions) {
            if (version.due()) {
                for (Period.Kind kind : version.kinds()) {
                    for (Period period : version.over(kind, today)) {
                        if (!due.contains(period)
                                && !isClosed(period)
                                && version.equals(inForce(version.unitClass(), period))) {
                            due.add(period);
                        }
                    }
                }
            }
        }
        return due;
    }

    private boolean isClosed(Period period) {
        List<KnownCycle> holding =
                cycles.stream().filter(cycle -> cycle.period().contains(period)).toList();
        return !holding.isEmpty() && holding.stream().allMatch(KnownCycle::closed);
    }

    private @Nullable Version inForce(String unitClass, Period period) {
        Version wins = null;
        for (Version version : ofEachScheme(period)) {
            if (version.unitClass().equals(unitClass)
                    && version.kinds().contains(period.kind())
                    && version.covers(period)
                    && (wins == null || version.wins(wins))) {
                wins = version;
            }
        }
        return wins;
    }

    /** The version of each scheme that holds in a period where its scheme does. */
    private Iterable<Version> ofEachScheme(Period period) {
        Map<String, Version> last = new HashMap<>();
        versions.forEach(v -> last.merge(v.scheme(), v, EnactedSchemes::later));
        Map<String, Version> holding = new HashMap<>();
        for (Version version : versions) {
            Version latest = last.get(version.scheme());
            boolean isOfCycle = latest != null && latest.from() == null;
            if (isOfCycle ? version.equals(latest) : version.startsBy(period)) {
                holding.merge(version.scheme(), version, EnactedSchemes::later);
            }
        }
        return holding.values();
    }

    private static Version later(Version one, Version other) {
        return one.version() > other.version() ? one : other;
    }
}
